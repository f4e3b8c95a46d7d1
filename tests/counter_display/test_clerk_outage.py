"""The clerk's panel while the database is away: she ends what she has in hand, and calls nobody."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event as Gate

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_display.clerk_panel import offline
from counter_display.clerk_panel.notices import KeptLine
from counter_display.clerk_panel.offline import KeptVerb, KeptVerbs
from counter_display.clerk_panel.session import PanelPageName
from reception.app import Reception
from reception.domain.errors import DeniedFault, UnansweredFault
from reception.domain.ticket import TicketState
from reception.queue import verbs
from tests.support.clerk import MAIN, Seat, held_label, visit_of
from tests.support.clocks import FakeClock
from tests.support.inline import Inline
from ui_kit.background import Background, Pool
from ui_kit.words import label_text

KEY = Qt.Key
AWAY = "the clerk's panel works without the database"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "clerk-kept.json"


@contextmanager
def seated(
    reception: Reception, file: Path, qtbot: QtBot, background: Background | None = None
) -> Iterator[Seat]:
    kept = KeptVerbs(file)
    seat = Seat(reception, background or Inline(), kept=kept)
    qtbot.waitUntil(seat.window.isActiveWindow)
    try:
        yield seat
    finally:
        seat.close()
        kept.close()


@pytest.fixture
def seat(
    reception: Reception, issue: Callable[..., str], file: Path, qtbot: QtBot
) -> Iterator[Seat]:
    """A clerk who has called A001, and for whom A002 waits."""
    with seated(reception, file, qtbot) as opened:
        opened.sit_down()
        issue()
        issue()
        opened.hear()
        opened.press(MAIN)
        yield opened


@pytest.fixture(autouse=True)
def told_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Expect that an outage is told in the log, and nothing else."""
    yield
    said = caplog.get_records("call")
    assert all(AWAY in one.getMessage() or "refused afterwards" in one.getMessage() for one in said)
    said.clear()


def cut(seat: Seat) -> None:
    seat.desk.is_away = True
    seat.hear()


def heal(seat: Seat) -> None:
    seat.desk.is_away = False
    seat.hear()


def test_she_finishes_whom_she_serves_and_calls_nobody(
    seat: Seat, reception: Reception, clock: FakeClock, file: Path
) -> None:
    seat.press(MAIN)
    cut(seat)
    assert "Pas de liaison depuis" in seat.says("notice")
    assert seat.view_model.legal_verbs == {verbs.FINISH, verbs.OUTCOME, verbs.NOTE}
    clock.advance(minutes=4)
    ended_at = clock.now()
    seat.press(MAIN)
    assert "gardé ici" in seat.says("notice")
    assert b"finish" in file.read_bytes()
    assert seat.view_model.held is None
    assert seat.says("ticket-nobody") == "Pas de liaison"
    assert "le responsable appelle selon les numéros des tickets" in seat.says("ticket-hint")
    assert not seat.view_model.legal_verbs
    seat.press(MAIN, verbs.UNDO)
    assert visit_of(reception, "A001").state is TicketState.SERVING, "nothing can be known there"
    clock.advance(minutes=10)
    heal(seat)
    served = visit_of(reception, "A001")
    assert (served.state, served.leg.ended_at) == (TicketState.SERVED, ended_at)
    assert "enregistré" in seat.says("notice")
    seat.press(MAIN)
    assert held_label(reception) == "A002"


def test_whom_she_has_called_comes_or_does_not(
    seat: Seat, reception: Reception, clock: FakeClock
) -> None:
    cut(seat)
    seat.press(verbs.NOTE)
    seat.write("revient avec l'original")
    seat.press(KEY.Key_Return)
    seat.press(MAIN)
    clock.advance(minutes=2)
    seat.press(MAIN)
    heal(seat)
    leg = visit_of(reception, "A001").leg
    assert (leg.state, leg.note) == (TicketState.SERVED, "revient avec l'original")
    assert leg.started_at
    assert leg.ended_at
    assert leg.ended_at - leg.started_at == timedelta(minutes=2)
    seat.press(MAIN)
    cut(seat)
    seat.press(verbs.NO_SHOW)
    heal(seat)
    assert visit_of(reception, "A002").state is TicketState.NO_SHOW


