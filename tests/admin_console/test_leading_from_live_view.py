"""Who leads the hall acts from the live view, and takes each act back there for half a minute."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QComboBox, QPushButton

from admin_console.live.page import LivePage
from admin_console.words import localized
from reception.app import Reception, open_reception
from reception.database.upgrade import prepare_database
from reception.domain.calling_rule import WorkProfile
from reception.domain.language import Language
from reception.queue.hall import CounterNow
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console
from tests.support.databases import COMMUNE, SqliteDatabases, quick_office, set_up
from tests.support.offices import prefecture
from ui_kit.translations import Translations
from ui_kit.words import label_text

PAPERS = WorkProfile(
    code="papers", names={Language.FRENCH: "Papiers"}, services=("signature", "residence")
)


@pytest.fixture
def led(console: Console, hall: Reception, clock: FakeClock) -> Console:
    """A live view of a hall with one open counter, before a manager."""
    quick_office(hall).set_up(replace(COMMUNE, profiles=(PAPERS,)), by="tests", for_a_trial=True)
    hall.desk.open_counter(At(3, "clerk3"))
    hall.desk.issue("signature")
    console.sign_in()
    return console


def counter(hall: Reception, number: int) -> CounterNow:
    return next(one for one in hall.hall.counters() if one.number == number)


def paused(hall: Reception) -> list[str]:
    return [one.service for one in hall.hall.pauses()]


def choose(console: Console, box: str, value: str, then: str) -> None:
    """Choose in the question that is open, and say yes."""
    QCoreApplication.processEvents()
    choices = console.part(QComboBox, box)
    assert choices.isVisible()
    place = choices.findData(value)
    assert place >= 0, value
    choices.setCurrentIndex(place)
    console.press(then)


def undo_buttons(console: Console) -> list[QPushButton]:
    QCoreApplication.processEvents()  # a new row is seen once it has its place
    found = console.window.findChildren(QPushButton)
    seen = (one for one in found if one.objectName().startswith("led-back-") and one.isVisible())
    return sorted(seen, key=lambda one: one.mapTo(console.window, QPoint(0, 0)).y())


def take_back(console: Console) -> None:
    (made,) = undo_buttons(console)
    made.click()


def test_a_counter_is_opened_for_whoever_is_chosen_and_closed_again(
    led: Console, hall: Reception
) -> None:
    led.press("counter-open-1")
    choose(led, "counter-choices", "clerk1", "counter-yes")
    assert counter(hall, 1).clerk == "clerk1"
    assert led.rows("counter")[0].startswith("Libre")
    take_back(led)
    assert counter(hall, 1).clerk is None
    assert not undo_buttons(led)


def test_who_comes_from_another_counter_goes_back_there(led: Console, hall: Reception) -> None:
    hall.desk.take_profile(At(None, "clerk3"), "papers")
    led.window._watch._read()
    led.press("counter-open-1")
    choose(led, "counter-choices", "clerk3", "counter-yes")
    assert (counter(hall, 1).clerk, counter(hall, 3).clerk) == ("clerk3", None)
    take_back(led)
    assert (counter(hall, 1).clerk, counter(hall, 3).clerk) == (None, "clerk3")
    assert counter(hall, 3).profile == "papers"


def test_a_counter_is_closed_and_all_of_it_comes_back(led: Console, hall: Reception) -> None:
    hall.desk.take_profile(At(None, "clerk3"), "papers")
    hall.desk.take_break(At(None, "clerk3"), "Déjeuner")
    led.window._watch._read()
    led.press("counter-close-3")
    assert counter(hall, 3).clerk is None
    take_back(led)
    back = counter(hall, 3)
    assert (back.clerk, back.profile, back.on_break) == ("clerk3", "papers", True)


def test_nobody_is_taken_away_from_a_visitor(led: Console, hall: Reception) -> None:
    hall.desk.call_next(At(3, "clerk3"))
    led.window._watch._read()
    assert not led.part(QPushButton, "counter-close-3").isEnabled()


def test_a_counter_calls_by_a_work_profile_and_as_before(led: Console, hall: Reception) -> None:
    led.press("counter-profile-3")
    choose(led, "counter-choices", "papers", "counter-yes")
    assert counter(hall, 3).profile == "papers"
    assert "Papiers" in led.rows("counter")[0]
    take_back(led)
    assert counter(hall, 3).profile is None


def test_a_service_is_paused_until_a_time_and_resumed(
    led: Console, hall: Reception, clock: FakeClock
) -> None:
    led.press("service-pause-signature")
    choose(led, "service-choices", "30", "service-yes")
    (pause,) = hall.hall.pauses()
    assert pause.until == clock.now() + timedelta(minutes=30)
    assert "Suspendu jusqu’à" in led.rows("line")[0]
    led.press("service-resume-signature")
    assert paused(hall) == []
    undo_buttons(led)[0].click()
    (again,) = hall.hall.pauses()
    assert again.until == pause.until


def test_a_service_that_nobody_waits_for_is_paused_for_the_day(
    led: Console, hall: Reception
) -> None:
    led.press("pause-another")
    choose(led, "service-choices", "residence", "service-yes")
    choose(led, "service-choices", "today", "service-yes")
    (pause,) = hall.hall.pauses()
    assert pause.service == "residence"
    assert pause.until is not None
    assert pause.until.date() == hall.hall.today() + timedelta(days=1)
    take_back(led)
    assert paused(hall) == []


def test_an_alert_has_the_act_that_helps_against_it(
    led: Console, hall: Reception, clock: FakeClock
) -> None:
    hall.desk.issue("orientation")
    clock.advance(minutes=45)
    led.window._watch._read()
    led.press("alert-act-wait-orientation")
    choose(led, "counter-choices", "clerk1", "counter-yes")
    assert [one.number for one in hall.hall.counters() if one.clerk == "clerk1"] == [4]
    take_back(led)
    led.press("alert-act-unattended-3")
    assert counter(hall, 3).clerk is None
    take_back(led)
    assert counter(hall, 3).clerk == "clerk3"


def test_the_services_of_a_large_office_are_seen_worst_first_and_all_when_asked(
    sqlite_databases: SqliteDatabases, tmp_path: Path, translations: Translations, clock: FakeClock
) -> None:
    with sqlite_databases.empty(tmp_path) as url:
        prepare_database(url)
        set_up(url, prefecture(), clock)
        with open_reception(url, clock=clock) as large:
            services = large.office.unit().services
            for one in services:
                large.desk.issue(one.code)
                clock.advance(minutes=1)
            console = Console(large, translations)
            console.window.show()
            console.sign_in()
            assert len(console.rows("line")) == 15
            assert localized(services[0].names) in console.rows("line")[0]
            console.press("lines-more")
            assert len(console.rows("line")) == len(services)
            console.press("language-ar")
            assert len(console.rows("line")) == len(services)
            console.close()


def test_after_half_a_minute_nothing_is_taken_back(
    led: Console, hall: Reception, clock: FakeClock
) -> None:
    led.press("counter-close-3")
    (made,) = undo_buttons(led)
    assert made.text() == "Annuler (30\u00a0s)"
    assert made.accessibleName() == "Annuler Le guichet 3 est fermé."
    clock.advance(seconds=29)
    led.part(LivePage, "live-page")._tick.timeout.emit()
    assert undo_buttons(led)[0].text() == "Annuler (1\u00a0s)"
    clock.advance(seconds=1)
    led.part(LivePage, "live-page")._tick.timeout.emit()
    assert not undo_buttons(led)
    assert counter(hall, 3).clerk is None


def test_what_somebody_went_on_with_is_refused_with_the_reason(
    led: Console, hall: Reception
) -> None:
    led.press("counter-open-1")
    choose(led, "counter-choices", "clerk1", "counter-yes")
    hall.desk.issue("birth-extract")
    called = hall.desk.call_next(At(1, "clerk1"))
    take_back(led)
    assert counter(hall, 1).clerk == "clerk1"
    assert label_text(called.ticket.label) in led.words("counters-refused")


GONE_ON = "Quelqu’un est intervenu entre-temps"


def test_a_counter_that_she_opened_herself_meanwhile_stays_open(
    led: Console, hall: Reception
) -> None:
    led.press("counter-open-1")
    hall.desk.open_counter(At(1, "clerk1"))
    choose(led, "counter-choices", "clerk1", "counter-yes")
    assert counter(hall, 1).clerk == "clerk1"
    assert not undo_buttons(led)


def test_who_has_gone_elsewhere_since_stays_there(led: Console, hall: Reception) -> None:
    led.press("counter-open-1")
    choose(led, "counter-choices", "clerk1", "counter-yes")
    hall.desk.open_counter(At(4, "clerk1"))
    take_back(led)
    assert (counter(hall, 1).clerk, counter(hall, 4).clerk) == (None, "clerk1")
    assert GONE_ON in led.words("counters-refused")


def test_who_took_another_counter_after_hers_was_closed_stays_there(
    led: Console, hall: Reception
) -> None:
    led.press("counter-close-3")
    hall.desk.open_counter(At(4, "clerk3"))
    take_back(led)
    assert (counter(hall, 3).clerk, counter(hall, 4).clerk) == (None, "clerk3")
    assert GONE_ON in led.words("counters-refused")


def test_a_profile_that_she_chose_since_stays(led: Console, hall: Reception) -> None:
    led.press("counter-profile-3")
    choose(led, "counter-choices", "papers", "counter-yes")
    hall.desk.take_profile(At(3, "clerk3"), None)
    hall.desk.take_break(At(3, "clerk3"), "Déjeuner")
    take_back(led)
    assert GONE_ON in led.words("counters-refused")


def test_a_pause_of_a_colleague_is_not_taken_back(led: Console, hall: Reception) -> None:
    led.press("service-pause-signature")
    hall.desk.pause_service("signature", "admin", reason="No stamp")
    choose(led, "service-choices", "30", "service-yes")
    assert paused(hall) == ["signature"]
    assert not undo_buttons(led)


def test_a_pause_that_a_colleague_changed_since_stays(
    led: Console, hall: Reception, clock: FakeClock
) -> None:
    led.press("service-pause-signature")
    choose(led, "service-choices", "30", "service-yes")
    clock.advance(seconds=5)
    hall.desk.pause_service("signature", "admin", reason="No stamp")
    take_back(led)
    (pause,) = hall.hall.pauses()
    assert pause.reason == "No stamp"
    assert GONE_ON in led.words("services-refused")


def test_a_service_that_a_colleague_resumed_is_not_paused_again(
    led: Console, hall: Reception
) -> None:
    hall.desk.pause_service("signature", "admin")
    led.window._watch._read()
    hall.desk.resume_service("signature", "admin")
    led.press("service-resume-signature")
    assert not undo_buttons(led)
    assert paused(hall) == []


def test_a_pause_that_a_colleague_began_since_stays_as_it_is(led: Console, hall: Reception) -> None:
    hall.desk.pause_service("signature", "admin")
    led.window._watch._read()
    led.press("service-resume-signature")
    hall.desk.pause_service("signature", "admin", reason="No stamp")
    take_back(led)
    assert [(one.by, one.reason) for one in hall.hall.pauses()] == [("admin", "No stamp")]
    assert GONE_ON in led.words("services-refused")


def test_what_was_done_outlives_the_language_and_not_the_person(led: Console) -> None:
    led.press("counter-close-3")
    led.press("language-ar")
    (made,) = undo_buttons(led)
    assert "مغلق" in made.accessibleName()
    led.press("sign-out")
    led.sign_in()
    assert not undo_buttons(led)


def test_each_act_is_called_by_what_it_is_done_to(led: Console) -> None:
    names = [
        one.accessibleName() or one.text()
        for one in led.window.findChildren(QPushButton)
        if one.isVisible()
    ]
    assert len(names) == len(set(names))
    assert {"Ouvrir… guichet 1", "Ouvrir… guichet 2", "Fermer guichet 3"} <= set(names)
    assert "Suspendre… Légalisation de signature" in names
