"""What one visitor wants the screen to be like; the next one begins anew."""

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.part import Part
from ui_kit.translations import marked

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Preferences(Part):
    """Keeps the wishes of the visitor who stands there."""

    CONTEXT = "Access"
    WORDS = {"contrast": marked("Access", "Stronger contrast")}

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._contrast = False

    @Slot()
    def changeContrast(self) -> None:
        """Show stronger colours, or the usual ones again."""
        self._contrast = not self._contrast
        self.changed.emit()

    def forget(self) -> None:
        """Show the usual screen again."""
        if self._contrast:
            self._contrast = False
            self.changed.emit()

    contrast = Property(bool, lambda self: self._contrast, notify=changed)
