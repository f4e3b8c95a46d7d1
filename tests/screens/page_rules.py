"""What holds on every page of the kiosk, computed; a page joins by being drawn and asked for it.

Nothing here knows a page: rows are told by the names of their parts (``name-KEY``, ``wait-KEY`` or
``refusal-KEY``), controls by what they are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from math import hypot
from re import fullmatch

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickView

from tests.screens.access import (
    CAPITAL,
    MM_PER_INCH,
    controls,
    in_scene,
    nameless,
    overlapping,
    scale_of,
    without_heading,
)
from tests.support.contrast import text_contrasts
from tests.support.qml import cut_texts, items, texts

TARGET_MM = 19.8
NAME_MM = 7.3
"""Of names, and of all that is touched once text is larger: EN 301 549, 5.1.4."""
TEXT_MM = 4.8
"""Of everything else."""
CONTRAST = 4.5
MOST_LINES = 3
MOST_LARGER_LINES = 4
_NAME = "name-"
_STATES = ("wait-", "refusal-")
_ROWS_OF = {"services": _NAME, "papers": "paper-", "places": "place-", "contacts": "contact-"}
_AROUND = 0.04
"""What a list and its card keep free around them, in heights of the screen."""
_SIBLINGS = {
    *("contact", "line", "found", "place", "face", "reason", "look", "language", "sign"),
    *("second", "pin", "script"),
}


def broken_rules(view: QQuickView, inch: float, *, larger: bool = False) -> dict[str, list[str]]:
    """Return what does not hold on the page that is shown, by rule; empty when all does.

    Args:
        view: the window, after its page was drawn.
        inch: the stated size of its screen.
        larger: whether the visitor asked for larger text.
    """
    mm = inch * MM_PER_INCH / hypot(view.width(), view.height())
    found = {
        "names of several sizes": unequal_names(view),
        "siblings of several sizes": unequal_siblings(view),
        "rows of several heights": unequal_rows(view),
        "room for another row": room_for_another(view),
        "a row without a wait": missing_waits(view),
        "a wait without its word": unworded_waits(view),
        "a refusal without its hour": missing_hours(view),
        "waits that end at several edges": ragged_waits(view),
        "text outside its box": cut_texts(view),
        "text outside its control": outside_its_control(view),
        "beyond the card it stands on": beyond_its_card(view),
        "text upon text": upon_each_other(view),
        "text under a control": covered(view),
        "controls upon each other": [f"{one}, {other}" for one, other in overlapping(view)],
        "a name of too many lines": long_names(view, larger=larger),
        "letters under their floor": small_letters(view, mm, larger=larger),
        "two controls of one name": same_names(view),
        "a nameless control": nameless(view),
        "a page that says nothing of itself": ["no heading"] if without_heading(view) else [],
        "a small target": small_targets(view, mm),
        "a faint text": faint_texts(view),
        "a clock of its own place": moved_clocks(view),
    }
    return {rule: wrong for rule, wrong in found.items() if wrong}


def names(view: QQuickView) -> dict[str, QQuickItem]:
    """Return the names of the rows, by key."""
    return {
        text.objectName().removeprefix(_NAME): text
        for text in texts(view)
        if text.objectName().startswith(_NAME)
    }


def rows(view: QQuickView) -> dict[str, QQuickItem]:
    """Return the first touch of every row, by key."""
    keys = names(view)
    return {item.objectName(): item for item in items(view) if item.objectName() in keys}


def _states(view: QQuickView) -> dict[str, QQuickItem]:
    return {
        text.objectName().partition("-")[2]: text
        for text in texts(view)
        if text.objectName().startswith(_STATES)
    }


def _size(text: QQuickItem) -> float:
    return float(text.property("drawn"))


def unequal_names(view: QQuickView) -> list[str]:
    """Return the names whose letters are not as high as those of their siblings."""
    sizes = {key: _size(text) for key, text in names(view).items()}
    return [f"{key}: {size}" for key, size in sizes.items() if size != max(sizes.values())]


def unequal_siblings(view: QQuickView) -> list[str]:
    """Return the choices of one kind that are not all written in letters of one size."""
    kinds: dict[str, dict[str, float]] = defaultdict(dict)
    for item in items(view):
        kind, dash, key = item.objectName().partition("-")
        if dash and (item.inherits("QQuickAbstractButton") or kind == "place"):
            inside = [text for text in texts(view) if item.isAncestorOf(text)]
            # A number in its badge is none of the names.
            first = next((one for one in inside if one.property("language")), None)
            if first:
                kinds[kind][key] = _size(first)
    return [
        f"{kind}-{key}: {size}"
        for kind, sizes in kinds.items()
        if kind in _SIBLINGS
        for key, size in sizes.items()
        if size != max(sizes.values())
    ]


def unequal_rows(view: QQuickView) -> list[str]:
    """Return the rows that are not as high as their siblings."""
    heights = {key: item.height() for key, item in rows(view).items()}
    return [f"{key}: {px}" for key, px in heights.items() if px != max(heights.values())]


def room_for_another(view: QQuickView) -> list[str]:
    """Return what a page that another one follows leaves free where one of its rows has room.

    A row that stands alone on it might as well be smaller.
    """
    shown = {item.objectName() for item in items(view)}
    listed = next((row for subject, row in _ROWS_OF.items() if f"more-{subject}" in shown), None)
    if listed is None:
        return []
    drawn = rows(view).values() if listed == _NAME else _named(view, listed)
    at = [in_scene(row) for row in drawn]
    if len(at) == 1:
        return ["a row alone"]
    high = max(one.height() for one in at)
    end = max(one.bottom() for one in at)
    gap = min((one.top() - at[0].bottom() for one in at if one.top() > at[0].top()), default=0)
    across = [one for one in at if one.bottom() >= end - 1]
    # A notice keeps its place while it says nothing.
    others = [*controls(view), *texts(view), *_named(view, "paperless-")]
    ends = [
        frame.top()
        for frame in map(in_scene, others)
        if frame.top() >= end
        if any(frame.left() < one.right() and frame.right() > one.left() for one in across)
    ]
    free = min(ends, default=view.height()) - end
    return [f"{free:.0f} px"] if free >= high + gap + _AROUND * view.height() else []


def _named(view: QQuickView, start: str) -> list[QQuickItem]:
    return [item for item in items(view) if item.objectName().startswith(start)]


def missing_waits(view: QQuickView) -> list[str]:
    """Return the rows that say nothing of waiting while others do."""
    told = _states(view)
    return [key for key in names(view) if told and key not in told and "group-" not in key]


def unworded_waits(view: QQuickView) -> list[str]:
    """Return the waits that nobody can tell from how long the service takes.

    A head says it of those that stand in its column, a word in the row of those below their name.
    """
    said = {text.objectName(): in_scene(text) for text in texts(view) if text.property("text")}
    heads = [place for name, place in said.items() if name.startswith("wait-head")]
    return [
        key
        for key, text in _states(view).items()
        if text.objectName() == f"wait-{key}" and key in names(view)
        if f"word-{key}" not in said
        if not (_beside_its_name(view, key, text) and _under_one(heads, in_scene(text)))
    ]


def missing_hours(view: QQuickView) -> list[str]:
    """Return the rows that refuse a ticket, and tell when again to those alone who see nothing."""
    wrong = []
    for key, row in rows(view).items():
        refusal = _states(view).get(key)
        interface = QAccessible.queryAccessibleInterface(row)
        if refusal and interface and refusal.objectName().startswith("refusal-"):
            told = interface.text(QAccessible.Text.Description).split(" · ")
            seen = {text.property("text") for text in texts(view) if row.isAncestorOf(text)}
            wrong += [f"{key}: {one}" for one in told if one not in seen]
    return wrong


def _under_one(heads: list[QRectF], place: QRectF) -> bool:
    return any(
        head.top() < place.top() and head.left() < place.right() and place.left() < head.right()
        for head in heads
    )


def _beside_its_name(view: QQuickView, key: str, text: QQuickItem) -> bool:
    return in_scene(text).top() < in_scene(names(view)[key]).bottom()


def ragged_waits(view: QQuickView) -> list[str]:
    """Return the waits whose figures do not end where those of their siblings do."""
    if any("-service-" in key or "-group-" in key for key in names(view)):
        return []
    beside = {
        key: in_scene(text)
        for key, text in _states(view).items()
        if key in names(view) and _beside_its_name(view, key, text)
    }
    # Places are fractions of pixels on a screen of another size than the reference.
    edges = [at.right() for at in beside.values()]
    begins = [at.left() for at in beside.values()]
    if not beside or max(begins) - min(begins) <= 1:
        return []
    return [f"{key}: {at.right()}" for key, at in beside.items() if max(edges) - at.right() > 1]


def outside_its_control(view: QQuickView) -> list[str]:
    """Return the texts that reach beyond the control they belong to."""
    beyond = []
    for control in controls(view):
        frame = in_scene(control).adjusted(-1, -1, 1, 1)
        inside = (text for text in texts(view) if control.isAncestorOf(text))
        beyond += [
            f"{control.objectName()}: {text.property('text')}"
            for text in inside
            if not frame.contains(in_scene(text))
        ]
    return beyond


def long_names(view: QQuickView, *, larger: bool) -> list[str]:
    """Return the names of more lines than anybody reads at a glance."""
    most = MOST_LARGER_LINES if larger else MOST_LINES
    return [key for key, text in names(view).items() if text.property("lineCount") > most]


def small_letters(view: QQuickView, mm: float, *, larger: bool) -> list[str]:
    """Return what is written too small: names, once text is larger all that is touched, and all."""
    least = dict.fromkeys((text for text in texts(view) if text.isEnabled()), TEXT_MM)
    least |= dict.fromkeys(names(view).values(), NAME_MM)
    if larger:
        least |= dict.fromkeys((text for _, text in _touched_texts(view)), NAME_MM)
    return [
        f"{text.property('text')}: {high:.1f} < {wanted} mm"
        for text, wanted in least.items()
        if (high := _size(text) * CAPITAL * mm * scale_of(text)) < wanted
    ]


def _touched_texts(view: QQuickView) -> Iterator[tuple[QQuickItem, QQuickItem]]:
    for control in controls(view):
        for text in texts(view):
            if control.isAncestorOf(text):
                yield control, text


def same_names(view: QQuickView) -> list[str]:
    """Return the names that two controls have for those who do not see them."""
    told = Counter(
        interface.text(QAccessible.Text.Name)
        for control in controls(view)
        if (interface := QAccessible.queryAccessibleInterface(control))
    )
    return [name for name, times in told.items() if times > 1]


def small_targets(view: QQuickView, mm: float) -> list[str]:
    """Return the controls that a finger misses."""
    return [
        f"{control.objectName()}: {least * mm:.1f} mm"
        for control in controls(view)
        if (least := min(in_scene(control).width(), in_scene(control).height())) * mm < TARGET_MM
    ]


def beyond_its_card(view: QQuickView) -> list[str]:
    """Return the texts and controls that reach over the edge of what they are drawn on."""
    beyond = []
    # The line of a number is higher than its digits.
    worded = [text for text in texts(view) if text.property("language")]
    drawn = [(text, _ink(text)) for text in worded]
    for item, place in [*drawn, *((control, in_scene(control)) for control in controls(view))]:
        card = item.parentItem()
        while card and not card.inherits("QQuickRectangle"):
            card = card.parentItem()
        if card and not in_scene(card).adjusted(-2, -2, 2, 2).contains(place):
            beyond.append(str(item.property("text")) or item.objectName())
    return beyond


def upon_each_other(view: QQuickView) -> list[str]:
    """Return the texts whose letters are drawn over those of another."""
    written = [(text, _ink(text)) for text in texts(view) if text.isEnabled()]
    return [
        f"{one.property('text')} / {other.property('text')}"
        for (one, here), (other, there) in combinations(written, 2)
        if here.intersects(there)
    ]


def _ink(text: QQuickItem) -> QRectF:
    # Of a line's height letters take the middle; Arabic keeps room for signs it does not write.
    empty = 0.3 * _size(text)
    return in_scene(text).adjusted(2, empty, -2, -empty)


def covered(view: QQuickView) -> list[str]:
    """Return the texts that reach under a control they do not belong to.

    What lies below a question is switched off, and may be covered by it.
    """
    said = [(text, in_scene(text)) for text in texts(view) if text.isEnabled()]
    return [
        f"{control.objectName()}: {text.property('text')}"
        for control, place in ((one, in_scene(one)) for one in controls(view))
        for text, frame in said
        if place.intersects(frame) and not control.isAncestorOf(text)
    ]


def faint_texts(view: QQuickView) -> list[str]:
    """Return the texts that do not stand out."""
    return [f"{text}: {ratio:.2f}" for ratio, text in text_contrasts(view) if ratio < CONTRAST]


def moved_clocks(view: QQuickView) -> list[str]:
    """Return where the time stands that is not at the one height of screens of this shape."""
    upright = view.height() > view.width()
    # As high as the first line of a page in the units of the reference size.
    top = (48 if upright else 24) * min(view.width(), view.height()) / 1080
    shown = [text for text in texts(view) if fullmatch(r"\d\d:\d\d", text.property("text"))]
    return [f"{at} px" for text in shown if abs((at := in_scene(text).top()) - top) > 1]
