"""What is sure of a visit without folding it is what fold says too, whatever its rows hold."""

from datetime import date
from itertools import chain
from random import Random

import pytest

from reception.app import open_reception
from reception.care.shapes import surely_follows
from reception.care.verify import follows, tickets_of
from reception.database.run import Row
from tests.programs.year.days import UNIT
from tests.programs.year.through_core import Lived
from tests.support.clocks import FakeClock
from tests.support.databases import Databases, SqliteDatabases, database_of, set_up

_ALTERED = 5_000
_TICKET = 8
"""The last column of a leg's row that is the ticket's."""
_OTHERS = (None, "", 0, 1, 7, "x", "served", b"x", 1.5, -(2**62), 2**62, "2026-02-30", "struck")


@pytest.fixture
def databases(sqlite_databases: SqliteDatabases) -> Databases:
    """Take files: it is asked of rows."""
    return sqlite_databases


@pytest.fixture
def lived(database_url: str, clock: FakeClock) -> list[tuple[list[Row], list[Row]]]:
    """Return the rows of visits on which every verb of the desk was tried."""
    set_up(database_url, UNIT, clock)
    with open_reception(database_url, clock=clock) as opened:
        Lived(opened, clock, seed=5).days(date(2026, 2, 16), 1, a_day=30)
        with database_of(opened).snapshot() as run:
            return [(legs, history) for _, legs, history in tickets_of(run)]


def altered(
    visit: tuple[list[Row], list[Row]], other: tuple[list[Row], list[Row]], chance: Random
) -> tuple[list[Row], list[Row]]:
    """Return a visit of which one or two columns hold something else, perhaps in both places."""
    legs, history = ([*visit[0]], [*visit[1]])
    value = chance.choice((*_OTHERS, *chance.choice(chance.choice(other))))
    places = chance.sample((legs, history), chance.choice((1, 1, 2)))
    present = chance.choice([*chain.from_iterable(legs), *chain.from_iterable(history)])
    for rows in places:
        at = chance.randrange(len(rows))
        columns = [column for column, found in enumerate(rows[at]) if found == present]
        # By the first column they were brought together; each leg's row repeats the ticket's.
        column = max(1, chance.choice(columns or range(len(rows[at]))))
        at = at if rows is history or column > _TICKET else 0
        rows[at] = (*rows[at][:column], value, *rows[at][column + 1 :])
    if chance.random() < 0.1:
        del history[chance.randrange(len(history))]
    return legs, history or [*visit[1]]


def test_nothing_is_sure_that_does_not_follow(lived: list[tuple[list[Row], list[Row]]]) -> None:
    assert len(lived) > 20
    assert all(follows(*one) and surely_follows(*one) for one in lived)
    chance = Random(7)  # noqa: S311 - the same each time
    sure = 0
    for _ in range(_ALTERED):
        legs, history = altered(chance.choice(lived), chance.choice(lived), chance)
        if surely_follows(legs, history):
            sure += 1
            assert follows(legs, history), (legs, history)
    # Some are altered to what may be.
    assert 20 < sure < _ALTERED / 2
