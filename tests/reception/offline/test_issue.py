"""Numbers a station gives by itself: one a touch, never twice, and none it should not give."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from reception.domain.availability import Availability, ServicePause
from reception.domain.errors import (
    QuotaReachedError,
    ServicePausedError,
    UnitClosedError,
    UnknownServiceError,
)
from reception.domain.link import LinkState
from reception.domain.unit import Unit
from reception.offline.file import AloneTooLongError, NotRegisteredError
from reception.offline.log import MOST_GIVEN
from reception.queue.hall import ServiceStatus
from tests.reception.offline.conftest import Station
from tests.support.station_server import StationServer

type Opens = Callable[..., Station]


def give(station: Station, service: str = "birth") -> str:
    return station.alone.give(station.touch(service), printed=True)[0].label


def service_status(unit: Unit, code: str, **said: object) -> ServiceStatus:
    known = ServiceStatus(
        service=unit.service(code),
        waiting=3,
        longest_wait=timedelta(minutes=5),
        open_counters=1,
        expected_wait=None,
    )
    return replace(known, **said)  # type: ignore[arg-type]


def test_numbers_count_on_from_touch_to_touch(station: Station) -> None:
    assert station.line.state is LinkState.OFFLINE
    assert [give(station) for _ in range(3)] == ["ZA001", "ZA002", "ZA003"]


def test_the_same_touch_is_given_the_same_number(station: Station) -> None:
    touch = station.touch()
    station.journal.ask(touch, station.clock.now())
    first, again = (station.alone.give(touch, printed=True)[0] for _ in range(2))
    assert first == again
    assert give(station) == "ZA002"


def test_a_kiosk_started_again_without_a_server_goes_on(
    station: Station, open_station: Opens
) -> None:
    give(station)
    asked = station.touch()
    station.journal.ask(asked, station.clock.now())
    station.close()
    again = open_station()
    assert again.journal.install == station.journal.install
    assert again.journal.leave_asked(again.clock.now()) == 1
    assert give(again) == "ZA002"
    assert [one.label for one in again.journal.waiting(9)] == ["ZA001", "ZA002"]


def test_each_day_and_each_letters_begin_with_one_and_nothing_comes_twice(
    station: Station, server: StationServer
) -> None:
    give(station)
    station.clock.advance(hours=20)
    assert give(station) == "ZA001"
    # The desk has given our letters to another station meanwhile, and tells us so.
    server.away = False
    server.prefixes = {station.journal.install: "ZM"}
    station.look(8)
    server.away = True
    station.look(2)
    assert give(station) == "ZM001"
    station.clock.advance(hours=-20)
    assert give(station) == "ZM001"
    server.prefixes = {station.journal.install: "ZA"}
    server.away = False
    station.look(8)
    assert give(station) == "ZA002"


def test_a_new_disk_is_a_new_station_with_letters_of_its_own(
    station: Station, open_station: Opens, server: StationServer
) -> None:
    give(station)
    server.away = False
    renewed = open_station("new-disk")
    renewed.memory.keep(server.offered, (), renewed.clock.now())
    renewed.look()
    assert renewed.journal.prefix == "ZB"
    assert give(renewed) == "ZB001"


def test_who_has_never_met_the_server_gives_none(open_station: Opens) -> None:
    stranger = open_station("stranger")
    with pytest.raises(NotRegisteredError):
        give(stranger)
    stranger.memory.keep(stranger.server.offered, (), stranger.clock.now())
    with pytest.raises(NotRegisteredError):
        give(stranger)


def test_letters_of_another_unit_are_of_no_use(station: Station, unit: Unit) -> None:
    station.memory.keep(replace(unit, code="rabat"), (), station.clock.now())
    with pytest.raises(NotRegisteredError):
        give(station)


def test_after_a_day_alone_people_decide(station: Station) -> None:
    give(station)
    station.clock.advance(hours=23, minutes=59)
    give(station)
    station.clock.advance(minutes=2)
    with pytest.raises(AloneTooLongError, match="24 hours"):
        give(station)


def test_a_weekend_without_a_server_and_without_visitors_is_no_day_alone(
    station: Station, open_station: Opens
) -> None:
    assert station.line.state is LinkState.OFFLINE
    station.close()
    again = open_station()
    again.clock.advance(hours=63)
    assert give(again) == "ZA001"
    again.clock.advance(hours=24)
    with pytest.raises(AloneTooLongError, match="24 hours"):
        give(again)


def test_with_two_thousand_numbers_people_decide(station: Station) -> None:
    give(station)
    with station.file.write() as run:
        run.execute(
            """
            WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < :most)
            INSERT INTO touch (operation, ticket, service, language, priority, touched_at, state,
                unit, service_day, series, number, given_at, given_order, own)
            SELECT i, i, service, language, priority, touched_at, state, unit, service_day, series,
                i, given_at, i, own FROM touch, n
            """,
            {"most": MOST_GIVEN},
        )
    with pytest.raises(AloneTooLongError, match="2000 tickets"):
        give(station)


def test_what_the_unit_does_not_offer_or_not_now_is_refused(station: Station, unit: Unit) -> None:
    with pytest.raises(UnknownServiceError):
        give(station, "nothing")
    hours = replace(unit.calendar, always_open=False, hours={})
    station.memory.keep(replace(unit, calendar=hours), (), station.clock.now())
    with pytest.raises(UnitClosedError):
        give(station)


def test_a_pause_that_was_known_lasts_until_it_was_to_end(station: Station, unit: Unit) -> None:
    now = station.clock.now()
    pause = ServicePause(service="birth", since=now, until=now + timedelta(hours=1))
    told = service_status(unit, "birth", availability=Availability.PAUSED, pause=pause)
    station.memory.keep(unit, (told, service_status(unit, "copy")), now)
    with pytest.raises(ServicePausedError):
        give(station)
    give(station, "copy")
    known = station.memory.last()
    assert known
    assert [one.service.code for one in known.refusing(now, {})] == ["birth"]
    assert known.refusing(now, {})[0].again_at == pause.until
    station.clock.advance(hours=1)
    assert give(station) == "ZA002"


def test_places_that_were_left_are_counted_down(station: Station, unit: Unit) -> None:
    birth = replace(unit.service("birth"), daily_quota=10)
    unit = replace(unit, services=(birth, *(one for one in unit.services if one.code != "birth")))
    left = service_status(unit, "birth", places_left=1)
    full = service_status(unit, "copy", availability=Availability.FULL)
    station.memory.keep(unit, (left, full), station.clock.now())
    give(station)
    for service in ("birth", "copy"):
        with pytest.raises(QuotaReachedError):
            give(station, service)
    station.clock.advance(hours=20)
    give(station, "copy")


def test_what_is_known_outlives_the_program_as_it_was(
    station: Station, open_station: Opens
) -> None:
    known = station.memory.last()
    station.close()
    assert open_station().memory.last() == known
