"""How large rows of larger text are, by every name of two offices and every name's place."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.row_fit import RowFit, RowRoom, RowTexts, fit_rows
from reception.domain.language import Language
from reception.domain.unit import Unit
from reception.unit.file import load_template
from tests.support.every_case import every_case
from tests.support.offices import prefecture
from ui_kit.theme import load_fonts
from ui_kit.tokens import KIOSK_LARGER_TYPE, KIOSK_LARGEST_TYPE

UNITS = {"commune": load_template("commune"), "prefecture": prefecture()}
LANGUAGES = (Language.ARABIC, Language.FRENCH)
ROOMS = {
    "upright": RowRoom(
        width_px=984,
        height_px=1290,
        turner_px=104,
        least_px=112,
        scale=1,
        upright=True,
        level=0,
        acts=True,
    ),
    "lying": RowRoom(
        width_px=1330,
        height_px=645,
        turner_px=0,
        least_px=112,
        scale=1,
        upright=False,
        level=0,
        acts=True,
    ),
}


@pytest.fixture(autouse=True)
def fonts(qapp: QGuiApplication) -> None:
    load_fonts()


def rows_of(unit: Unit, group: str, language: Language) -> list[RowTexts]:
    return [
        RowTexts(
            name=one.names[language],
            name_language=language,
            language=language,
            state="1 h 30",
            detail="36 personnes",
            under="36 personnes",
            word="Attente, au plus",
        )
        for one in unit.services
        if one.group == group
    ]


def at_level(rows: Sequence[RowTexts], shape: str, level: int) -> RowFit:
    return fit_rows(rows, replace(ROOMS[shape], level=level))


LISTS = [
    (rows_of(unit, group.code, language), shape)
    for unit, language, shape in product(UNITS.values(), LANGUAGES, ROOMS)
    for group in unit.groups
]


@every_case("rows, shape", LISTS)
def test_larger_names_stand_whole(rows: list[RowTexts], shape: str) -> None:
    assert at_level(rows, shape, 1).fits
    assert at_level(rows, shape, 2).fits


@every_case("rows, shape", LISTS)
def test_no_row_stands_alone_where_another_follows(rows: list[RowTexts], shape: str) -> None:
    for level in (1, 2):
        assert at_level(rows, shape, level).rows >= min(len(rows), 2)


@every_case("rows, shape", LISTS)
def test_each_wish_for_larger_names_is_heard(rows: list[RowTexts], shape: str) -> None:
    usual, larger, largest = (at_level(rows, shape, level).sizes.type.name_px for level in range(3))
    assert usual < larger <= largest


@pytest.mark.parametrize("shape", ROOMS)
def test_names_that_leave_room_for_three_rows_are_as_large_as_was_wished(shape: str) -> None:
    rows = [
        RowTexts(name=name, name_language="fr", language="fr", state="5 min")
        for name in ("Mariage", "Décès", "Impôts", "Permis", "Divers")
    ]
    sizes = [at_level(rows, shape, level).sizes.type.name_px for level in (1, 2)]
    assert sizes == [KIOSK_LARGER_TYPE.name_px, KIOSK_LARGEST_TYPE.name_px]
