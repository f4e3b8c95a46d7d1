"""A clock that tests move."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self, at: datetime = datetime(2026, 11, 25, 9, tzinfo=UTC)) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def advance(self, **step: float) -> None:
        """Move by a step, such as ``minutes=5``; a negative one sets the clock back."""
        self.at += timedelta(**step)
