"""``explain`` agrees with what the calling rule does: so many are called before her."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from reception.app import Reception
from reception.domain.calling_rule import CallingRules, in_order
from reception.domain.language import Language
from reception.queue.explanation import Explanation, RankReason
from reception.queue.model import At
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


@pytest.mark.parametrize("clerk", ["clerk1", "clerk2"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_counter_is_shown_who_waits_in_the_order_in_which_it_calls(
    reception: Reception, clock: FakeClock, database_url: str, seed: int, clerk: str
) -> None:
    explained(reception, clock, database_url, seed, [(3, clerk)])
    shown = [one.ticket.label for one in reception.hall.line_at(3, limit=VISITORS).visits]
    assert shown == called(reception, 3, clerk)


@pytest.mark.both
@pytest.mark.parametrize("clerk", ["clerk1", "clerk2"])
@pytest.mark.parametrize("seed", SEEDS)
def test_of_many_it_is_shown_the_first_ones(
    reception: Reception, clock: FakeClock, database_url: str, seed: int, clerk: str
) -> None:
    explained(reception, clock, database_url, seed, [(3, clerk), (4, "manager")])
    # One was left to the other counter, and one to this.
    for counter, to in ((4, 3), (3, 4)):
        by = "manager" if counter == 4 else clerk
        reception.desk.call_next(At(counter, by))
        reception.desk.transfer(At(counter, by), to_counter=to)
    shown = reception.hall.line_at(3, limit=VISITORS)
    unit, now = reception.hall.unit(), clock.now()
    rules = {one.code: one for one in unit.priorities}
    waiting = [(one, rules[one.leg.priority]) for one in reception.hall.waiting(VISITORS)]
    assert shown.visits == in_order(waiting, unit.caller(3, clerk), now)
    assert len(shown.visits) == VISITORS - 1
    for limit in range(1, VISITORS):
        fewer = reception.hall.line_at(3, limit=limit)
        assert fewer.visits == shown.visits[:limit]
        assert fewer.why == shown.why


def test_a_counter_is_shown_who_was_left_to_it_and_nobody_of_another_line(
    reception: Reception, clock: FakeClock, database_url: str
) -> None:
    set_up(database_url, UNIT, clock)
    reception.desk.open_counter(At(3, "clerk1"))
    elsewhere = next(one.code for one in UNIT.services if one.code not in UNIT.counter(3).services)
    theirs = next(one.number for one in UNIT.counters if elsewhere in one.services)
    reception.desk.open_counter(At(theirs, "clerk2"))
    for _ in range(2):
        reception.desk.issue(elsewhere)
    sent = reception.desk.call_next(At(theirs, "clerk2")).ticket.label
    reception.desk.transfer(At(theirs, "clerk2"), to_counter=3)
    assert [one.ticket.label for one in reception.hall.line_at(3, limit=9).visits] == [sent]


def test_who_has_waited_longest_is_said_to_only_when_nobody_waits_longer(
    reception: Reception, clock: FakeClock, database_url: str
) -> None:
    set_up(database_url, UNIT, clock)
    reception.desk.open_counter(At(3, "clerk1"))
    first, *_ = [reception.desk.issue("residence", priority="elderly")]
    clock.advance(minutes=2)
    reception.desk.issue("residence")
    clock.advance(minutes=5)
    assert [one.why for one in reception.hall.explain(first.ticket.label).turns] == [
        RankReason.CLASS_AND_WAIT
    ]
    later = reception.desk.issue("residence", priority="reduced-mobility").ticket.label
    turn = reception.hall.line_at(3, limit=9).why
    assert turn
    expected = RankReason.CLASS if turn.visit.ticket.label == later else RankReason.CLASS_AND_WAIT
    assert turn.why is expected
    reception.desk.cancel(first.ticket.label)
    turn = reception.hall.line_at(3, limit=9).why
    assert turn
    assert turn.visit.ticket.label == later
    assert turn.why is RankReason.CLASS, "somebody there waits longer"
