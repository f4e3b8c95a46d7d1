"""What the console adds to the desk's style sheet: the side bar and its figures."""

from ui_kit.theme import DESK, GRID_PX, LIGHT, STEP, Tokens

MARGIN_PX = 4 * GRID_PX
SIDE_BAR_PX = 27 * GRID_PX
SIGN_IN_PX = 45 * GRID_PX
ROW_PX = 5 * GRID_PX
BAR_PX = GRID_PX
BAR_COLUMN_PX = 20 * GRID_PX

_SHEET = """
QWidget[kind="side-bar"] {{ background: {surface}; }}
QWidget[kind="page"], QScrollArea, QScrollArea > QWidget > QWidget[kind="page"] {{
    background: {paper}; border: none;
}}
QLabel[kind="small"] {{ color: {quiet_ink}; font-size: {small_px}px; }}
QLabel[kind="heading"] {{ font-size: {large_px}px; font-weight: 600; }}
QLabel[kind="figure"] {{ font-size: {figure_px}px; font-weight: 700; color: {ink}; }}
QLabel[kind="figure"][tone="warning"], QLabel[kind="small"][tone="warning"] {{ color: {warning}; }}
QPushButton[kind="place"] {{
    border: none; background: transparent; text-align: {leading}; padding: {grid_px}px 16px;
    font-weight: 600; color: {quiet_ink};
}}
QPushButton[kind="place"]:checked {{ background: {primary_soft}; color: {primary}; }}
QPushButton[kind="place"]:focus {{ border: 2px solid {primary}; }}
QPushButton[kind="word"] {{
    border: 1px solid transparent; background: transparent; padding: 4px {grid_px}px;
}}
QPushButton[kind="word"]:checked {{ color: {primary}; font-weight: 700; }}
QPushButton[kind="word"]:focus {{ border: 2px solid {primary}; }}
QTableView {{ border: none; }}
"""


def console_stylesheet(*, right_to_left: bool, tokens: Tokens = LIGHT) -> str:
    """Return the console's own style sheet, laid on top of the desk's."""
    return _SHEET.format(
        paper=tokens.paper,
        surface=tokens.surface,
        ink=tokens.ink,
        quiet_ink=tokens.quiet_ink,
        primary=tokens.primary,
        primary_soft=tokens.primary_soft,
        warning=tokens.warning,
        # Style sheets know left and right only, not where a line begins.
        leading="right" if right_to_left else "left",
        grid_px=GRID_PX,
        small_px=round(DESK.body_px * STEP**-0.5),
        large_px=round(DESK.body_px * STEP),
        figure_px=round(DESK.body_px * STEP**3),
    )
