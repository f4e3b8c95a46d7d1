import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from reception.app import Reception, open_reception
from reception.domain.alerts import Alert, AlertKind, AlertLevel, App
from reception.domain.errors import NotAllowedError, PeriodError, UnknownAlertError
from reception.domain.printer import PrinterStatus
from reception.domain.unit import Person
from reception.queue.model import At
from reception.watch.conditions import LiveReading
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, set_up
from tests.support.stations import LoneStation

LEVELS = {None: "", AlertLevel.WARNING: "warning", AlertLevel.CRITICAL: "critical"}


def open_alerts(reading: LiveReading) -> dict[tuple[str, str], str]:
    return {(one.kind.value, one.subject): one.level.value for one in reading.alerts}


def person(login: str) -> Person:
    return COMMUNE.person(login)


@pytest.fixture
def staffed(reception: Reception) -> Reception:
    """Let one clerk work where signatures are legalised."""
    reception.desk.open_counter(At(3, "clerk3"))
    return reception


def pass_time(reception: Reception, clock: FakeClock, **step: float) -> LiveReading:
    clock.advance(**step)
    return reception.watch.look()


def test_a_wait_begins_rises_and_ends_in_the_log(staffed: Reception, clock: FakeClock) -> None:
    staffed.desk.issue("signature")
    target = COMMUNE.service("signature").target_wait / timedelta(minutes=1)
    assert not pass_time(staffed, clock, minutes=target - 6).alerts
    # She does something now and then: only the wait alarms.
    staffed.desk.take_break(At(None, "clerk3"), "prayer")
    staffed.desk.end_break(At(None, "clerk3"))
    first = pass_time(staffed, clock, minutes=6).alerts
    assert [(one.kind, one.subject, one.level) for one in first] == [
        (AlertKind.WAIT, "signature", AlertLevel.WARNING)
    ]
    staffed.desk.take_break(At(None, "clerk3"), "prayer")
    staffed.desk.end_break(At(None, "clerk3"))
    risen = pass_time(staffed, clock, minutes=target).alerts
    wait = next(one for one in risen if one.kind is AlertKind.WAIT)
    assert (wait.id, wait.level, wait.began_at) == (
        first[0].id,
        AlertLevel.CRITICAL,
        first[0].began_at,
    )
    staffed.desk.call_next(At(3, "clerk3"))
    assert pass_time(staffed, clock, seconds=5).alerts
    over = pass_time(staffed, clock, seconds=31)
    assert not over.alerts
    (logged, *_) = [one for one in staffed.watch.log() if one.kind is AlertKind.WAIT]
    assert logged.worst is AlertLevel.CRITICAL
    assert logged.ended_at == clock.now()


def test_people_wait_and_nobody_calls(reception: Reception, clock: FakeClock) -> None:
    reception.desk.issue("signature")
    reception.desk.issue("orientation")
    assert open_alerts(pass_time(reception, clock, minutes=4)) == {("nobody_calls", ""): "warning"}
    reception.desk.open_counter(At(3, "clerk3"))
    # One line has somebody now: what alarms is the other.
    codes = {one.code for one in COMMUNE.services} - set(COMMUNE.counter(3).services)
    left = {("nobody_calls", "orientation")} if "orientation" in codes else set()
    reading = pass_time(reception, clock, seconds=1)
    assert {key for key in open_alerts(reading) if key[1]} == left
    pass_time(reception, clock, seconds=31)
    assert ("nobody_calls", "") not in open_alerts(reception.watch.look())


def test_an_open_counter_where_nobody_acts(staffed: Reception, clock: FakeClock) -> None:
    pass_time(staffed, clock, minutes=40)
    staffed.desk.issue("signature")
    # She had nothing to do until now.
    assert not pass_time(staffed, clock, minutes=9).alerts
    idle = pass_time(staffed, clock, minutes=2)
    assert open_alerts(idle)["unattended", "3"] == "warning"
    counter = next(one for one in idle.counters if one.now.number == 3)
    assert counter.level is AlertLevel.WARNING
    assert counter.unattended == timedelta(minutes=11)
    staffed.desk.call_next(At(3, "clerk3"))
    staffed.desk.start(At(3, "clerk3"))
    pass_time(staffed, clock, seconds=1)
    assert ("unattended", "3") not in open_alerts(pass_time(staffed, clock, seconds=31))
    # A long service is work, however long.
    staffed.desk.issue("signature")
    assert ("unattended", "3") not in open_alerts(pass_time(staffed, clock, hours=1))


