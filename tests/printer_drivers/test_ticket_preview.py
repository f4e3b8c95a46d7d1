from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from printer_drivers.preview import head_remarks, misfits, preview_ticket, sample_paper
from printer_drivers.render.ticket import render_ticket
from reception.domain.errors import UnknownPriorityError, UnknownServiceError
from reception.domain.language import Language
from reception.domain.page_key import key_in, page_address
from reception.domain.paper import ALWAYS_SHOWN, TicketTemplate
from reception.domain.unit import ORDINARY
from reception.unit.file import load_template
from tests.printer_drivers.ticket_readers import read_with_zbar, read_with_zxing
from tests.support.every_case import every_case
from tests.support.papers import HEADS, picture

pytestmark = pytest.mark.usefixtures("qapp")

_AT = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
_UNIT = load_template("commune")


def test_the_preview_follows_the_template() -> None:
    whole = preview_ticket(_UNIT, language=Language.ARABIC, issued_at=_AT)
    short = preview_ticket(
        replace(_UNIT, ticket=TicketTemplate(lines=ALWAYS_SHOWN)),
        language=Language.ARABIC,
        issued_at=_AT,
    )
    assert short.height_px < whole.height_px / 2
    assert read_with_zxing(picture(whole)) == [_UNIT.complaints_url]


@pytest.mark.parametrize(("width_px", "dpi"), HEADS)
@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH])
@pytest.mark.parametrize("site", ["https://t.example.ma", f"https://{61 * 'a'}"])
def test_the_code_of_a_ticket_with_a_page_is_read_as_its_address(
    site: str, language: Language, width_px: int, dpi: int
) -> None:
    unit = replace(_UNIT, ticket_page_url=site)
    printed = picture(
        preview_ticket(unit, language=language, issued_at=_AT, width_px=width_px, dpi=dpi)
    )
    (read,) = read_with_zxing(printed)
    assert read_with_zbar(printed) == [read]
    key = key_in(read)
    assert key
    assert read == page_address(site, key)
    assert not list(misfits(unit, width_px=width_px, dpi=dpi))


def test_the_same_preview_is_the_same_dots() -> None:
    one, other = (
        preview_ticket(_UNIT, language=Language.FRENCH, issued_at=_AT, service="residence")
        for _ in range(2)
    )
    assert one == other
    assert one != preview_ticket(_UNIT, language=Language.FRENCH, issued_at=_AT)


def test_a_ticket_of_what_the_unit_does_not_know_is_refused() -> None:
    with pytest.raises(UnknownServiceError):
        preview_ticket(_UNIT, language=Language.FRENCH, issued_at=_AT, service="nothing")
    with pytest.raises(UnknownPriorityError):
        preview_ticket(_UNIT, language=Language.FRENCH, issued_at=_AT, priority="king")


@pytest.mark.parametrize(("width_px", "dpi"), HEADS)
def test_every_ticket_of_the_commune_can_be_printed(width_px: int, dpi: int) -> None:
    assert not list(misfits(_UNIT, width_px=width_px, dpi=dpi))


def test_what_would_not_be_printed_is_told_once() -> None:
    long = "Anticonstitutionnellement" * 3
    first, *others = _UNIT.services
    names = {Language.FRENCH: long, Language.ARABIC: "شهادة"}
    unit = replace(_UNIT, services=(replace(first, names=names), *others))
    (misfit,) = misfits(unit, width_px=576, dpi=203)
    assert misfit.text == long
    place = f"(service {first.code}, in fr) does not fit on a ticket 576 dots wide"
    assert place in misfit.what
    assert "nouba init --template" in misfit.hint


def test_what_every_ticket_bears_is_not_laid_at_the_first_service() -> None:
    long = "Arrondissement" * 6
    unit = replace(_UNIT, names={Language.FRENCH: long, Language.ARABIC: "شهادة"})
    (misfit,) = misfits(unit, width_px=384, dpi=203)
    assert (misfit.text, misfit.where) == (long, "every service, in fr")


def test_a_house_rule_that_does_not_fit_is_named_by_its_code() -> None:
    rule = next(one for one in _UNIT.priorities if one.code != ORDINARY)
    long = "Anticonstitutionnellement" * 3
    others = [one for one in _UNIT.priorities if one is not rule]
    unit = replace(_UNIT, priorities=(*others, replace(rule, names={Language.FRENCH: long})))
    (misfit,) = misfits(unit, width_px=384, dpi=203)
    assert (misfit.text, misfit.where) == (long, f"priority {rule.code}, in fr")


def test_a_code_that_is_too_fine_is_in_no_language() -> None:
    address = "https://nouba.example.ma/" + "x" * 1500
    (misfit,) = misfits(replace(_UNIT, complaints_url=address), width_px=384, dpi=203)
    assert (misfit.text, misfit.where) == (address, "every service")


@every_case(("language", "head"), list(product(Language, HEADS)))
def test_the_sample_says_what_it_was_drawn_for(language: Language, head: tuple[int, int]) -> None:
    remarks = head_remarks("TM-T20II", *head)
    assert f"{head[0]} px" in remarks[-1]
    with_remarks = render_ticket(sample_paper(language, remarks=remarks), *head)
    assert with_remarks.height_px > render_ticket(sample_paper(language), *head).height_px


def test_the_width_of_paper_is_told_in_millimetres() -> None:
    assert head_remarks(None, 576, 203) == ("576 px · 203 dpi · 72 mm",)
    assert head_remarks("POS-5890", 384, 203) == ("POS-5890", "384 px · 203 dpi · 48 mm")
