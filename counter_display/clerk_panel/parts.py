"""Small widgets that the panel's pages share."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from counter_display.clerk_panel.style import ACT_PX, EDGE_PX
from reception.domain.language import Language
from ui_kit.theme import families
from ui_kit.tokens import GRID_PX

_TICKETS = frozenset({"ticket", "next"})


def text_label(kind: str = "", name: str = "", *, text: str = "", wraps: bool = False) -> QLabel:
    """Return a label of one kind of the style sheet."""
    label = QLabel()
    label.setProperty("kind", kind)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wraps)
    return label


def figures_label(kind: str = "", name: str = "") -> QLabel:
    """Return a label whose digits all have one width, so that a running one stands still."""
    label = text_label(kind, name)
    font = label.font()
    if kind in _TICKETS:
        # A ticket is Latin in every language: no room is kept for Arabic's marks.
        font.setFamilies(families(Language.FRENCH))
    font.setFeature(QFont.Tag("tnum"), 1)
    label.setFont(font)
    return label


def card(name: str = "") -> QFrame:
    """Return an empty card."""
    frame = QFrame()
    frame.setProperty("kind", "card")
    frame.setObjectName(name)
    return frame


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget another look of its kind."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.updateGeometry()


class ReturnButton(QPushButton):
    """A button that Enter presses when it has the focus; the space bar belongs to the main act."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press the button by Enter."""
        if event.key() == Qt.Key.Key_Return:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


class WordButton(ReturnButton):
    """A button of words alone; the space bar presses it too while it has the focus."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "word")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def event(self, event: QEvent) -> bool:
        """Keep the space bar from the main act: who came here by Tab means this button."""
        overrides = event.type() is QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            event.accept()
            return True
        return super().event(event)


class VerbButton(ReturnButton):
    """An act and the key that does it; Enter presses it when it has the focus."""

    def __init__(self, name: str, *, kind: str = "act", height_px: int = ACT_PX) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self._height_px = height_px
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name, self._key = text_label("act-name"), text_label("key")
        self._pad = text_label("pad-key", f"{name}-pad")
        self._inside = layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID_PX, EDGE_PX, GRID_PX, EDGE_PX)
        layout.setSpacing(EDGE_PX)
        layout.addStretch(1)
        for label in (self._name, self._key, self._pad):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout.addWidget(self._name, alignment=Qt.AlignmentFlag.AlignHCenter)
        keys = QHBoxLayout()
        keys.setSpacing(GRID_PX)
        keys.addStretch(1)
        keys.addWidget(self._key)
        keys.addWidget(self._pad)
        keys.addStretch(1)
        layout.addLayout(keys)
        layout.addStretch(1)

    def set_text(self, name: str, key: str, pad: str = "") -> None:
        """Show the act's name, its key, and quietly the one of the number pad, if any."""
        self._name.setText(name)
        self._key.setText(key)
        self._pad.setText(pad)
        self._pad.setVisible(bool(pad))
        self.setAccessibleName(name)
        self.updateGeometry()

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
        self._inside = QWidget()
        self._inside.setProperty("kind", "scrolled")
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._inside)
        self._inside.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take the new width."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the new height of the words once a reading or the language has changed them."""
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Take the height that the words need now."""
        # A scroll area alone would keep the height that words need when wrapped at their narrowest.
        width_px = self.viewport().width()
        self.column.invalidate()
        self._inside.resize(width_px, self.column.totalHeightForWidth(width_px))
