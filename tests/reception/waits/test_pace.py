"""How fast the hall moves, of visits whose pace is known."""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.domain.spread import censored_spread
from reception.waits.hall import InLine, Pace
from reception.waits.hall_run import NEVER_S
from reception.waits.model import MOST_STAYS, PastStay, latest_stays
from reception.waits.pace import VALUES, pace_of, patience_table, service_table

SECOND_US = 1_000_000
NOW_S = 36_000.0
USUAL = {"birth": timedelta(minutes=10), "signature": timedelta(minutes=3)}


def stay(
    came_s: float,
    called_s: float | None,
    ended_s: float | None,
    *,
    service: str = "signature",
    counter: int = 1,
    priority: str = "ordinary",
    ranked_s: float | None = None,
    sent_to: str | None = None,
) -> PastStay:
    called, ended = (None if at is None else round(at * SECOND_US) for at in (called_s, ended_s))
    seen = called if called is not None else ended
    return PastStay(
        service_day="2026-11-25",
        service=service,
        priority=priority,
        waiting_since_us=round(came_s * SECOND_US),
        called_us=called,
        ended_us=ended,
        counter=None if called is None else counter,
        quoted_low_us=None,
        quoted_high_us=None,
        seen_us=seen if seen is not None else round(came_s * SECOND_US),
        ranked_since_us=round((came_s if ranked_s is None else ranked_s) * SECOND_US),
        sent_to=sent_to,
    )


def pace(stays: Sequence[PastStay], waiting: Sequence[InLine] = ()) -> Pace:
    return pace_of(stays, waiting, USUAL, round(NOW_S * SECOND_US))


class TestServices:
    def test_where_nothing_was_measured_it_is_the_templates_mean_and_spread(self) -> None:
        table = service_table(600, ())
        assert len(table) == VALUES
        assert table.mean() == pytest.approx(600, rel=0.01)
        assert table.std() / table.mean() == pytest.approx(0.7, abs=0.07)
        assert (np.diff(table) >= 0).all()

    def test_what_is_measured_takes_its_place_little_by_little(self) -> None:
        means = [service_table(600, [240.0] * count).mean() for count in (0, 5, 50, 200)]
        assert means == sorted(means, reverse=True)
        assert means[1] == pytest.approx((600 + 240) / 2, rel=0.02)
        assert means[3] == pytest.approx(240, rel=0.05)

    def test_one_that_was_forgotten_counts_for_a_long_one(self) -> None:
        assert service_table(600, [30_000.0]).max() == 3000
        # Nor does one whose clock was set back.
        stays = [stay(0, 10, 30_000), stay(0, 0, 180), stay(0, 3000, 90)]
        assert pace(stays).takes_s["signature"].tolist() == service_table(180, [180]).tolist()

    def test_the_latest_count(self) -> None:
        old = [stay(number, number, number + 900) for number in range(300)]
        new = [stay(9000 + number, 9000 + number, 9060 + number) for number in range(200)]
        assert pace(old + new).takes_s["signature"].mean() == pytest.approx(60, rel=0.1)

    def test_what_is_left_of_one_is_told_of_those_that_took_longer(self) -> None:
        seen = pace([stay(0, 0, took) for took in (60, 120, 240) * 60])
        left = seen.rest_s("signature", 130.0)
        assert np.median(left) == 110
        assert seen.rest_s("signature", 100_000).tolist() == [50_000]


class TestGaps:
    def test_a_gap_is_the_counters_own_only_where_somebody_waited(self) -> None:
        ends = [stay(0, at, at + 50) for at in range(100, 4000, 100)]
        assert np.median(pace(ends).gaps_s) == 50
        idle = [stay(at, at, at + 50) for at in range(100, 4000, 100)]
        assert pace(idle).gaps_s.max() == 0

    def test_counters_are_told_apart(self) -> None:
        stays = [
            stay(0, at + 10 * counter, at + 10 * counter + 60, counter=counter)
            for at in range(100, 4000, 100)
            for counter in (1, 2, 3)
        ]
        assert np.median(pace(stays).gaps_s) == 40

    def test_a_free_counter_comes_back_as_it_did(self) -> None:
        # Whoever came at 20 was called at 50 by a counter that had been free since 10.
        stays = [stay(at, at, at + 10) for at in range(0, 6000, 100)]
        stays += [stay(at + 20, at + 50, at + 60) for at in range(0, 6000, 100)]
        seen = pace(stays)
        assert set(seen.idle_s(10.0)) == {30.0}
        assert pace([]).idle_s(10.0).tolist() == [0]

    def test_a_counter_to_which_nobody_was_left_is_not_late(self) -> None:
        # Two counters in turn, and whoever comes is called after five seconds.
        stays = [
            stay(at, at + 5, at + 65, counter=1 + number % 2)
            for number, at in enumerate(range(0, 36_000, 600))
        ]
        assert pace(stays).idle_s(None).max() == pytest.approx(5)