def test_a_break_and_a_closed_counter_alarm_nobody(staffed: Reception, clock: FakeClock) -> None:
    staffed.desk.take_break(At(None, "clerk3"), "lunch")
    staffed.desk.issue("signature")
    keys = open_alerts(pass_time(staffed, clock, minutes=25))
    assert ("unattended", "3") not in keys
    assert keys["nobody_calls", ""] == "critical"


def test_printers_and_stations(reception: Reception, clock: FakeClock) -> None:
    reception.stations.beat("kiosk-1", App.KIOSK, starts=True)
    reception.stations.beat("wall", App.BOARD, part="hall", starts=True)
    reception.prints.report_printer("kiosk-1", PrinterStatus(paper_near_end=True))
    assert open_alerts(reception.watch.look()) == {("printer", "kiosk-1"): "warning"}
    reception.prints.report_printer("kiosk-1", PrinterStatus(paper_out=True))
    (paper,) = reception.watch.look().alerts
    assert (paper.level, paper.detail) == (AlertLevel.CRITICAL, "paper_out")
    reception.prints.report_printer("kiosk-1", PrinterStatus())
    pass_time(reception, clock, seconds=1)
    assert not pass_time(reception, clock, seconds=31).alerts
    clock.advance(minutes=4)
    reception.stations.beat("kiosk-1", App.KIOSK)
    reception.prints.report_printer("kiosk-1", PrinterStatus())
    assert open_alerts(reception.watch.look()) == {("station", "board:hall:wall"): "warning"}
    # It was switched off in good order after all.
    reception.stations.leave("wall", App.BOARD, part="hall")
    pass_time(reception, clock, seconds=1)
    assert not pass_time(reception, clock, seconds=31).alerts
    lost = pass_time(reception, clock, minutes=20)
    # Of a station that is lost nobody says how its printer is.
    assert open_alerts(lost) == {("station", "kiosk::kiosk-1"): "critical"}


def test_a_printer_alone_tells_that_its_station_is_lost(
    reception: Reception, clock: FakeClock
) -> None:
    reception.prints.report_printer("old", PrinterStatus())
    assert open_alerts(pass_time(reception, clock, minutes=2)) == {
        ("station", "kiosk::old"): "critical"
    }


def test_two_kiosks_of_one_name_alarm_and_none_hides_the_death_of_the_other(
    reception: Reception, database_url: str, clock: FakeClock
) -> None:
    def beat(*cores: Reception, starts: bool = False) -> dict[tuple[str, str], str]:
        for one in cores:
            one.stations.beat("kiosk-1", App.KIOSK, starts=starts)
        return open_alerts(pass_time(reception, clock, minutes=1))

    duplicate = {("duplicate", "kiosk::kiosk-1"): "warning"}
    with open_reception(database_url, clock=clock) as other:
        beat(reception, starts=True)
        beat(reception)
        # A kiosk that was started again is one kiosk, whatever the former one said last.
        assert beat(other, starts=True) == {}
        assert beat(other) == {}
        assert beat(other) == {}
        beat(reception, other)
        beat(reception, other)
        assert beat(reception, other) == duplicate
        (alert,) = reception.watch.open()
        assert alert.detail.count(socket.gethostname()) == 2
        (life,) = reception.stations.lives()
        assert life.is_duplicate
        # The one goes on, the other is no longer heard.
        found = [beat(reception) for _ in range(5)]
        assert found[-1] == {("station", "kiosk::kiosk-1"): "warning"}
        (life,) = reception.stations.lives()
        assert not life.is_duplicate
        # Started again, under a name of its own, it is missed no more.
        other.stations.leave("kiosk-1", App.KIOSK)
        other.stations.beat("kiosk-2", App.KIOSK, starts=True)
        beat(reception)
        reception.stations.beat("kiosk-1", App.KIOSK)
        other.stations.beat("kiosk-2", App.KIOSK)
        assert open_alerts(pass_time(reception, clock, seconds=31)) == {}


def test_one_computer_may_show_a_board_on_two_screens(
    reception: Reception, database_url: str, clock: FakeClock
) -> None:
    with open_reception(database_url, clock=clock) as other:
        for _ in range(5):
            for one in (reception, other):
                one.stations.beat("hall", App.BOARD, part="hall", starts=False)
            assert not pass_time(reception, clock, minutes=1).alerts


def test_at_night_nobody_misses_a_station(
    reception: Reception, database_url: str, clock: FakeClock
) -> None:
    set_up(
        database_url, replace(COMMUNE, calendar=replace(COMMUNE.calendar, always_open=False)), clock
    )
    reception.stations.beat("kiosk-1", App.KIOSK, starts=True)
    assert open_alerts(pass_time(reception, clock, minutes=30))
    clock.advance(hours=12)
    assert not reception.watch.look().observations
    clock.advance(days=1)
    assert not reception.watch.look().stations


