"""The page "day": closing it, and its slip at a station or as a file."""

from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reception.app import Reception
from reception.domain.errors import StorageFault
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterStatus
from reception.domain.rights import AuditAct
from reception.system.clock import Topic
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, quiet_morning
from tests.support.stations import LoneStation
from ui_kit.background import Pool
from ui_kit.tokens import LIGHT
from ui_kit.translations import Translations
from ui_kit.words import label_text


def open_day(console: Console) -> None:
    console.sign_in()
    console.press("page-day")


def tell(console: Console, topic: Topic = Topic.PRINTS) -> None:
    console.bridge.changed.emit(frozenset({topic}))


def is_shown(console: Console, name: str) -> bool:
    return console.part(QWidget, name).isVisible()


def places(console: Console) -> list[str]:
    box = console.part(QComboBox, "day-slip-place")
    return [box.itemText(at) for at in range(box.count())]


class TestClosing:
    def test_an_empty_day_is_over(self, console: Console) -> None:
        open_day(console)
        assert console.words("day-state") == "Personne n’attend et aucun guichet n’est ouvert."
        assert not is_shown(console, "day-closing-question")

    def test_it_asks_and_then_says_who_was_unserved(
        self, console: Console, hall: Reception, clock: FakeClock
    ) -> None:
        quiet_morning(hall, clock)
        open_day(console)
        figures = hall.reports.waits().total
        left = figures.still_waiting + figures.being_called + figures.parked
        assert left
        assert f"mis de côté\u00a0: {left}" in console.words("day-state")
        assert "En cours de service\u00a0: 1" in console.words("day-rest")
        console.press("day-close")
        question = console.words("day-closing-question")
        assert f"non reçus\u00a0: {left}" in question
        first = hall.hall.queue().tickets[0].visit.ticket.label
        called = [one.held for one in hall.hall.counters() if one.held]
        assert label_text(first) in question
        assert any(label_text(one.ticket.label) in question for one in called)
        assert hall.reports.waits().total.unserved == 0
        console.press("day-closing-yes")
        assert hall.reports.waits().total.unserved == left
        assert console.words("day-closing-told").endswith(f"Comptés comme non reçus\u00a0: {left}")
        assert "mis de côté\u00a0: 0" in console.words("day-state")

    def test_of_a_crowd_some_are_named_and_the_others_counted(
        self, console: Console, hall: Reception
    ) -> None:
        labels = [hall.desk.issue("signature").ticket.label for _ in range(20)]
        open_day(console)
        console.press("day-close")
        question = console.words("day-closing-question")
        assert "non reçus\u00a0: 20" in question
        assert label_text(labels[0]) in question
        assert "et 8 autres" in question

    def test_what_cannot_be_taken_back_has_its_colour_at_both_steps(self, console: Console) -> None:
        open_day(console)
        console.press("day-close")
        for name in ("day-close", "day-closing-yes"):
            drawn = console.part(QPushButton, name).grab().toImage()
            reds = {
                drawn.pixelColor(x, y).name().upper()
                for x in range(drawn.width())
                for y in range(drawn.height())
            }
            assert LIGHT.danger in reds, name
            assert LIGHT.primary not in reds, name

    def test_who_thinks_better_of_it_closes_nothing(
        self, console: Console, hall: Reception
    ) -> None:
        hall.desk.issue("signature")
        open_day(console)
        button = console.part(QPushButton, "day-close")
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        # Enter and Space answer "no" until somebody goes to the other button.
        assert console.window.focusWidget() is console.part(QPushButton, "day-closing-no")
        QTest.keyClick(console.part(QWidget, "day-closing-asking"), Qt.Key.Key_Escape)
        assert not is_shown(console, "day-closing-yes")
        assert console.window.focusWidget() is button
        assert hall.reports.waits().total.unserved == 0

    def test_a_refusal_is_one_sentence(
        self, console: Console, hall: Reception, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def away(**_: object) -> None:
            raise StorageFault("The database is away", "look at the cable")

        open_day(console)
        monkeypatch.setattr(hall.desk, "close_day", away)
        console.press("day-close")
        console.press("day-closing-yes")
        assert "base de données" in console.words("day-closing-told")
        assert console.part(QPushButton, "day-close").isEnabled()

    def test_the_page_follows_the_hall(self, console: Console, hall: Reception) -> None:
        open_day(console)
        hall.desk.issue("signature")
        tell(console, Topic.TICKETS)
        assert "mis de côté\u00a0: 1" in console.words("day-state")


class TestSlip:
    def test_it_is_printed_where_it_is_wanted(self, console: Console, hall: Reception) -> None:
        hall.prints.report_printer("kiosk-1", PrinterStatus())
        open_day(console)
        assert "pas encore" in console.words("day-slip")
        assert places(console) == ["Imprimante de kiosk-1", "En fichier PDF"]
        console.press("day-slip-act")
        assert console.words("day-slip") == "Il attend l’imprimante de kiosk-1…"
        ((job, paper),) = hall.slip_jobs.take("kiosk-1")
        assert paper.day == hall.hall.today()
        tell(console)
        assert console.words("day-slip") == "Impression en cours à\u00a0kiosk-1…"
        hall.slip_jobs.note(job, PrintState.CONFIRMED)
        tell(console)
        assert console.words("day-slip") == "Imprimé à\u00a0kiosk-1 à\u00a09\u00a0h\u00a000."

    @pytest.mark.parametrize(
        ("state", "said"),
        [
            (PrintState.FAILED, "échec de kiosk-1 à\u00a09\u00a0h\u00a000"),
            (PrintState.UNCONFIRMED, "vérifiez s’il est sorti"),
        ],
    )
    def test_what_failed_is_said_and_asked_for_again(
        self, console: Console, hall: Reception, state: PrintState, said: str
    ) -> None:
        hall.prints.report_printer("kiosk-1", PrinterStatus())
        open_day(console)
        console.press("day-slip-act")
        ((job, _),) = hall.slip_jobs.take("kiosk-1")
        hall.slip_jobs.note(job, state)
        tell(console)
        assert said in console.words("day-slip")
        console.press("day-slip-act")
        assert "attend" in console.words("day-slip")

    def test_a_station_that_does_not_begin_is_told(
        self, console: Console, hall: Reception, clock: FakeClock
    ) -> None:
        hall.prints.report_printer("kiosk-1", PrinterStatus())
        open_day(console)
        console.press("day-slip-act")
        clock.at += timedelta(seconds=61)
        tell(console)
        assert "n’a pas commencé à temps" in console.words("day-slip")

    def test_without_a_station_it_is_saved(
        self, hall: Reception, translations: Translations, tmp_path: Path
    ) -> None:
        path = tmp_path / "day.pdf"
        console = Console(hall, translations, choose_file=lambda _, __: path)
        console.window.show()
        hall.desk.issue("signature")
        open_day(console)
        assert places(console) == ["En fichier PDF"]
        console.press("day-slip-act")
        assert console.words("day-slip-told").endswith("day.pdf.")
        (page,) = PdfReader(path).pages
        assert page.mediabox.width == pytest.approx(72.1 / 25.4 * 72, abs=2)
        (picture,) = page.images
        assert picture.image
        (code,) = zxingcpp.read_barcodes(picture.image.convert("L"))
        assert code.text.startswith(f"NOUBA commune {hall.hall.today()} ")
        entries = hall.office.audit.entries(asking=None, act=AuditAct.TAKE_OUT_FIGURES)
        assert [one.who for one in entries] == ["manager"]
        console.close()

    def test_the_window_goes_on_while_a_worker_draws_it(
        self, hall: Reception, translations: Translations, tmp_path: Path, qtbot: QtBot
    ) -> None:
        work, path = Pool("work"), tmp_path / "day.pdf"
        console = Console(hall, translations, background=work, choose_file=lambda *_: path)
        console.window.show()
        console.window.open_database()
        console.sign_in()
        qtbot.waitUntil(lambda: console.part(QPushButton, "page-day").isVisible())
        console.press("page-day")
        act = console.part(QPushButton, "day-slip-act")
        qtbot.waitUntil(act.isEnabled)
        act.click()
        assert not act.isEnabled()
        assert not path.exists()
        qtbot.waitUntil(act.isEnabled, timeout=60_000)
        assert console.words("day-slip-told").endswith("day.pdf.")
        assert len(PdfReader(path).pages) == 1
        console.press("day-close")
        console.press("day-closing-yes")
        assert console.words("day-closing-told") == "Clôture en cours…"
        qtbot.waitUntil(lambda: "est clôturée" in console.words("day-closing-told"))
        work.close()
        console.close()

    def test_a_folder_that_takes_nothing_is_told(
        self, hall: Reception, translations: Translations
    ) -> None:
        console = Console(hall, translations, choose_file=lambda _, __: Path("/dev/null/day.pdf"))
        console.window.show()
        open_day(console)
        console.press("day-slip-act")
        assert "autre dossier" in console.words("day-slip-told")
        console.close()


class TestConflicts:
    @pytest.fixture
    def kiosk(self, hall: Reception) -> LoneStation:
        return LoneStation(hall)

    def test_without_any_it_says_what_would_stand_there(self, console: Console) -> None:
        open_day(console)
        assert console.words("conflicts-about").startswith("Aucun.")

    def test_the_alert_leads_to_what_must_be_decided(
        self, console: Console, kiosk: LoneStation
    ) -> None:
        kiosk.give("gone")
        kiosk.hand_over()
        console.sign_in()
        console.press("alert-act-parked-")
        assert is_shown(console, "day-page")
        label = f"{kiosk.prefix}001"
        assert console.words(f"conflicts-reason-{label}") == "Son service n’est plus proposé."
        assert "kiosk-1 · donné 9\u00a0h\u00a000" in console.words(f"conflicts-facts-{label}")

    def test_it_is_taken_in_for_a_service_that_is_chosen(
        self, console: Console, hall: Reception, kiosk: LoneStation
    ) -> None:
        kiosk.give("gone")
        kiosk.hand_over()
        open_day(console)
        label = f"{kiosk.prefix}001"
        console.press(f"conflicts-take-in-{label}")
        yes = console.part(QPushButton, "conflicts-yes")
        assert not yes.isEnabled()
        box = console.part(QComboBox, "conflicts-choices")
        box.setCurrentIndex(box.findData("signature"))
        yes.click()
        assert console.words("conflicts-told") == f"{kiosk.prefix}\u00a0001 est dans sa file."
        assert not hall.offline.conflicts()
        (line,) = hall.office.audit.entries(asking=None, act=AuditAct.DECIDE_ON_CONFLICT)
        assert line.who == "manager"

    def test_what_still_cannot_be_taken_in_says_why(
        self, console: Console, hall: Reception, kiosk: LoneStation
    ) -> None:
        kiosk.give()
        kiosk.give(number=1)
        kiosk.hand_over()
        open_day(console)
        console.press(f"conflicts-take-in-{kiosk.prefix}001")
        console.press("conflicts-yes")
        assert "Un autre ticket porte ce numéro ce jour-là." in console.words("conflicts-told")
        assert hall.offline.conflicts()

    def test_it_is_given_up_for_a_reason(
        self, console: Console, hall: Reception, kiosk: LoneStation
    ) -> None:
        kiosk.give("gone")
        kiosk.hand_over()
        open_day(console)
        console.press(f"conflicts-give-up-{kiosk.prefix}001")
        yes = console.part(QPushButton, "conflicts-yes")
        assert not yes.isEnabled()
        QTest.keyClicks(console.part(QLineEdit, "conflicts-why"), "parti")
        QTest.keyClick(console.part(QLineEdit, "conflicts-why"), Qt.Key.Key_Return)
        assert console.words("conflicts-told").endswith("est désormais nul.")
        assert not hall.offline.conflicts()

    def test_what_somebody_else_decides_meanwhile_is_refused_in_words(
        self, console: Console, hall: Reception, kiosk: LoneStation
    ) -> None:
        kiosk.give("gone")
        kiosk.hand_over()
        open_day(console)
        label = f"{kiosk.prefix}001"
        console.press(f"conflicts-take-in-{label}")
        box = console.part(QComboBox, "conflicts-choices")
        box.setCurrentIndex(0)
        hall.offline.void_conflict(label, reason="left")
        console.press("conflicts-yes")
        assert console.words("conflicts-told") == "Quelqu’un a déjà décidé de ce ticket."

    def test_a_question_goes_with_its_ticket(
        self, console: Console, hall: Reception, kiosk: LoneStation
    ) -> None:
        kiosk.give("gone")
        kiosk.hand_over()
        open_day(console)
        label = f"{kiosk.prefix}001"
        console.press(f"conflicts-give-up-{label}")
        hall.offline.void_conflict(label, reason="left")
        tell(console, Topic.TICKETS)
        assert not is_shown(console, "conflicts-yes")


def test_a_clerk_has_no_such_page(console: Console) -> None:
    console.sign_in("clerk1")
    assert not console.part(QPushButton, "page-day").isVisible()


def test_all_is_in_sight_in_the_least_window(console: Console, hall: Reception) -> None:
    hall.prints.report_printer("kiosk-1", PrinterStatus())
    console.window.resize(console.window.minimumSize())
    open_day(console)
    page = console.part(QWidget, "day-page")
    for name in ("closing", "slip"):
        card = console.part(QWidget, name)
        left = card.mapTo(page, QPoint(0, 0)).x()
        assert 0 <= left <= left + card.width() <= page.width()
