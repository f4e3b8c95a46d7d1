"""``explain`` agrees with what the calling rule does: so many are called before her."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from reception.app import Reception
from reception.domain.calling import CallingRules
from reception.domain.language import Language
from reception.queue.model import At
from reception.queue.rank import Explanation
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, set_up

UNIT = replace(
    COMMUNE,
    calling=CallingRules(languages_first=frozenset({Language.TAMAZIGHT})),
    people=tuple(
        replace(one, languages=(*one.languages, Language.TAMAZIGHT))
        if one.login == "clerk2"
        else one
        for one in COMMUNE.people
    ),
)
SEEDS = range(6)
VISITORS = 12


def explained(
    reception: Reception, clock: FakeClock, url: str, seed: int, clerks: Sequence[tuple[int, str]]
) -> list[Explanation]:
    """Let visitors of any language and class come, and return what is explained of each."""
    chance = random.Random(seed)  # noqa: S311 - the same in every run
    set_up(url, UNIT, clock)
    for counter, clerk in clerks:
        reception.desk.open_counter(At(counter, clerk))
    for _ in range(VISITORS):
        reception.desk.issue(
            chance.choice(("signature", "residence")),
            language=chance.choice(("ar", "fr", "zgh")),
            priority=chance.choice([one.code for one in UNIT.priorities]),
        )
        clock.advance(seconds=chance.randrange(400))
    return [
        reception.hall.explain(one.visit.ticket.label) for one in reception.hall.queue().tickets
    ]


def called(reception: Reception, counter: int, clerk: str) -> list[str]:
    """Call one after the other, while nothing else happens and no time goes by."""
    labels = []
    for _ in range(VISITORS):
        labels.append(reception.desk.call_next(At(counter, clerk)).ticket.label)
        reception.desk.start(At(counter, clerk))
        reception.desk.finish(At(counter, clerk))
    return labels


@pytest.mark.parametrize("clerk", ["clerk1", "clerk2"])
@pytest.mark.parametrize("seed", SEEDS)
def test_who_is_before_whom_is_who_is_called_before(
    reception: Reception, clock: FakeClock, database_url: str, seed: int, clerk: str
) -> None:
    found = explained(reception, clock, database_url, seed, [(3, clerk)])
    told = {one.visit.ticket.label: one.above for one in found}
    first, *others = order = called(reception, 3, clerk)
    assert {label: at for at, label in enumerate(order)} == told
    # Whoever is not the next hears of who is, and she of who comes then.
    rivals = {one.visit.ticket.label: one.rival.label for one in found if one.rival}
    assert rivals == {first: others[0]} | dict.fromkeys(others, first)


def test_of_two_counters_it_is_the_one_that_calls_her_sooner(
    reception: Reception, clock: FakeClock, database_url: str
) -> None:
    found = explained(reception, clock, database_url, 1, [(3, "clerk1"), (4, "clerk2")])
    assert {one.nearest for one in found} == {3, 4}
    for one in found:
        assert (one.above == 0) == bool(one.turns)
        speaks = one.visit.ticket.language is Language.TAMAZIGHT
        assert bool(one.language_ahead) == (speaks and one.nearest == 4)


def test_the_wait_and_the_class_alone_would_say_otherwise(
    reception: Reception, clock: FakeClock, database_url: str
) -> None:
    # The control: a clerk's languages matter in these halls.
    found = explained(reception, clock, database_url, 1, [(3, "clerk2")])
    by_figures = sorted(found, key=lambda one: (one.standing, one.counted), reverse=True)
    assert [one.visit.ticket.label for one in by_figures] != called(reception, 3, "clerk2")
