import pytest

from reception.app import Reception
from reception.domain.errors import UnknownCounterError
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE

COUNTER = COMMUNE.counters[0]


def test_whom_it_names_is_whom_a_call_takes(reception: Reception, clock: FakeClock) -> None:
    services = [one.code for one in COMMUNE.services]
    priorities = [one.code for one in COMMUNE.priorities]
    for number in range(24):
        reception.desk.issue(
            services[number % len(services)], priority=priorities[number % len(priorities)]
        )
        clock.advance(minutes=3, seconds=number)
    reception.desk.open_counter(At(COUNTER.number, "clerk1"))
    named = 0
    while foretold := reception.hall.line_at(COUNTER.number, limit=1).visits:
        called = reception.desk.call_next(At(COUNTER.number, "clerk1"))
        assert called.ticket == foretold[0].ticket
        reception.desk.start(At(COUNTER.number, "clerk1"))
        reception.desk.finish(At(COUNTER.number, "clerk1"))
        named += 1
    assert named > 1
    assert not any(
        one.waiting for one in reception.hall.services() if one.service.code in COUNTER.services
    )


def test_a_counter_that_is_not_there_is_refused(reception: Reception) -> None:
    with pytest.raises(UnknownCounterError):
        reception.hall.line_at(99, limit=1)
