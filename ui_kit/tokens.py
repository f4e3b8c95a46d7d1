"""Colours and sizes: the only place where they are written."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import cache


@dataclass(frozen=True, kw_only=True, slots=True)
class Tokens:
    """One set of colours; every pair that carries text is at least 4.5:1."""

    paper: str
    surface: str
    ink: str
    quiet_ink: str
    line: str
    """Decoration only; an edge that carries meaning is drawn in quiet ink."""
    primary: str
    primary_pressed: str
    on_primary: str
    primary_soft: str
    """Behind icons and quiet marks; primary and ink can be read on it."""
    accent: str
    """"Your turn": always a surface with ``on_accent`` on it, never text on paper."""
    on_accent: str
    information: str
    warning: str
    danger: str


LIGHT = Tokens(
    paper="#FBFAF7",
    surface="#FFFFFF",
    ink="#16211D",
    quiet_ink="#55635D",
    line="#DAD7CF",
    primary="#0B5D46",
    primary_pressed="#084535",
    on_primary="#FFFFFF",
    primary_soft="#E7F0EC",
    accent="#C98A1B",
    on_accent="#16211D",
    information="#1F5FA8",
    warning="#9A5B00",
    danger="#A3241B",
)
DARK = Tokens(
    paper="#121A17",
    surface="#1B2521",
    ink="#F2F4F1",
    quiet_ink="#A9B7B0",
    line="#34413B",
    primary="#5CC8A2",
    primary_pressed="#86D9BC",
    on_primary="#0C1512",
    primary_soft="#20372F",
    accent="#E0A63A",
    on_accent="#16211D",
    information="#8FBCF0",
    warning="#E9B25C",
    danger="#F19A92",
)
HIGH_CONTRAST = Tokens(
    paper="#FFFFFF",
    surface="#FFFFFF",
    ink="#000000",
    quiet_ink="#1E1E1E",
    line="#000000",
    primary="#00382A",
    primary_pressed="#000000",
    on_primary="#FFFFFF",
    primary_soft="#DCE9E4",
    accent="#FFC83D",
    on_accent="#000000",
    information="#002F6C",
    warning="#4A2B00",
    danger="#6B0000",
)

# Dims a page behind a question, in every look.
SHADE = "#0A0F0D"


@dataclass(frozen=True, kw_only=True, slots=True)
class ScreenClass:
    """Sizes of one kind of screen, in pixels of a screen of the reference size."""

    short_px: int
    long_px: int
    body_px: float
    radius_px: int
    touch_px: int
    """The least height of what may be touched: 20 mm on a kiosk of the reference size."""
    choice_px: int = 0
    """The least height of a primary choice: 20 mm on the smallest kiosk; 0: as of any other."""


STEP = 1.25
# Where text is larger, the smallest is so by more, or it would still be small.
SMALL_STEPS = 0.5
MOTION_MS = 180
GRID_PX = 8
NO_LIMIT_PX = 16_777_215
"""Qt's own ``QWIDGETSIZE_MAX``."""
SIGN_IN_PX = 45 * GRID_PX
"""The width of the card on which somebody says who she is."""
KIOSK = ScreenClass(
    short_px=1080, long_px=1920, body_px=35, radius_px=16, touch_px=88, choice_px=112
)
BOARD = ScreenClass(short_px=1080, long_px=1920, body_px=40, radius_px=16, touch_px=88)
DESK = ScreenClass(short_px=768, long_px=1366, body_px=15, radius_px=8, touch_px=36)


@dataclass(frozen=True, kw_only=True, slots=True)
class LineSizes:
    """Wanted distance of lines, and what the typeface has by itself, in sizes of the letter."""

    wanted: float
    own: float
    spare_above: float = 0.0
    """Room that the typeface keeps above every letter, taken away from one line."""
    spare_below: float = 0.0
    """Likewise below."""


