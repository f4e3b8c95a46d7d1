"""Why a past cannot be replayed by other house rules."""

from datetime import date

from reception.domain.errors import Refusal


class NothingToReplayError(Refusal):
    """Nobody came in the period."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(f"Nobody came from {first} to {last}: there is nothing to replay")


class NoSessionsError(Refusal):
    """Nobody was signed in at a counter in the period, as in a past from another system."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            f"From {first} to {last} nobody is recorded as signed in at a counter, as in visits"
            " that were brought in: without it no replay can tell when a counter was open"
        )


class UnexplainedPastError(Refusal):
    """Too many calls of the period are not those of the calling rule."""

    def __init__(self, first: date, last: date, by_the_rule: int, calls: int) -> None:
        self.key = f"{100 * by_the_rule // max(1, calls)}"
        """The share of calls that the rule explains, of a hundred."""
        super().__init__(
            f"From {first} to {last} the calling rule explains {by_the_rule} of {calls} calls, too"
            " few for a replay by the rule to say anything"
        )
