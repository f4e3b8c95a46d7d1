"""Chooses for a whole page what its rows show and how large: never for one row alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from math import ceil
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from ui_kit.text_fit import DRAWN_WIDER, balanced_px, stands, text_lines, text_width_px
from ui_kit.theme import text_height_px
from ui_kit.tokens import (
    KIOSK_LARGER_ROW,
    KIOSK_LARGEST_ROW,
    KIOSK_LYING_LARGER_ROW,
    KIOSK_LYING_LARGEST_ROW,
    KIOSK_LYING_ROW,
    KIOSK_ROW,
    PageType,
    RowSizes,
)

FEWEST_A_PAGE = 5
"""Rows of a page that another one follows, where the screen has room for so many."""
_FEWEST_LARGER = 3
"""Likewise in larger text, whose names give way by steps before they stand alone on a page."""
_STEP_PX = 4
_HALF_AGAIN_PX = KIOSK_LARGER_ROW.type.name_px
_LEAST_FOR_THREE_PX = 56
"""The least names that give way for a third row; what is larger than by half stays so."""
_MOST_LINES = 3
_MOST_LARGER_LINES = 4
_FOLDED_LINES = 2
_SIZES: Mapping[tuple[bool, int], RowSizes] = {
    (True, 0): KIOSK_ROW,
    (True, 1): KIOSK_LARGER_ROW,
    (True, 2): KIOSK_LARGEST_ROW,
    (False, 0): KIOSK_LYING_ROW,
    (False, 1): KIOSK_LYING_LARGER_ROW,
    (False, 2): KIOSK_LYING_LARGEST_ROW,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class RowTexts:
    """What one row says, or one half of a row that says it in two languages."""

    name: str
    name_language: str
    second: str = ""
    second_language: str = ""
    state: str = ""
    detail: str = ""
    under: str = ""
    """The detail where the state stands under the name."""
    word: str = ""
    """What the state is, where no head says so."""
    keeps: bool = False
    """Whether the state is but half of it: the detail of a refusal never gives way."""
    language: str = ""
    """Of the state and its detail."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RowRoom:
    """The place that a page has for its rows."""

    width_px: float
    height_px: float
    turner_px: float = 0
    """What turning to another page takes of the height, where one is needed."""
    least_px: float
    """The least height of a row, so that a finger finds it."""
    scale: float
    upright: bool
    level: int
    """How much larger than usual: 0, 1 or 2."""
    acts: bool = False
    """Whether the rows have a second touch."""
    halves: int = 1
    """2: every row says the same in two languages, of which each is touched by itself."""
    columns: int = 1
    """Rows that stand beside each other, each as wide as ``width_px``."""
    parted: bool = True
    """Whether there may be several pages; else the names are of the usual size at the least."""
    signs: bool = True
    """Whether the rows have any."""
    beside_px: float = 0
    """What else stands in the row."""
    below: bool = False
    """Whether the state stands under the name though there were room beside it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RowFit:
    """What every row of a page shows, and its sizes in pixels of this screen."""

    sizes: RowSizes
    shows_second: bool
    shows_detail: bool
    shows_sign: bool
    lines: int
    """Of the names."""
    state_lines: int = 1
    """Of a state that stands under its name."""
    name_px: float = 0
    """The width of the names."""
    state_px: float = 0
    """The width of the state's column."""
    fact_px: float = 0
    """The first line's part of it, where both share a line: rows of QML stand by it."""
    told_px: float = 0
    """The height of the state and its detail where they stand above each other."""
    need_px: float = 0
    """The least height in which all of it stands."""
    row_px: float = 0
    rows: int = 0
    """On one page."""
    halves: int = 1
    told: bool = True
    """Whether every state is whole."""
    fits: bool = False
    """Whether every name is whole, and every row on the page."""

    @property
    def overlap_px(self) -> int:
        """Return how far a state below a name stands in the empty room under its letters."""
        return round(self.sizes.type.detail_px * 0.4) if self.below and self.halves > 1 else 0

    @property
    def air_px(self) -> int:
        """Return the free room above and below what a row says, taken together."""
        return round(self.sizes.padding_px / (3 if self.below else 1.5))

    @property
    def below(self) -> bool:
        """Return whether the state stands under the name."""
        return self.sizes.state_px == 0


