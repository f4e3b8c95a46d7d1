"""Small widgets that the panel's pages share."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from counter_display.clerk_panel.style import ACT_PX, EDGE_PX, PROGRESS_PX
from reception.domain.language import Language
from ui_kit.roles import Heading, text_label
from ui_kit.theme import families
from ui_kit.tokens import DESK, GRID_PX, LIGHT
from ui_kit.words import without_marks

_LATIN = frozenset({"ticket", "next", "key"})
# The kinds of buttons that do something to a visitor.
_ACTS = frozenset({"act", "primary-act", "always", "strip"})


def heading(name: str = "", kind: str = "heading", *, text: str = "") -> Heading:
    """Return what heads a part, by which a screen reader goes from part to part."""
    label = Heading(text)
    label.setObjectName(name)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    return label


def figures_label(kind: str = "", name: str = "") -> QLabel:
    """Return a label whose digits all have one width, so that a running one stands still."""
    label = text_label(kind, name)
    font = label.font()
    if kind in _LATIN:
        # A ticket or key is Latin in every language: no room is kept for Arabic's marks.
        font.setFamilies(families(Language.FRENCH))
    font.setFeature(QFont.Tag("tnum"), 1)
    label.setFont(font)
    return label


type PanelPart = QWidget | QLayout | tuple[QWidget | QLayout, int] | int | None
"""A widget or layout, also with its share of the room; a gap of so many pixels; None stretches."""


def column(*parts: PanelPart, spacing: int = 0, margins: int | None = None) -> QVBoxLayout:
    """Return parts one below the other; a spacing of -1 and margins of None are the style's."""
    return _filled(QVBoxLayout(), parts, spacing, margins)


def row(*parts: PanelPart, spacing: int = 0, margins: int | None = None) -> QHBoxLayout:
    """Return parts side by side."""
    return _filled(QHBoxLayout(), parts, spacing, margins)


def _filled[B: QBoxLayout](
    layout: B, parts: Sequence[PanelPart], spacing: int, margins: int | None
) -> B:
    layout.setSpacing(spacing)
    if margins is not None:
        layout.setContentsMargins(*(4 * (margins,)))
    for one in parts:
        part, share = one if isinstance(one, tuple) else (one, 0)
        match part:
            case QWidget():
                layout.addWidget(part, share)
            case QLayout():
                layout.addLayout(part, share)
            case int():
                layout.addSpacing(part)
            case None:
                layout.addStretch(1)
    return layout


def lines_of(text: str, font: QFont, width: int) -> list[str]:
    """Return the lines of a text in this width."""
    layout, lines = QTextLayout(text, font), []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip(" "))
    layout.endLayout()
    return lines


def _wrapped(text: str, metrics: QFontMetrics, width: int) -> QRect:
    room = QRect(0, 0, max(1, width), 10_000)
    return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)


def shortened(text: str, metrics: QFontMetrics, width: int, most: int) -> str:
    """Return a text in at most so many lines; dots stand for its last words if they need more."""

    def fits(part: str) -> bool:
        needed = _wrapped(part, metrics, width)
        return needed.width() <= width and needed.height() <= most * metrics.height()

    if fits(text):
        return text
    words = text.split(" ")
    shorter = (f"{' '.join(words[:count])} …" for count in range(len(words) - 1, 0, -1))
    word = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return next((one for one in shorter if fits(one)), word)


class ShortLabel(QLabel):
    """Shows as many lines as have room; the whole is heard, and shown where the mouse rests."""

    def __init__(self, kind: str, name: str, room_px: int) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._room_px = room_px
        self._whole = ""

    def say(self, text: str) -> None:
        """Say this."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(without_marks(text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        most = max(1, self._room_px // metrics.height())
        self.setText(shortened(self._whole, metrics, self.width(), most))


class PanelCard(QFrame):
    """A card of the panel."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName(name)


class ReturnButton(QPushButton):
    """A button that Enter presses when it has the focus; the space bar does no act."""

    def __init__(
        self,
        name: str,
        kind: str = "",
        text: str = "",
        *,
        focus: Qt.FocusPolicy = Qt.FocusPolicy.TabFocus,
    ) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self.setFocusPolicy(focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press the button by Enter."""
        if event.key() == Qt.Key.Key_Return:
            if not event.isAutoRepeat():
                self.click()
        elif event.key() == Qt.Key.Key_Space and self.property("kind") in _ACTS:
            event.ignore()  # a blank is text
        else:
            super().keyPressEvent(event)


def keeps_space(event: QEvent) -> bool:
    """Keep the space bar from the main act, and return whether that was what was asked."""
    overrides = event.type() is QEvent.Type.ShortcutOverride
    if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
        event.accept()
        return True
    return False


class WordButton(ReturnButton):
    """A button of words alone; the space bar presses it too while it has the focus."""

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__(name, "word", text)

    def event(self, event: QEvent) -> bool:
        """Keep the space bar from the main act: who came here by Tab means this button."""
        return keeps_space(event) or super().event(event)


class VerbButton(ReturnButton):
    """An act and the key that does it; Enter presses it when it has the focus."""

    def __init__(self, name: str, *, kind: str = "act", height_px: int = ACT_PX) -> None:
        super().__init__(name, kind)
        self._height_px = height_px
        self._part = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._name, self._key = text_label("act-name", wraps=True), figures_label("key")
        self._pad = text_label("pad-key", f"{name}-pad")
        for label in (self._name, self._key, self._pad):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        keys = row(None, self._key, self._pad, None, spacing=GRID_PX)
        self._inside = column(None, self._name, keys, None, spacing=EDGE_PX)
        self._inside.setContentsMargins(GRID_PX, EDGE_PX, GRID_PX, EDGE_PX)
        self.setLayout(self._inside)

    def set_text(self, name: str, key: str, pad: str = "") -> None:
        """Show the act's name, its key, and quietly the one of the call box, if any."""
        self._name.setText(name)
        for label, text in ((self._key, key), (self._pad, pad)):
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleName(name)
        self.updateGeometry()

    def show_wait(self, part: float, left: str) -> None:
        """Show how much of a time has passed until the act is possible, and what is left of it."""
        self._part = part
        self.setAccessibleDescription(left)
        self._pad.setText(left)
        self._pad.setVisible(bool(left))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the button, and a bar on its lower edge that grows until the act is possible."""
        super().paintEvent(event)
        if self._part:
            inside = self.rect().adjusted(DESK.radius_px, 0, -DESK.radius_px, -EDGE_PX)
            bar = QRect(inside.left(), inside.bottom() - PROGRESS_PX, inside.width(), PROGRESS_PX)
            bar.setWidth(round(bar.width() * self._part))
            painter = QPainter(self)
            painter.fillRect(
                QStyle.visualRect(self.layoutDirection(), inside, bar), QColor(LIGHT.primary)
            )

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room that the words need: a button does not ask the layout inside it."""
        return QSize(self._inside.sizeHint().width(), self._height_px)

    @property
    def words(self) -> str:
        """Return the act's name as it is shown."""
        return self._name.text()


class TallScroll(QScrollArea):
    """Gives what is inside its own width, and the height that its words need at that width."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = QWidget()
        self.inside.setProperty("kind", "scrolled")
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self.inside)
        self.inside.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take the new width."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the new height of the words once a reading or the language has changed them."""
        if watched is self.inside and event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Take the height that the words need now."""
        # A scroll area alone would keep the height that words need when wrapped at their narrowest.
        width_px = self.viewport().width()
        self.inside.resize(width_px, self.column.totalHeightForWidth(width_px))
