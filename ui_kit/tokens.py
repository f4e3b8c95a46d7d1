"""Colours and sizes: the only place where they are written."""

from dataclasses import dataclass


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
KIOSK = ScreenClass(
    short_px=1080, long_px=1920, body_px=35, radius_px=16, touch_px=88, choice_px=112
)
BOARD = ScreenClass(short_px=1080, long_px=1920, body_px=40, radius_px=16, touch_px=88)
DESK = ScreenClass(short_px=768, long_px=1366, body_px=15, radius_px=8, touch_px=36)


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
