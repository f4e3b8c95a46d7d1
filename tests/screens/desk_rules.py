"""What holds on every page of a staff window, computed; a page joins by being shown."""

import re
from collections import Counter

from PIL import Image
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QPushButton,
    QWidget,
)

from tests.support.contrast import contrast
from ui_kit.tokens import DESK_TYPE

TARGET_PX, CONTRAST = 24, 4.5
# The scale of a page, and the number where the card is narrow.
SCALE = {
    *(DESK_TYPE.detail_px, DESK_TYPE.text_px, DESK_TYPE.heading_px, DESK_TYPE.title_px),
    *(DESK_TYPE.number_px, DESK_TYPE.number_px // 2),
}
_FIGURES = re.compile(r"[\u200e\u200f]?[A-Z]*\N{NO-BREAK SPACE}?[0-9:]+")


def broken_rules(window: QWidget) -> dict[str, list[str]]:
    """Return what does not hold in a window, by rule; empty when all does."""
    found = {
        "letters of no size of the scale": off_scale(window),
        "siblings of several sizes": unequal_siblings(window),
        "digits of several widths": uneven_digits(window),
        "text outside its box": cut_texts(window),
        "a faint text": faint_texts(window),
        "a small target": small_targets(window),
        "a nameless control": nameless(window),
        "two controls of one name": same_names(window),
    }
    return {rule: wrong for rule, wrong in found.items() if wrong}


def controls(window: QWidget) -> list[QWidget]:
    """Return what takes the focus by keys, or is pressed."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and (one.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(one, QAbstractButton))
    ]


def texts(window: QWidget) -> list[QLabel | QAbstractButton]:
    """Return what is written; a button of which another label says the words has none."""
    both: list[QLabel | QAbstractButton] = [*window.findChildren(QLabel)]
    both += window.findChildren(QAbstractButton)
    return [one for one in both if one.isVisible() and one.text().strip("\u200f\u200e ")]


def off_scale(window: QWidget) -> list[str]:
    """Return the texts written in letters that the page does not have."""
    found = ((one.text(), one.fontInfo().pixelSize()) for one in texts(window))
    return [f"{text}: {px} px" for text, px in found if px not in SCALE]


def unequal_siblings(window: QWidget) -> list[str]:
    """Return the buttons whose letters or heights differ from those of their kind in one row."""
    kinds: dict[tuple[object, str, int], set[tuple[int, int]]] = {}
    for one in window.findChildren(QPushButton):
        if one.isVisible():
            key = (one.parentWidget(), str(one.property("kind")), one.y())
            kinds.setdefault(key, set()).add((one.fontInfo().pixelSize(), one.height()))
    return [f"{kind}: {sizes}" for (_, kind, _), sizes in kinds.items() if len(sizes) > 1]


def uneven_digits(window: QWidget) -> list[str]:
    """Return the numbers whose digits stand closer where there is a one."""
    found = []
    for one in texts(window):
        wide = QFontMetricsF(one.font()).horizontalAdvance
        if _FIGURES.fullmatch(one.text()) and len({wide(digit) for digit in "0123456789"}) > 1:
            found.append(one.text())
    return found


def cut_texts(window: QWidget) -> list[str]:
    """Return the texts that have less room than they need, and what leaves its window."""
    short = [one.text() for one in texts(window) if not _has_room(one)]
    outside = [
        one.text()
        for one in texts(window)
        if not _is_scrolled(one) and not window.rect().contains(_place(one, window))
    ]
    return short + outside


def _has_room(one: QLabel | QAbstractButton) -> bool:
    if isinstance(one, QLabel) and one.wordWrap():
        return one.heightForWidth(one.width()) <= one.height() + 1
    needed = one.sizeHint() if isinstance(one, QLabel) else one.minimumSizeHint()
    return needed.width() <= one.width() and (
        not isinstance(one, QLabel) or needed.height() <= one.height()
    )


def _is_scrolled(one: QWidget) -> bool:
    parent = one.parentWidget()
    return parent is not None and (isinstance(parent, QAbstractScrollArea) or _is_scrolled(parent))


def faint_texts(window: QWidget) -> list[str]:
    """Return the texts that do not stand out from what is drawn under them."""
    picture = _picture(window)
    return [
        f"{one.text()}: {ratio:.2f}"
        for one in texts(window)
        if one.isEnabled() and (ratio := _contrast(one, window, picture)) < CONTRAST
    ]


def _contrast(one: QWidget, window: QWidget, picture: Image.Image) -> float:
    """Return how clear the clearest of what is drawn in a text's place is: its letters are."""
    seen = QRect(_place(one, window).intersected(window.rect()))
    part = one.visibleRegion().boundingRect().translated(one.mapTo(window, QPoint()))
    box = seen.intersected(part).adjusted(3, 2, -3, -2)
    if box.width() < 4 or part.height() < one.height():
        return CONTRAST  # scrolled away, at least in part
    drawn = picture.crop((box.left(), box.top(), box.right() + 1, box.bottom() + 1))
    found = sorted(drawn.getcolors(box.width() * box.height()) or [])
    colours = [QColor(*one) for _, one in found if isinstance(one, tuple)]
    return max(contrast(one, colours[-1]) for one in colours)


def _picture(window: QWidget) -> Image.Image:
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    size = (image.width(), image.height())
    return Image.frombytes(
        "RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine()
    )


def _place(one: QWidget, window: QWidget) -> QRect:
    return QRect(one.mapTo(window, QPoint()), one.size())


def small_targets(window: QWidget) -> list[str]:
    """Return what is pressed and is smaller than a pointer hits."""
    pressed = (one for one in window.findChildren(QAbstractButton) if one.isVisible())
    return [
        f"{_name(one)}: {one.width()} x {one.height()}"
        for one in pressed
        if min(one.width(), one.height()) < TARGET_PX
    ]


def nameless(window: QWidget) -> list[str]:
    """Return the controls that have no name for who listens."""
    return [
        one.objectName() or type(one).__name__ for one in controls(window) if not _name(one).strip()
    ]


def same_names(window: QWidget) -> list[str]:
    """Return the names that two controls have for who listens."""
    told = Counter(_name(one) for one in controls(window))
    return [name for name, times in told.items() if times > 1 and name.strip()]


def _name(one: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(one)
    return interface.text(QAccessible.Text.Name) if interface else ""
