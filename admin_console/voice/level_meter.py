"""How loud it is while a voice is recorded, as a bar."""

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui_kit.tokens import GRID_PX, LIGHT

_QUIETEST_DB = -54.0
# Where a voice should be: under the first it is too quiet, over the second it is nearly cut.
_GOOD_DB = -30.0
_LOUD_DB = -3.0
# So much of the last level stays at the next: a bar that falls slowly can be read.
_STAYS = 0.8


class LevelMeter(QWidget):
    """A bar that grows in reading direction; its words say beside it what its colour says."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("voice-level")
        self.setFixedHeight(2 * GRID_PX)
        self._share = 0.0
        self._level_db = _QUIETEST_DB

    @property
    def share(self) -> float:
        """Return how far the bar reaches, 0 to 1."""
        return self._share

    def show_level(self, level: float) -> None:
        """Show the loudest sample of a moment, 0 to 1."""
        self._level_db = 20 * math.log10(level) if level > 0 else _QUIETEST_DB
        reached = min(max(1 - self._level_db / _QUIETEST_DB, 0.0), 1.0)
        self._share = max(reached, self._share * _STAYS)
        self.update()

    def clear(self) -> None:
        """Show silence."""
        self._share, self._level_db = 0.0, _QUIETEST_DB
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bar, and the marks between which a voice should be."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        painter.setBrush(QColor(LIGHT.line))
        painter.drawRoundedRect(whole, radius, radius)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(whole.width(), 0)
            painter.scale(-1, 1)
        is_good = _GOOD_DB <= self._level_db <= _LOUD_DB
        painter.setBrush(QColor(LIGHT.primary if is_good else LIGHT.warning))
        width = max(whole.width() * self._share, whole.height() if self._share else 0.0)
        painter.drawRoundedRect(QRectF(0, 0, width, whole.height()), radius, radius)
        painter.setBrush(QColor(LIGHT.ink))
        for mark_db in (_GOOD_DB, _LOUD_DB):
            at = whole.width() * (1 - mark_db / _QUIETEST_DB)
            painter.drawRect(QRectF(at, 0, GRID_PX / 4, whole.height()))
