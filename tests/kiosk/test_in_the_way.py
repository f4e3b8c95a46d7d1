"""What a visitor sees when something is in the way."""

import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from reception.domain.availability import Availability
from reception.domain.calendar import ClosedReason, Opening
from reception.domain.errors import (
    PrinterFault,
    SeriesExhaustedError,
    StorageFault,
    UnitClosedError,
    UnknownServiceError,
)
from reception.domain.language import Language
from tests.kiosk.conftest import Opens, wish
from tests.support.fakes import NINE, FakePrinter, FakeReception, Held
from tests.support.qml import find, items, seen, texts, touch
from ui_kit.tokens import DARK

OPENS = NINE.replace(day=30, hour=8, minute=30)
GONE = StorageFault("the server does not answer", "look at the network")


def words(view: KioskWindow) -> str:
    return " | ".join(str(item.property("text")) for item in texts(view))


def ask(view: KioskWindow, language: str = "fr") -> None:
    touch(view, f"language-{language}")
    touch(view, "group-papers")
    touch(view, "service-signature")


# A printer that fails ------------------------------------------------------------------------


def test_without_paper_the_number_stays_with_what_to_do(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, caplog: pytest.LogCaptureFixture
) -> None:
    printer.fault = PrinterFault("no paper", "put in a roll")
    ask(kiosk)
    assert seen(kiosk, "ticket-number").property("text") == "D\u00a0014"
    assert "Photographiez" in seen(kiosk, "keep-number").property("text")
    assert "صوروا" in words(kiosk)
    # Who scans a code beside her number wants her place, not the site for complaints.
    code = find(kiosk, "qr")
    assert code is None or not code.isVisible()
    caplog.clear()


def test_a_kiosk_without_a_printer_says_so(open_kiosk: Opens, core: FakeReception) -> None:
    kiosk = open_kiosk()
    ask(kiosk)
    assert seen(kiosk, "keep-number")
    assert core.desk.issued_with == [None]


# A desk that refuses -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (SeriesExhaustedError("D", 999), "complet pour aujourd’hui"),
        (UnitClosedError(OPENS), "lundi\u00a030\u00a0novembre à\u00a008:30"),
        (UnitClosedError(None), "fermés"),
        (UnknownServiceError("signature"), "n’est plus proposé"),
    ],
)
def test_a_refusal_is_one_sentence_and_a_way_back(
    kiosk: KioskWindow, core: FakeReception, refusal: Exception, said: str
) -> None:
    core.desk.failures = [refusal]
    ask(kiosk)
    assert said in seen(kiosk, "message").property("text")
    touch(kiosk, "leave")
    assert seen(kiosk, "page-groups")
    assert kiosk.view_model.property("language") == "fr"
    assert core.desk.given == {}


