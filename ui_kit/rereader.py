"""One reading at a time, however often something asks for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui_kit.background import Background


class Rereader(QObject):
    """Reads in the background; asked while a reading is under way, it asks for one more after."""

    again = Signal()
    """The reading is over, and it may be old: something asked for it meanwhile."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._is_reading = False
        self._is_asked_again = False

    def run[T](
        self,
        read: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Carry out ``read`` elsewhere and hand it back here, unless a reading is under way."""
        if self._is_reading:
            self._is_asked_again = True
            return
        self._is_reading = True
        self._background.run(
            read,
            lambda result: self._hand_back(done, result),
            lambda error: self._hand_back(failed, error),
        )

    def _hand_back[T](self, take: Callable[[T], None], what: T) -> None:
        try:
            take(what)
        finally:
            # Even after a bug in whoever takes it, the next reading is carried out.
            self._is_reading = False
            if self._is_asked_again:
                self._is_asked_again = False
                self.again.emit()
