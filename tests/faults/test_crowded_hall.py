"""Eight kiosks and twenty clerks on one durable server, at fifty times a busy hall.

``./dev test -m soak -s tests/faults/test_crowded_hall.py`` takes ten minutes and prints how long
calls and tickets took; ``NOUBA_HALL_MINUTES`` says otherwise.
"""

import os
import sys
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from pathlib import Path

import psycopg
import pytest

from reception.app import open_reception
from reception.system.clock import SystemClock
from tests.faults.crowded_hall import (
    UNIT,
    Hall,
    Seen,
    accounts,
    hang,
    live_through,
    mistakes,
    quantile_ms,
)
from tests.support.databases import PostgresDatabases, set_up
from tests.support.postgres import running_postgres

pytestmark = [pytest.mark.deep, pytest.mark.journey]

_TIMES = 50
_MINUTES = float(os.environ.get("NOUBA_HALL_MINUTES", "10"))


@pytest.mark.soak
@pytest.mark.timeout(_MINUTES * 60 + 300)
def test_at_fifty_times_a_busy_hall_nothing_is_lost(tmp_path: Path) -> None:
    clock = SystemClock()
    with (
        running_postgres(durable=True) as server,
        PostgresDatabases(server, clock).commune(tmp_path) as url,
    ):
        set_up(url, UNIT, clock)
        with open_reception(url) as owner:
            owner.accounts.apply()
            for login, kind in accounts():
                owner.accounts.add(login, kind)
        every = url.replace("postgres@", "{login}@")
        kiosks, clerks, boards = live_through(Hall(every, _TIMES, _MINUTES * 60))
        with psycopg.connect(url.replace("+psycopg", "")) as raw:
            kept = [row[0] for row in raw.execute("SELECT label FROM ticket")]
            kept_called = [
                row[0]
                for row in raw.execute(
                    "SELECT label FROM ticket JOIN event ON event.ticket = ticket.id"
                    " WHERE kind = 'called'"
                )
            ]
        issued, called = _labels(kiosks), _labels(clerks)
        assert mistakes(issued, called, kept, kept_called) == []
        with open_reception(url) as owner:
            assert [one.code for one in owner.verify() if one.broken] == []
    # What boards have shown, somebody was called by.
    assert {*_labels(boards)} <= {*called}
    _print("issue", kiosks)
    _print("call next", clerks)
    _print("a board reads its calls", boards)
    assert len(issued) > _MINUTES * 60 * 300 / 3600 * _TIMES * 0.8


def _labels(stations: list[Seen]) -> list[str]:
    return list(chain.from_iterable(one.labels for one in stations))


def _print(what: str, stations: list[Seen]) -> None:
    took_s = list(chain.from_iterable(one.took_s for one in stations))
    assert took_s, f"nothing is known of: {what}"
    sys.stdout.write(
        f"\n{what}: {len(took_s)}, median {quantile_ms(took_s, 0.5):.1f} ms,"
        f" p99 {quantile_ms(took_s, 0.99):.1f} ms, longest {max(took_s) * 1000:.0f} ms\n"
    )


class TestControls:
    """The judge, given halls in which one thing went wrong."""

    @pytest.mark.parametrize(
        ("issued", "called", "kept", "kept_called", "found"),
        [
            (["A1", "A2"], [], ["A1"], [], "A2 was given and is lost"),
            (["A1", "A1"], [], ["A1"], [], "A1 was given twice"),
            (["A1"], [], ["A1", "A2"], [], "A2 is there and nobody was given it"),
            (["A1"], ["A1", "A1"], ["A1"], ["A1"], "A1 was called twice"),
            (["A1"], ["A1"], ["A1"], [], "the call of A1 is lost"),
            (["A1"], [], ["A1"], ["A1"], "A1 was called and nobody knows"),
        ],
    )
    def test_one_mistake_is_found(
        self,
        issued: list[str],
        called: list[str],
        kept: list[str],
        kept_called: list[str],
        found: str,
    ) -> None:
        assert mistakes(issued, called, kept, kept_called) == [found]

    def test_where_all_is_well_nothing_is_found(self) -> None:
        assert mistakes(["A1", "A2"], ["A1"], ["A2", "A1"], ["A1"]) == []

    def test_a_station_that_comes_to_no_end_is_ended(self) -> None:
        with pytest.raises(BrokenProcessPool):
            live_through(Hall("", 1, 0, patience_s=0.5), [(hang, 2)])
