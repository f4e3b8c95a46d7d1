"""What the panel adds to the desk's style sheet."""

from dataclasses import asdict

from ui_kit.paper import Care
from ui_kit.theme import filled_sheet
from ui_kit.tokens import DESK, DESK_TYPE, GRID_PX, LIGHT

MARGIN_PX = 3 * GRID_PX
GAP_PX = 2 * GRID_PX
BAR_PX = 7 * GRID_PX
NOTICE_PX = 4 * GRID_PX + GRID_PX // 2
CHOICE_PX = 78 * GRID_PX
ACT_PX = 11 * GRID_PX
ALWAYS_PX = 4 * GRID_PX
WORD_PX = 4 * GRID_PX
ROOMY_PX = 52 * GRID_PX
TIGHT_PX = 54 * GRID_PX
WIDE_PX = 72 * GRID_PX
BOTH_WIDE_PX = 90 * GRID_PX
ONE_ROW_PX = 120 * GRID_PX
ROW_PX = 5 * GRID_PX
DOT_PX = 12
MARK_PX = 20
EDGE_PX = 2
PROGRESS_PX = 4
COMPACT_PX = 98 * GRID_PX
COMPACT_ROW_PX = 10 * GRID_PX
COMPACT_ACT_PX = 9 * GRID_PX
COMPACT_HEIGHT_PX = COMPACT_ROW_PX + NOTICE_PX + 4 * GRID_PX
COMPACT_NOTE_PX = 6 * GRID_PX
COMPACT_SHEET_PX = 54 * GRID_PX
LEAST_WIDTH_PX, LEAST_HEIGHT_PX = 900, 600
FIRST_WIDTH_PX, FIRST_HEIGHT_PX = 1180, 700


def clerk_stylesheet() -> str:
    """Return the panel's own style sheet, laid on top of the desk's."""
    return filled_sheet(
        "clerk",
        **asdict(LIGHT),
        grid=GRID_PX,
        pad=2 * GRID_PX,
        radius=DESK.radius_px,
        small=DESK_TYPE.detail_px,
        body=DESK_TYPE.text_px,
        heading=DESK_TYPE.heading_px,
        title=DESK_TYPE.title_px,
        ticket=DESK_TYPE.number_px,
        tight_ticket=DESK_TYPE.number_px // 2,
        act=ACT_PX,
        compact_act=COMPACT_ACT_PX,
        always=ALWAYS_PX,
        word=WORD_PX,
    )


def choice_colours(*, is_chosen: bool) -> tuple[str, str, str]:
    """Return the ground, the ink and the quiet ink of an entry in a list."""
    if is_chosen:
        return LIGHT.primary, LIGHT.on_primary, LIGHT.on_primary
    return LIGHT.surface, LIGHT.ink, LIGHT.quiet_ink


def care_colour(care: Care) -> str:
    """Return the colour of what is said of a printer; its words and mark say the same."""
    return LIGHT.danger if care is Care.NOW else LIGHT.warning