def test_who_is_refused_keeps_what_she_wishes_and_takes_another_ticket(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    core.desk.failures = [SeriesExhaustedError("D", 999)]
    wish(kiosk, "look-dark")
    ask(kiosk)
    QTest.keyClick(kiosk, Qt.Key.Key_Escape)
    assert kiosk.color() == QColor(DARK.paper)
    touch(kiosk, "service-orientation")
    assert seen(kiosk, "ticket-number").property("text") == "N\u00a0014"


def test_who_is_refused_at_closing_time_is_told_when_it_opens(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    core.desk.failures = [UnitClosedError(OPENS)]
    touch(kiosk, "language-fr")
    touch(kiosk, "group-papers")
    core.hall.hours = Opening(is_open=False, opens_at=OPENS)
    touch(kiosk, "service-signature")
    touch(kiosk, "leave")
    assert seen(kiosk, "page-closed")
    assert kiosk.view_model.property("language") == "fr"


def test_the_second_sentence_never_repeats_the_first(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    core.desk.failures = [SeriesExhaustedError("D", 999)]
    ask(kiosk, "zgh")
    assert "ⵜⴽⵜⴰⵔ" in kiosk.view_model.sections.flow.property("message")
    assert "complet pour aujourd’hui" in kiosk.view_model.sections.flow.property("secondMessage")


# A core that is away -------------------------------------------------------------------------


def test_to_try_again_turns_the_same_way_in_every_language(
    kiosk: KioskWindow, core: FakeReception, caplog: pytest.LogCaptureFixture
) -> None:
    core.desk.failures = [GONE]
    ask(kiosk)
    caplog.clear()
    touch(kiosk, "language-ar")
    sign = next(one for one in items(kiosk) if one.property("name") == "refresh")
    assert not sign.property("mirror")


def test_a_lost_answer_never_makes_two_tickets(
    kiosk: KioskWindow, core: FakeReception, caplog: pytest.LogCaptureFixture
) -> None:
    core.desk.answer_lost = True
    core.desk.failures = [GONE, GONE]
    ask(kiosk)
    assert "accueil" in seen(kiosk, "message").property("text")
    touch(kiosk, "retry")
    assert seen(kiosk, "page-fault")
    touch(kiosk, "retry")
    assert seen(kiosk, "ticket-number").property("text") == "D\u00a0014"
    assert len(core.desk.given) == 1
    caplog.clear()


def test_a_new_touch_after_a_fault_is_a_new_ticket(
    kiosk: KioskWindow, core: FakeReception, caplog: pytest.LogCaptureFixture
) -> None:
    core.desk.answer_lost = True
    core.desk.failures = [GONE]
    ask(kiosk)
    kiosk.view_model.welcome()
    ask(kiosk)
    assert len(core.desk.given) == 2
    caplog.clear()


def test_a_core_that_is_away_at_the_start_is_tried_again(
    open_kiosk: Opens, core: FakeReception, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    core.hall.failure = GONE
    kiosk = open_kiosk(timeouts=PageTimeouts(again_ms=10, settle_ms=0))
    assert seen(kiosk, "page-unready")
    assert "الاستقبال" in words(kiosk)
    core.hall.failure = None
    qtbot.waitUntil(lambda: find(kiosk, "page-welcome") is not None)
    caplog.clear()


def test_old_figures_are_hidden(
    kiosk: KioskWindow, core: FakeReception, caplog: pytest.LogCaptureFixture
) -> None:
    touch(kiosk, "language-fr")
    touch(kiosk, "group-papers")
    assert "9\u00a0personnes" in words(kiosk)
    core.hall.failure = GONE
    kiosk.view_model.refresh()
    assert "attente" not in words(kiosk)
    caplog.clear()


def test_figures_are_hidden_while_changes_are_not_heard(kiosk: KioskWindow) -> None:
    touch(kiosk, "language-fr")
    touch(kiosk, "group-papers")
    kiosk.view_model.set_feed_lost(True)
    assert "attente" not in words(kiosk)
    kiosk.view_model.refresh()
    assert "9\u00a0personnes" in words(kiosk)


@pytest.mark.parametrize("availability", [Availability.PAUSED, Availability.FULL])
def test_what_gives_no_tickets_stays_so_while_changes_are_not_heard(
    open_kiosk: Opens, core: FakeReception, availability: Availability
) -> None:
    core.hall.availability["signature"] = availability
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    assert "2\u00a0personnes" in words(kiosk)
    kiosk.view_model.set_feed_lost(True)
    assert "attente" not in words(kiosk)
    touch(kiosk, "group-papers")
    assert "attente" not in words(kiosk)
    touch(kiosk, "service-signature")
    assert seen(kiosk, "page-details")
    assert find(kiosk, "take-ticket") is None


# A bug ---------------------------------------------------------------------------------------


def test_a_bug_shows_a_safe_screen_and_is_logged(
    kiosk: KioskWindow, core: FakeReception, caplog: pytest.LogCaptureFixture
) -> None:
    core.desk.failures = [ZeroDivisionError()]
    ask(kiosk)
    assert seen(kiosk, "page-bug")
    assert "accueil" in seen(kiosk, "message").property("text")
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert caplog.records[0].exc_info
    caplog.clear()
    touch(kiosk, "leave")
    assert seen(kiosk, "page-welcome")


def test_a_bug_elsewhere_unlocks_and_shows_the_safe_screen(open_kiosk: Opens) -> None:
    held = Held()
    kiosk = open_kiosk(background=held)
    held.let_happen()
    ask(kiosk)
    kiosk.view_model.show_safe_screen()
    assert seen(kiosk, "page-bug")
    touch(kiosk, "leave")
    assert seen(kiosk, "page-welcome")


# Closed --------------------------------------------------------------------------------------


def test_a_closed_office_says_when_it_opens_in_its_languages(
    open_kiosk: Opens, core: FakeReception
) -> None:
    core.hall.hours = Opening(is_open=False, opens_at=OPENS)
    kiosk = open_kiosk()
    assert seen(kiosk, "page-closed")
    said = words(kiosk)
    assert "Nous ouvrons lundi\u00a030\u00a0novembre à\u00a008:30." in said
    assert "نونبر" in said
    assert said.count("Nous ouvrons") == 1


def test_the_morning_greets_in_the_units_first_language(
    open_kiosk: Opens, core: FakeReception, qtbot: QtBot
) -> None:
    core.hall.hours = Opening(is_open=False, opens_at=OPENS)
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=0, idle_ms=150))
    touch(kiosk, "language-fr")
    qtbot.waitUntil(lambda: kiosk.view_model.property("language") == "ar")
    core.hall.hours = Opening(is_open=True)
    kiosk.view_model.refresh()
    assert seen(kiosk, "page-welcome")
    assert kiosk.view_model.property("language") == "ar"


def test_who_waits_at_the_door_keeps_her_language(open_kiosk: Opens, core: FakeReception) -> None:
    core.hall.hours = Opening(is_open=False, opens_at=OPENS)
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    core.hall.hours = Opening(is_open=True)
    kiosk.view_model.refresh()
    assert seen(kiosk, "page-welcome")
    assert kiosk.view_model.property("language") == "fr"


@pytest.mark.parametrize(
    ("reason", "said", "remark"),
    [
        (ClosedReason.BREAK, "Nous sommes en pause", ""),
        (
            ClosedReason.LAST_TICKET,
            "Plus de tickets aujourd’hui",
            "Toute personne qui a un ticket sera encore reçue.",
        ),
        (ClosedReason.AFTER_CLOSING, "Nous sommes fermés pour le moment", ""),
        (ClosedReason.DAY_OFF, "Nous sommes fermés aujourd’hui", ""),
        (ClosedReason.CLOSURE, "Nous sommes fermés aujourd’hui", ""),
    ],
)
def test_a_closed_office_says_why(
    open_kiosk: Opens, core: FakeReception, reason: ClosedReason, said: str, remark: str
) -> None:
    core.hall.hours = Opening(is_open=False, opens_at=OPENS, reason=reason)
    seen_words = words(open_kiosk())
    assert said in seen_words
    assert remark in seen_words or not remark


def test_after_a_break_the_hour_says_enough(open_kiosk: Opens, core: FakeReception) -> None:
    core.hall.hours = Opening(
        is_open=False, opens_at=NINE.replace(hour=13, minute=30), reason=ClosedReason.BREAK
    )
    said = words(open_kiosk())
    assert "Nous reprenons aujourd’hui à\u00a013:30." in said
    assert "نستأنف اليوم على الساعة 13:30." in said


def test_in_the_morning_it_opens_and_does_not_go_on(open_kiosk: Opens, core: FakeReception) -> None:
    core.hall.hours = Opening(
        is_open=False, opens_at=NINE.replace(hour=10, minute=30), reason=ClosedReason.BEFORE_OPENING
    )
    said = words(open_kiosk())
    assert "Nous ouvrons aujourd’hui à\u00a010:30." in said
    assert "نفتح اليوم على الساعة 10:30." in said


def test_the_hours_of_a_season_are_named(open_kiosk: Opens, core: FakeReception) -> None:
    ramadan = {Language.ARABIC: "توقيت رمضان", Language.FRENCH: "Horaire du Ramadan"}
    core.hall.hours = Opening(is_open=False, opens_at=OPENS, season_names=ramadan)
    assert "Horaire du Ramadan" in words(open_kiosk())


def test_the_last_ticket_of_the_day_is_announced(open_kiosk: Opens, core: FakeReception) -> None:
    core.hall.hours = Opening(is_open=True, closes_at=NINE.replace(hour=16, minute=15))
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    assert "Dernier ticket aujourd’hui à\u00a016:15" in words(kiosk)


def test_a_closed_office_still_shows_the_way(open_kiosk: Opens, core: FakeReception) -> None:
    core.hall.hours = Opening(is_open=False, opens_at=OPENS)
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    assert seen(kiosk, "page-closed")
    touch(kiosk, "ask-help")
    assert kiosk.view_model.sections.flow.property("page") == "help"
    QTest.keyClick(kiosk, Qt.Key.Key_Escape)
    assert seen(kiosk, "page-closed")


def test_the_reason_of_a_closure_is_named(open_kiosk: Opens, core: FakeReception) -> None:
    names = dict.fromkeys(core.hall.shown.languages, "عيد الفطر")
    core.hall.hours = Opening(is_open=False, opens_at=None, closure_names=names)
    kiosk = open_kiosk()
    assert "عيد الفطر" in words(kiosk)


def test_it_opens_and_closes_by_itself_between_visitors(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    core.hall.hours = Opening(is_open=False, opens_at=OPENS)
    touch(kiosk, "language-fr")
    kiosk.view_model.refresh()
    assert seen(kiosk, "page-groups")
    touch(kiosk, "back")
    assert seen(kiosk, "page-closed")
    core.hall.hours = Opening(is_open=True)
    kiosk.view_model.refresh()
    assert seen(kiosk, "page-welcome")
