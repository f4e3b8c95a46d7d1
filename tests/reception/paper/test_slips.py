"""What stands on sheets that are no tickets."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reception.domain.errors import UnknownServiceError
from reception.domain.fields import grouped
from reception.domain.language import Language
from reception.domain.paper import SlipPaper
from reception.paper.slips import complaints_slip, documents_slip, telephone
from tests.support.every_case import every_case
from tests.support.fakes import a_unit

AT = datetime(2026, 7, 24, 9, 42, tzinfo=UTC)
FRENCH = Language.FRENCH


def told(slip: SlipPaper, language: Language) -> list[str]:
    return [line for section in slip.sections for line in section.lines[language]]


def test_a_list_says_everything_of_its_service() -> None:
    slip = documents_slip(a_unit(), "birth", FRENCH, AT)
    assert told(slip, FRENCH) == [
        "Livret de famille, ou numéro et année de l’acte",
        "Carte nationale d’identité",
        "2 DH",
    ]
    assert slip.title[FRENCH] == "Extrait d’acte de naissance"
    assert [section.ticked for section in slip.sections] == [True, False]


def test_what_nobody_wrote_has_no_heading() -> None:
    assert documents_slip(a_unit(), "life", FRENCH, AT).sections == ()


def test_a_list_of_an_unknown_service_is_refused() -> None:
    with pytest.raises(UnknownServiceError):
        documents_slip(a_unit(), "moon", FRENCH, AT)


def test_the_hour_is_that_of_the_office() -> None:
    # In July 2026 Morocco was still an hour ahead.
    assert f"{documents_slip(a_unit(), 'birth', FRENCH, AT).printed_at:%H:%M}" == "10:42"


@every_case("language", [Language.ARABIC, FRENCH, Language.ENGLISH])
def test_a_complaint_finds_its_way(language: Language) -> None:
    slip = complaints_slip(a_unit(), language, AT)
    assert len({section.heading[language] for section in slip.sections}) == 4
    text = " ".join(told(slip, language))
    assert all(one in text for one in ("chikaya.ma", "3737", telephone("0802003737")))
    assert telephone("+212 537 679 906") in text
    assert slip.qr_text == "https://www.chikaya.ma"


def test_ways_that_a_unit_does_not_have_are_not_named() -> None:
    unit = replace(a_unit(), hotline="", hotline_long="", hotline_abroad="")
    text = " ".join(told(complaints_slip(unit, FRENCH, AT), FRENCH))
    assert "chikaya.ma" in text
    assert "téléphone" not in text
    assert "étranger" not in text


def test_a_telephone_number_stays_together_and_in_order() -> None:
    assert telephone("+212 537") == "\u200e+212\u00a0537"


@every_case(
    ("written", "shown"),
    [
        ("0802003737", "08 02 00 37 37"),
        ("0537 679 906", "05 37 67 99 06"),
        ("+212 537 679 906", "+212 5 37 67 99 06"),
        ("+212802003737", "+212 8 02 00 37 37"),
        ("3737", "3737"),
        ("+33 1 23 45 67 89", "+33 1 23 45 67 89"),
    ],
)
def test_telephone_numbers_are_grouped_one_way_however_they_were_entered(
    written: str, shown: str
) -> None:
    assert grouped(written) == shown
