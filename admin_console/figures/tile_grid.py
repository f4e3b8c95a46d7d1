"""Tiles of one size in even rows, as many beside each other as the window has room for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui_kit.tokens import GRID_PX

_LEAST_PX = 21 * GRID_PX
_SPACING_PX = 2 * GRID_PX


class TileGrid(QWidget):
    """Eight tiles stand as twice four rather than as seven and one."""

    def __init__(self) -> None:
        super().__init__()
        self._tiles: Sequence[QWidget] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACING_PX)

    def show_tiles(self, tiles: Sequence[QWidget]) -> None:
        """Show these tiles instead of the present ones."""
        for tile in self._tiles:
            if tile not in tiles:
                tile.hide()
        self._tiles = tiles
        self._columns = 0
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Take as many columns as the new width has room for."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's own
        """Measure anew when the typeface is another."""
        super().changeEvent(event)
        self.updateGeometry()

    def _place(self) -> None:
        count = len(self._tiles)
        room = max(1, (self.width() + _SPACING_PX) // (_LEAST_PX + _SPACING_PX))
        rows = -(-count // room) if count else 0
        columns = -(-count // rows) if rows else 0
        if columns == self._columns:
            return
        for at in range(max(columns, self._columns)):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
        self._columns = columns
        for at, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, at // columns, at % columns)
            tile.show()
