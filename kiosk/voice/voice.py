"""A visitor's complaint, suggestion, observation, and how content she is."""

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement

from kiosk.hall_reader import HallReader
from kiosk.part import Part

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Voice(Part):
    """Shows where a visitor's voice is heard, and takes her answer to how it went."""

    CONTEXT = "Voice"

    def __init__(self, reader: HallReader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
