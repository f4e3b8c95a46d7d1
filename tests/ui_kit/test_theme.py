from dataclasses import fields

import pytest
from PySide6.QtGui import QColor

from tests.support.every_case import every_case
from ui_kit.theme import Theme
from ui_kit.tokens import (
    BOARD,
    DARK,
    DESK_ROW,
    HIGH_CONTRAST,
    KIOSK,
    KIOSK_LARGER_ROW,
    KIOSK_LARGEST_ROW,
    KIOSK_LYING_ROW,
    KIOSK_ROW,
    LIGHT,
    RowSizes,
    RowState,
    Tokens,
    row_colours,
)

ROWS = (KIOSK_ROW, KIOSK_LYING_ROW, KIOSK_LARGER_ROW, KIOSK_LARGEST_ROW, DESK_ROW)
SETS = {"light": LIGHT, "dark": DARK, "high contrast": HIGH_CONTRAST}


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21, abs=0.01)


# Which colour is read on which.
TEXT_PAIRS = (
    *((ink, ground) for ink in ("ink", "quiet_ink") for ground in ("paper", "surface")),
    *((ink, "primary_soft") for ink in ("ink", "quiet_ink", "primary")),
    *(
        (ink, ground)
        for ink in ("primary", "primary_pressed", "information", "warning", "danger")
        for ground in ("paper", "surface")
    ),
    ("on_primary", "primary"),
    ("on_primary", "primary_pressed"),
    ("on_accent", "accent"),
)


@every_case("tokens", SETS.values())
@every_case(("text", "ground"), TEXT_PAIRS)
def test_every_text_can_be_read(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@every_case("tokens", SETS.values())
@every_case("state", RowState)
def test_every_row_can_be_read_in_every_state(tokens: Tokens, state: RowState) -> None:
    row = row_colours(state, tokens)
    assert all(contrast(ink, row.ground) >= 4.5 for ink in (row.name, row.state, row.detail))
    assert contrast(row.sign, row.sign_ground) >= 3


@every_case("row", ROWS)
def test_a_row_holds_its_lines(row: RowSizes) -> None:
    # Arabic, the highest script: 62 for 42.
    name_px = row.name_lines * row.type.name_px * (62 / 42 if row.name_lines > 1 else 1)
    under_px = 0 if row.state_px else row.type.detail_px
    assert name_px + under_px <= row.height_px - 2 * row.edge_px
    assert row.sign_px <= row.height_px - row.padding_px


@every_case("tokens", SETS.values())
def test_every_colour_is_one(tokens: Tokens) -> None:
    assert all(QColor(getattr(tokens, one.name)).isValid() for one in fields(tokens))


def test_sizes_follow_the_screen_and_its_turn() -> None:
    theme = Theme()
    theme.fit(KIOSK, 1080, 1920)
    upright = theme.property("body")
    theme.fit(KIOSK, 1920, 1080)
    assert theme.property("body") == upright == 35
    theme.fit(KIOSK, 1366, 768)
    assert theme.property("body") == 25
    assert not theme.property("upright")


def test_larger_text_is_one_step_larger_and_what_is_touched_keeps_its_size() -> None:
    theme = Theme()
    theme.fit(KIOSK, 1080, 1920)
    large, touch = theme.property("large"), theme.property("touch")
    theme.enlarge(1)
    assert (theme.property("body"), theme.property("touch")) == (large, touch)
    assert theme.property("small") > theme.property("body") / 1.25
    theme.enlarge(0)
    assert theme.property("large") == large


def test_the_type_scale_rises_by_a_quarter() -> None:
    theme = Theme()
    theme.fit(BOARD, 1920, 1080)
    assert [theme.property(name) for name in ("small", "body", "large", "title")] == [
        32,
        40,
        50,
        62,
    ]
