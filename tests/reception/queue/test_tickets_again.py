"""A service that gives no tickets says when it does again; the touch and the hall agree."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reception.app import Reception
from reception.domain.availability import Availability
from reception.domain.errors import (
    NoTicketNowError,
    PauseEndError,
    QuotaReachedError,
    SeriesExhaustedError,
    ServicePausedError,
)
from reception.domain.unit import Unit
from tests.support.calendars import COMMUNE as HOURS
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, behind_its_back, dump, set_up, with_quota

FRIDAY = datetime(2026, 11, 27, 9, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)


def again_at(reception: Reception) -> datetime | None:
    services = reception.hall.services()
    return next(one.again_at for one in services if one.service.code == "signature")


def with_two_numbers() -> Unit:
    services = tuple(
        replace(one, series=replace(one.series, first=1, last=2)) for one in COMMUNE.services
    )
    return replace(COMMUNE, services=services)


class TestTicketsAgain:
    @pytest.fixture(autouse=True)
    def friday(self, clock: FakeClock) -> None:
        clock.at = FRIDAY

    @pytest.mark.parametrize(
        ("unit", "refusal"),
        [
            (lambda: with_quota(signature=2), QuotaReachedError),
            (with_two_numbers, SeriesExhaustedError),
        ],
        ids=["quota", "series"],
    )
    def test_who_comes_too_late_on_friday_is_told_of_monday(
        self,
        reception: Reception,
        database_url: str,
        clock: FakeClock,
        unit: Callable[[], Unit],
        refusal: type[NoTicketNowError],
    ) -> None:
        set_up(database_url, replace(unit(), calendar=HOURS), clock)
        for _ in range(2):
            assert again_at(reception) is None
            reception.desk.issue("signature")
        assert again_at(reception) == MONDAY
        with pytest.raises(refusal, match="; tickets again 2026-11-30 at 08:30") as refused:
            reception.desk.issue("signature")
        assert refused.value.again_at == MONDAY
        clock.at = MONDAY
        assert again_at(reception) is None
        assert reception.desk.issue("signature").ticket.label == "F001"

    def test_a_pause_ends_by_itself_when_it_was_said(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        until = FRIDAY + timedelta(hours=5)
        reception.desk.pause_service("signature", "manager", until=until)
        clock.at = until - timedelta(seconds=1)
        assert again_at(reception) == until
        with pytest.raises(ServicePausedError, match="; tickets again 2026-11-27 at 14:00"):
            reception.desk.issue("signature")
        clock.at = until
        (line,) = reception.hall.queue("signature").services
        assert (line.availability, line.pause) == (Availability.OPEN, None)
        assert reception.desk.issue("signature").ticket.label == "F001"
        assert not [one for one in reception.verify() if one.broken]

    def test_a_pause_that_ends_while_the_office_is_closed_is_over_at_the_opening(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        set_up(database_url, replace(COMMUNE, calendar=HOURS), clock)
        until = FRIDAY.replace(hour=18)
        reception.desk.pause_service("signature", "manager", until=until)
        assert again_at(reception) == MONDAY
        with pytest.raises(ServicePausedError) as refused:
            reception.desk.issue("signature")
        assert refused.value.again_at == MONDAY

    def test_nobody_knows_when_a_pause_without_an_end_is_over(self, reception: Reception) -> None:
        reception.desk.pause_service("signature", "manager")
        assert again_at(reception) is None
        with pytest.raises(ServicePausedError, match=r"while it is paused$") as refused:
            reception.desk.issue("signature")
        assert refused.value.again_at is None

    def test_who_pauses_again_after_the_end_does_not_rewrite_it(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        until = FRIDAY + timedelta(hours=1)
        reception.desk.pause_service("signature", "manager", until=until)
        clock.advance(hours=3)
        before = dump(database_url)
        reception.desk.resume_service("signature", "admin")
        assert dump(database_url) == before
        reception.desk.pause_service("signature", "admin")
        with behind_its_back(database_url) as connection:
            ended = connection.execute(
                "SELECT resumed_by, resumed_at = until FROM service_pause ORDER BY id"
            ).fetchall()
        assert ended == [("manager", True), (None, None)]
        with pytest.raises(ServicePausedError):
            reception.desk.issue("signature")

    def test_another_end_counts_and_the_same_one_changes_nothing(
        self, reception: Reception, database_url: str
    ) -> None:
        until = FRIDAY + timedelta(hours=1)
        reception.desk.pause_service("signature", "manager", until=until)
        before = dump(database_url)
        reception.desk.pause_service("signature", "admin", until=until)
        assert dump(database_url) == before
        later = until + timedelta(hours=1)
        reception.desk.pause_service("signature", "admin", until=later)
        assert again_at(reception) == later

    def test_a_pause_cannot_end_before_it_begins(
        self, reception: Reception, database_url: str
    ) -> None:
        before = dump(database_url)
        with pytest.raises(PauseEndError, match="2026-11-27 at 09:00"):
            reception.desk.pause_service("signature", "manager", until=FRIDAY)
        assert dump(database_url) == before