LATIN_LINES = LineSizes(wanted=1.35, own=1.362)
# By the codes of languages: every text asks.
LINES: Mapping[str, LineSizes] = {
    "ar": LineSizes(wanted=1.6, own=2.112, spare_above=0.26, spare_below=0.25),
    "zgh": LineSizes(wanted=1.45, own=1.362),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class PageType:
    """The letter sizes of one page; no text of it has another, none fits itself."""

    detail_px: int
    """Second lines, heads of columns: what may be missed."""
    text_px: int
    name_px: int
    """The names of rows."""
    state_px: int
    """What is told beside them first: how long, or why not."""
    heading_px: int
    title_px: int
    number_px: int


KIOSK_TYPE = PageType(
    detail_px=28, text_px=34, name_px=42, state_px=42, heading_px=42, title_px=56, number_px=268
)
# Names first: one and a half and twice the usual; whatever is touched is written 7.3 mm high.
KIOSK_LARGER_TYPE = PageType(
    detail_px=42, text_px=42, name_px=64, state_px=42, heading_px=46, title_px=46, number_px=336
)
KIOSK_LARGEST_TYPE = PageType(
    detail_px=42, text_px=42, name_px=84, state_px=46, heading_px=46, title_px=46, number_px=336
)
BOARD_TYPE = PageType(
    detail_px=34, text_px=36, name_px=126, state_px=36, heading_px=44, title_px=44, number_px=300
)
DESK_TYPE = PageType(
    detail_px=14, text_px=16, name_px=16, state_px=16, heading_px=20, title_px=25, number_px=72
)


@dataclass(frozen=True, kw_only=True, slots=True)
class RowSizes:
    """One row of a list: sign, name in two lines, state or wait, action; equal on a page."""

    type: PageType
    height_px: int
    gap_px: int
    """From one row to the next."""
    padding_px: int
    """Inside the card, and between its columns."""
    sign_px: int
    """The square that the sign stands in."""
    state_px: int
    """The width of the state's column; 0: the state stands under the name."""
    action_px: int
    """The width of the second touch, which has a card of its own."""
    action_gap_px: int
    """The dead strip before it."""
    name_lines: int = 2
    leading: float = 0.92
    """How much closer the lines of a name stand than those of other texts: 52 px for 42."""
    edge_px: int = 2
    focus_edge_px: int = 4


KIOSK_ROW = RowSizes(
    type=KIOSK_TYPE,
    height_px=160,
    gap_px=12,
    padding_px=24,
    sign_px=96,
    state_px=216,
    action_px=96,
    action_gap_px=24,
)
KIOSK_LYING_ROW = replace(
    KIOSK_ROW, height_px=100, gap_px=8, padding_px=16, sign_px=72, name_lines=1
)
KIOSK_LARGER_ROW = replace(
    KIOSK_ROW, type=KIOSK_LARGER_TYPE, height_px=250, state_px=0, action_px=168
)
KIOSK_LARGEST_ROW = replace(KIOSK_LARGER_ROW, type=KIOSK_LARGEST_TYPE, height_px=300)
# Where a line is long the state stands at its end, however large the letters are.
KIOSK_LYING_LARGER_ROW = replace(
    KIOSK_LYING_ROW, type=KIOSK_LARGER_TYPE, height_px=120, action_px=168
)
KIOSK_LYING_LARGEST_ROW = replace(
    KIOSK_LYING_ROW, type=KIOSK_LARGEST_TYPE, height_px=144, action_px=168
)
DESK_ROW = RowSizes(
    type=DESK_TYPE,
    height_px=64,
    gap_px=8,
    padding_px=12,
    sign_px=36,
    state_px=120,
    action_px=36,
    action_gap_px=8,
    edge_px=1,
    focus_edge_px=2,
)


class RowState(StrEnum):
    """What a row tells by its edge and ground, besides its words."""

    USUAL = "usual"
    PRESSED = "pressed"
    FOCUSED = "focused"
    SELECTED = "selected"
    PAUSED = "paused"
    FULL = "full"
    DISABLED = "disabled"
    YOUR_TURN = "your_turn"
    LATE = "late"


@dataclass(frozen=True, kw_only=True, slots=True)
class RowColours:
    """A row's colours in one state."""

    ground: str
    edge: str
    name: str
    state: str
    detail: str
    sign: str
    sign_ground: str
    dashed: bool = False
    thick: bool = False
    """Whether the edge is as wide as of what has the focus."""


def row_colours(state: RowState, tokens: Tokens) -> RowColours:
    """Return the colours of a row in ``state``, in this set of colours."""
    if state is RowState.YOUR_TURN:
        return _row(tokens.accent, tokens.accent, tokens.on_accent, tokens.on_accent)
    if state in {RowState.PAUSED, RowState.FULL, RowState.DISABLED}:
        closed = _row(tokens.paper, tokens.quiet_ink, tokens.quiet_ink, tokens.quiet_ink)
        return replace(closed, dashed=True)
    usual = RowColours(
        ground=tokens.surface,
        edge=tokens.quiet_ink,
        name=tokens.ink,
        state=tokens.ink,
        detail=tokens.quiet_ink,
        sign=tokens.primary,
        sign_ground=tokens.primary_soft,
    )
    if state is RowState.PRESSED:
        return replace(usual, ground=tokens.primary_soft, edge=tokens.primary)
    if state is RowState.SELECTED:
        return replace(usual, ground=tokens.primary_soft, edge=tokens.primary, thick=True)
    if state is RowState.FOCUSED:
        return replace(usual, edge=tokens.ink, thick=True)
    if state is RowState.LATE:
        return replace(usual, edge=tokens.line, state=tokens.danger)
    return usual


@cache
def row_looks(tokens: Tokens) -> dict[str, dict[str, str | bool]]:
    """Return the colours of a row by the name of its state, as QML reads them."""
    return {str(state): asdict(row_colours(state, tokens)) for state in RowState}


def _row(ground: str, edge: str, ink: str, quiet: str) -> RowColours:
    return RowColours(
        ground=ground, edge=edge, name=ink, state=ink, detail=quiet, sign=quiet, sign_ground=ground
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedPage:
    """Sizes of a report on paper."""

    body_pt: float
    least_pt: float
    """What a wide table may shrink to."""
    margin_mm: float
    gap_pt: float
    """Between a card and the next; twice of it between sections."""
    radius_pt: float
    plot_scale: float
    """How large a plot is drawn, against a screen of 96 dots to the inch."""


REPORT_PAGE = PrintedPage(
    body_pt=9.5, least_pt=6.5, margin_mm=16, gap_pt=8, radius_pt=4, plot_scale=0.8
)