def test_a_day_that_nobody_watched_to_its_end(reception: Reception, clock: FakeClock) -> None:
    reception.desk.issue("signature")
    pass_time(reception, clock, minutes=20)
    clock.advance(days=1)
    reading = reception.watch.look()
    assert not reading.alerts
    yesterday = reception.watch.log(date(2026, 11, 25), date(2026, 11, 25))
    assert {one.ended_at and one.ended_at.isoformat() for one in yesterday} == {
        "2026-11-26T04:00:00+00:00"
    }
    assert not reception.watch.log()
    with pytest.raises(PeriodError):
        reception.watch.log(date(2027, 1, 1))


def test_acknowledging_is_done_once_and_lasts_until_it_rises(
    reception: Reception, clock: FakeClock
) -> None:
    reception.desk.issue("signature")
    (alert,) = pass_time(reception, clock, minutes=4).alerts
    seen = reception.watch.acknowledge(alert.id, by=person("manager"))
    assert (seen.acknowledged_by, seen.acknowledged_at) == ("manager", clock.now())
    assert seen.is_acknowledged
    clock.advance(minutes=1)
    assert reception.watch.acknowledge(alert.id, by=person("admin")) == seen
    risen = pass_time(reception, clock, minutes=8).alerts
    assert not next(one for one in risen if one.id == alert.id).is_acknowledged
    again = reception.watch.acknowledge(alert.id, by=person("admin"))
    assert again.acknowledged_by == "admin"
    with pytest.raises(UnknownAlertError):
        reception.watch.acknowledge(4711, by=person("manager"))


def test_a_clerk_sees_and_silences_nothing(reception: Reception) -> None:
    clerk = person("clerk1")
    watch = reception.watch
    for act in (
        lambda: watch.look(asking=clerk),
        lambda: watch.open(asking=clerk),
        lambda: watch.log(asking=clerk),
        lambda: watch.acknowledge(1, by=clerk),
    ):
        with pytest.raises(NotAllowedError):
            act()
    assert watch.look(asking=person("manager")).alerts == ()


@pytest.fixture
def watchers(
    reception: Reception, database_url: str, clock: FakeClock
) -> Iterator[list[Reception]]:
    others = [open_reception(database_url, clock=clock) for _ in range(2)]
    yield [reception, *others]
    for one in others:
        one.close()


def all_look(watchers: list[Reception]) -> None:
    """Let all look in the same moment."""
    ready = threading.Barrier(len(watchers))

    def look(one: Reception) -> None:
        ready.wait()
        one.watch.look()

    threads = [threading.Thread(target=look, args=(one,)) for one in watchers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_of_several_who_watch_one_writes_each_change(
    watchers: list[Reception], clock: FakeClock
) -> None:
    reception = watchers[0]
    for code in ("signature", "orientation", "birth-extract"):
        reception.desk.issue(code)

    for _ in range(6):
        clock.advance(minutes=4)
        reception.prints.report_printer("kiosk-1", PrinterStatus(paper_out=True))
        all_look(watchers)
    reception.prints.report_printer("kiosk-1", PrinterStatus())
    for seconds in (1, 31, 31):
        clock.advance(seconds=seconds)
        all_look(watchers)
    logged = reception.watch.log()
    by_key: dict[tuple[str, str], list[Alert]] = {}
    for one in reversed(logged):
        by_key.setdefault(one.key, []).append(one)
    assert (AlertKind.PRINTER, "kiosk-1") in by_key
    for alerts in by_key.values():
        for earlier, later in pairwise(alerts):
            assert earlier.ended_at
            assert earlier.ended_at <= later.began_at
    (printer,) = by_key[AlertKind.PRINTER, "kiosk-1"]
    # Begun, eased, ended: each once, whoever did it.
    assert (printer.changes, printer.ended_at) == (2, clock.now() - timedelta(seconds=31))


def test_a_ticket_that_stands_in_no_line_alarms_until_somebody_decides(
    reception: Reception, clock: FakeClock
) -> None:
    kiosk = LoneStation(reception)
    kiosk.give("gone")
    kiosk.hand_over()
    (conflict,) = reception.watch.look().alerts
    assert (conflict.kind, conflict.level, conflict.measured) == (
        AlertKind.CONFLICTS,
        AlertLevel.CRITICAL,
        1,
    )
    clock.advance(days=1)
    pass_time(reception, clock, minutes=1)
    (conflict,) = pass_time(reception, clock, minutes=1).alerts
    assert conflict.level is AlertLevel.WARNING, "she has left"
    reception.offline.void_conflict(kiosk.prefix + "001", reason="she has left")
    pass_time(reception, clock, minutes=1)
    assert not pass_time(reception, clock, minutes=1).alerts
