"""A face, a reason if she likes, and a thank you."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from reception.domain.errors import StorageFault
from tests.kiosk.conftest import Opens
from tests.kiosk.rating import answers, to_rating, told, type_number
from tests.support.fakes import FakePrinter, FakeReception, Held, Rated
from tests.support.qml import find, seen, touch


@pytest.mark.parametrize("score", [1, 2, 3, 4, 5])
def test_two_touches_are_an_answer(kiosk: KioskWindow, core: FakeReception, score: int) -> None:
    to_rating(kiosk)
    touch(kiosk, f"face-{score}")
    touch(kiosk, "reason-wait")
    assert answers(core) == [Rated(score=score, reason="wait", label=None, station="kiosk-1")]
    assert told(kiosk) == "Votre réponse est prise en compte."
    touch(kiosk, "rating-done")
    assert seen(kiosk, "page-welcome")


def test_a_reason_may_be_left_out(kiosk: KioskWindow, core: FakeReception) -> None:
    to_rating(kiosk)
    touch(kiosk, "face-3")
    touch(kiosk, "no-reason")
    assert answers(core)[0].reason is None


def test_an_office_without_reasons_asks_for_none(open_kiosk: Opens, core: FakeReception) -> None:
    core.hall.shown = replace(core.hall.shown, rating_reasons=())
    kiosk = open_kiosk()
    to_rating(kiosk)
    touch(kiosk, "face-5")
    assert answers(core) == [Rated(score=5, reason=None, label=None, station="")]


def test_a_face_has_a_word(kiosk: KioskWindow) -> None:
    to_rating(kiosk)
    said = [str(seen(kiosk, f"face-{score}").property("text")) for score in range(1, 6)]
    assert said == ["Très mal", "Mal", "Moyennement", "Bien", "Très bien"]


def test_a_lost_answer_is_sent_again_and_counts_once(
    kiosk: KioskWindow, core: FakeReception, caplog: pytest.LogCaptureFixture
) -> None:
    core.ratings.failures = [StorageFault("away", "look at the network")]
    core.ratings.answer_lost = True
    to_rating(kiosk)
    touch(kiosk, "face-4")
    touch(kiosk, "no-reason")
    touch(kiosk, "rating-retry")
    assert len(answers(core)) == 1
    assert told(kiosk) == "Votre réponse est prise en compte."
    caplog.clear()


def test_a_double_touch_is_one_answer(
    open_kiosk: Opens, core: FakeReception, printer: FakePrinter
) -> None:
    held = Held()
    kiosk = open_kiosk(background=held, printer=printer)
    held.let_happen()
    to_rating(kiosk)
    touch(kiosk, "face-4")
    touch(kiosk, "no-reason", times=3)
    touch(kiosk, "back")
    held.let_happen()
    assert len(answers(core)) == 1
    assert told(kiosk)


def test_the_next_visitor_begins_anew(open_kiosk: Opens, core: FakeReception) -> None:
    held = Held()
    kiosk = open_kiosk(background=held)
    held.let_happen()
    to_rating(kiosk)
    type_number(kiosk, "D14")
    touch(kiosk, "face-4")
    touch(kiosk, "no-reason")
    kiosk.view_model.welcome()
    held.let_happen()
    to_rating(kiosk)
    assert seen(kiosk, "add-number").property("text") == "Ajouter le numéro de mon ticket"
    assert len(answers(core)) == 1


def test_a_visitor_who_answered_does_not_answer_again(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    to_rating(kiosk)
    touch(kiosk, "face-4")
    touch(kiosk, "no-reason")
    touch(kiosk, "back")
    kiosk.view_model.ask("rating")
    assert told(kiosk)
    assert find(kiosk, "face-4") is None


def test_back_leads_from_the_reasons_to_the_faces(kiosk: KioskWindow) -> None:
    to_rating(kiosk)
    touch(kiosk, "face-4")
    touch(kiosk, "back")
    assert seen(kiosk, "face-4")
    touch(kiosk, "back")
    assert seen(kiosk, "page-groups")


def test_the_thanks_leave_by_themselves(open_kiosk: Opens, qtbot: QtBot) -> None:
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=0, ticket_ms=50))
    to_rating(kiosk)
    touch(kiosk, "face-4")
    touch(kiosk, "no-reason")
    qtbot.waitUntil(lambda: find(kiosk, "page-welcome") is not None)
