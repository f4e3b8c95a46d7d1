"""What the help pages say of this office."""

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement

from kiosk.hall_reader import HallReader
from kiosk.part import Part

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Guide(Part):
    """Answers where to go and whom to call."""

    CONTEXT = "Guide"

    def __init__(self, reader: HallReader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
