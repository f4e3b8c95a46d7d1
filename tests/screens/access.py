"""What can be computed of a screen: how large what is touched and read is, and how clear."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickView

from tests.support.contrast import text_contrasts
from tests.support.qml import items, texts

MM_PER_INCH = 25.4
# The capital H of Noto Sans, in sizes of the letter.
CAPITAL = 0.714
# Names in lists of what was found: they are read one after the other, and may be long.
LISTED = ("found-", "contact-", "line-", "place-")
ROLES = frozenset(
    {
        QAccessible.Role.Button,
        QAccessible.Role.CheckBox,
        QAccessible.Role.RadioButton,
        QAccessible.Role.PageTab,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """The worst of one screen, in pixels and ratios, and what is that; 0 where there is none."""

    control_px: float
    control: str
    primary_px: float
    primary: str
    listed_px: float
    """A primary choice in a list of what was found."""
    listed: str
    top: float
    """How far down the highest control begins, as a part of the screen's height."""
    main_px: float
    main: str
    text_px: float
    text: str
    faint: str
    contrast: float
    """Of the text that stands out least, as it is drawn now."""


def px_per_mm(view: QQuickView, diagonal_inch: float) -> float:
    """Return how many pixels a millimetre has when the screen is so large."""
    return hypot(view.width(), view.height()) / (diagonal_inch * MM_PER_INCH)


def controls(view: QQuickView) -> list[QQuickItem]:
    """Return what can be touched now."""
    return [
        item
        for item in items(view)
        if item.inherits("QQuickAbstractButton") and item.isEnabled() and item.width() > 0
    ]


def in_scene(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(item.boundingRect())


def nameless(view: QQuickView) -> list[str]:
    """Return the controls that have no name, or a role that says nothing."""
    found = []
    for control in controls(view):
        interface = QAccessible.queryAccessibleInterface(control)
        named = interface and interface.text(QAccessible.Text.Name).strip()
        if not named or interface.role() not in ROLES:
            found.append(control.objectName() or "without a name")
    return found


def without_heading(view: QQuickView) -> bool:
    """Return whether nothing says what the page is about."""
    return not any(text.property("heading") and text.isEnabled() for text in texts(view))


def overlapping(view: QQuickView) -> list[tuple[str, str]]:
    """Return the controls that lie upon each other, unless one is part of the other."""
    all_of_them = [
        (control, in_scene(control).adjusted(1, 1, -1, -1)) for control in controls(view)
    ]
    return [
        (one.objectName(), other.objectName())
        for at, (one, here) in enumerate(all_of_them)
        for other, there in all_of_them[at + 1 :]
        if here.intersects(there) and not one.isAncestorOf(other) and not other.isAncestorOf(one)
    ]


def measure(view: QQuickView) -> Found:
    """Measure a screen as it stands."""
    touched = controls(view)
    sized = [(_least_side(one), one.objectName(), one) for one in touched]
    primary = [one for one in sized if one[2].property("primary")]
    main = [one for one in primary if not one[1].startswith(LISTED)]
    written = [
        (float(text.property("drawn")) * scale_of(text), str(text.property("text")), text)
        for text in texts(view)
        if text.isEnabled() and text.property("drawn")
    ]
    headings = [one for one in written if _is_main(touched, one[2])]
    others = [one for one in written if one not in headings]
    faint = min(text_contrasts(view), default=(0.0, ""))
    least = min(sized, key=_size, default=(0.0, "", None))
    chosen = min(main, key=_size, default=(0.0, "", None))
    found = min((one for one in primary if one not in main), key=_size, default=(0.0, "", None))
    headed = min(headings, key=_size, default=(0.0, "", None))
    small = min(others, key=_size, default=(0.0, "", None))
    return Found(
        control_px=least[0],
        control=least[1],
        primary_px=chosen[0],
        primary=chosen[1],
        listed_px=found[0],
        listed=found[1],
        top=min((in_scene(one[2]).top() for one in sized), default=0.0) / view.height(),
        main_px=headed[0] * CAPITAL,
        main=headed[1],
        text_px=small[0] * CAPITAL,
        text=small[1],
        faint=faint[1],
        contrast=faint[0],
    )


def _size(one: tuple[float, str, QQuickItem]) -> float:
    return one[0]


def _least_side(item: QQuickItem) -> float:
    frame = in_scene(item)
    return min(frame.width(), frame.height())


def scale_of(item: QQuickItem) -> float:
    """Return how much smaller an item is drawn than it says."""
    return item.mapRectToScene(QRectF(0, 0, 1, 1)).height()


def _is_main(touched: Sequence[QQuickItem], text: QQuickItem) -> bool:
    """Return whether a text is a heading or the name of a primary choice; lists are apart."""
    return bool(text.property("heading")) or any(
        control.property("primary")
        and not control.objectName().startswith(LISTED)
        and control.property("text") == text.property("text")
        and control.isAncestorOf(text)
        for control in touched
    )
