"""What the console adds to the desk's style sheet: the side bar and its figures."""

from dataclasses import asdict

from assets import asset_path
from ui_kit.theme import filled_sheet
from ui_kit.tokens import DESK, GRID_PX, LIGHT, STEP

MARGIN_PX = 4 * GRID_PX
SIDE_BAR_PX = 27 * GRID_PX
ROW_PX = 5 * GRID_PX
BAR_PX = GRID_PX
BAR_COLUMN_PX = 10 * GRID_PX
NUMBER_PX = 14 * GRID_PX
FIELD_PX = 18 * GRID_PX
"""A field of a form is not narrower where several stand side by side."""
WORDS_PX = 26 * GRID_PX
LINES_PX = 14 * GRID_PX
LIST_PX = 36 * GRID_PX
LOW_LIST_PX = 20 * GRID_PX
NARROW_PX = 95 * GRID_PX
"""A page narrower than this stands in one column."""
DAY_PX = 16 * GRID_PX
HOUR_PX = 9 * GRID_PX


def console_stylesheet() -> str:
    """Return the console's own style sheet, laid on top of the desk's."""
    return filled_sheet(
        "console",
        **asdict(LIGHT),
        grid_px=GRID_PX,
        # The lines of the Arabic typeface are half as high again, its letters are not.
        line_px=round(1.5 * DESK.body_px),
        bar_px=round(1.5 * GRID_PX),
        target_px=3 * GRID_PX,
        radius_small_px=GRID_PX // 2,
        handle_px=5 * GRID_PX,
        radius_px=DESK.radius_px,
        touch_px=DESK.touch_px - 4,
        drop_px=3 * GRID_PX,
        arrow=asset_path("icons", "chevron-down.svg").as_posix(),
        arrow_px=2 * GRID_PX,
        small_px=round(DESK.body_px * STEP**-0.5),
        large_px=round(DESK.body_px * STEP),
        figure_px=round(DESK.body_px * STEP**3),
        phrase_px=round(DESK.body_px * STEP**6),
    )
