"""Sheets that are no tickets, in every language on both papers, as somebody last looked at them.

After a change that was meant, draw the pictures anew and look at each before committing it:

    NOUBA_RENEW_GOLDEN=1 .venv/bin/pytest tests/printer_drivers/test_slip_golden.py
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import zxingcpp

from printer_drivers.render.slip import render_slip
from reception.database.heads import DayHead
from reception.domain.figures import Figures, Measure
from reception.domain.language import Language
from reception.domain.paper import SlipPaper
from reception.domain.spread import Spread
from reception.domain.unit import Unit
from reception.paper.slips import complaints_slip, documents_slip
from reception.reports.answers import GroupRow, GroupsAnswer
from reception.reports.day_slip import day_slip
from reception.reports.model import Missing, MissingReason, SeriesNumbers
from reception.reports.question import Sought
from tests.printer_drivers.golden_papers import looks_as_before
from tests.support.every_case import every_case
from tests.support.fakes import a_unit, texts
from tests.support.papers import picture

pytestmark = pytest.mark.usefixtures("qapp")

_FOLDER = Path(__file__).parent / "golden_slips"
_AT = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
_HEADS = ((384, 203), (576, 203))


def _unit() -> Unit:
    """Return an office whose first service says all there is to say."""
    unit = a_unit()
    full = replace(
        unit.services[0],
        documents={
            Language.ARABIC: (
                "الدفتر العائلي أو رقم رسم الولادة وسنة التسجيل",
                "البطاقة الوطنية للتعريف",
            ),
            Language.FRENCH: (
                "Livret de famille, ou numéro et année de l’acte",
                "Carte nationale d’identité",
            ),
        },
        fee=texts("2 درهم", "2 DH", "2 MAD"),
        delay={Language.ARABIC: "في الحين", Language.FRENCH: "Immédiat"},
        legal_basis={Language.ARABIC: "القانون 36.21", Language.FRENCH: "Loi 36-21"},
    )
    return replace(unit, services=(full, *unit.services[1:]))


def _day_slip(language: Language) -> SlipPaper:
    """Return the slip of a day with everything that one may say."""
    unit = a_unit()
    sought = Sought(unit=unit, now=_AT, first=_AT.date(), last=_AT.date(), measures=(Measure.WAIT,))
    wait = Spread(
        n=52,
        mean=timedelta(minutes=14, seconds=3),
        median=timedelta(minutes=11, seconds=30),
        p90=timedelta(minutes=31),
        max=timedelta(hours=1, minutes=2, seconds=9),
    )
    figures = _figures(wait, arrived=63, served=47, no_show=4, continued=3, cancelled=2, unserved=7)
    busiest = _figures(wait, arrived=38, served=30, no_show=3, continued=0, cancelled=1, unserved=4)
    report = GroupsAnswer(
        sought=sought,
        rows=(
            GroupRow(keys=(unit.services[0].code,), figures=busiest),
            GroupRow(keys=(unit.services[1].code,), figures=figures),
        ),
        total=figures,
    )
    missing = (
        Missing(first=7, last=7, why=MissingReason.UNKNOWN),
        Missing(first=9, last=9, why=MissingReason.REPLACED, detail="ZA003"),
        Missing(first=12, last=12, why=MissingReason.VOID, detail="papier déchiré"),
        Missing(first=20, last=69, why=MissingReason.LEFT_OUT),
    )
    numbers = (
        SeriesNumbers(series="A", first=1, last=98, tickets=45, missing=missing),
        SeriesNumbers(series="B", first=1, last=11, tickets=11, missing=()),
        SeriesNumbers(
            series="ZA",
            first=1,
            last=5,
            tickets=4,
            missing=(Missing(first=2, last=2, why=MissingReason.PARKED),),
        ),
    )
    head = DayHead(day=_AT.date(), events=241, seal=bytes(range(64, 96)))
    return day_slip(unit, report, numbers, head, language=language, at=_AT)


def _figures(wait: Spread, **counts: int) -> Figures:
    rare = ("still_waiting", "being_called", "being_served", "parked", "given_back")
    nothing = dict.fromkeys(rare, 0)
    return Figures(
        **counts,
        **nothing,
        called=counts["served"] + counts["no_show"],
        uncalled=0,
        visits=counts["arrived"] - counts["continued"],
        spreads={Measure.WAIT: wait},
        wait_with_uncalled=None,
        within_target=41,
        judged=59,
        clock_jumps=0,
        open_wait_max=None,
    )


def _slips(language: Language) -> Mapping[str, SlipPaper]:
    return {
        "documents": documents_slip(_unit(), "birth", language, _AT),
        "complaints": complaints_slip(_unit(), language, _AT),
        "day": _day_slip(language),
    }


_CASES: Mapping[str, tuple[SlipPaper, int, int]] = {
    f"{name}-{language}-{width_px}-{dpi}": (slip, width_px, dpi)
    for language in Language
    for name, slip in _slips(language).items()
    for width_px, dpi in _HEADS
}


@every_case("name", _CASES)
def test_the_slip_is_as_it_was_looked_at(name: str) -> None:
    slip, width_px, dpi = _CASES[name]
    looks_as_before(picture(render_slip(slip, width_px, dpi)), _FOLDER / f"{name}.png", dpi)


def test_no_picture_is_left_over() -> None:
    assert {path.stem for path in _FOLDER.iterdir()} == set(_CASES)


@pytest.mark.parametrize("width_px", [384, 576])
def test_a_telephone_reads_where_to_complain(width_px: int) -> None:
    drawn = picture(render_slip(complaints_slip(_unit(), Language.ARABIC, _AT), width_px))
    assert [one.text for one in zxingcpp.read_barcodes(drawn.convert("L"))] == [
        "https://www.chikaya.ma"
    ]


@pytest.mark.parametrize("width_px", [384, 576])
def test_a_telephone_reads_the_head_of_the_day(width_px: int) -> None:
    drawn = picture(render_slip(_day_slip(Language.ARABIC), width_px))
    seal = bytes(range(64, 96)).hex().upper()
    assert [one.text for one in zxingcpp.read_barcodes(drawn.convert("L"))] == [
        f"NOUBA {a_unit().code} 2026-11-24 {seal}"
    ]


def test_what_nobody_wrote_costs_no_paper() -> None:
    full, bare = (
        render_slip(documents_slip(_unit(), service, Language.FRENCH, _AT), 576)
        for service in ("birth", "life")
    )
    assert bare.height_px < full.height_px / 1.5