@pytest.mark.parametrize("is_lost", ["the question", "the answer"])
def test_an_act_whose_answer_is_lost_is_kept_and_done_once(
    seat: Seat, reception: Reception, is_lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat.press(MAIN)
    finish = reception.desk.finish

    def lossy(*where: int | str, **how: object) -> object:
        seat.desk.is_away = True
        if is_lost == "the answer":
            finish(*where, **how)  # type: ignore[arg-type] # as it was asked
        raise UnansweredFault("no answer")

    with monkeypatch.context() as patch:
        patch.setattr(reception.desk, "finish", lossy)
        seat.view_model.do(verbs.FINISH)
    assert "gardé ici" in seat.says("notice")
    heal(seat)
    assert visit_of(reception, "A001").state is TicketState.SERVED
    assert not seat.view_model.link.kept.waiting
    assert not seat.view_model.link.kept.refused


def test_a_call_whose_answer_was_lost_is_found_though_she_finished_meanwhile(
    seat: Seat, reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat.press(MAIN)
    call_next = reception.desk.call_next

    def lossy(*where: object, **how: object) -> object:
        seat.desk.is_away = True
        call_next(*where, **how)  # type: ignore[arg-type] # as it was asked
        raise UnansweredFault("no answer")

    with monkeypatch.context() as patch:
        patch.setattr(reception.desk, "call_next", lossy)
        seat.press(MAIN)
    assert seat.view_model.link.is_cut
    seat.press(MAIN)
    heal(seat)
    assert not seat.view_model.link.kept.refused, "that she finished is so already"
    assert visit_of(reception, "A001").state is TicketState.SERVED
    assert seat.says("ticket-label") == label_text("A002")


def test_what_was_kept_is_told_by_the_next_panel_before_anybody_signs_in(
    seat: Seat, reception: Reception, file: Path, qtbot: QtBot
) -> None:
    seat.press(MAIN)
    cut(seat)
    seat.press(MAIN)
    seat.view_model.link.kept.close()
    with seated(reception, file, qtbot) as next_one:
        assert visit_of(reception, "A001").state is TicketState.SERVING
        next_one.hear()
        assert visit_of(reception, "A001").state is TicketState.SERVED
    assert KeptVerbs(file).waiting == ()


def test_what_is_not_possible_any_more_is_shown_until_somebody_has_read_it(
    seat: Seat, reception: Reception, file: Path, qtbot: QtBot
) -> None:
    cut(seat)
    seat.press(MAIN)
    reception.desk.close_day()
    heal(seat)
    line = seat.widget(KeptLine, "kept-line")
    assert line.isVisibleTo(seat.window)
    assert label_text("A001") in seat.says("kept-refused")
    assert "n’a pas pu être enregistré" in seat.says("kept-refused")
    seat.view_model.link.kept.close()
    with seated(reception, file, qtbot) as next_one:
        next_one.sit_down()
        assert next_one.widget(KeptLine, "kept-line").isVisibleTo(next_one.window)
        next_one.button("kept-seen").click()
        assert not next_one.widget(KeptLine, "kept-line").isVisibleTo(next_one.window)
    assert KeptVerbs(file).refused == ()


def test_what_the_server_denies_afterwards_keeps_nobody_from_her_counter(
    seat: Seat, reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> None:
        raise DeniedFault("she was not signed in there", "ask the administrator")

    cut(seat)
    seat.press(MAIN)
    monkeypatch.setattr(offline, "_report", denied)
    heal(seat)
    assert "n’a pas pu être enregistré" in seat.says("kept-refused")
    assert seat.says("notice") == "La liaison est rétablie."
    assert verbs.START in seat.view_model.legal_verbs
    seat.press(MAIN)
    assert visit_of(reception, "A001").state is TicketState.SERVING


def test_a_disk_that_takes_nothing_lets_nothing_be_done(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    seat.press(MAIN)
    cut(seat)
    monkeypatch.setattr(offline, "_put_on_disk", full)
    seat.press(MAIN)
    assert seat.view_model.held
    assert "Le matériel ne répond pas" in seat.says("notice")


def test_a_second_panel_of_the_station_keeps_nothing(
    seat: Seat, reception: Reception, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert not KeptVerbs(file).can_keep
    assert "another panel works at this station" in caplog.text
    caplog.clear()


def test_a_file_that_cannot_be_read_is_put_aside(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_text("[{")
    kept = KeptVerbs(file)
    assert (kept.waiting, kept.can_keep) == ((), True)
    kept.close()
    assert file.with_suffix(".unreadable").read_text() == "[{"
    assert "cannot be read" in caplog.text
    caplog.clear()


def test_her_keys_do_not_wait_for_a_database_that_says_nothing(
    reception: Reception, issue: Callable[..., str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one worker asks in vain; what needs no database is done beside it."""
    pool = Pool("test-clerk")
    seat = Seat(reception, pool)
    seat.view_model.link.aside = Inline()
    try:
        qtbot.waitUntil(seat.window.isActiveWindow)
        issue()
        seat.sign_in()
        qtbot.waitUntil(lambda: seat.view_model.page is PanelPageName.COUNTERS)
        seat.press(KEY.Key_1)
        qtbot.waitUntil(lambda: verbs.CALL_NEXT in seat.view_model.legal_verbs)
        seat.view_model.do(verbs.CALL_NEXT)
        qtbot.waitUntil(lambda: seat.view_model.held is not None and seat.view_model.is_ready)
        seat.view_model.do(verbs.START)
        qtbot.waitUntil(lambda: verbs.FINISH in seat.view_model.legal_verbs)
        qtbot.waitUntil(lambda: seat.view_model.is_ready)
        seat.desk.is_away = True
        seat.hear()
        qtbot.waitUntil(lambda: seat.view_model.link.is_cut)
        answers = Gate()
        monkeypatch.setattr(reception.hall, "held_by", lambda _: answers.wait(300))
        seat.desk.is_away = False
        seat.hear()
        seat.press(MAIN)
        assert seat.view_model.held is None
        answers.set()
    finally:
        pool.close()
        # What the worker has handed over is taken while there is somebody who takes it.
        QApplication.processEvents()
        seat.close()


def test_an_act_is_on_the_disk_once(file: Path, reception: Reception, clock: FakeClock) -> None:
    act = KeptVerb(
        operation=reception.ids.new(),
        act=verbs.FINISH.code,
        counter=1,
        clerk="clerk1",
        label="A001",
        at=clock.now(),
        outcome="served",
    )
    kept = KeptVerbs(file)
    kept.keep(act)
    kept.keep(act)
    kept.close()
    again = KeptVerbs(file)
    assert again.waiting == (act,)
    again.close()
