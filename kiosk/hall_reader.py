"""Reads the hall in the background, one reading at a time."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.core import Core, HallNow, read_hall
from ui_kit.background import Background
from ui_kit.rereader import Rereader


class HallReader(QObject):
    """Keeps what was read last; says when it was read, and when it could not be."""

    read = Signal()
    failed = Signal(object)

    def __init__(
        self, core: Core, background: Background, *, again_ms: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.now: HallNow | None = None
        self._core = core
        self._again_ms = again_ms
        self._rereader = Rereader(background, self)
        self._rereader.again.connect(self.refresh)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Read anew; what is asked for while a reading is under way is done after it."""
        self._again.stop()
        self._rereader.run(lambda: read_hall(self._core), self._done, self._not_done)

    def distrust_figures(self) -> None:
        """Forget who waits: old figures are worse than none."""
        if self.now and self.now.outlook:
            self.now = HallNow(unit=self.now.unit, opening=self.now.opening, outlook=())
            self.read.emit()

    def _done(self, now: HallNow) -> None:
        self.now = now
        self.read.emit()

    def _not_done(self, error: Exception) -> None:
        if self.now is None:
            # Until the first reading nobody else tells us to read.
            self._again.start(self._again_ms)
        self.distrust_figures()
        self.failed.emit(error)
