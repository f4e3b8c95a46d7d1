"""What the hall run forward tells visitors: the same at every station, and true of the hall."""

import logging
from datetime import timedelta

import pytest

from reception.app import Reception, open_reception
from reception.domain.errors import AnotherDayError
from reception.domain.expected_wait import ExpectedWait
from reception.queue.model import At
from reception.waits import forecast
from reception.waits.sql import SqlWaitStore
from tests.support.clocks import FakeClock
from tests.support.databases import database_of

pytestmark = pytest.mark.both

HERE, THERE = At(3, "clerk1"), At(4, "clerk2")


def come(reception: Reception, clock: FakeClock, count: int, service: str = "signature") -> None:
    for _ in range(count):
        reception.desk.issue(service)
        clock.advance(seconds=40)


def told(reception: Reception, service: str = "signature") -> ExpectedWait:
    found = next(one for one in reception.hall.services() if one.service.code == service)
    assert found.expected_wait
    return found.expected_wait


def test_tile_ticket_and_every_station_tell_the_same(
    reception: Reception, clock: FakeClock, database_url: str
) -> None:
    reception.desk.open_counter(HERE)
    come(reception, clock, 9)
    reception.desk.call_next(HERE)
    tile = told(reception)
    assert tile.low > timedelta(minutes=10)
    with open_reception(database_url, clock=clock) as other:
        assert told(other) == tile
        assert other.desk.issue("signature").leg.quoted == tile
        hers = other.hall.queue("signature").tickets[-1]
        assert hers.expected_wait == other.hall.view(hers.visit).expected_wait
        last = reception.hall.queue("signature").tickets[-1]
        assert (last.visit, last.expected_wait) == (hers.visit, hers.expected_wait)


def test_of_those_who_wait_each_is_told_longer_than_who_stands_before_her(
    reception: Reception, clock: FakeClock
) -> None:
    reception.desk.open_counter(HERE)
    come(reception, clock, 8)
    waits = [one.expected_wait for one in reception.hall.queue("signature").tickets]
    bounds = [one.high for one in waits if one]
    assert len(bounds) == len(waits)
    assert bounds == sorted(bounds)
    assert bounds[0] < timedelta(minutes=5)


def test_without_a_counter_and_on_a_break_nothing_is_told(
    reception: Reception, clock: FakeClock
) -> None:
    def tells() -> ExpectedWait | None:
        return next(
            one.expected_wait
            for one in reception.hall.services()
            if one.service.code == "signature"
        )

    come(reception, clock, 3)
    assert tells() is None
    reception.desk.open_counter(HERE)
    assert tells()
    reception.desk.take_break(HERE, "prayer")
    assert tells() is None
    reception.desk.end_break(HERE)
    assert tells()


def test_a_second_counter_and_faster_visits_shorten_it(
    reception: Reception, clock: FakeClock
) -> None:
    reception.desk.open_counter(HERE)
    come(reception, clock, 40)
    alone = told(reception)
    reception.desk.open_counter(THERE)
    both = told(reception)
    assert both.high < alone.high * 0.7
    for _ in range(20):
        for at in (HERE, THERE):
            reception.desk.call_next(at, finish=True)
            reception.desk.start(at)
        clock.advance(seconds=30)
    reception.desk.finish(HERE)
    reception.desk.finish(THERE)
    come(reception, clock, 40)
    assert told(reception).high < both.high / 2


def test_an_appointment_later_in_the_hour_is_told_its_wait(
    reception: Reception, clock: FakeClock
) -> None:
    reception.desk.open_counter(HERE)
    come(reception, clock, 3)
    hour = clock.now() + timedelta(minutes=25)
    now = reception.desk.issue("signature").leg.quoted
    later = reception.desk.issue("signature", appointment_at=hour).leg.quoted
    assert now
    assert later
    assert later.high > timedelta(minutes=5)


def test_who_joins_at_one_touch_after_the_other_stands_behind_the_first(
    reception: Reception, clock: FakeClock
) -> None:
    reception.desk.open_counter(HERE)
    quotes = [reception.desk.issue("signature").leg.quoted for _ in range(5)]
    bounds = [one.high for one in quotes if one]
    assert len(bounds) == 5
    assert bounds == sorted(set(bounds))
    looked = told(reception)
    # Behind five, where the last was told to stand behind four.
    assert 1 < looked.high / bounds[-1] < 2


def test_of_a_long_hall_the_first_are_run_and_the_others_wait_in_proportion(
    reception: Reception, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    reception.desk.open_counter(HERE)
    come(reception, clock, 30)
    whole = told(reception)
    monkeypatch.setattr(forecast, "_MOST_RUN", 10)
    assert told(reception).high == pytest.approx(whole.high, rel=0.3)
    tickets = reception.hall.queue("signature").tickets
    assert [bool(one.expected_wait) for one in tickets] == [True] * 30


def test_a_long_line_lengthens_no_wait_at_counters_that_do_not_give_it(
    reception: Reception, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    reception.desk.open_counter(HERE)
    reception.desk.open_counter(At(1, "clerk3"))
    come(reception, clock, 30)
    alone = told(reception, "death-extract").high
    whole = told(reception).high
    monkeypatch.setattr(forecast, "_MOST_RUN", 10)
    assert told(reception, "death-extract").high == alone
    assert told(reception).high == pytest.approx(whole, rel=0.3)
    first = reception.hall.queue("signature").tickets[0].expected_wait
    assert first
    assert first.high < timedelta(minutes=5)


def test_a_number_that_was_refused_delays_nobody(reception: Reception, clock: FakeClock) -> None:
    reception.desk.open_counter(HERE)
    come(reception, clock, 3)
    before = told(reception)
    for _ in range(5):
        with pytest.raises(AnotherDayError):
            reception.desk.issue("signature", appointment_at=clock.now() + timedelta(days=1))
    assert reception.desk.issue("signature").leg.quoted == before


def test_it_is_kept_who_stood_in_another_line_by_her_old_rank(
    reception: Reception, clock: FakeClock
) -> None:
    reception.desk.open_counter(HERE)
    come(reception, clock, 5)

    def serve() -> str:
        label = reception.desk.call_next(HERE).ticket.label
        clock.advance(seconds=20)
        reception.desk.start(HERE)
        clock.advance(seconds=60)
        return label

    # Who is put back stands behind the others.
    reception.desk.call_next(HERE)
    clock.advance(seconds=20)
    reception.desk.put_back(HERE)
    serve()
    reception.desk.transfer(HERE, to_service="birth-extract", outcome="served")
    serve()
    reception.desk.finish(HERE)
    parked = serve()
    reception.desk.park(HERE)
    clock.advance(seconds=60)
    reception.desk.resume(HERE, parked)
    stays = SqlWaitStore(database_of(reception)).past_stays(
        reception.hall.unit().code, reception.hall.today()
    )
    assert sorted(str(one.sent_to) for one in stays) == [
        "None",
        "None",
        "birth-extract",
        "signature",
    ]
    assert all(one.ranked_since_us == one.waiting_since_us for one in stays)


def test_what_goes_wrong_with_a_wait_is_logged_and_takes_nothing_else(
    reception: Reception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    reception.desk.open_counter(HERE)
    monkeypatch.setattr(forecast, "foresee", broken)
    with caplog.at_level(logging.ERROR):
        services = reception.hall.services()
    assert len(services) > 3
    assert not any(one.expected_wait for one in services)
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()
