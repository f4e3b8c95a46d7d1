"""Watching a long answer being made, and stopping it."""

from collections.abc import Callable

from reception.domain.errors import Refusal

type Progress = Callable[[float], bool]
"""Is told how much of an answer is made, from 0 to 1, and says whether to go on."""


class AnswerStoppedError(Refusal):
    """Whoever asked no longer wants the answer."""

    says = "The report was stopped before it was finished"


def unwatched(_done: float) -> bool:
    """Go on, whatever has been done."""
    return True


def tell(watch: Progress, done: float) -> None:
    """Say how much is done.

    Raises:
        AnswerStoppedError: whoever watches wants no more.
    """
    if not watch(min(max(done, 0.0), 1.0)):
        raise AnswerStoppedError


def part(watch: Progress, start: float, end: float) -> Progress:
    """Return a watch for a part of the work, which tells it as a part of the whole."""
    # Rounded, so that parts that touch tell the same where they meet.
    return lambda done: watch(round(start + (end - start) * done, 9))
