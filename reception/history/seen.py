"""Whether the lines of a visit stand together, in a file of any length."""

from array import array
from collections.abc import Iterator, Sequence

from reception.history.past_leg import BadLine, PastLeg


class Seen:
    """Remembers 16 bytes a visit: half of its identifier, and its line."""

    def __init__(self) -> None:
        self._visits = array("Q")
        self._lines = array("Q")

    def add(self, visits: Sequence[Sequence[PastLeg]]) -> None:
        """Remember these visits."""
        # The later half: the earlier one of an identifier of ours is a time.
        self._visits.extend(legs[0].visit.int & (2**64 - 1) for legs in visits)
        self._lines.extend(legs[0].line for legs in visits)

    def scattered(self) -> Iterator[BadLine]:
        """Yield the lines that begin a visit a second time."""
        import numpy as np  # noqa: PLC0415 - loaded for this alone

        visits = np.asarray(self._visits)
        order = np.argsort(visits, kind="stable")
        twice = order[1:][visits[order[1:]] == visits[order[:-1]]]
        for index in sorted(int(one) for one in twice):
            yield BadLine(
                line=self._lines[index], reason="this visit has lines elsewhere in the file as well"
            )
