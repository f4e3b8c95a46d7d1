"""A station's line to the server: when it counts as gone, and when as back."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.domain.link import HEARD_FOR_BACK, SUSPECT_FOR, LinkRule, LinkState

type Step = tuple[str, float, int]

ALONE = {LinkState.OFFLINE, LinkState.DRAINING}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["hear", "miss", "tick"]),
        st.floats(min_value=0.0, max_value=2.5),
        st.sampled_from([0, 0, 3]),
    ),
    max_size=40,
)


def walked(steps: list[Step]) -> list[tuple[Step, LinkRule]]:
    at_s, link, passed = 100.0, LinkRule(since_s=100.0), []
    for kind, later_s, waiting in steps:
        at_s += later_s
        link = taken(link, kind, at_s, waiting)
        passed.append(((kind, at_s, waiting), link))
    return passed


def taken(link: LinkRule, kind: str, at_s: float, waiting: int) -> LinkRule:
    if kind == "hear":
        return link.hear(at_s, waiting=waiting)
    return link.miss(at_s) if kind == "miss" else link.tick(at_s)


@given(STEPS)
def test_it_follows_the_rule_whatever_happens(steps: list[Step]) -> None:
    before = LinkRule(since_s=100.0)
    missed = heard = 0
    for (kind, at_s, waiting), link in walked(steps):
        if kind != "tick":
            missed, heard = (missed + 1, 0) if kind == "miss" else (0, heard + 1)
        overdue = at_s - before.since_s >= SUSPECT_FOR.total_seconds()
        if link.state is LinkState.OFFLINE and before.state not in ALONE:
            # Two in a row, or a doubt of three seconds; never a single one out of order.
            assert missed >= 2 or (before.state is LinkState.SUSPECT and overdue)
        if link.state is LinkState.ONLINE and before.state in ALONE:
            assert heard >= HEARD_FOR_BACK
            assert not waiting
        if before.state is LinkState.ONLINE:
            assert link.state in {LinkState.ONLINE, LinkState.SUSPECT}
        if link.state is LinkState.DRAINING:
            assert heard
            assert before.state in ALONE
        assert link.since_s == (before.since_s if link.state is before.state else at_s)
        before = link


@given(STEPS)
def test_wherever_it_stands_three_answers_bring_it_back_and_two_misses_away(
    steps: list[Step],
) -> None:
    last = walked(steps)
    at_s, link = (last[-1][0][1], last[-1][1]) if last else (100.0, LinkRule(since_s=100.0))
    back = away = link
    for later in range(3):
        back = back.hear(at_s + later, waiting=0)
    for later in range(2):
        away = away.miss(at_s + later)
    assert back.state is LinkState.ONLINE
    assert away.state is LinkState.OFFLINE


def test_one_answer_that_does_not_come_sends_nobody_away() -> None:
    link = LinkRule(since_s=0.0).hear(0.0, waiting=0)
    for at_s in range(1, 200, 2):
        link = link.miss(at_s)
        assert not link.is_alone
        link = link.hear(at_s + 1, waiting=0)
        assert link.state is LinkState.ONLINE


@pytest.mark.parametrize("build", [lambda link, at: link.miss(at), lambda link, at: link.tick(at)])
def test_a_doubt_of_three_seconds_is_none_any_more(
    build: Callable[[LinkRule, float], LinkRule],
) -> None:
    link = LinkRule(since_s=0.0).hear(0.0, waiting=0).miss(10.0)
    assert link.tick(12.9).state is LinkState.SUSPECT
    assert build(link, 13.0).state is LinkState.OFFLINE


def test_what_was_given_alone_is_brought_in_first() -> None:
    link = LinkRule(since_s=0.0).miss(1.0).miss(2.0)
    for at_s in range(3, 20):
        link = link.hear(at_s, waiting=7)
        assert link.state is LinkState.DRAINING
        assert link.is_alone
    assert link.hear(20.0, waiting=0).state is LinkState.ONLINE
