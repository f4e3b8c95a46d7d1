"""What one visitor wants the screen to be like; the next one begins anew."""

from dataclasses import dataclass, replace
from math import hypot
from typing import Any

from PySide6.QtCore import Property, QObject, QSizeF, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.section import Section
from ui_kit.translations import marked

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

# On a smaller screen the usual text would be less than 4.8 mm high, and its headings 6.1 mm.
_LARGER_BELOW_MM = 21 * 25.4
_LARGEST = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """How a visitor sees, hears and reaches the screen."""

    look: str = "light"
    """One of ``light``, ``dark`` and ``contrast``."""
    larger: int = 0
    """0, 1 or 2: usual, names half as large again, or twice as large."""
    low: bool = False
    """Everything that is touched stands in the lower part of the screen."""
    spoken: bool = False


def usual_wishes(size_mm: QSizeF) -> Wishes:
    """Return what a screen of this size is like before a visitor wishes anything.

    A size of nothing means that the screen does not tell it.
    """
    diagonal_mm = hypot(size_mm.width(), size_mm.height())
    return Wishes(larger=int(0 < diagonal_mm < _LARGER_BELOW_MM))


@QmlElement
class Preferences(Section):
    """Keeps the wishes of the visitor who stands there."""

    CONTEXT = "Access"
    WORDS = {
        "access": marked("Access", "Accessibility"),
        "heading": marked("Access", "See, hear and reach better"),
        "silentHeading": marked("Access", "See and reach better"),
        "light": marked("Access", "Light"),
        "dark": marked("Access", "Dark"),
        "contrast": marked("Access", "Stronger contrast"),
        "larger": marked("Access", "Larger text"),
        "largest": marked("Access", "Largest text"),
        "low": marked("Access", "Everything lower"),
        "spoken": marked("Access", "Read aloud"),
        "stillThere": marked("Access", "Touch the screen or press a key to go on."),
        "done": marked("Access", "Done"),
        "on": marked("Access", "on"),
        "off": marked("Access", "off"),
        "page": marked("Access", "page %1 of %2"),
        "found": marked("Access", "Services found: %1"),
    }

    changed = Signal()
    openChanged = Signal()

    def __init__(
        self, usual: Wishes | None = None, *, can_speak: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._usual = usual or Wishes()
        self.wishes = self._usual
        self._can_speak = can_speak
        self._open = False

    @property
    def in_use(self) -> bool:
        """Return whether somebody has asked for something, or is about to."""
        return self._open or self.wishes != self._usual

    @property
    def unhurried(self) -> bool:
        """Return whether the visitor needs longer than others to take in a page."""
        wishes = self.wishes
        # What a small screen is like for everybody hurries nobody less.
        return wishes != self._usual and (wishes.spoken or wishes.larger > 0 or wishes.low)

    @Slot()
    def openPanel(self) -> None:
        """Show what can be asked for."""
        self._set_open(is_open=True)

    @Slot()
    def closePanel(self) -> None:
        """Go back to the page as it was."""
        self._set_open(is_open=False)

    @Slot(str)
    def chooseLook(self, look: str) -> None:
        """Show another set of colours."""
        self._wish(look=look)

    @Slot()
    def toggleLarger(self) -> None:
        """Write larger, or as usual again."""
        self._wish(larger=int(self.wishes.larger != 1))

    @Slot()
    def toggleLargest(self) -> None:
        """Write names twice as large, or as usual again."""
        self._wish(larger=0 if self.wishes.larger == _LARGEST else _LARGEST)

    @Slot()
    def toggleLow(self) -> None:
        """Put everything that is touched into the lower part, or back."""
        self._wish(low=not self.wishes.low)

    @Slot()
    def toggleSpoken(self) -> None:
        """Read every page aloud, or be silent again."""
        self._wish(spoken=self._can_speak and not self.wishes.spoken)

    def reset(self) -> None:
        """Show the usual screen again."""
        self._set_open(is_open=False)
        self._show(self._usual)

    def _wish(self, **wanted: Any) -> None:
        self._show(replace(self.wishes, **wanted))

    def _show(self, wishes: Wishes) -> None:
        if wishes != self.wishes:
            self.wishes = wishes
            self.changed.emit()

    def _set_open(self, *, is_open: bool) -> None:
        if is_open != self._open:
            self._open = is_open
            self.openChanged.emit()

    @Property(str, notify=changed)
    def look(self) -> str:
        """Return the set of colours."""
        return self.wishes.look

    @Property(bool, notify=changed)
    def larger(self) -> bool:
        """Return whether text is larger."""
        return self.wishes.larger == 1

    @Property(bool, notify=changed)
    def largest(self) -> bool:
        """Return whether names are twice as large as usual."""
        return self.wishes.larger == _LARGEST

    @Property(bool, notify=changed)
    def low(self) -> bool:
        """Return whether all that is touched stands low."""
        return self.wishes.low

    @Property(bool, notify=changed)
    def spoken(self) -> bool:
        """Return whether pages are read aloud."""
        return self.wishes.spoken

    @Property(bool, constant=True)
    def canSpeak(self) -> bool:
        """Return whether they can be."""
        return self._can_speak

    @Property(bool, notify=openChanged)
    def open(self) -> bool:
        """Return whether the panel lies over the page."""
        return self._open
