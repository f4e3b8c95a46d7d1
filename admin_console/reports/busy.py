"""What lies over an answer while the next one is on its way: it dims, tells, and stops it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from admin_console.page import button, label
from admin_console.words import translate
from ui_kit.tokens import GRID_PX, LIGHT

_DIM = 170
_HUNDRED = 100


class BusyOverlay(QWidget):
    """Covers a widget; what is below stays readable and takes no clicks."""

    stopped = Signal()

    def __init__(self, covered: QWidget) -> None:
        super().__init__(covered)
        self.setObjectName("veil")
        self._covered = covered
        self._told = label("strong", "veil-told")
        self._progress = QProgressBar()
        self._progress.setObjectName("progress")
        self._progress.setRange(0, _HUNDRED)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(30 * GRID_PX)
        stop = button(translate("Console", "Stop"), "stop")
        stop.clicked.connect(self.stopped)
        self._box = QFrame()
        self._box.setProperty("kind", "card")
        row = QHBoxLayout(self._box)
        row.setSpacing(2 * GRID_PX)
        for widget in (self._told, self._progress, stop):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        covered.installEventFilter(self)
        self.hide()

    def dim(self) -> None:
        """Dim what is covered."""
        self._box.hide()
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()

    def tell(self, done: float, *, saves: bool = False) -> None:
        """Say how far the answer is, or the file that is saved."""
        self._told.setText(
            translate("Console", "The file is being written")
            if saves
            else translate("Console", "The figures are being worked out")
        )
        self._progress.setAccessibleName(self._told.text())
        self.dim()
        self._progress.setValue(round(_HUNDRED * done))
        self._box.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        """Stay as large as what is covered."""
        if watched is self._covered and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's own
        """Let what is covered shine through."""
        colour = QColor(LIGHT.paper)
        colour.setAlpha(_DIM)
        QPainter(self).fillRect(self.rect(), colour)
