"""The one act that perhaps was done although no answer came."""

from collections.abc import Hashable
from uuid import UUID

from reception.ports import Ids


class Unanswered:
    """Gives the same act the same operation id until its answer has come."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._waiting: tuple[Hashable, UUID] | None = None

    def __bool__(self) -> bool:
        """Return whether an act is still to be repeated."""
        return self._waiting is not None

    def operation(self, act: Hashable) -> UUID:
        """Return the act's id: that of before if it is the very act that got no answer."""
        if self._waiting is None or self._waiting[0] != act:
            self._waiting = (act, self._ids.new())
        return self._waiting[1]

    def answered(self) -> None:
        """Forget the act: it was done, or refused."""
        self._waiting = None
