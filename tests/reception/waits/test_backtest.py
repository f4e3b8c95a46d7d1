"""A past walked through: nothing that lies ahead changes what is told, and it beats the simple."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from reception.database.run import moment
from reception.domain.unit import Unit
from reception.waits.backtest import LES, NOTHING, OURS, Told, Walk, rule_seen, scores_of
from reception.waits.model import PastStay
from reception.waits.past_day import PastDay, past_day
from tests.support.databases import COMMUNE
from tests.support.past_office import past_of

DAYS = 5


@pytest.fixture(scope="module")
def days() -> list[PastDay]:
    legs = past_of(COMMUNE, date(2026, 11, 2), days=DAYS, a_day=150)
    return [past_day(on, [[one] for one in legs[on]], by_clerk=False) for on in sorted(legs)]


@pytest.fixture(scope="module")
def told(days: list[PastDay]) -> Told:
    return told_on_last(days)


def told_on_last(days: list[PastDay]) -> Told:
    return list(Walk(days=days, first=DAYS - 1).told())[-1]


def otherwise_after(day: PastDay, now_us: int, chance: np.random.Generator) -> PastDay:
    """Return the day with everything that happened after an instant turned upside down."""

    def moved(at_us: int | None) -> int | None:
        if at_us is None or at_us <= now_us:
            return at_us
        return now_us + int(chance.integers(1, 9_000_000_000))

    def changed(one: PastStay) -> PastStay:
        called, ended = moved(one.called_us), moved(one.ended_us)
        if called is not None and ended is not None:
            ended = max(ended, called + 1)
        return one._replace(called_us=called, ended_us=ended)

    stays = tuple(changed(one) for one in day.stays if one.waiting_since_us <= now_us)
    return replace(
        day, stays=stays, judged=frozenset(one for one in day.judged if one < len(stays))
    )


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_nothing_that_lies_ahead_changes_what_is_told(
    days: list[PastDay], told: Told, part: float
) -> None:
    last = days[-1]
    judged = sorted(last.judged)
    number = int(part * len(judged))
    now_us = last.stays[judged[number]].waiting_since_us
    changed = otherwise_after(last, now_us, np.random.default_rng(number))
    again = told_on_last([*days[:-1], changed])
    # Her own wait is another one now, and what she was told is not.
    assert again.wait[number] != told.wait[number]
    for name in told.points:
        assert again.points[name][: number + 1].tolist() == told.points[name][: number + 1].tolist()
    for mine, theirs in ((again.low, told.low), (again.high, told.high)):
        assert mine[: number + 1].tolist() == theirs[: number + 1].tolist()


def test_what_happened_before_does_change_it(days: list[PastDay], told: Told) -> None:
    last = days[-1]
    first = min(last.judged)
    without = replace(
        last,
        stays=last.stays[first:],
        judged=frozenset(one - first for one in last.judged if one >= first),
    )
    if first == 0:
        without = replace(
            last, stays=last.stays[1:], judged=frozenset(one - 1 for one in last.judged if one > 0)
        )
    again = told_on_last([*days[:-1], without])
    assert again.high[-len(again.high) :].tolist() != told.high[-len(again.high) :].tolist()


def test_it_errs_less_than_the_last_wait(told: Told, days: list[PastDay]) -> None:
    scores = scores_of([told], days[:-1])
    assert scores.mae_of_les < 0.9
    assert {OURS, LES} < {one.name for one in scores.points}
    assert sum(one.told for one in scores.told[:-1]) == scores.told[-1].told == scores.waits


@pytest.mark.parametrize("unit", [None, COMMUNE])
def test_a_first_day_is_told_by_nothing_but_itself_and_the_unit(
    days: list[PastDay], unit: Unit | None
) -> None:
    (told,) = Walk(days[:1], 0, unit).told()
    scores = scores_of([told], [])
    assert scores.trained_to is None
    assert "mean of the days before" not in {one.name for one in scores.points}
    assert scores.waits > 50
    number = scores.waits // 2
    day = days[0]
    now_us = sorted(day.judged)[-scores.waits :][number]
    changed = otherwise_after(day, day.stays[now_us].waiting_since_us, np.random.default_rng(1))
    (again,) = Walk([changed], 0, unit).told()
    assert again.high[: number + 1].tolist() == told.high[: number + 1].tolist()


def test_everybody_who_waited_is_told_something_or_counted(days: list[PastDay], told: Told) -> None:
    scores = scores_of([told], days[:-1])
    for some in (scores.by_hour, scores.by_load):
        assert sum(one.waits for one in some) == len(days[-1].judged)
        for one in some:
            assert one.between_pct + one.before_pct + one.nothing_pct == pytest.approx(100)
    assert [int(one.name) for one in scores.by_hour] == sorted(
        {moment(days[-1].stays[at].waiting_since_us).hour for at in days[-1].judged}
    )


def test_nothing_is_said_of_what_nobody_at_work_gives(days: list[PastDay]) -> None:
    nobody = replace(COMMUNE, counters=(), services=())
    (told,) = Walk(days[:1], 0, nobody).told()
    assert {kind for _, _, kind in told.said} == {NOTHING}
    assert not len(told.wait)


def test_who_is_told_nothing_is_not_scored_and_her_day_counts(days: list[PastDay]) -> None:
    # Nobody was at work for an hour before each: the first of the day alone.
    alone = [
        replace(day, stays=day.stays[at : at + 1], judged=frozenset({0}))
        for day in days
        for at in sorted(day.judged)[:1]
    ]
    told = [*Walk([*alone[1:], *days[:1]], 0, COMMUNE).told()]
    assert [len(one.wait) for one in told[:-1]] == [0] * (DAYS - 1)
    scores = scores_of(told, [])
    assert scores.waits == len(told[-1].wait)
    assert sum(one.waits for one in scores.by_hour) == DAYS - 1 + len(days[0].judged)
    assert scores.waits == sum(
        round(one.waits * (one.between_pct + one.before_pct) / 100) for one in scores.by_hour
    )


def test_the_rule_is_seen_in_who_was_called_first(days: list[PastDay]) -> None:
    classes = sorted({one.priority for day in days for one in day.stays})
    heads = {one.code: one.head_start for one in rule_seen(days, classes)}
    rules = {one.code: one.head_start for one in COMMUNE.priorities}
    ranked = sorted(heads, key=lambda code: heads[code])
    assert heads["ordinary"] == rules["ordinary"]
    assert ranked[-1] != "ordinary"
    assert {one.code for one in rule_seen([], classes)} == set(classes)
