"""What a visitor should know before the touch: paused, full, or how many places are left."""

from dataclasses import replace

import pytest

from reception.app import Reception
from reception.domain.availability import Availability
from reception.domain.errors import QuotaReachedError, SeriesExhaustedError, ServicePausedError
from reception.queue.hall import ServiceStatus
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, set_up, with_quota


def status_of(reception: Reception, service: str) -> ServiceStatus:
    return next(one for one in reception.hall.services() if one.service.code == service)


def said_of(reception: Reception, service: str) -> tuple[Availability, int | None]:
    found = status_of(reception, service)
    return found.availability, found.places_left


class TestAvailability:
    def test_without_a_quota_there_are_places_without_end(self, reception: Reception) -> None:
        reception.desk.issue("signature")
        assert said_of(reception, "signature") == (Availability.OPEN, None)

    def test_the_places_of_a_day_are_counted_down_and_come_back(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        set_up(database_url, with_quota(signature=2), clock)
        assert said_of(reception, "signature") == (Availability.OPEN, 2)
        reception.desk.issue("signature")
        assert said_of(reception, "signature") == (Availability.OPEN, 1)
        reception.desk.issue("signature")
        assert said_of(reception, "signature") == (Availability.FULL, 0)
        assert said_of(reception, "residence") == (Availability.OPEN, None)
        with pytest.raises(QuotaReachedError):
            reception.desk.issue("signature")
        reception.desk.cancel("F001")
        assert said_of(reception, "signature") == (Availability.OPEN, 1)
        clock.advance(days=1)
        assert said_of(reception, "signature") == (Availability.OPEN, 2)

    def test_a_quota_that_became_smaller_leaves_no_less_than_nothing(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        for _ in range(3):
            reception.desk.issue("signature")
        set_up(database_url, with_quota(signature=2), clock)
        assert said_of(reception, "signature") == (Availability.FULL, 0)

    def test_a_used_up_series_is_full(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        services = tuple(
            replace(one, series=replace(one.series, first=5, last=6)) for one in COMMUNE.services
        )
        set_up(database_url, replace(COMMUNE, services=services), clock)
        reception.desk.issue("signature")
        assert said_of(reception, "signature") == (Availability.OPEN, None)
        reception.desk.issue("signature")
        assert said_of(reception, "signature") == (Availability.FULL, None)
        with pytest.raises(SeriesExhaustedError):
            reception.desk.issue("signature")

    def test_a_pause_is_said_first_as_the_desk_does(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        set_up(database_url, with_quota(signature=1), clock)
        reception.desk.issue("signature")
        since = clock.now()
        reception.desk.pause_service("signature", "manager", reason="No stamp")
        clock.advance(minutes=5)
        found = status_of(reception, "signature")
        assert found.availability is Availability.PAUSED
        assert found.pause
        assert found.pause.since == since
        (noted,) = reception.hall.pauses()
        assert (noted.since, noted.by, noted.reason) == (since, "manager", "No stamp")
        with pytest.raises(ServicePausedError):
            reception.desk.issue("signature")
        reception.desk.resume_service("signature", "manager")
        assert said_of(reception, "signature") == (Availability.FULL, 0)
        assert status_of(reception, "signature").pause is None

    def test_the_queue_says_it_as_well(self, reception: Reception) -> None:
        reception.desk.pause_service("signature", "manager")
        (line,) = reception.hall.queue("signature").services
        assert line.availability is Availability.PAUSED
