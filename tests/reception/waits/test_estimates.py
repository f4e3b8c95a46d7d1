"""What was learned tells the waits, as long as they hold; and how they held is reported."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from reception.app import Reception, open_reception
from reception.domain.errors import NotAllowedError
from reception.domain.language import Language
from reception.domain.ticket import Ticket, Visit
from reception.domain.unit import ORDINARY
from reception.queue.model import At
from reception.queue.snapshot import SnapshotReader
from reception.queue.sql.hall import SqlHallStore
from reception.reports.question import Dimension, ReportQuestion
from reception.unit.current import UnitReader
from reception.unit.sql import SqlUnitStore
from reception.waits import estimates, learn
from reception.waits.estimates import Estimates, RecentlySeen, RecentWaits
from reception.waits.forecast import VERSION, model_of
from reception.waits.learn import TooShortPastError
from reception.waits.model import StoredModel
from reception.waits.sql import SqlEstimateStore
from tests.programs.delays.lessons import commune_lesson
from tests.programs.delays.office import past_of
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, database_of

STEP = timedelta(minutes=5)


def keep(reception: Reception, *, is_used: bool = True, version: int = VERSION) -> StoredModel:
    stored = replace(
        commune_lesson(), made_at=reception.clock.now(), is_used=is_used, version=version
    )
    SqlEstimateStore(database_of(reception)).keep_model(stored)
    return stored


def busy_hall(reception: Reception, clock: FakeClock) -> None:
    """Let the only counter serve, some leave, and nine wait."""
    reception.desk.open_counter(At(3, "clerk1"))
    for _ in range(11):
        reception.desk.issue("signature")
        clock.advance(seconds=40)
    reception.desk.call_next(At(3, "clerk1"))
    reception.desk.start(At(3, "clerk1"))
    clock.advance(minutes=3)
    reception.desk.call_next(At(3, "clerk1"), finish=True)


# One process teaches the lesson for all who ask for it.
class TestLearned:
    def test_it_tells_waits_once_it_is_there_and_only_if_it_is_to_be_used(
        self, reception: Reception, clock: FakeClock, database_url: str
    ) -> None:
        busy_hall(reception, clock)

        def told() -> list[object]:
            return [one.expected_wait for one in reception.hall.queue("signature").tickets]

        formula = told()
        keep(reception, is_used=False)
        assert told() == formula
        clock.advance(milliseconds=1)
        keep(reception, version=VERSION + 1)
        assert told() == formula
        clock.advance(milliseconds=1)
        stored = keep(reception)
        learned = told()
        assert len(learned) == 9
        assert all(learned)
        assert learned != formula
        # As every other station of the unit tells it.
        with open_reception(database_url, clock=clock) as other:
            assert [one.expected_wait for one in other.hall.queue("signature").tickets] == learned
            assert SqlEstimateStore(database_of(other)).model(COMMUNE.code) == stored
            found = other.estimates.learned()
            assert found
            assert found.mae_s == stored.mae_s
        # What the tile says is what the next ticket says.
        tile = next(one for one in reception.hall.services() if one.service.code == "signature")
        assert reception.desk.issue("signature").leg.quoted == tile.expected_wait
        # What was learned long ago is of another office.
        clock.advance(days=40)
        reception.desk.open_counter(At(4, "clerk2"))
        unit, now = reception.hall.unit(), clock.now()
        by_formula = SnapshotReader(SqlHallStore(database_of(reception)))
        formula_says = by_formula.quote(unit, "planning", ORDINARY, now, now)
        assert reception.desk.issue("planning").leg.quoted == formula_says

    def test_nothing_is_told_without_a_counter_however_much_was_learned(
        self, reception: Reception
    ) -> None:
        keep(reception)
        assert reception.desk.issue("signature").leg.quoted is None

    def test_too_little_past_is_refused_and_not_everybody_may(self, reception: Reception) -> None:
        with pytest.raises(TooShortPastError, match="until then the formula"):
            reception.estimates.learn()
        with pytest.raises(NotAllowedError):
            reception.estimates.learn(asking=COMMUNE.person("clerk1"))


class TestPromises:
    def test_they_are_what_was_announced_against_what_came(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        assert reception.reports.quotes().total.n == 0
        reception.desk.open_counter(At(3, "clerk1"))
        for minutes in (3, 12):
            quoted = reception.desk.issue("signature").leg.quoted
            assert quoted
            assert (quoted.low, quoted.high) == (timedelta(0), STEP)
            clock.advance(minutes=minutes)
            reception.desk.call_next(At(3, "clerk1"))
            reception.desk.start(At(3, "clerk1"))
            reception.desk.finish(At(3, "clerk1"))
        report = reception.reports.quotes(ReportQuestion(by=(Dimension.SERVICE,)))
        assert [(row.keys, row.figures) for row in report.rows] == [(("signature",), report.total)]
        assert (report.total.inside, report.total.longer) == (1, 1)
        # The middle of 0 to 5 minutes, against 3 and 12.
        assert report.total.mean_absolute_error == timedelta(seconds=(30 + 570) / 2)
        assert report.total.mean_width == STEP

    def test_a_service_whose_ranges_fail_promises_nothing_for_a_while(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.open_counter(At(3, "clerk1"))
        for _ in range(20):
            assert reception.desk.issue("signature").leg.quoted
            clock.advance(seconds=1)
        clock.advance(minutes=200)
        for _ in range(20):
            reception.desk.call_next(At(3, "clerk1"))
            reception.desk.no_show(At(3, "clerk1"))
        assert reception.desk.issue("signature").leg.quoted is None
        assert reception.desk.issue("residence").leg.quoted
        clock.advance(minutes=61)
        assert reception.desk.issue("signature").leg.quoted


class TestPace:
    def test_who_joined_and_who_left_is_counted_and_told_for_a_minute(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        waits = RecentWaits(SqlEstimateStore(database_of(reception)))
        unit, desk = reception.hall.unit(), reception.desk

        def seen() -> RecentlySeen:
            return waits.seen(unit, reception.hall.today(), clock.now())

        desk.open_counter(At(3, "clerk1"))
        # Long ago, and away before the hour that is counted.
        desk.issue("signature")
        clock.advance(minutes=61)
        labels = [desk.issue("signature").ticket.label for _ in range(7)]
        desk.issue("residence", priority="elderly")
        desk.call_next(At(3, "clerk1"))
        of_an_hour = {"signature": {ORDINARY: 7 / 3600}, "residence": {"elderly": 1 / 3600}}
        assert seen().arrivals == of_an_hour
        assert seen().leaving == 0
        clock.advance(seconds=59)
        for label in labels[2:]:
            desk.cancel(label)
        desk.issue("signature")
        assert seen() == RecentlySeen(arrivals=of_an_hour)
        clock.advance(seconds=1)
        assert seen().arrivals == of_an_hour | {"signature": {ORDINARY: 8 / 3600}}
        # An hour of the first, a minute of two and of her with the head start, 59 s of five, 1 s.
        assert seen().leaving == 5 / (61 * 60 + 3 * 60 + 5 * 59 + 1)

    def test_of_a_crowd_the_newest_are_counted_over_the_time_of_which_all_were_read(
        self, reception: Reception, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(estimates, "_STAYS", 10)
        desk = reception.desk
        desk.open_counter(At(3, "clerk1"))
        for seconds in (30, 10):
            for _ in range(12):
                clock.advance(seconds=seconds)
                desk.issue("signature")
        store = SqlEstimateStore(database_of(reception))
        unit, day, now = reception.hall.unit(), reception.hall.today(), clock.now()
        # The tenth from the end came 90 seconds ago, and nine since then.
        seen = RecentWaits(store).seen(unit, day, now)
        assert seen.arrivals == {"signature": {ORDINARY: 9 / 90}}


class Past:
    """A report store of a made-up past."""

    def visits(self, unit: str, first: date, last: date) -> Iterator[Visit]:
        for on, legs in past_of(COMMUNE, date(2026, 11, 16), days=8, a_day=100).items():
            if first <= on <= last:
                for number, leg in enumerate(legs):
                    ticket = Ticket(
                        id=UUID(int=number),
                        unit=unit,
                        service_day=on,
                        series="A",
                        number=number,
                        label=f"A{number:03d}",
                        language=Language.ARABIC,
                        issued_at=leg.waiting_since,
                    )
                    yield Visit(ticket=ticket, legs=(leg,))


class TestLearning:
    @pytest.mark.deep
    def test_a_week_of_the_units_own_past_is_learned_judged_and_kept(
        self, reception: Reception, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(learn, "SHAPE", {**learn.SHAPE, "max_iter": 25})
        database = database_of(reception)
        store = SqlEstimateStore(database)
        learning = Estimates(store, Past().visits, UnitReader(SqlUnitStore(database)), clock)
        learned = learning.learn()
        assert (learned.trained_from, learned.trained_to) == (
            date(2026, 11, 16),
            date(2026, 11, 23),
        )
        assert learned.is_used is (learned.mae_s < learned.formula_mae_s)
        stored = store.model(COMMUNE.code)
        assert stored
        assert stored.made_at == clock.now()
        assert model_of(stored.content).waits.sum() == learned.waits > 300
        assert learning.learned() == learned
