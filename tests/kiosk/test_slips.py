"""Sheets that a visitor takes along without a ticket."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from kiosk import rate_limit
from kiosk.rate_limit import RATINGS, SLIPS, Allowance, RateLimit, RateLimits
from kiosk.window import KioskWindow
from reception.domain.errors import PrinterFault
from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterStatus
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter, FakeReception, Held
from tests.support.qml import find, items, middle, seen, touch
from tests.support.service_menu import Seconds

LIST = "service-signature"


def to_details(kiosk: KioskWindow, language: str = "fr") -> None:
    for name in (f"language-{language}", "group-papers", f"details-{LIST}"):
        touch(kiosk, name)


def test_a_list_is_printed_without_a_ticket(
    open_kiosk: Opens, printer: FakePrinter, core: FakeReception
) -> None:
    kiosk = open_kiosk(printer=printer)
    to_details(kiosk)
    touch(kiosk, "print-slip")
    (slip,) = printer.slips
    assert slip.title[Language.FRENCH] == "Légalisation de signature"
    assert slip.language is Language.FRENCH
    assert seen(kiosk, "print-slip").property("text") == "Prenez la feuille à l’imprimante"
    # An arrow would point at the button below.
    assert seen(kiosk, "print-slip").property("iconName") == "check"
    assert core.desk.given == {}
    touch(kiosk, "take-ticket")
    assert seen(kiosk, "ticket-number")


def test_it_is_said_to_be_on_its_way(open_kiosk: Opens, printer: FakePrinter) -> None:
    paper = Held()
    kiosk = open_kiosk(printer=printer, paper=paper)
    to_details(kiosk)
    touch(kiosk, "print-slip", times=3)
    assert seen(kiosk, "print-slip").property("text") == "Impression en cours"
    paper.let_happen()
    assert len(printer.slips) == 1


def test_a_visitor_prints_a_list_once_in_a_language(
    open_kiosk: Opens, printer: FakePrinter
) -> None:
    kiosk = open_kiosk(printer=printer)
    to_details(kiosk)
    touch(kiosk, "print-slip", times=2)
    assert len(printer.slips) == 1
    touch(kiosk, "language-ar")
    touch(kiosk, "print-slip", times=2)
    assert [slip.language for slip in printer.slips] == ["fr", "ar"]
    kiosk.view_model.welcome()
    to_details(kiosk)
    touch(kiosk, "print-slip")
    assert len(printer.slips) == 3


def test_what_could_not_be_printed_is_told_and_may_be_tried_again(
    open_kiosk: Opens, printer: FakePrinter
) -> None:
    printer.fault = PrinterFault("no paper", "put in a roll")
    kiosk = open_kiosk(printer=printer)
    to_details(kiosk)
    touch(kiosk, "print-slip")
    assert seen(kiosk, "print-slip").property("text") == "Échec\u00a0: photographiez l’écran"
    printer.fault = None
    touch(kiosk, "print-slip")
    assert len(printer.slips) == 1


def test_a_sheet_in_doubt_is_not_promised(open_kiosk: Opens, printer: FakePrinter) -> None:
    printer.says = PrintState.UNCONFIRMED
    kiosk = open_kiosk(printer=printer)
    printer.say(PrinterStatus())
    to_details(kiosk)
    touch(kiosk, "print-slip")
    assert (
        seen(kiosk, "print-slip").property("text")
        == "Prenez-la à l’imprimante ou photographiez l’écran"
    )


def test_without_paper_no_sheet_is_offered(open_kiosk: Opens, printer: FakePrinter) -> None:
    bare = open_kiosk()
    to_details(bare)
    assert find(bare, "print-slip") is None
    kiosk = open_kiosk(printer=printer)
    to_details(kiosk)
    assert find(kiosk, "print-slip")
    printer.say(PrinterStatus(paper_out=True))
    assert find(kiosk, "print-slip") is None


def test_the_next_visitor_hears_nothing_of_the_last_ones_sheet(
    open_kiosk: Opens, printer: FakePrinter
) -> None:
    paper = Held()
    kiosk = open_kiosk(printer=printer, paper=paper)
    to_details(kiosk)
    touch(kiosk, "print-slip")
    kiosk.view_model.welcome()
    paper.let_happen()
    to_details(kiosk)
    assert seen(kiosk, "print-slip").property("text") == "Imprimer cette liste"
    assert len(printer.slips) == 1


# Too many in a row ---------------------------------------------------------------------------


@pytest.fixture
def rate_limits(seconds: Seconds) -> RateLimits:
    few = Allowance(count=2, within=timedelta(seconds=60))
    return RateLimits(slips=RateLimit(few, monotonic_s=seconds))


def test_whoever_begins_anew_gets_no_more_sheets_than_the_paper_bears(
    open_kiosk: Opens, printer: FakePrinter, rate_limits: RateLimits
) -> None:
    kiosk = open_kiosk(printer=printer, rate_limits=rate_limits)
    for _ in range(3):
        to_details(kiosk)
        touch(kiosk, "print-slip")
        touch(kiosk, "language-ar")
        touch(kiosk, "print-slip")
        kiosk.view_model.welcome()
    assert len(printer.slips) == 2


def test_who_comes_too_soon_is_told_when_and_may_touch_then(
    open_kiosk: Opens,
    printer: FakePrinter,
    rate_limits: RateLimits,
    seconds: Seconds,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rate_limit, "_TICK_MS", 10)
    kiosk = open_kiosk(printer=printer, rate_limits=rate_limits)
    to_details(kiosk)
    for language in ("fr", "ar", "fr"):
        touch(kiosk, f"language-{language}")
        touch(kiosk, "print-slip")
    button = seen(kiosk, "print-slip")
    assert button.property("text") == "Impression possible dans 30\u00a0s"
    assert not button.isEnabled()
    seconds.now_s += 10
    qtbot.waitUntil(lambda: "20\u00a0s" in button.property("text"))
    seconds.now_s += 20
    qtbot.waitUntil(button.isEnabled)
    touch(kiosk, "print-slip")
    assert len(printer.slips) == 3


def test_sheets_hold_up_no_ticket(
    open_kiosk: Opens, printer: FakePrinter, core: FakeReception, rate_limits: RateLimits
) -> None:
    kiosk = open_kiosk(printer=printer, rate_limits=rate_limits)
    to_details(kiosk)
    for language in ("fr", "ar", "fr"):
        touch(kiosk, f"language-{language}")
        touch(kiosk, "print-slip")
    touch(kiosk, "take-ticket")
    assert seen(kiosk, "ticket-number")
    assert len(core.desk.given) == 1


def test_a_kiosk_at_work_bears_six_sheets_and_six_answers_in_five_minutes(seconds: Seconds) -> None:
    for allowance in (SLIPS, RATINGS):
        rate_limit = RateLimit(allowance, monotonic_s=seconds)
        for _ in range(6):
            assert rate_limit.wait_ms == 0
            rate_limit.pass_one()
        assert rate_limit.wait_ms == 50_000


def test_a_sign_stands_with_its_words_in_a_high_button(
    open_kiosk: Opens, printer: FakePrinter
) -> None:
    kiosk = open_kiosk(printer=printer)
    to_details(kiosk)
    button = seen(kiosk, "print-slip")
    button.setHeight(3 * button.height())
    sign = next(one for one in items(kiosk) if one.property("name") == "printer")
    said = next(
        one
        for one in items(kiosk)
        if one.property("text") == "Imprimer cette liste"
        and one is not button
        and one.property("contentHeight")
    )
    top = middle(said).y() - said.property("contentHeight") / 2
    bottom = middle(sign).y() + sign.height() / 2
    assert abs(top - bottom) < sign.height() / 2
