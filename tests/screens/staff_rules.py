"""What holds on every page of a staff window, computed; nothing here knows a page."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from tests.support.contrast import as_picture, contrast, most_drawn
from ui_kit.words import without_marks

TARGET_PX = 24
CONTRAST = 4.5
_KINDS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QListWidget, QPlainTextEdit)
_SAY_NOTHING = frozenset({QAccessible.Role.NoRole, QAccessible.Role.Client})
_MOST_STOPS = 400
_ROUNDS = 20


def broken_rules(window: QWidget) -> dict[str, list[str]]:
    """Return what does not hold on the page that is shown, by rule; empty when all does."""
    found = {
        "a nameless control": nameless(window),
        "two controls of one name": same_names(window),
        "a name without the words that are seen": unsaid(window),
        "a small target": small_targets(window),
        "a faint text": faint_texts(window),
        "a page without a heading": without_heading(window),
        "the tabulator does not go as one reads": disorder(window),
        "laid out on and on": restless(),
    }
    return {rule: wrong for rule, wrong in found.items() if wrong}


def controls(window: QWidget) -> list[QWidget]:
    """Return what is pressed, chosen or written in; the parts of a field are not told apart."""
    return [
        one
        for one in window.findChildren(QWidget)
        if isinstance(one, _KINDS)
        and one.isVisible()
        and not isinstance(one.parentWidget(), (QAbstractSpinBox, QComboBox, QLineEdit))
    ]


def name_of(widget: QWidget) -> str:
    """Return how a widget is called by who does not see it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def nameless(window: QWidget) -> list[str]:
    """Return the controls that have no name, or a role that says nothing."""
    return [_called(one) for one in controls(window) if not name_of(one) or _says_nothing(one)]


def same_names(window: QWidget) -> list[str]:
    """Return the names that several controls have."""
    told = Counter(name_of(one) for one in controls(window))
    return [name for name, times in told.items() if times > 1 and name]


def unsaid(window: QWidget) -> list[str]:
    """Return the buttons that who speaks to the computer cannot call by what she reads on them."""
    return [
        _called(one)
        for one in controls(window)
        if isinstance(one, QAbstractButton)
        and any(letter.isalpha() for letter in one.text())
        and without_marks(one.text()) not in without_marks(name_of(one))
    ]


def small_targets(window: QWidget) -> list[str]:
    """Return the controls that are missed with a mouse in a trembling hand."""
    return [
        f"{_called(one)}: {one.width()} x {one.height()}"
        for one in controls(window)
        if min(one.width(), one.height()) < TARGET_PX
    ]


def without_heading(window: QWidget) -> list[str]:
    """Return the labels that are a page's title by their look and no headings to who listens."""
    return [
        one.text()
        for one in window.findChildren(QLabel)
        if one.isVisible()
        and one.property("kind") in ("title", "heading")
        and one.text()
        and _role_of(one) is not QAccessible.Role.Heading
    ]


def faint_texts(window: QWidget) -> list[str]:
    """Return the texts that do not stand out from what is drawn around them."""
    seen = as_picture(window.grab().toImage())
    pictures: dict[QWidget, Image.Image] = {window: seen}
    faint = []
    for widget, text, ink in _texts(window):
        whole = _scrolled(widget) or window
        if whole not in pictures:
            pictures[whole] = _whole(whole, window, seen)
        place = QRect(widget.mapTo(whole, QPoint(0, 0)), widget.size()).intersected(whole.rect())
        ground = most_drawn(pictures[whole], _box(place))
        if ground and (ratio := contrast(ink, ground)) < CONTRAST:
            faint.append(f"{text}: {ratio:.2f}")
    return faint


def _whole(scrolled: QWidget, window: QWidget, seen: Image.Image) -> Image.Image:
    """Return all of what scrolls, on the ground that is drawn under its part that is seen."""
    around = scrolled.parentWidget() or window
    place = QRect(around.mapTo(window, QPoint(0, 0)), around.size()).intersected(window.rect())
    image = QImage(scrolled.size(), QImage.Format.Format_RGB32)
    image.fill(most_drawn(seen, _box(place)) or QColor("white"))
    scrolled.render(image)
    return as_picture(image)


def _box(place: QRect) -> tuple[int, int, int, int]:
    return (place.left(), place.top(), place.right() + 1, place.bottom() + 1)


def stops(window: QWidget) -> list[QWidget]:
    """Return where the tabulator leads, once round the window, by pressing it."""
    found: list[QWidget] = []
    for _ in range(_MOST_STOPS):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        now = window.focusWidget()
        # In a date it leads from the day to the month first.
        if found and now is found[-1]:
            continue
        if now is None or now in found:
            break
        found.append(now)
    return found