def fit_rows(rows: Sequence[RowTexts], room: RowRoom) -> RowFit:
    """Return what all of the rows show, so that none is cut and all are alike.

    The second name gives way first, then what else is known of the state, then the sign; then the
    names take a third line, then the state stands under them, in two lines where one is too
    narrow; rows that are still too many are parted into pages. Larger names are the largest that
    stand whole: they give way a little for three rows on a page, and further for a second one.
    """
    if room.level and not room.parted:
        return _on_one_page(rows, room)
    count = -(-len(rows) // (room.halves * room.columns))
    best: RowFit | None = None
    best_px = 0
    tried: list[RowFit] = []
    for sizes in _scales(room):
        tried = _tried(sizes, rows, room)
        if not any(one.fits for one in tried):
            continue
        found = _standing(tried, room, count)
        if found.rows >= min(count, _FEWEST_LARGER):
            return found
        if best is None or found.rows > best.rows:
            best, best_px = found, sizes.type.name_px
        least_px = _HALF_AGAIN_PX + _STEP_PX if best_px > _HALF_AGAIN_PX else _LEAST_FOR_THREE_PX
        if best.rows > 1 and sizes.type.name_px <= least_px:
            break
    return best or _standing(tried, room, count)


def _on_one_page(rows: Sequence[RowTexts], room: RowRoom) -> RowFit:
    """Return the largest names that all stand: what is told below them gives way, never a name."""
    count = -(-len(rows) // (room.halves * room.columns))
    bare = [replace(row, detail="", under="") for row in rows]
    for texts in (rows, bare):
        for sizes in _scales(room):
            if texts is rows and sizes.type.name_px < _HALF_AGAIN_PX:
                break
            for one in _tried(sizes, texts, room):
                if one.fits and _held(one, room) >= count:
                    shown = one.shows_detail and texts is rows
                    return replace(_spread(one, room, count), shows_detail=shown)
    return replace(fit_rows(bare, replace(room, level=0)), shows_detail=False)


def _standing(tried: Sequence[RowFit], room: RowRoom, count: int) -> RowFit:
    """Return the first of these ways in which all rows stand, else the one that holds most."""
    fitting = [one for one in tried if one.fits]
    beside = [one for one in fitting if one.below == tried[0].below]
    if beside and not room.level:
        # The state leaves its column only where names are not whole beside it.
        fitting = beside
    whole = fitting or [_widest(tried)]
    for one in whole:
        if _held(one, room) >= count:
            return _spread(one, room, count)
    turned = replace(room, height_px=room.height_px - room.turner_px)
    enough = (one for one in whole if _held(one, turned) >= FEWEST_A_PAGE)
    best = next(enough, None) or max(whole, key=lambda one: _held(one, turned))
    held = max(1, _held(best, turned))
    return replace(_spread(best, turned, held), fits=best.fits and room.halves == 1)


def _scales(room: RowRoom) -> Iterator[RowSizes]:
    """Yield the sizes that are wished for, and with smaller names down to the usual ones.

    In two languages they stay larger: the page has another way to begin.
    """
    wished = _SIZES[room.upright, room.level]
    least = _SIZES[room.upright, min(room.level, room.halves - 1)]
    for name_px in range(wished.type.name_px, least.type.name_px - 1, -_STEP_PX):
        yield replace(wished, type=replace(wished.type, name_px=name_px))


def _tried(sizes: RowSizes, rows: Sequence[RowTexts], room: RowRoom) -> list[RowFit]:
    scaled = _scaled(sizes, room.scale)
    return [_measured(one, rows, room) for one in _ways(scaled, rows, room)]


def _widest(tried: Sequence[RowFit]) -> RowFit:
    """Return the way that leaves most room to names which are not whole in any."""
    return max(
        [one for one in tried if one.told] or tried,
        key=lambda one: (one.name_px, one.lines, -one.state_lines, one.shows_detail),
    )


def _ways(sizes: RowSizes, rows: Sequence[RowTexts], room: RowRoom) -> Iterator[RowFit]:
    if room.below:
        sizes = replace(sizes, state_px=0)
    usual = RowFit(
        sizes=sizes, shows_second=False, shows_detail=True, shows_sign=True, lines=sizes.name_lines
    )
    usual = replace(usual, halves=room.halves, shows_detail=room.halves == 1 or room.below)
    if room.level == 0 and room.halves == 1 and any(row.second for row in rows):
        yield replace(usual, shows_second=True)
    usual = replace(usual, shows_sign=room.signs)
    folds = usual.below and room.halves == 1 and any(row.word or row.keeps for row in rows)
    most = _MOST_LARGER_LINES if room.level and room.halves == 1 else _MOST_LINES
    for lines in range(sizes.name_lines, most + 1):
        for told in range(1, _FOLDED_LINES + 1 if folds else 2):
            way = replace(usual, lines=lines, state_lines=told)
            yield way
            yield replace(way, shows_detail=False)
            if room.halves == 1:
                yield replace(way, shows_sign=False)
                yield replace(way, shows_detail=False, shows_sign=False)
    if sizes.state_px and (sizes.name_lines > 1 or room.level) and room.halves == 1:
        # A name that is too long beside the state has the whole width above it.
        below = replace(usual, sizes=replace(sizes, state_px=0), lines=most)
        for told in range(1, _FOLDED_LINES + 1):
            yield replace(below, state_lines=told)
            yield replace(below, state_lines=told, shows_detail=False, shows_sign=False)


def _scaled(sizes: RowSizes, scale: float) -> RowSizes:
    def px(value: int) -> int:
        return round(value * scale)

    letters = PageType(**{name: px(value) for name, value in asdict(sizes.type).items()})
    plain = {"type", "name_lines", "leading"}
    lengths = {
        one.name: px(getattr(sizes, one.name)) for one in fields(sizes) if one.name not in plain
    }
    return replace(sizes, type=letters, **lengths)


def _measured(way: RowFit, rows: Sequence[RowTexts], room: RowRoom) -> RowFit:
    sizes = way.sizes
    states = [_state_px(way, row) for row in rows]
    facts = [
        text_width_px(row.state, row.language, sizes.type.state_px, strong=True) for row in rows
    ]
    column = max(states, default=0.0)
    flat = sizes.name_lines == 1 and room.halves == 1
    if flat and not way.below and way.shows_detail:
        # Both are columns of their own.
        column = max(facts, default=0.0) + sizes.padding_px
        column += max((_detail_px(way, row, row.detail) for row in rows), default=0.0)
    elif room.halves == 1 and not flat and not way.below and column > sizes.state_px:
        column = max(
            px if px <= sizes.state_px else _folded_px(way, row)
            for row, px in zip(rows, states, strict=True)
        )
    state_px = 0.0 if way.below else column
    name_px = room.width_px - (sizes.action_px + sizes.action_gap_px if room.acts else 0)
    if room.halves == 1:
        name_px -= room.beside_px + 2 * sizes.padding_px
        name_px -= sizes.sign_px + sizes.padding_px if way.shows_sign else 0
    else:
        # The sign stands between both, over the inner edge of each.
        name_px = (name_px - sizes.gap_px) / 2 - 1.5 * sizes.padding_px - sizes.sign_px / 2
    name_px -= state_px + sizes.padding_px if state_px else 0
    size_px = sizes.type.name_px
    # What the window draws is a fraction wider than what was measured.
    width_px = int(name_px - size_px * DRAWN_WIDER)
    lines = [
        text_lines(row.name, row.name_language, size_px, strong=_strong(row), width_px=width_px)
        for row in rows
    ]
    seconds = way.shows_second and all(
        _second_fits(way, row, taken, name_px) for row, taken in zip(rows, lines, strict=True)
    )
    fits = max(lines, default=1) <= way.lines and seconds == way.shows_second
    told = not way.below or max(states, default=0) <= name_px
    found = replace(
        way,
        name_px=name_px,
        state_px=state_px,
        fact_px=max(facts, default=0),
        told_px=max((_told_px(way, row, ceil(column)) for row in rows), default=0),
        lines=max(1, min(way.lines, max(lines, default=1))),
        told=told,
        fits=fits and told,
    )
    return replace(found, need_px=_need_px(found, rows))


def _need_px(way: RowFit, rows: Sequence[RowTexts]) -> float:
    letters = way.sizes.type
    # Arabic and Latin lines differ: every row is as high as the highest asks for.
    tongues = {row.name_language for row in rows} or {""}
    told = {row.language for row in rows} or {""}
    names = max(
        text_height_px(way.lines, letters.name_px, one, way.sizes.leading) for one in tongues
    )
    state = max(text_height_px(1, letters.state_px, one) for one in told)
    detail = max(text_height_px(1, letters.detail_px, one) for one in told)
    if way.below:
        told_below = any(row.state or (row.under and way.shows_detail) for row in rows)
        names += way.state_lines * detail - way.overlap_px if told_below else 0
        state = 0
    elif way.sizes.name_lines > 1:
        state = way.told_px
    return max(names, state) + 2 * way.sizes.edge_px + way.air_px


def _state_px(way: RowFit, row: RowTexts) -> float:
    if way.below:
        return _worded_px(way, row)
    if way.halves > 1:
        return text_width_px(row.state, row.language, way.sizes.type.detail_px, strong=True)
    told = text_width_px(row.state, row.language, way.sizes.type.state_px, strong=True)
    more = _detail_px(way, row, row.detail)
    if way.sizes.name_lines == 1:
        return told + (way.sizes.padding_px + more if more else 0)
    return max(told, more)


def _worded_px(way: RowFit, row: RowTexts) -> float:
    size_px, gap_px = way.sizes.type.detail_px, way.sizes.padding_px / 2
    word = text_width_px(row.word, row.language, size_px, strong=False)
    told = text_width_px(row.state, row.language, size_px, strong=True)
    more = _detail_px(way, row, row.under)
    if way.state_lines == 1:
        return word + told + more + (gap_px if word else 0) + (2 * gap_px if told and more else 0)
    return max(word + gap_px + told, more) if more else max(word, told)


def _detail_px(way: RowFit, row: RowTexts, detail: str) -> float:
    if not (way.shows_detail or row.keeps):
        return 0.0
    return text_width_px(detail, row.language, way.sizes.type.detail_px, strong=False)


def _folded_px(way: RowFit, row: RowTexts) -> float:
    """Return how wide the state's column must be for this row to say one of both in two lines."""
    letters = way.sizes.type
    detail = row.detail if way.shows_detail or row.keeps else ""
    state = text_width_px(row.state, row.language, letters.state_px, strong=True)
    more = text_width_px(detail, row.language, letters.detail_px, strong=False)
    return min(
        max(_in_two_lines_px(row.state, row.language, letters.state_px, strong=True), more),
        max(state, _in_two_lines_px(detail, row.language, letters.detail_px, strong=False)),
    )


def _in_two_lines_px(text: str, language: str, size_px: int, *, strong: bool) -> float:
    whole = ceil(text_width_px(text, language, size_px, strong=strong))
    widths = range(whole // 2, whole, max(1, size_px // 4))
    return next(
        (
            px
            for px in widths
            if text_lines(text, language, size_px, strong=strong, width_px=px) <= _FOLDED_LINES
        ),
        whole,
    )


def _told_px(way: RowFit, row: RowTexts, width_px: int) -> float:
    """Return how high the state and its detail are in a column of so many pixels."""
    letters, language = way.sizes.type, row.language
    lines = text_lines(row.state, language, letters.state_px, strong=True, width_px=width_px)
    height = text_height_px(min(lines, _FOLDED_LINES), letters.state_px, language)
    if way.shows_detail or row.keeps:
        lines = text_lines(row.detail, language, letters.detail_px, strong=False, width_px=width_px)
        height += text_height_px(min(lines, _FOLDED_LINES), letters.detail_px, language)
    return height


def _second_fits(way: RowFit, row: RowTexts, lines: int, name_px: float) -> bool:
    letters = way.sizes.type
    second = text_width_px(row.second, row.second_language, letters.detail_px, strong=False)
    if way.lines > 1:
        return lines < way.lines and second <= name_px
    name = text_width_px(row.name, row.name_language, letters.name_px, strong=_strong(row))
    return name + way.sizes.padding_px + second <= name_px


def _held(way: RowFit, room: RowRoom) -> int:
    gap = way.sizes.gap_px
    return int((room.height_px + gap) // (max(way.need_px, room.least_px) + gap))


def _spread(way: RowFit, room: RowRoom, count: int) -> RowFit:
    count = max(1, count)
    most = max(way.need_px, way.sizes.height_px, room.least_px)
    each = (room.height_px + way.sizes.gap_px) / count - way.sizes.gap_px
    return replace(way, row_px=int(max(min(each, most), 1)), rows=count)


def _strong(row: RowTexts) -> bool:
    # The typeface of Tifinagh has one weight.
    return row.name_language != "zgh"


QML_IMPORT_NAME = "Nouba.UiKit"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Rows(QObject):
    """Lets a page of QML ask for the sizes of its rows."""

    @Slot("QVariantList", "QVariantMap", result="QVariantMap")
    def fit(self, texts: list[dict[str, Any]], room: dict[str, Any]) -> dict[str, Any]:
        """Return what all rows show, from what they say and where they stand."""
        where = RowRoom(**room)
        found = fit_rows([RowTexts(**one) for one in texts], where)
        told = asdict(found)
        letters = {f"{name[:-3]}Size": px for name, px in told["sizes"].pop("type").items()}
        lengths = {_camel(name): px for name, px in told.pop("sizes").items()}
        shown = {_camel(name): value for name, value in told.items()}
        given = {"below": found.below, "beside": where.beside_px, "acts": where.acts}
        return lengths | letters | shown | given | {"overlap": found.overlap_px}

    @Slot(str, str, int, float, result=float)
    def balanced(self, name: str, language: str, size_px: int, width_px: float) -> float:
        """Return the least width in which a name takes no more lines: none is left for a word."""
        return balanced_px(name, language, size_px, int(width_px))

    @Slot("QVariantList", "QVariantList", result=int)
    def size(self, boxes: list[dict[str, Any]], sizes: list[float]) -> int:
        """Return the first of these sizes in which every text stands in its box, else the last.

        Siblings are asked for together, so that none is written smaller than another.
        """
        for size_px in map(round, sizes):
            if all(stands(size_px, **box) for box in boxes):
                return size_px
        return round(sizes[-1])

    @Slot(str, str, int, float, bool, result=float)
    def height(
        self,
        text: str,
        language: str,
        size_px: int,
        width_px: float,
        strong: bool,  # noqa: FBT001 - called from QML
    ) -> float:
        """Return how high a text stands in so much width: endless where a word is wider."""
        lines = text_lines(text, language, size_px, strong=strong, width_px=int(width_px))
        return text_height_px(lines, size_px, language)

    @Slot(str, str, int, float, result=int)
    def lines(self, text: str, language: str, size_px: int, width_px: float) -> int:
        """Return how many lines a heading takes in so much room."""
        return text_lines(text, language, size_px, strong=True, width_px=int(width_px))


def _camel(name: str) -> str:
    first, *others = name.removesuffix("_px").split("_")
    return first + "".join(one.capitalize() for one in others)
