"""Many stations at the same moment; and proof that the judges of it see what goes wrong."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import date, datetime
from threading import Barrier
from typing import Any

import pytest

from reception.app import Reception, open_reception
from reception.database.run import Statement, instant
from reception.database.sqlite import SqliteDriver
from reception.database.tickets import ROWS
from reception.domain.calling_rule import Caller
from reception.domain.errors import NotAllowedFault
from reception.domain.ticket import Visit, label
from reception.queue.model import At, NewTicket
from reception.queue.sql import work
from reception.queue.sql.best_head import values_of
from reception.queue.sql.work import SqlDeskStore, SqlDeskWork
from tests.support.clocks import FakeClock
from tests.support.crowd import CLERKS, UNIT, call, crowd, issue
from tests.support.databases import drop_guards, set_up

pytestmark = pytest.mark.both

ISSUED_EACH, CALLED_EACH = 25, 20


def broken(reception: Reception) -> set[str]:
    return {one.code for one in reception.verify() if one.broken}


def twice(labels: list[str]) -> list[str]:
    return [one for one, count in Counter(labels).items() if count > 1]


@pytest.mark.one_case
def test_eight_kiosks_and_eight_clerks_at_once(database_url: str, clock: FakeClock) -> None:
    set_up(database_url, UNIT, clock)
    issued, called = crowd(database_url, (issue, ISSUED_EACH), (call, CALLED_EACH))
    assert len(issued) == CLERKS * ISSUED_EACH
    assert not twice(issued)
    for prefix, turns in (("F", 9), ("R", 8), ("L", 8)):
        given = sorted(one for one in issued if one.startswith(prefix))
        assert given == [label(prefix, number) for number in range(1, CLERKS * turns + 1)]
    assert len(called) == CLERKS * CALLED_EACH
    assert not twice(called)
    assert set(called) <= set(issued)
    with open_reception(database_url, clock=clock) as reception:
        waiting = {one.visit.ticket.label for one in reception.hall.queue().tickets}
        assert waiting == set(issued) - set(called)
        assert not broken(reception)


class TestControls:
    """The guards are taken away, and two stations are held between reading and writing."""

    @pytest.fixture
    def meeting(self) -> Barrier:
        return Barrier(2, timeout=300)

    @pytest.fixture(autouse=True)
    def default_transactions(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let SQLite begin as its driver does by itself: at the first writing, not the reading."""

        def prepare(driver: SqliteDriver, connection: Any) -> None:
            prepared(driver, connection)
            connection.isolation_level = ""

        prepared = SqliteDriver.prepare
        monkeypatch.setattr(SqliteDriver, "prepare", prepare)
        monkeypatch.setattr(SqliteDriver, "begin", "SELECT 'no transaction yet'")
        monkeypatch.setattr(SqliteDriver, "turn", lambda *_: nullcontext())

    @pytest.fixture
    def stations(self, database_url: str, clock: FakeClock) -> Iterator[list[Reception]]:
        with (
            open_reception(database_url, clock=clock) as first,
            open_reception(database_url, clock=clock) as second,
        ):
            yield [first, second]

    def together(self, acts: list[Callable[[], Visit]]) -> list[str]:
        with ThreadPoolExecutor(len(acts)) as pool:
            running = [pool.submit(act) for act in acts]
            return [one.result().ticket.label for one in running]

    def test_the_highest_number_plus_one_is_given_twice(
        self,
        stations: list[Reception],
        database_url: str,
        meeting: Barrier,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def issue_naively(self: SqlDeskStore, new: NewTicket) -> int:
            values: dict[str, Any] = {
                "id": str(new.id),
                "unit": new.unit,
                "service_day": new.service_day.isoformat(),
                "series": new.series.prefix,
                "service": new.service,
                "priority": new.priority,
                "language": new.language,
                "issued_at": instant(new.issued_at),
                "ranked_since": instant(new.issued_at),
                "appointment_at": None,
                "own_rank": None,
                "callable_from": None,
                "quoted_low_us": None,
                "quoted_high_us": None,
                "operation": str(new.operation),
                "kiosk": None,
            }
            with self._database.write() as run:
                (highest,) = run.row(highest_number, series=new.series.prefix) or (None,)
                meeting.wait()
                number = (highest or 0) + 1
                for row in ROWS[1:4]:
                    run.change(row, **values, number=number)
            return int(number)

        highest_number = Statement("SELECT max(number) FROM ticket WHERE series = :series")
        drop_guards(database_url)
        monkeypatch.setattr(SqlDeskStore, "issue", issue_naively)
        labels = self.together(
            [lambda one=one: one.desk.issue("signature") for one in stations]  # type: ignore[misc]
        )
        assert twice(labels) == ["F001"]
        assert "number-once" in broken(stations[0])

    def test_a_call_that_looks_and_then_takes_calls_twice_or_is_refused_by_the_server(
        self,
        stations: list[Reception],
        meeting: Barrier,
        monkeypatch: pytest.MonkeyPatch,
        database_url: str,
    ) -> None:
        def look(
            self: SqlDeskWork, unit: str, day: date, caller: Caller, now: datetime
        ) -> Visit | None:
            best = self._run.row(work._BEST_HEAD, **values_of(caller, unit, day, now))
            visit = self._visit(best[0]) if best else None
            meeting.wait()
            return visit

        first, second = stations
        for counter, station in ((3, first), (4, second)):
            station.desk.open_counter(At(counter, f"clerk{counter - 2}"))
        first.desk.issue("signature")
        monkeypatch.setattr(SqlDeskWork, "next_waiting", look)
        calls: list[Callable[[], Visit]] = [
            lambda: first.desk.call_next(At(3, "clerk1")),
            lambda: second.desk.call_next(At(4, "clerk2")),
        ]
        if database_url.startswith("postgresql"):
            with pytest.raises(NotAllowedFault, match="may not happen to the visit now"):
                self.together(calls)
            assert [one.label for one in first.hall.calls()] == ["F001"]
            return
        assert twice(self.together(calls)) == ["F001"]
        # No second call may follow the first from where that has led.
        assert "state-is-fold" in broken(first)

    def test_with_the_guards_in_place_the_second_waits_for_the_first(
        self, stations: list[Reception], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.undo()
        first, second = stations
        for _ in range(2):
            first.desk.issue("signature")
        labels = self.together(
            [
                lambda: first.desk.call_next(At(3, "clerk1")),
                lambda: second.desk.call_next(At(4, "clerk2")),
            ]
        )
        assert sorted(labels) == ["F001", "F002"]
        assert not broken(first)