waits = st.lists(st.tuples(st.integers(1, 40).map(float), st.booleans()), min_size=10, max_size=60)


class TestPatience:
    @given(waits)
    def test_it_is_the_estimate_of_kaplan_and_meier(self, seen: list[tuple[float, bool]]) -> None:
        table = patience_table(seen)
        left = [timedelta(seconds=one) for one, gone in seen if gone]
        called = [timedelta(seconds=one) for one, gone in seen if not gone]
        if len(left) < 5:
            assert (table == NEVER_S).all()
            return
        half = censored_spread(left, called).median
        # Half of the values are up to the median; the next one is the first beyond the half.
        middle = table[VALUES // 2 - 1]
        assert middle <= (NEVER_S if half is None else half.total_seconds())
        assert (np.diff(table) >= 0).all()
        assert set(table) <= {NEVER_S, *(one for one, gone in seen if gone)}

    def test_exponential_patience_is_found_behind_waits_that_hide_it(self) -> None:
        chance = np.random.default_rng(1)
        patience, waits = chance.exponential(600, 20_000), chance.exponential(300, 20_000)
        seen = list(zip(np.minimum(patience, waits), patience < waits, strict=True))
        table = patience_table([(float(wait), bool(left)) for wait, left in seen])
        for part in (0.2, 0.5, 0.8):
            told = table[int(part * VALUES)]
            assert told == pytest.approx(-600 * np.log(1 - part), rel=0.06)

    def test_a_service_whose_visitors_leave_sooner_has_its_own(self) -> None:
        stays = [stay(at, None, at + 60) for at in range(50)]
        stays += [stay(at, None, at + 6000, service="birth") for at in range(3)]
        stays += [stay(at, at + 900, at + 950, service="birth") for at in range(200)]
        seen = pace(stays)
        assert seen.stays_s["signature"].max() == 60
        assert 60 < np.median(seen.stays_s["birth"]) <= 6000


def test_who_joined_in_the_last_hour_is_counted_where_she_is_now() -> None:
    hour = NOW_S - 3600
    stays = [stay(hour - 1, hour + 9, hour + 99), stay(hour + 1, hour + 9, hour + 99)]
    stays += [stay(hour + 5, None, hour + 9, priority="elderly")]
    waiting = [InLine("signature", "elderly", -10, -10), InLine("birth", "ordinary", -4000, -4000)]
    joining = pace(stays, waiting).joining
    counted = {of: round(3600 * rate) for of, rate in joining.items()}
    assert counted == {("signature", "ordinary"): 1, ("signature", "elderly"): 2}


def test_who_was_sent_on_is_counted_where_she_came_from_and_joins_nothing() -> None:
    gone = [stay(at, at + 9, at + 99, service="birth", sent_to="signature") for at in range(15)]
    there = [stay(at, at + 9, None, service="birth", sent_to="signature") for at in range(15)]
    stayed = [stay(at, at + 9, at + 99, service="birth") for at in range(30)]
    later = [stay(NOW_S - 60, NOW_S, None, ranked_s=NOW_S - 900)]
    seen = pace([*gone, *there, *stayed, *later])
    # Fifteen of 45, and of five more of whom nothing is known nobody.
    assert seen.sent_on == {"birth": {"signature": 15 / 50}}
    assert not seen.joining
    assert pace([]).sent_on == {}


def test_of_more_stays_than_are_read_both_kinds_are_of_one_time() -> None:
    called = [stay(at, at + 1, at + 2) for at in range(2 * MOST_STAYS)]
    left = [stay(at, None, at + 1) for at in range(0, 2 * MOST_STAYS, 100)]
    told = latest_stays([*called, *left])
    assert sum(one.called_us is not None for one in told) == MOST_STAYS
    assert sum(one.called_us is None for one in told) == len(left) // 2
    assert latest_stays([]) == []
