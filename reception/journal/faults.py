"""What keeps a station from giving a number by itself."""

from reception.domain.errors import EnvironmentFault, StorageFault


class JournalFault(StorageFault):
    """The station's journal cannot be written or read."""


class JournalHeldError(JournalFault):
    """Another program has the journal open."""


class NotRegisteredError(EnvironmentFault):
    """The server has never given this station letters of its own."""

    def __init__(self) -> None:
        super().__init__(
            "This station has no letters of its own yet",
            "start it once while the server can be reached",
        )


class AloneTooLongError(EnvironmentFault):
    """The server has been away for so long, or for so many tickets, that people must decide."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The server has been away for {what}",
            "bring the network or the server back; until then give numbers on paper",
        )
