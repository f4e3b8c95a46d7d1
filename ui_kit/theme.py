"""The look of every screen, made of ``ui_kit.tokens``."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache, lru_cache
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QByteArray, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
    QRawFont,
)
from PySide6.QtQml import QmlElement, QmlSingleton
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

from assets import asset_path
from reception.domain.language import Language
from ui_kit.tokens import (
    DESK,
    GRID_PX,
    KIOSK,
    KIOSK_LARGER_TYPE,
    LATIN_LINES,
    LIGHT,
    LINES,
    MOTION_MS,
    SHADE,
    SMALL_STEPS,
    STEP,
    LineSizes,
    ScreenClass,
    Tokens,
    row_looks,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

LATIN = "Noto Sans"
ARABIC = "Noto Sans Arabic"
TIFINAGH = "Noto Sans Tifinagh"

_FAMILIES: Mapping[Language, tuple[str, ...]] = {
    Language.ARABIC: (ARABIC, LATIN, TIFINAGH),
    Language.TAMAZIGHT: (TIFINAGH, LATIN, ARABIC),
    Language.FRENCH: (LATIN, ARABIC, TIFINAGH),
    Language.ENGLISH: (LATIN, ARABIC, TIFINAGH),
}
# A letter that only the script's own family draws.
_SAMPLES: Mapping[str, str] = {LATIN: "é", ARABIC: "ش", TIFINAGH: "ⵣ"}


@cache
def load_fonts() -> None:
    """Make the families of ``assets/fonts`` known to Qt, once; needs an application object."""
    for file in sorted(asset_path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    for first, *others in _FAMILIES.values():
        # Whatever a family does not draw is drawn by ours, not by one of the system's.
        QFont.insertSubstitutions(first, others)


def families(language: Language) -> list[str]:
    """Return the families for a text, the script's own first."""
    return list(_FAMILIES[language])


def missing_families() -> list[str]:
    """Return the families that Qt cannot draw with; empty when all is well."""
    return [name for name, letter in _SAMPLES.items() if not _draws(name, letter)]


def _draws(family: str, letter: str) -> bool:
    return family in QFontDatabase.families() and QRawFont.fromFont(
        QFont(family)
    ).supportsCharacter(ord(letter))


QML_IMPORT_NAME = "Nouba.UiKit"
QML_IMPORT_MAJOR_VERSION = 1


_FAMILY: Mapping[str, str] = {
    "": families(Language.FRENCH)[0],
    **{language: families(language)[0] for language in Language},
}
_TIFINAGH = re.compile("[\u2d30-\u2d7f]")
_ARABIC = re.compile("[\u0600-\u06ff]")


