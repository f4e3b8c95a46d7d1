"""Reads the hall in the background, one reading at a time."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.core import HallNow
from kiosk.outage.source import Source
from reception.domain.availability import Availability
from ui_kit.background import Background
from ui_kit.rereader import Rereader


class HallReader(QObject):
    """Keeps what was read last; says when it was read, and when it could not be."""

    read = Signal()
    failed = Signal(object)

    def __init__(
        self, source: Source, background: Background, *, again_ms: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.now: HallNow | None = None
        self._source = source
        self._again_ms = again_ms
        self._rereader = Rereader(background, self)
        self._rereader.again.connect(self.refresh)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Read anew; what is asked for while a reading is under way is done after it."""
        self._again.stop()
        self._rereader.run(self._source.read_hall, self._done, self._not_done)

    def distrust_figures(self) -> None:
        """Forget who waits and who works: old figures are worse than none.

        What is paused or full stays so: whoever touched it would come for nothing.
        """
        if self.now is None:
            return
        refusing = tuple(
            one for one in self.now.outlook if one.availability is not Availability.OPEN
        )
        known = replace(self.now, outlook=refusing, staffed=None)
        if known != self.now:
            self.now = known
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
