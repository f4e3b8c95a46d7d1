"""The kiosk's window: it draws its first frame by itself, and is opened for visitors after that."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QUrl, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtQuick import QQuickView

from ui_kit.theme import IconProvider, Theme
from ui_kit.tokens import DARK, HIGH_CONTRAST, KIOSK, LIGHT

if TYPE_CHECKING:
    from kiosk.access.keys import Keys
    from kiosk.access.preferences import Preferences
    from kiosk.view_model import KioskViewModel

_QML = Path(__file__).parent / "qml"
_SHARED_QML = Path(__file__).parent.parent / "ui_kit" / "qml"
_LOOKS = {"light": LIGHT, "dark": DARK, "contrast": HIGH_CONTRAST}
FIRST_SIZE = QSize(1080, 1920)


class KioskWindow(QQuickView):
    """The kiosk's screen; its sizes follow the screen's."""

    view_model: "KioskViewModel"
    """From the moment it is opened."""

    def __init__(self) -> None:
        super().__init__()
        engine = self.engine()
        engine.addImportPath(str(_SHARED_QML))
        engine.addImageProvider(IconProvider.NAME, IconProvider())
        theme = engine.singletonInstance("Nouba.UiKit", "Theme")
        if not isinstance(theme, Theme):
            raise TypeError("the module Nouba.UiKit offers no Theme")
        self.theme = theme
        self.keys: Keys | None = None
        self._preferences: Preferences | None = None
        theme.fit(KIOSK, FIRST_SIZE.width(), FIRST_SIZE.height())
        self.setObjectName("kiosk")
        self.setTitle("Nouba")
        self.setColor(theme.property("paper"))
        self.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.resize(FIRST_SIZE)

    def greet(self) -> None:
        """Show a first page, for which little is loaded."""
        self.setSource(QUrl.fromLocalFile(str(_QML / "FirstPage.qml")))

    def open(self, view_model: "KioskViewModel", preferences: "Preferences", keys: "Keys") -> None:
        """Show the pages of a view-model, which reads nothing before its ``refresh()``."""
        view_model.setParent(self)
        self.view_model = view_model
        self.keys = keys
        self._preferences = preferences
        preferences.changed.connect(self._use_preferences)
        self.setInitialProperties({"viewModel": view_model})
        self.setSource(QUrl.fromLocalFile(str(_QML / "Kiosk.qml")))
        self._use_preferences()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the sizes that fit the new size."""
        self.theme.fit(KIOSK, event.size().width(), event.size().height())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let four keys do what a finger does."""
        if not (self.keys and self.keys.handle(event)):
            super().keyPressEvent(event)

    @Slot()
    def _use_preferences(self) -> None:
        if self._preferences is None:
            return
        wishes = self._preferences.wishes
        self.theme.use(_LOOKS[wishes.look])
        # In the lower part of an upright screen there is not room for a whole step.
        steps = 0.5 if wishes.low and self.theme.property("upright") else 1.0
        self.theme.enlarge(steps if wishes.larger else 0.0)
        self.setColor(self.theme.property("paper"))