@QmlElement
@QmlSingleton
class Theme(QObject):
    """The look, as QML reads it; sizes follow the screen, colours the chosen set."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._screen = KIOSK
        self._scale = 1.0
        self._upright = True
        self._larger_steps, self._level = 0.0, 0
        self._motion_ms = MOTION_MS

    def use(self, tokens: Tokens) -> None:
        """Show another set of colours."""
        if tokens != self._tokens:
            self._tokens = tokens
            self.changed.emit()

    def fit(self, screen: ScreenClass, width_px: int, height_px: int) -> None:
        """Take the sizes of a screen class for a window of this size."""
        self._upright = height_px >= width_px
        short_px, long_px = sorted((width_px, height_px))
        self._screen = screen
        self._scale = max(0.3, min(short_px / screen.short_px, long_px / screen.long_px))
        self.changed.emit()

    def enlarge(self, steps: float, level: int = 0) -> None:
        """Write larger by so many steps of the scale, and names once or twice as much again."""
        if (steps, level) != (self._larger_steps, self._level):
            self._larger_steps, self._level = steps, level
            self.changed.emit()

    def stand_still(self) -> None:
        """Show every change at once, without motion."""
        self._motion_ms = 0
        self.changed.emit()

    def _size(self, steps: float) -> int:
        more = SMALL_STEPS if steps < 0 and self._larger_steps else 0.0
        rise: float = STEP ** (steps + self._larger_steps + more)
        return round(self._screen.body_px * self._scale * rise)

    @Property(QColor, notify=changed)
    def paper(self) -> QColor:
        """Return the colour of the ground."""
        return QColor(self._tokens.paper)

    @Property(QColor, notify=changed)
    def surface(self) -> QColor:
        """Return the colour of cards."""
        return QColor(self._tokens.surface)

    @Property(QColor, notify=changed)
    def ink(self) -> QColor:
        """Return the colour of text."""
        return QColor(self._tokens.ink)

    @Property(QColor, notify=changed)
    def quietInk(self) -> QColor:
        """Return the colour of text that matters less."""
        return QColor(self._tokens.quiet_ink)

    @Property(QColor, notify=changed)
    def line(self) -> QColor:
        """Return the colour of decorating lines."""
        return QColor(self._tokens.line)

    @Property(QColor, notify=changed)
    def primary(self) -> QColor:
        """Return the colour of what is to be done next."""
        return QColor(self._tokens.primary)

    @Property(QColor, notify=changed)
    def primaryPressed(self) -> QColor:
        """Return the same while it is pressed."""
        return QColor(self._tokens.primary_pressed)

    @Property(QColor, notify=changed)
    def onPrimary(self) -> QColor:
        """Return the colour of text on it."""
        return QColor(self._tokens.on_primary)

    @Property(QColor, notify=changed)
    def primarySoft(self) -> QColor:
        """Return a pale shade of it."""
        return QColor(self._tokens.primary_soft)

    @Property(QColor, notify=changed)
    def accent(self) -> QColor:
        """Return the colour of "your turn"."""
        return QColor(self._tokens.accent)

    @Property(QColor, notify=changed)
    def onAccent(self) -> QColor:
        """Return the colour of text on it."""
        return QColor(self._tokens.on_accent)

    @Property(QColor, notify=changed)
    def information(self) -> QColor:
        """Return the colour of what is only told."""
        return QColor(self._tokens.information)

    @Property(QColor, notify=changed)
    def warning(self) -> QColor:
        """Return the colour of warnings."""
        return QColor(self._tokens.warning)

    @Property(dict, notify=changed)
    def rows(self) -> Mapping[str, Mapping[str, object]]:
        """Return the colours of a row, by the name of its state."""
        return row_looks(self._tokens)

    @Property(QColor, constant=True)
    def shade(self) -> QColor:
        """Return what lies over a page under a question."""
        return QColor(SHADE)

    @Property(float, notify=changed)
    def scale(self) -> float:
        """Return how large this window is beside its screen class."""
        return self._scale

    @Property(int, notify=changed)
    def space(self) -> int:
        """Return one step of the grid."""
        return max(2, round(GRID_PX * self._scale))

    @Property(int, notify=changed)
    def radius(self) -> int:
        """Return the radius of corners."""
        return round(self._screen.radius_px * self._scale)

    @Property(int, notify=changed)
    def touch(self) -> int:
        """Return the least height of what is touched."""
        return round(self._screen.touch_px * self._scale)

    @Property(int, notify=changed)
    def choice(self) -> int:
        """Return the least height of what is chosen from."""
        return round(max(self._screen.choice_px, self._screen.touch_px) * self._scale)

    @Property(bool, notify=changed)
    def upright(self) -> bool:
        """Return whether the screen stands upright."""
        return self._upright

    @Property(bool, notify=changed)
    def larger(self) -> bool:
        """Return whether text is larger than usual."""
        return self._larger_steps > 0

    @Property(int, notify=changed)
    def level(self) -> int:
        """Return how much larger names are: 0, 1 or 2."""
        return self._level

    @Property(int, notify=changed)
    def touched(self) -> int:
        """Return the size of what is written on small buttons: once larger, 7.3 mm high."""
        return round(KIOSK_LARGER_TYPE.detail_px * self._scale) if self._level else self._size(-1)

    @Property(int, notify=changed)
    def small(self) -> int:
        """Return the size of small text."""
        return self._size(-1)

    @Property(int, notify=changed)
    def body(self) -> int:
        """Return the size of usual text: once larger, no smaller than what is touched."""
        least = round(KIOSK_LARGER_TYPE.detail_px * self._scale) if self._level else 0
        return max(self._size(0), least)

    @Property(int, notify=changed)
    def large(self) -> int:
        """Return the size of large text."""
        return self._size(1)

    @Property(int, notify=changed)
    def title(self) -> int:
        """Return the size of titles."""
        return self._size(2)

    @Property(int, notify=changed)
    def headline(self) -> int:
        """Return the size of headlines."""
        return self._size(3)

    @Property(int, notify=changed)
    def display(self) -> int:
        """Return the size of what is read from afar."""
        return self._size(5)

    @Property(int, notify=changed)
    def motionMs(self) -> int:
        """Return how long a motion takes."""
        return self._motion_ms

    @Slot(str, str, result=str)
    def familyFor(self, text: str, language: str) -> str:
        """Return the typeface for this text."""
        return family_for(text, language)

    @Slot(str, result=float)
    def lineHeight(self, language: str) -> float:
        """Return the distance of lines for a text in ``language``, as a part of the typeface's."""
        lines = _lines(language)
        return lines.wanted / lines.own

    @Slot(str, result=float)
    def spareAbove(self, language: str) -> float:
        """Return the empty room above a text in ``language``, in sizes of the letter."""
        return _lines(language).spare_above

    @Slot(str, result=float)
    def spareBelow(self, language: str) -> float:
        """Return the empty room below a text in ``language``, in sizes of the letter."""
        return _lines(language).spare_below


