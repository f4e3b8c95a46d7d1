"""Giving a number back on its page: void at once, told as such, never by a hand that taps on."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from reception.domain.errors import NotGivenBackError, StorageFault
from reception.domain.ticket import GIVE_BACK_WITHIN
from reception.offline.link import NoAnswerFault
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter, FakeReception, Held
from tests.support.outage import CutOff
from tests.support.qml import find, seen, texts, touch


def take(kiosk: KioskWindow, language: str = "fr") -> None:
    touch(kiosk, f"language-{language}")
    touch(kiosk, "group-papers")
    touch(kiosk, "service-signature")


def said(kiosk: KioskWindow, name: str) -> str:
    return str(seen(kiosk, name).property("text")).replace("\u00a0", " ")


def is_shown(kiosk: KioskWindow, name: str) -> bool:
    item = find(kiosk, name)
    return item is not None and item.isVisible()


def test_one_touch_makes_the_number_void_and_the_paper_is_told_as_such(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    take(kiosk)
    assert said(kiosk, "give-back") == "Annuler le ticket"
    touch(kiosk, "give-back")
    assert core.desk.back == ["D014"]
    assert seen(kiosk, "page-returned")
    assert said(kiosk, "message") == "Le numéro D 014 est annulé"
    assert said(kiosk, "void-paper") == "Le papier sorti n’est plus un ticket valable."
    assert seen(kiosk, "void-number").property("font").strikeOut()


def test_a_number_without_paper_is_given_back_too(open_kiosk: Opens, core: FakeReception) -> None:
    kiosk = open_kiosk()
    take(kiosk, "ar")
    assert seen(kiosk, "page-number")
    touch(kiosk, "give-back")
    assert core.desk.back == ["D014"]
    assert said(kiosk, "void-paper") == "لن ينادى على هذا الرقم."


def test_she_chooses_anew_in_her_language_and_takes_another(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter
) -> None:
    take(kiosk)
    touch(kiosk, "give-back")
    touch(kiosk, "another-service")
    assert kiosk.view_model.property("language") == "fr"
    touch(kiosk, "group-papers")
    touch(kiosk, "service-copy")
    assert [paper.label for paper in printer.printed] == ["D014", "E015"]
    assert is_shown(kiosk, "give-back")
    assert core.desk.back == ["D014"]


def test_whoever_leaves_is_followed_by_a_visitor_who_sees_nothing_of_it(kiosk: KioskWindow) -> None:
    take(kiosk)
    touch(kiosk, "give-back")
    touch(kiosk, "done")
    assert seen(kiosk, "page-welcome")
    assert not any("annulé" in str(one.property("text")) for one in texts(kiosk))


def test_who_was_called_meanwhile_keeps_the_number_and_is_told(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    take(kiosk)
    core.desk.failures = [NotGivenBackError("D014")]
    touch(kiosk, "give-back")
    assert seen(kiosk, "page-ticket")
    assert said(kiosk, "not-given-back") == (
        "Le ticket D 014 ne peut plus être annulé : il reste valable."
    )
    assert not is_shown(kiosk, "give-back")


def test_while_the_core_is_away_it_is_told_whom_to_ask(
    kiosk: KioskWindow, core: FakeReception, caplog: pytest.LogCaptureFixture
) -> None:
    take(kiosk)
    core.desk.failures = [StorageFault("away", "look at the network")]
    touch(kiosk, "give-back")
    caplog.clear()
    assert said(kiosk, "not-given-back").startswith("L’annulation n’a pas abouti.")
    kiosk.view_model.chooseLanguage("ar")
    assert said(kiosk, "not-given-back") == "تعذر الإلغاء الآن. المرجو التوجه إلى الاستقبال."


@pytest.mark.parametrize("late", [1, 2, 3])
def test_a_late_answer_is_asked_for_again_before_it_is_told_that_it_failed(
    kiosk: KioskWindow, core: FakeReception, caplog: pytest.LogCaptureFixture, late: int
) -> None:
    take(kiosk)
    core.desk.failures = [NoAnswerFault(2.0)] * late
    touch(kiosk, "give-back")
    if late < 3:
        assert seen(kiosk, "page-returned")
        assert core.desk.back == ["D014"]
    else:
        assert said(kiosk, "not-given-back").startswith("L’annulation n’a pas abouti.")
        caplog.clear()


@pytest.mark.parametrize("printed", [True, False], ids=["on paper", "on the screen"])
def test_what_the_kiosk_gave_alone_is_not_offered_back(
    open_kiosk: Opens, core: FakeReception, printed: bool
) -> None:
    kiosk = open_kiosk(printer=FakePrinter() if printed else None, source=CutOff(core))
    take(kiosk)
    assert seen(kiosk, "ticket-number")
    assert not is_shown(kiosk, "give-back")


def test_it_is_offered_no_longer_than_the_core_takes_it(kiosk: KioskWindow, qtbot: QtBot) -> None:
    take(kiosk)
    limit = kiosk.view_model.sections.give_back.findChild(QTimer)
    assert isinstance(limit, QTimer)
    assert timedelta(minutes=1) < timedelta(milliseconds=limit.interval()) < GIVE_BACK_WITHIN
    limit.start(1)
    qtbot.waitUntil(lambda: not is_shown(kiosk, "give-back"))
    assert seen(kiosk, "done")


def test_while_it_is_on_its_way_nothing_else_is_touched(
    open_kiosk: Opens, core: FakeReception, printer: FakePrinter
) -> None:
    held = Held()
    kiosk = open_kiosk(printer=printer, background=held)
    held.let_happen()
    take(kiosk)
    held.let_happen()
    touch(kiosk, "give-back", times=2)
    touch(kiosk, "done")
    kiosk.view_model.back()
    assert seen(kiosk, "page-ticket")
    held.let_happen()
    held.let_happen()
    assert core.desk.back == ["D014"]
    assert seen(kiosk, "page-returned")


def test_a_hand_that_taps_on_takes_nothing_away(open_kiosk: Opens, printer: FakePrinter) -> None:
    kiosk = open_kiosk(printer=printer, timeouts=PageTimeouts(settle_ms=500_000))
    assert kiosk.view_model.sections.flow.property("ticketSettleMs") == 700_000
    kiosk.view_model.chooseLanguage("fr")
    kiosk.view_model.choose("service-orientation")
    for name in ("done", "give-back"):
        assert not seen(kiosk, name).isEnabled()
