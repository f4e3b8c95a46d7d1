"""What visitors say of their visit: counted once, tied to a ticket at most, and to nobody."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reception.app import Reception, open_reception
from reception.database.schema.queue import rating
from reception.domain.errors import (
    AlreadyRatedError,
    OperationReusedError,
    PeriodError,
    Refusal,
    TicketNotFoundError,
    UnknownRatingReasonError,
    WrongStateError,
)
from reception.domain.rating import SCORES
from reception.feedback.ratings import Ratings
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, dump, set_up
from tests.support.examples import examples_of

TOUCH = UUID("019a0000-0000-7000-8000-000000000001")
AGAIN = UUID("019a0000-0000-7000-8000-000000000002")
KIOSK = "kiosk-1"


class TestRating:
    @pytest.fixture(autouse=True)
    def two_visitors(self, reception: Reception) -> None:
        """F001 is called, F002 waits."""
        for _ in range(2):
            reception.desk.issue("signature")
        reception.desk.call_next(At(3, "clerk1"))

    def test_a_rating_counts_for_its_service_and_its_reason(self, reception: Reception) -> None:
        reception.ratings.rate(5, reason="courtesy", label="f 001", station=KIOSK)
        reception.ratings.rate(2, reason="waiting", station=KIOSK)
        reception.ratings.rate(3, station=KIOSK)
        summary = reception.ratings.summary()
        assert summary.total.counts == {1: 0, 2: 1, 3: 1, 4: 0, 5: 1}
        assert summary.total.mean == pytest.approx(10 / 3)
        assert {service: one.counts[5] for service, one in summary.by_service.items()} == {
            "signature": 1,
            None: 0,
        }
        # In the order of the unit's list; without a reason last.
        assert list(summary.by_reason) == ["waiting", "courtesy", None]
        assert not [one for one in reception.verify() if one.broken]

    def test_the_same_touch_is_counted_once(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        def touch() -> None:
            reception.ratings.rate(
                5, reason="courtesy", label="F001", station=KIOSK, operation=TOUCH
            )

        touch()
        before = dump(database_url)
        touch()
        clock.advance(days=1)  # the ticket is no longer one of today
        touch()
        assert dump(database_url) == before

    @pytest.mark.parametrize(
        "other",
        [
            lambda ratings: ratings.rate(4, label="F001", station=KIOSK, operation=TOUCH),
            lambda ratings: ratings.rate(5, station=KIOSK, operation=TOUCH),
            lambda ratings: ratings.rate(5, label="F002", station=KIOSK, operation=TOUCH),
            lambda ratings: ratings.rate(
                5, label="F001", reason="waiting", station=KIOSK, operation=TOUCH
            ),
        ],
    )
    def test_a_touch_is_for_one_rating(
        self, reception: Reception, database_url: str, other: Callable[[Ratings], None]
    ) -> None:
        reception.ratings.rate(5, label="F001", station=KIOSK, operation=TOUCH)
        before = dump(database_url)
        with pytest.raises(OperationReusedError):
            other(reception.ratings)
        assert dump(database_url) == before

    def test_a_ticket_is_rated_once(self, reception: Reception, database_url: str) -> None:
        reception.ratings.rate(5, label="F001", station=KIOSK, operation=TOUCH)
        before = dump(database_url)
        with pytest.raises(AlreadyRatedError, match="F001"):
            reception.ratings.rate(1, label="F001", station="kiosk-2", operation=AGAIN)
        assert dump(database_url) == before

    def test_many_may_rate_without_a_ticket(self, reception: Reception) -> None:
        for _ in range(3):
            reception.ratings.rate(4, station=KIOSK)
        assert reception.ratings.summary().total.rated == 3

    def test_of_many_who_rate_the_same_ticket_at_once_one_is_counted(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        stations = 4
        together = Barrier(stations)

        def rate(score: int) -> int:
            with open_reception(database_url, clock=clock) as station:
                station.hall.unit()
                together.wait()
                try:
                    station.ratings.rate(score, label="F001", station=KIOSK)
                except AlreadyRatedError:
                    return 0
                return score

        with ThreadPoolExecutor(stations) as pool:
            counted = [one for one in pool.map(rate, SCORES[:stations]) if one]
        assert len(counted) == 1
        total = reception.ratings.summary().total
        assert (total.rated, total.mean) == (1, counted[0])

    def test_the_same_touch_from_two_processes_at_once_is_counted_once(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        together = Barrier(2)

        def rate(_process: int) -> None:
            with open_reception(database_url, clock=clock) as station:
                station.hall.unit()
                together.wait()
                station.ratings.rate(5, label="F001", station=KIOSK, operation=TOUCH)

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(rate, range(2)))
        assert reception.ratings.summary().total.rated == 1

    @pytest.mark.parametrize(
        ("rate", "refusal"),
        [
            (lambda ratings: ratings.rate(5, label="F002", station=KIOSK), WrongStateError),
            (lambda ratings: ratings.rate(5, label="F003", station=KIOSK), TicketNotFoundError),
            (lambda ratings: ratings.rate(5, label="what?", station=KIOSK), TicketNotFoundError),
            (
                lambda ratings: ratings.rate(5, reason="weather", station=KIOSK),
                UnknownRatingReasonError,
            ),
        ],
    )
    def test_what_is_refused_changes_nothing(
        self,
        reception: Reception,
        database_url: str,
        rate: Callable[[Ratings], None],
        refusal: type[Refusal],
    ) -> None:
        before = dump(database_url)
        with pytest.raises(refusal):
            rate(reception.ratings)
        assert dump(database_url) == before

    @pytest.mark.parametrize("step", ["serving", "served", "no_show", "unserved"])
    def test_from_the_call_on_a_ticket_may_be_rated_whatever_came_of_it(
        self, reception: Reception, step: str
    ) -> None:
        if step in {"serving", "served"}:
            reception.desk.start(At(3, "clerk1"))
        if step == "served":
            reception.desk.finish(At(3, "clerk1"))
        if step == "no_show":
            reception.desk.no_show(At(3, "clerk1"))
        if step == "unserved":
            reception.desk.close_day()
        assert reception.hall.ticket("F001").visit.state == step
        reception.ratings.rate(1, label="F001", station=KIOSK)
        assert not [one for one in reception.verify() if one.broken]

    def test_a_cancelled_ticket_was_no_visit(self, reception: Reception) -> None:
        reception.desk.cancel("F002")
        with pytest.raises(WrongStateError):
            reception.ratings.rate(1, label="F002", station=KIOSK)

    def test_a_ticket_of_yesterday_is_not_found(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        clock.advance(days=1)
        with pytest.raises(TicketNotFoundError):
            reception.ratings.rate(5, label="F001", station=KIOSK)

    @pytest.mark.parametrize("score", [0, 6, -1])
    def test_a_score_is_one_of_the_five_faces(
        self, reception: Reception, database_url: str, score: int
    ) -> None:
        before = dump(database_url)
        with pytest.raises(ValueError, match=str(score)):
            reception.ratings.rate(score, station=KIOSK)
        assert dump(database_url) == before


class TestSummary:
    def test_it_is_of_its_days_both_included(self, reception: Reception, clock: FakeClock) -> None:
        today = reception.hall.today()
        for score in (1, 2, 3, 4):
            reception.ratings.rate(score, station=KIOSK)
            clock.advance(days=1)
        of_the_middle = reception.ratings.summary(
            today + timedelta(days=1), today + timedelta(days=2)
        )
        assert of_the_middle.total.counts == {1: 0, 2: 1, 3: 1, 4: 0, 5: 0}
        assert reception.ratings.summary().total.rated == 0
        assert reception.ratings.summary().total.mean is None
        assert reception.ratings.summary(today).total.rated == 4

    def test_a_night_counts_for_the_day_before(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        clock.at = clock.at.replace(hour=2)
        reception.ratings.rate(5, station=KIOSK)
        assert reception.ratings.summary().first == clock.at.date() - timedelta(days=1)
        assert reception.ratings.summary().total.rated == 1

    @pytest.mark.parametrize(
        ("first", "last"), [(date(2026, 11, 26), None), (date(2026, 11, 25), date(2026, 11, 24))]
    )
    def test_a_period_that_cannot_be_is_refused(
        self, reception: Reception, first: date, last: date | None
    ) -> None:
        with pytest.raises(PeriodError):
            reception.ratings.summary(first, last)

    def test_what_is_no_longer_offered_is_still_counted_behind_what_is(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        reception.ratings.rate(5, reason="waiting", station=KIOSK)
        reception.ratings.rate(5, reason="premises", station=KIOSK)
        set_up(database_url, replace(COMMUNE, rating_reasons=COMMUNE.rating_reasons[-1:]), clock)
        assert list(reception.ratings.summary().by_reason) == ["premises", "waiting"]

    @settings(
        max_examples=examples_of(15), suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(
        said=st.lists(
            st.tuples(
                st.sampled_from(SCORES),
                st.sampled_from([None, *(one.code for one in COMMUNE.rating_reasons)]),
                st.booleans(),
            ),
            max_size=12,
        )
    )
    def test_every_group_adds_up_to_the_total(
        self, reception: Reception, clock: FakeClock, said: list[tuple[int, str | None, bool]]
    ) -> None:
        clock.at = clock.at.replace(hour=9) + timedelta(days=1)
        for score, reason, with_ticket in said:
            label = None
            if with_ticket:
                reception.desk.issue("signature")
                label = reception.desk.call_next(At(3, "clerk1")).ticket.label
                reception.desk.no_show(At(3, "clerk1"))
            reception.ratings.rate(score, reason=reason, label=label, station=KIOSK)
        summary = reception.ratings.summary()
        for score in SCORES:
            expected = sum(one == score for one, _, _ in said)
            assert summary.total.counts[score] == expected
            for groups in (summary.by_service, summary.by_reason):
                assert sum(one.counts[score] for one in groups.values()) == expected


def test_nothing_is_kept_of_who_rated() -> None:
    assert {column.name for column in rating.c} == {
        "operation",
        "unit",
        "service_day",
        "at",
        "score",
        "reason",
        "ticket",
        "service",
        "station",
    }