def _lines(language: str) -> LineSizes:
    return LINES.get(language, LATIN_LINES)


def text_height_px(lines: int, size_px: float, language: str, leading: float = 1.0) -> float:
    """Return how high so many lines of a Phrase are."""
    script = _lines(language)
    # Qt brings lines closer to each other, and leaves the last as high as the typeface wants it.
    height = (lines - 1) * script.wanted * leading + script.own
    return (height - script.spare_above - script.spare_below) * size_px


def family_for(text: str, language: str) -> str:
    """Return the typeface for this text: its own where one stands in for a Tamazight one."""
    if language == Language.TAMAZIGHT and not _TIFINAGH.search(text):
        return _FAMILY[Language.ARABIC if _ARABIC.search(text) else Language.FRENCH]
    return _FAMILY[language]


def desk_stylesheet() -> str:
    """Return the style sheet of the Widgets apps; mark buttons by the property ``kind``."""
    values = asdict(LIGHT)
    for name, steps in (("small", -1), ("body", 0), ("large", 1), ("title", 2), ("display", 6)):
        values[f"{name}_px"] = f"{round(DESK.body_px * STEP**steps)}px"
    for name, text in (("radius", DESK.radius_px), ("touch", DESK.touch_px), ("grid", GRID_PX)):
        values[f"{name}_px"] = f"{text}px"
    return filled_sheet("desk", **values)


def filled_sheet(name: str, **values: object) -> str:
    """Return a style sheet of ``assets/styles`` with its colours and sizes filled in."""
    file = asset_path("styles", f"{name}.qss")
    return Template(file.read_text(encoding="utf-8")).substitute(values)


def apply_desk_theme(app: "QApplication") -> None:
    """Give a Widgets app the colours, sizes and typeface of the desk."""
    app.setStyle("Fusion")
    font = QFont(families(Language.FRENCH))
    font.setPixelSize(round(DESK.body_px))
    app.setFont(font)
    app.setPalette(_palette())
    app.setStyleSheet(desk_stylesheet())


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, colour in (
        (role.Window, LIGHT.paper),
        (role.Base, LIGHT.surface),
        (role.AlternateBase, LIGHT.paper),
        (role.Button, LIGHT.surface),
        (role.WindowText, LIGHT.ink),
        (role.Text, LIGHT.ink),
        (role.ButtonText, LIGHT.ink),
        (role.PlaceholderText, LIGHT.quiet_ink),
        (role.Highlight, LIGHT.primary),
        (role.HighlightedText, LIGHT.on_primary),
        (role.Link, LIGHT.information),
        (role.ToolTipBase, LIGHT.ink),
        (role.ToolTipText, LIGHT.paper),
    ):
        palette.setColor(target, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, target, QColor(LIGHT.quiet_ink))
    return palette


FALLBACK = "document"
DESK_SIZE_PX = 24


@lru_cache
def known_icons() -> frozenset[str]:
    """Return the names that can be drawn."""
    return frozenset(file.stem for file in asset_path("icons").glob("*.svg"))


def draw_icon(name: str, colour: str, size_px: int) -> QImage:
    """Draw an icon on a transparent square; a name that is not known is drawn as a document."""
    # Whoever changes the image changes one of her own.
    return QImage(_drawn(name, colour, size_px))


# Every page shows the same few, which take longer to draw than to copy.
@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, size_px: int) -> QImage:
    known = name if name in known_icons() else FALLBACK
    source = asset_path("icons", f"{known}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    image = QImage(QSize(size_px, size_px), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def icon(name: str, colour: str = LIGHT.ink) -> QIcon:
    """Return an icon for a Widgets app."""
    return QIcon(QPixmap.fromImage(draw_icon(name, colour, DESK_SIZE_PX * 2)))


class IconProvider(QQuickImageProvider):
    """Draws ``image://icon/<name>/<rrggbb>`` in the size that is asked for."""

    NAME = "icon"

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(
        self,
        id: str,  # noqa: A002 - Qt's name
        size: QSize,  # noqa: ARG002 - the answer's size is the image's own
        requestedSize: QSize,  # noqa: N803 - Qt's name
    ) -> QImage:
        """Draw one icon."""
        name, _, colour = id.partition("/")
        size_px = max(requestedSize.width(), requestedSize.height(), DESK_SIZE_PX)
        return draw_icon(name, f"#{colour}", size_px)
