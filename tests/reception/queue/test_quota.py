"""A service that has so many places a day: who comes too late is told, on whichever station."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from uuid import UUID

import pytest

from reception.app import Reception, open_reception
from reception.domain.errors import QuotaReachedError
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, dump, set_up, with_quota

TOUCH = UUID("019a0000-0000-7000-8000-000000000001")
AGAIN = UUID("019a0000-0000-7000-8000-000000000002")


def broken(reception: Reception) -> list[str]:
    return [one.code for one in reception.verify() if one.broken]


class TestQuota:
    @pytest.fixture(autouse=True)
    def two_places(self, database_url: str, clock: FakeClock) -> None:
        set_up(database_url, with_quota(signature=2), clock)

    def test_a_full_service_is_refused_alone_and_for_the_day(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        for _ in range(2):
            reception.desk.issue("signature")
        before = dump(database_url)
        with pytest.raises(QuotaReachedError, match="All 2 places of 'signature'") as refused:
            reception.desk.issue("signature", printer_station="kiosk-1")
        assert (refused.value.service, refused.value.quota) == ("signature", 2)
        assert dump(database_url) == before
        assert reception.desk.issue("residence").ticket.label == "R001"
        clock.advance(days=1)
        assert reception.desk.issue("signature").ticket.label == "F001"
        assert not broken(reception)

    def test_the_touch_that_took_the_last_place_gets_its_ticket_again(
        self, reception: Reception, database_url: str
    ) -> None:
        reception.desk.issue("signature")
        last = reception.desk.issue("signature", operation=TOUCH)
        before = dump(database_url)
        assert reception.desk.issue("signature", operation=TOUCH) == last
        with pytest.raises(QuotaReachedError):
            reception.desk.issue("signature", operation=AGAIN)
        assert dump(database_url) == before

    def test_the_place_of_a_cancelled_ticket_is_given_once_more(self, reception: Reception) -> None:
        for _ in range(2):
            reception.desk.issue("signature")
        reception.desk.cancel("F001", operation=TOUCH)
        reception.desk.cancel("F001", operation=TOUCH)
        # The number is not: no gap is left, and none is given twice.
        assert reception.desk.issue("signature").ticket.label == "F003"
        with pytest.raises(QuotaReachedError):
            reception.desk.issue("signature")
        assert not broken(reception)

    def test_the_place_of_who_does_not_come_is_gone(self, reception: Reception) -> None:
        for _ in range(2):
            reception.desk.issue("signature")
        reception.desk.call_next(At(3, "clerk1"))
        reception.desk.no_show(At(3, "clerk1"))
        reception.desk.close_day()
        with pytest.raises(QuotaReachedError):
            reception.desk.issue("signature")

    def test_of_many_stations_at_the_last_places_each_place_goes_to_one(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        stations = 4
        together = Barrier(stations)

        def touch(_station: int) -> str | None:
            with open_reception(database_url, clock=clock) as station:
                station.hall.unit()
                together.wait()
                try:
                    return station.desk.issue("signature").ticket.label
                except QuotaReachedError:
                    return None

        with ThreadPoolExecutor(stations) as pool:
            given = list(pool.map(touch, range(stations)))
        assert sorted(label for label in given if label) == ["F001", "F002"]
        assert not broken(reception)

    def test_a_quota_that_comes_in_the_middle_of_the_day_counts_who_was_there_before(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        for _ in range(3):
            reception.desk.issue("residence")
        set_up(database_url, with_quota(residence=4), clock)
        assert reception.desk.issue("residence").ticket.label == "R004"
        with pytest.raises(QuotaReachedError):
            reception.desk.issue("residence")

    @pytest.mark.parametrize("places", [1, 2])
    def test_a_smaller_quota_takes_no_ticket_away(
        self, reception: Reception, database_url: str, clock: FakeClock, places: int
    ) -> None:
        for _ in range(2):
            reception.desk.issue("signature")
        set_up(database_url, with_quota(signature=places), clock)
        with pytest.raises(QuotaReachedError):
            reception.desk.issue("signature")
        assert len(reception.hall.queue("signature").tickets) == 2
        assert not broken(reception)

    def test_a_larger_quota_or_none_counts_at_once_on_a_station_that_has_the_old_one(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        for _ in range(2):
            reception.desk.issue("signature")
        set_up(database_url, with_quota(signature=3), clock)
        assert reception.desk.issue("signature").ticket.label == "F003"
        set_up(database_url, COMMUNE, clock)
        assert reception.desk.issue("signature").ticket.label == "F004"

    def test_a_used_up_series_takes_no_place(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        unit = with_quota(signature=5)
        short = tuple(replace(one, series=replace(one.series, last=2)) for one in unit.services)
        set_up(database_url, replace(unit, services=short), clock)
        for _ in range(2):
            reception.desk.issue("signature")
        before = dump(database_url)
        with pytest.raises(Exception, match="F up to 2"):
            reception.desk.issue("signature")
        assert dump(database_url) == before
