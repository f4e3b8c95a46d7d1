"""A list for QML whose rows keep their place: no tile is rebuilt under a finger."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

_ROOT = QModelIndex()
type ModelRow = Mapping[str, Any]


class RowsModel(QAbstractListModel):
    """Rows of named values; the value called ``key`` tells which row is which."""

    def __init__(self, *roles: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roles = {Qt.ItemDataRole.UserRole + at: role for at, role in enumerate(roles, 1)}
        self._rows: list[ModelRow] = []

    def show(self, rows: Sequence[ModelRow]) -> None:
        """Show ``rows``; only what differs is announced while the keys stay the same."""
        keys = [row["key"] for row in rows]
        if keys != [row["key"] for row in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for at, row in enumerate(rows):
            if row != self._rows[at]:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802 - Qt's own name
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return one value of a row."""
        return self._rows[index.row()].get(self._roles[role]) if role in self._roles else None

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802 - Qt's own name
        """Return the names by which QML reads the values."""
        return {role: QByteArray(name.encode()) for role, name in self._roles.items()}
