"""Refusals around stations that give numbers alone."""

from reception.domain.errors import NothingWaitingError, Refusal


class LettersUsedUpError(Refusal):
    """Every pair of letters is given to a station, or is the series of a service."""

    def __init__(self) -> None:
        super().__init__(
            "No letters are left for another station; it gives no numbers while it is cut off"
        )


class NoConflictError(Refusal):
    """No ticket of this label waits for a decision."""

    def __init__(self, label: str) -> None:
        self.label = label
        super().__init__(
            f"No ticket {label} waits to be taken in; 'nouba offline conflicts' lists them"
        )


class NumberInUseError(Refusal):
    """A ticket has the number that would be void."""

    def __init__(self, label: str, day: str) -> None:
        self.label = label
        super().__init__(f"Ticket {label} was given on {day}: its number cannot be void")


class NotNextNumberError(Refusal):
    """The number does not follow the last one of its series."""

    def __init__(self, series: str, following: int) -> None:
        super().__init__(
            f"The numbers of series {series} have not come so far: the next is {following}"
        )


class PaperComingError(NothingWaitingError):
    """Whoever waits for this counter has no paper yet."""

    def __init__(self, counter: int, label: str) -> None:
        super().__init__(counter)
        self.label = label
        self.args = (f"The paper of {label} is still being printed; call again in a moment",)
