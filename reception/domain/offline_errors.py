"""Refusals around stations that give numbers alone."""

from reception.domain.errors import Refusal


class LettersUsedUpError(Refusal):
    """Every pair of letters is given to a station, or is the series of a service."""

    def __init__(self) -> None:
        super().__init__(
            "No letters are left for another station; it gives no numbers while it is cut off"
        )


class NotParkedError(Refusal):
    """No ticket of this label waits for a decision."""

    def __init__(self, label: str) -> None:
        self.label = label
        super().__init__(f"No ticket {label} waits to be taken in; 'nouba day parked' lists them")
