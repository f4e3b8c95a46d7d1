"""What the panel adds to the desk's style sheet."""

from dataclasses import asdict

from ui_kit.paper import Care
from ui_kit.tokens import DESK, DESK_TYPE, GRID_PX, LIGHT
from ui_kit.words import Lateness

MARGIN_PX = 3 * GRID_PX
GAP_PX = 2 * GRID_PX
BAR_PX = 7 * GRID_PX
NOTICE_PX = 4 * GRID_PX + GRID_PX // 2
SIGN_IN_PX = 45 * GRID_PX
CHOICE_PX = 78 * GRID_PX
ACT_PX = 11 * GRID_PX
ALWAYS_PX = 4 * GRID_PX
WORD_PX = 4 * GRID_PX
ROOMY_PX = 52 * GRID_PX
TIGHT_PX = 54 * GRID_PX
WIDE_PX = 72 * GRID_PX
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

_SHEET = """
QLabel, QAbstractButton, QLineEdit, QAbstractItemView {{ font-size: {body}px; }}
QFrame[kind="bar"] {{ background: {surface}; border: none; border-bottom: 1px solid {line}; }}
QLabel[kind="strong"] {{ font-weight: 700; }}
QLabel[kind="heading"] {{ font-size: {heading}px; font-weight: 700; }}
QLabel[kind="ticket"] {{ font-size: {ticket}px; font-weight: 700; color: {primary}; }}
QLabel[kind="ticket"][tone="tight"] {{ font-size: {tight_ticket}px; }}
QLabel[kind="fact"] {{ font-weight: 600; }}
QLabel[kind="note"] {{
    background: {primary_soft}; border-radius: {radius}px; padding: {grid}px; font-weight: 600;
}}
QLabel[kind="strip-note"] {{
    background: {primary_soft}; border-radius: {radius}px; padding: 0px {pad}px;
    font-size: {small}px; font-weight: 600;
}}
QLabel[kind="title"] {{ font-size: {heading}px; font-weight: 700; }}
QRadioButton, QCheckBox {{ min-height: 24px; }}
QRadioButton[kind="outcome"] {{
    border: 1px solid {quiet_ink}; border-radius: {radius}px; padding: 2px {grid}px;
}}
QRadioButton[kind="outcome"]:checked {{
    background: {primary_soft}; border-color: {primary};
}}
QRadioButton[kind="outcome"]:focus {{ border: 2px solid {ink}; padding: 1px 7px; }}
QRadioButton::indicator, QCheckBox::indicator {{
    width: 14px; height: 14px; border: 2px solid {quiet_ink}; background: {surface};
}}
QRadioButton::indicator {{ border-radius: 9px; }}
QCheckBox::indicator {{ border-radius: 3px; }}
QRadioButton::indicator:checked {{
    width: 8px; height: 8px; border: 5px solid {primary}; background: {on_primary};
}}
QCheckBox::indicator:checked {{ border-color: {primary}; background: {primary}; }}
QCheckBox:focus {{ border: 2px solid {ink}; border-radius: 4px; }}
QLabel[kind="late"] {{ color: {danger}; font-weight: 700; }}
QTableView#waiting {{ border: none; }}
QTableView#waiting:focus {{ border: 2px solid {ink}; }}
QHeaderView::section {{
    background: {surface}; color: {quiet_ink}; border: none; font-size: {small}px;
    border-bottom: 1px solid {ink}; padding: 4px {grid}px;
}}
QLabel[kind="warning"] {{ color: {warning}; font-weight: 600; }}
QListView {{ border: none; }}
QLabel[kind="next"] {{ font-size: {title}px; font-weight: 700; }}
QLabel[kind="state"] {{
    font-weight: 600; border-radius: {radius}px; padding: 2px {pad}px;
}}
QLabel[kind="state"][tone="called"] {{ background: {accent}; color: {on_accent}; }}
QLabel[kind="state"][tone="serving"] {{ background: {primary_soft}; color: {primary}; }}
QLabel[kind="notice"] {{ border-radius: {radius}px; padding: 0px {pad}px; font-weight: 600; }}
QLabel[kind="notice"][tone="said"] {{ background: {primary_soft}; color: {primary}; }}
QLabel[kind="notice"][tone="refused"] {{ background: {information}; color: {surface}; }}
QLabel[kind="notice"][tone="told"] {{ background: {accent}; color: {on_accent}; }}
QLabel[kind="notice"][tone="fault"] {{ background: {danger}; color: {surface}; }}
QFrame[kind="paper"] {{ background: {surface}; border-radius: {radius}px; }}
QFrame[kind="paper"][tone="soon"] {{ border: 1px solid {warning}; }}
QFrame[kind="paper"][tone="now"] {{ border: 1px solid {danger}; }}
QLabel[kind="paper-word"][tone="soon"] {{ color: {warning}; font-weight: 600; }}
QLabel[kind="paper-word"][tone="now"] {{ color: {danger}; font-weight: 600; }}
QPushButton[kind="small"] {{ padding: 0px {pad}px; min-height: 0px; }}
QPushButton[kind="always"] {{
    padding: 0px {grid}px; min-height: {always}px; max-height: {always}px;
}}
QPushButton[kind="strip"] {{
    font-size: {small}px; padding: 0px 5px; min-height: 28px; max-height: 28px;
}}
QPushButton[kind="always"][tone="turned"] {{
    background: {primary_soft}; color: {primary}; font-weight: 600;
}}
QPushButton[kind="act"], QPushButton[kind="primary-act"] {{
    padding: 0px; min-height: {act}px; max-height: {act}px;
}}
QPushButton#strip-main {{ min-height: {compact_act}px; max-height: {compact_act}px; }}
QPushButton[kind="choice"] {{ padding: 0px; min-height: 0px; }}
QPushButton[kind="act"] QLabel {{ background: transparent; color: {ink}; }}
QPushButton[kind="act"] QLabel:disabled {{ color: {quiet_ink}; }}
QPushButton[kind="primary-act"] {{ background: {primary}; border-color: {primary}; }}
QPushButton[kind="primary-act"]:pressed {{ background: {primary_pressed}; }}
QPushButton[kind="primary-act"]:focus {{ border: 2px solid {ink}; }}
QPushButton[kind="primary-act"] QLabel {{
    background: transparent; color: {on_primary};
}}
QPushButton[kind="primary-act"]:disabled {{ background: {line}; border-color: {line}; }}
QPushButton[kind="primary-act"] QLabel:disabled {{ color: {quiet_ink}; }}
QPushButton QLabel[kind="key"] {{
    font-size: {small}px; font-weight: 600; border: 1px solid {quiet_ink};
    border-radius: 4px; padding: 0px {grid}px;
}}
QPushButton[kind="primary-act"] QLabel[kind="key"] {{ border-color: {on_primary}; }}
QPushButton QLabel[kind="pad-key"] {{
    font-size: {small}px; padding: 1px 0px; color: {quiet_ink};
}}
QPushButton[kind="primary-act"] QLabel[kind="pad-key"] {{ color: {on_primary}; }}
QPushButton QLabel[kind="key"]:disabled {{ border-color: {line}; }}
QPushButton QLabel[kind="act-name"] {{ font-weight: 600; }}
QPushButton[kind="primary-act"] QLabel[kind="act-name"] {{ font-size: {heading}px; }}
QPushButton#strip-main QLabel[kind="act-name"] {{ font-size: {body}px; }}
QPushButton[kind="word"] {{
    border: 1px solid transparent; background: transparent; padding: 0px {grid}px;
    min-height: {word}px; max-height: {word}px;
}}
QPushButton[kind="word"]:checked {{ background: {primary_soft}; color: {primary}; }}
QPushButton[kind="word"]:focus {{ border: 2px solid {primary}; }}
QPushButton[kind="choice"] QLabel {{ background: transparent; }}
QLabel[kind="small"] {{ font-size: {small}px; color: {quiet_ink}; }}
QLabel[kind="small"][tone="free"] {{ font-size: {body}px; font-weight: 700; color: {ink}; }}
QFrame[kind="rule"] {{ background: {line}; border: none; }}
QScrollArea, QScrollArea > QWidget > QWidget[kind="scrolled"] {{
    background: transparent; border: none;
}}
QScrollBar:vertical {{ background: transparent; width: {pad}px; margin: 0px; }}
QScrollBar::handle:vertical {{
    background: {quiet_ink}; border-radius: 3px; min-height: {pad}px; margin: 0px 5px;
}}
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0px; }}
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
"""


def clerk_stylesheet() -> str:
    """Return the panel's own style sheet, laid on top of the desk's."""
    return _SHEET.format(
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


def lateness_colour(lateness: Lateness) -> str:
    """Return the colour of the mark beside a service; the mark's word goes with it."""
    return {
        Lateness.EMPTY: LIGHT.line,
        Lateness.WITHIN: LIGHT.primary,
        Lateness.NEAR: LIGHT.warning,
        Lateness.BEYOND: LIGHT.danger,
    }[lateness]


def choice_colours(*, is_chosen: bool) -> tuple[str, str, str]:
    """Return the ground, the ink and the quiet ink of an entry in a list."""
    if is_chosen:
        return LIGHT.primary, LIGHT.on_primary, LIGHT.on_primary
    return LIGHT.surface, LIGHT.ink, LIGHT.quiet_ink


def care_colour(care: Care) -> str:
    """Return the colour of what is said of a printer; its words and mark say the same."""
    return LIGHT.danger if care is Care.NOW else LIGHT.warning
