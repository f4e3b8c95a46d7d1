"""What holds of sizes and places in the clerk's window, computed; the rest is as everywhere."""

import re

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QPushButton, QWidget

from tests.screens.staff_rules import (
    TARGET_PX,
    faint_texts,
    nameless,
    restless,
    same_names,
    small_targets,
    without_heading,
)
from ui_kit.tokens import DESK_TYPE

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
        "a page without a heading": without_heading(window),
        "laid out on and on": restless(),
    }
    return {rule: wrong for rule, wrong in found.items() if wrong}


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
            middle = one.geometry().center().y()
            key = (one.parentWidget(), str(one.property("kind")), middle // TARGET_PX)
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


def _place(one: QWidget, window: QWidget) -> QRect:
    return QRect(one.mapTo(window, QPoint()), one.size())