def disorder(window: QWidget) -> list[str]:
    """Return the steps of the tabulator that lead back, and the stops that say nothing."""
    order = stops(window)
    wrong = [f"nameless: {_called(one)}" for one in order if not name_of(one)]
    missed = {one for one in controls(window) if one.isEnabled() and _takes_tab(one)} - {*order}
    wrong += [f"never reached: {_called(one)}" for one in missed]
    first = min(order, key=lambda one: _way(window, one), default=None)
    if first:
        at = order.index(first)
        order = order[at:] + order[:at]
    steps = pairwise(order)
    return wrong + [f"{_called(a)} -> {_called(b)}" for a, b in steps if _leads_back(window, a, b)]


class _LayoutWatch(QObject):
    """Counts how often which widget is asked to lay itself out."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            self.asked[_called(watched)] += 1
        return False


def restless() -> list[str]:
    """Return what is laid out on and on though nothing happens: it takes a core for itself."""
    watch, app = _LayoutWatch(), QCoreApplication.instance()
    assert app
    settle()
    app.installEventFilter(watch)
    settle()
    app.removeEventFilter(watch)
    return [one for one, times in watch.asked.items() if times >= _ROUNDS]


def _way(window: QWidget, widget: QWidget) -> tuple[int, int]:
    """Return how far from where reading begins a widget stands: its column, then its height."""
    at = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    mirrored = window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    # The side bar is read first, wherever its entries stand in it.
    return (window.width() - at.right() if mirrored else at.left()) // 200, at.top()


def _leads_back(window: QWidget, one: QWidget, other: QWidget) -> bool:
    """Return whether who reads is led up, or back in the same line."""
    common: QWidget | None = one
    while common is not None and not common.isAncestorOf(other):
        common = common.parentWidget()
    if common is None or common is one:
        return False
    here, there = _frame(window, common, one), _frame(window, common, other)
    if common.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        here, there = _mirrored(here), _mirrored(there)
    after = there.left() >= here.right()
    if there.bottom() <= here.top():
        return not after
    beside = there.top() < here.bottom() and here.top() < there.bottom()
    return beside and there.right() <= here.left()


def _frame(window: QWidget, common: QWidget, widget: QWidget) -> QRect:
    """Return where that part of a widget's ancestors stands that is a child of the common one."""
    part = widget
    while (around := part.parentWidget()) is not None and around is not common:
        part = around
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def _mirrored(frame: QRect) -> QRect:
    return QRect(-frame.right(), frame.top(), frame.width(), frame.height())


def _takes_tab(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return widget.focusPolicy() & tab == tab and widget.focusProxy() is None


def _called(widget: QWidget) -> str:
    return widget.objectName() or f"{type(widget).__name__} {name_of(widget)!r}"


def _role_of(widget: QWidget) -> QAccessible.Role | None:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role() if interface else None


def _says_nothing(widget: QWidget) -> bool:
    return _role_of(widget) in _SAY_NOTHING


def _texts(window: QWidget) -> Iterator[tuple[QWidget, str, QColor]]:
    role = QPalette.ColorRole
    for one in window.findChildren(QWidget):
        if not one.isVisible() or not one.isEnabled():
            continue
        match one:
            case QLabel() if one.text():
                yield one, one.text(), one.palette().color(role.WindowText)
            case QAbstractButton() if one.text():
                yield one, one.text(), one.palette().color(role.ButtonText)
            case QLineEdit() if one.text():
                yield one, one.text(), one.palette().color(role.Text)
            case QLineEdit() if one.placeholderText():
                colour = one.palette().color(role.PlaceholderText)
                yield one, one.placeholderText(), _laid_on(colour, QColor("white"))


def _laid_on(colour: QColor, ground: QColor) -> QColor:
    """Return a colour that lets its ground through, as it is seen."""
    part = colour.alphaF()
    pairs = (
        (colour.redF(), ground.redF()),
        (colour.greenF(), ground.greenF()),
        (colour.blueF(), ground.blueF()),
    )
    return QColor.fromRgbF(*(a * part + b * (1 - part) for a, b in pairs))


def _scrolled(widget: QWidget) -> QWidget | None:
    """Return the whole page that a widget scrolls with: more of it than is seen."""
    around = widget.parentWidget()
    while around is not None:
        viewport = around.parentWidget()
        area = viewport.parentWidget() if viewport else None
        if isinstance(area, QScrollArea) and area.widget() is around:
            return around
        around = viewport
    return None


def settle() -> None:
    """Let a table ask for its height once it knows its width, until all is in its place."""
    for _ in range(_ROUNDS):
        QApplication.processEvents()
