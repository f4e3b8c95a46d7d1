"""The questions that were asked, so that one can go back and forward through them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    # The window opens before the reports are loaded.
    from admin_console.figures.inquiry import Inquiry

_LONGEST = 100


class Trail(QObject):
    """Keeps the questions of the person who is here; the pages of figures share it."""

    moved = Signal()
    """Another question is asked now."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: list[Inquiry] = []
        self._at = -1

    @property
    def now(self) -> "Inquiry | None":
        """Return what is asked now; None when nothing was asked yet."""
        return self._asked[self._at] if self._asked else None

    @property
    def can_go_back(self) -> bool:
        """Return whether something was asked before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Return whether one has gone back."""
        return self._at < len(self._asked) - 1

    def ask(self, inquiry: "Inquiry") -> None:
        """Ask something else; where one had gone back, the way forward is given up."""
        if self._asked and inquiry == self.now:
            self.moved.emit()
            return
        self._asked = [*self._asked[: self._at + 1], inquiry][-_LONGEST:]
        self._at = len(self._asked) - 1
        self.moved.emit()

    def go(self, steps: int) -> None:
        """Go back or forward."""
        to = self._at + steps
        if 0 <= to < len(self._asked):
            self._at = to
            self.moved.emit()

    def forget(self) -> None:
        """Forget every question."""
        self._asked, self._at = [], -1
