"""What the console adds to the desk's style sheet: the side bar and its figures."""

from assets import asset_path
from ui_kit.tokens import DESK, GRID_PX, LIGHT, STEP, Tokens

MARGIN_PX = 4 * GRID_PX
SIDE_BAR_PX = 27 * GRID_PX
SIGN_IN_PX = 45 * GRID_PX
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
NO_LIMIT_PX = 16_777_215
"""Qt's own ``QWIDGETSIZE_MAX``."""
NARROW_PX = 95 * GRID_PX
"""A page narrower than this stands in one column."""
DAY_PX = 16 * GRID_PX
HOUR_PX = 9 * GRID_PX

_SHEET = """
QWidget[kind="side-bar"] {{ background: {surface}; }}
QWidget[kind="page"], QScrollArea, QScrollArea > QWidget > QWidget[kind="page"] {{
    background: {paper}; border: none;
}}
QLabel[kind="small"] {{ color: {quiet_ink}; font-size: {small_px}px; }}
QLabel[kind="heading"] {{ font-size: {large_px}px; font-weight: 600; }}
QLabel[kind="figure"] {{ font-size: {figure_px}px; font-weight: 700; color: {ink}; }}
QLabel[kind="figure"][tone="warning"], QLabel[kind="small"][tone="warning"] {{ color: {warning}; }}
QLabel[kind="figure"][tone="danger"], QLabel[kind="small"][tone="danger"],
QLabel[kind="strong"][tone="danger"] {{ color: {danger}; }}
QFrame[kind="banner"] {{ background: {danger}; }}
QLabel[kind="banner"] {{ color: {surface}; font-weight: 600; }}
QPushButton[kind="banner"] {{
    background: {surface}; color: {danger}; border-color: {surface}; padding: 4px 16px;
    font-weight: 600;
}}
QPushButton[kind="banner"]:focus {{ border: 2px solid {ink}; }}
QLabel[kind="strong"] {{ font-weight: 600; }}
QLabel[kind="strong"][tone="warning"] {{ color: {warning}; }}
QLabel[kind="phrase"] {{ font-size: {phrase_px}px; font-weight: 600; color: {primary}; }}
QPushButton, QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit {{
    min-height: {line_px}px; max-height: {line_px}px;
}}
QPushButton[kind="primary"][tone="danger"] {{
    background: {danger}; color: {surface}; border-color: {danger};
}}
QPushButton[kind="primary"][tone="danger"]:focus {{ border: 2px solid {ink}; }}
QPushButton[kind="primary"][tone="danger"]:disabled {{
    background: {line}; color: {quiet_ink}; border-color: {line};
}}
QPushButton[kind="small"] {{ padding: 2px 12px; }}
QPushButton[kind="place"] {{
    border: none; background: transparent; text-align: left; padding: 6px 10px;
    font-weight: 600; color: {quiet_ink};
}}
QPushButton[kind="place"]:checked {{ background: {primary_soft}; color: {primary}; }}
QPushButton[kind="place"]:focus {{ border: 2px solid {primary}; }}
QPushButton[kind="section"] {{
    border: none; background: transparent; text-align: left; padding: 6px 0px;
    color: {quiet_ink}; font-size: {small_px}px;
}}
QPushButton[kind="section"]:checked {{ color: {ink}; font-weight: 600; }}
QPushButton[kind="section"]:focus {{ border: 2px solid {primary}; }}
QScrollBar:vertical {{ background: transparent; width: {bar_px}px; margin: 0px; }}
QScrollBar:horizontal {{ background: transparent; height: {bar_px}px; margin: 0px; }}
QScrollBar::handle {{ background: {quiet_ink}; border-radius: {radius_small_px}px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {handle_px}px; }}
QScrollBar::handle:horizontal {{ min-width: {handle_px}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QPushButton[kind="word"] {{
    border: 1px solid transparent; background: transparent; padding: 4px 6px;
    font-size: {small_px}px;
}}
QPushButton[kind="word"]:checked {{ background: {primary_soft}; color: {primary}; }}
QPushButton[kind="word"]:focus {{ border: 2px solid {primary}; }}
QTableView {{ border: none; }}
QLabel[kind="mistake"] {{ color: {danger}; font-size: {small_px}px; font-weight: 600; }}
QFrame[kind="save-bar"] {{
    background: {surface}; border: none; border-top: 1px solid {quiet_ink};
}}
QToolButton[kind="icon"] {{
    background: {surface}; border: 1px solid {line}; border-radius: {grid_px}px; padding: 6px;
}}
QToolButton[kind="icon"]:checked {{ background: {primary_soft}; border: 2px solid {primary}; }}
QToolButton[kind="icon"]:focus {{ border: 2px solid {ink}; }}
QListWidget::item {{ padding: 6px; }}
QListWidget::item:selected {{ background: {primary_soft}; color: {primary}; }}
QListWidget[kind="ticks"]::item:selected {{ background: {surface}; color: {ink}; }}
QListWidget[kind="ticks"]::item:focus {{ background: {primary_soft}; }}
QListWidget:focus {{ border: 2px solid {primary}; }}
QCheckBox {{ spacing: {grid_px}px; min-height: {target_px}px; min-width: {grid_px}px; }}
QLineEdit, QPlainTextEdit {{ placeholder-text-color: {quiet_ink}; }}
QDoubleSpinBox {{
    background: {surface}; color: {ink}; border: 1px solid {quiet_ink};
    border-radius: {grid_px}px; padding: 6px {grid_px}px; min-height: 20px;
}}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button {{
    width: 0px; border: none;
}}
QDoubleSpinBox:focus {{ border: 2px solid {primary}; }}
QTableView::item:selected {{ background: {primary_soft}; color: {ink}; }}
QToolButton {{
    background: {surface}; color: {ink}; border: 1px solid {quiet_ink};
    border-radius: {radius_px}px; min-width: {touch_px}px; min-height: {touch_px}px;
    font-size: {large_px}px;
}}
QToolButton:pressed {{ background: {primary_soft}; }}
QToolButton:focus {{ border: 2px solid {primary}; }}
QToolButton:disabled {{ border-color: {line}; color: {line}; background: {paper}; }}
QPushButton[kind="chip"] {{
    background: {primary_soft}; color: {primary}; border: 1px solid {primary};
    border-radius: 14px; padding: 4px 12px; min-height: 18px;
}}
QPushButton[kind="chip"]:focus {{ border: 2px solid {primary}; }}
QLabel[kind="small"][weight="strong"] {{ font-weight: 600; color: {ink}; }}
QProgressBar {{
    background: {primary_soft}; border: none; border-radius: 4px; max-height: {grid_px}px;
}}
QProgressBar::chunk {{ background: {primary}; border-radius: 4px; }}
QSpinBox::up-button, QDoubleSpinBox::up-button, QTimeEdit::up-button {{
    subcontrol-origin: border; subcontrol-position: right; width: {grid_px}px; border: none;
}}
QSpinBox::down-button, QDoubleSpinBox::down-button, QTimeEdit::down-button {{
    subcontrol-origin: border; subcontrol-position: left; width: {grid_px}px; border: none;
}}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QTimeEdit::up-arrow,
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QTimeEdit::down-arrow {{
    width: 0px; height: 0px;
}}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {drop_px}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{
    image: url({arrow}); width: {arrow_px}px; height: {arrow_px}px;
}}
"""


def console_stylesheet(tokens: Tokens = LIGHT) -> str:
    """Return the console's own style sheet, laid on top of the desk's."""
    return _SHEET.format(
        paper=tokens.paper,
        surface=tokens.surface,
        ink=tokens.ink,
        quiet_ink=tokens.quiet_ink,
        primary=tokens.primary,
        primary_soft=tokens.primary_soft,
        line=tokens.line,
        warning=tokens.warning,
        danger=tokens.danger,
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
