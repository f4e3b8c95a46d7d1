"""What a visitor says by her telephone: that she leaves, or that the next three go before her."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.app import Reception
from reception.domain.availability import Availability
from reception.domain.calling_rule import LET_GO, PriorityClass, rank, ranked_behind, standing
from reception.domain.errors import NothingToUndoError, OperationReusedError, WrongStateError
from reception.domain.language import Language
from reception.domain.page_key import PhoneRules
from reception.domain.ticket import Ticket, TicketState, Visit
from reception.queue.by_telephone import NobodyLetGoError, NotByTelephoneError
from reception.queue.model import At
from reception.reports.question import Dimension, ReportQuestion
from tests.support.arrivals import arrived
from tests.support.clocks import FakeClock
from tests.support.databases import dump, set_up, with_quota

SERVICE = "signature"
HERE = At(3, "clerk1")
WORD = UUID("019a0000-0000-7000-8000-000000000021")
UNIT = replace(with_quota(signature=9), phone=PhoneRules(leave=True, let_go_first=True))
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)

type Come = Callable[..., Ticket]


@pytest.fixture
def come(reception: Reception, database_url: str, clock: FakeClock) -> Iterator[Come]:
    """Let somebody come a minute after the one before, where visitors may say both."""
    set_up(database_url, UNIT, clock)

    def come(priority: str = "ordinary") -> Ticket:
        clock.advance(minutes=1)
        return reception.desk.issue(SERVICE, priority=priority).ticket

    yield come
    assert not [one for one in reception.verify() if one.broken]


def line(reception: Reception) -> list[str]:
    return [one.ticket.label for one in reception.hall.waiting(100)]


@pytest.mark.both
class TestLeaving:
    def test_her_turn_and_her_place_of_the_day_go_to_others(
        self, reception: Reception, come: Come
    ) -> None:
        tickets = [come() for _ in range(9)]
        visit = reception.desk.leave(tickets[0], operation=WORD)
        assert (visit.state, visit.leg.outcome) == (TicketState.CANCELLED, "left")
        assert reception.desk.leave(tickets[0], operation=WORD) == visit
        assert line(reception) == [one.label for one in tickets[1:]]
        (status,) = (one for one in reception.hall.services() if one.service.code == SERVICE)
        assert status.availability is Availability.OPEN

    def test_who_was_sent_on_has_had_her_place(self, reception: Reception, come: Come) -> None:
        tickets = [come() for _ in range(9)]
        reception.desk.call_next(HERE)
        reception.desk.start(HERE)
        reception.desk.transfer(HERE, to_service="certified-copy")
        reception.desk.leave(tickets[0])
        (status,) = (one for one in reception.hall.services() if one.service.code == SERVICE)
        assert status.places_left == 0

    def test_she_is_among_those_who_left_and_told_apart(
        self, reception: Reception, come: Come
    ) -> None:
        reception.desk.leave(come())
        reception.desk.cancel(come().label)
        told = reception.reports.waits(ReportQuestion(by=(Dimension.OUTCOME,)))
        assert told.total.cancelled == 2
        assert {one.keys: one.figures.cancelled for one in told.rows} == {
            ("left",): 1,
            ("cancelled",): 1,
        }

    def test_who_was_called_meanwhile_stays_called(self, reception: Reception, come: Come) -> None:
        ticket = come()
        reception.desk.call_next(HERE)
        with pytest.raises(WrongStateError):
            reception.desk.leave(ticket)
        assert reception.hall.held_by("clerk1")

    def test_no_clerk_takes_it_back(self, reception: Reception, come: Come) -> None:
        ticket = come()
        reception.desk.call_next(HERE)
        reception.desk.put_back(HERE)
        reception.desk.leave(ticket)
        before = line(reception)
        with pytest.raises(NothingToUndoError):
            reception.desk.undo(HERE)
        assert line(reception) == before


@pytest.mark.both
class TestLettingOthersGoFirst:
    def test_three_go_before_her_and_nobody_else_moves(
        self, reception: Reception, come: Come
    ) -> None:
        first, second, *others = (come() for _ in range(6))
        visit = reception.desk.let_go_first(second, operation=WORD)
        assert reception.desk.let_go_first(second, operation=WORD) == visit
        assert (visit.state, visit.ticket) == (TicketState.WAITING, second)
        assert visit.leg.waiting_since == second.issued_at
        expected = [first, *others[:LET_GO], second, *others[LET_GO:]]
        assert line(reception) == [one.label for one in expected]
        assert reception.desk.call_next(HERE).ticket == first

    def test_where_fewer_are_behind_her_she_goes_last_and_before_who_comes_then(
        self, reception: Reception, come: Come
    ) -> None:
        first, second = come(), come()
        reception.desk.let_go_first(first)
        third = come()
        assert line(reception) == [second.label, first.label, third.label]

    def test_who_counts_faster_does_not_come_forward_again_at_once(
        self, reception: Reception, clock: FakeClock, come: Come
    ) -> None:
        before, *others = come("reduced-mobility"), *(come() for _ in range(5))
        clock.advance(minutes=30)
        reception.desk.let_go_first(before)
        clock.advance(seconds=10)
        expected = [*others[:LET_GO], before, *others[LET_GO:]]
        assert line(reception) == [one.label for one in expected]

    def test_whoever_a_counter_calls_that_calls_her_counts_and_its_language_with_it(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        calling = replace(UNIT.calling, languages_first=frozenset({Language.ENGLISH}))
        speaks = frozenset({Language.ENGLISH})
        people = tuple(
            replace(one, languages=(*one.languages, *speaks)) if one.login == "clerk1" else one
            for one in UNIT.people
        )
        set_up(database_url, replace(UNIT, calling=calling, people=people), clock)
        reception.desk.open_counter(HERE)
        clock.advance(minutes=1)
        first = reception.desk.issue(SERVICE, language="en").ticket
        others = []
        for service in ("certified-copy", "certified-copy", SERVICE, "certified-copy", SERVICE):
            clock.advance(minutes=1)
            others.append(reception.desk.issue(service, language="fr").ticket)
        assert reception.hall.may_let_go(reception.hall.waiting(9)) == {
            one.id for one in (first, *others[:-1])
        }
        reception.desk.let_go_first(first)
        called = []
        for _ in range(LET_GO + 1):
            called.append(reception.desk.call_next(HERE).ticket)
            reception.desk.start(HERE)
            reception.desk.finish(HERE)
        assert called == [*others[:LET_GO], first]

    def test_who_is_kept_for_another_counter_is_not_let_go(
        self, reception: Reception, come: Come
    ) -> None:
        come()
        reception.desk.call_next(HERE)
        reception.desk.start(HERE)
        first, second = come(), come()
        reception.desk.transfer(HERE, to_counter=4)
        assert len(line(reception)) == 3
        reception.desk.let_go_first(first)
        reception.desk.call_ticket(HERE, second.label, reason="asks")
        with pytest.raises(NobodyLetGoError):
            reception.desk.let_go_first(first)

    def test_it_is_done_once_and_where_somebody_waits_behind(
        self, reception: Reception, database_url: str, come: Come
    ) -> None:
        first, last = come(), come()
        before = dump(database_url)
        with pytest.raises(NobodyLetGoError, match="nobody can go before"):
            reception.desk.let_go_first(last)
        assert dump(database_url) == before
        reception.desk.let_go_first(first)
        come()
        with pytest.raises(NobodyLetGoError, match="already"):
            reception.desk.let_go_first(first)

    def test_the_sentence_why_she_is_called_then_says_it(
        self, reception: Reception, clock: FakeClock, come: Come
    ) -> None:
        first, _ = come(), come()
        assert reception.hall.explain(first.label).let_go_at is None
        reception.desk.let_go_first(first)
        assert reception.hall.explain(first.label).let_go_at == clock.now()

    def test_what_she_was_told_with_her_number_holds_no_more(
        self, reception: Reception, come: Come
    ) -> None:
        reception.desk.open_counter(HERE)
        first, second = come(), come()
        reception.desk.let_go_first(first)
        told = [reception.hall.ticket(one.label).visit.leg.quoted for one in (first, second)]
        assert [one is not None for one in told] == [False, True]
        reception.desk.call_next(HERE)
        reception.desk.undo(HERE)
        assert reception.hall.ticket(first.label).visit.leg.quoted is None

    def test_it_counts_in_this_line_alone(
        self, reception: Reception, clock: FakeClock, come: Come
    ) -> None:
        clock.advance(minutes=5)
        hour = clock.now() + timedelta(minutes=20)
        booked = reception.desk.issue(SERVICE, appointment_at=hour).ticket
        first, _ = come(), come()
        for one, ranked_since in ((booked, hour), (first, first.issued_at)):
            assert reception.desk.let_go_first(one).leg.ranked_since > ranked_since
            reception.desk.call_ticket(HERE, one.label, reason="asks")
            reception.desk.start(HERE)
            sent = reception.desk.transfer(HERE, to_service="certified-copy")
            assert sent.leg.ranked_since == ranked_since
            clock.advance(minutes=1)
            assert reception.hall.explain(one.label).let_go_at is None


@pytest.mark.both
def test_a_unit_that_has_chosen_neither_refuses_both(
    reception: Reception, database_url: str, clock: FakeClock, come: Come
) -> None:
    first, _ = come(), come()
    set_up(database_url, replace(UNIT, phone=PhoneRules()), clock)
    before = dump(database_url)
    for act in (reception.desk.leave, reception.desk.let_go_first):
        with pytest.raises(NotByTelephoneError):
            act(first)
    assert dump(database_url) == before


def test_one_word_is_not_another_act(reception: Reception, come: Come) -> None:
    first, second = come(), come()
    reception.desk.let_go_first(first, operation=WORD)
    with pytest.raises(OperationReusedError):
        reception.desk.leave(first, operation=WORD)
    with pytest.raises(OperationReusedError):
        reception.desk.let_go_first(second, operation=WORD)


classes = st.builds(
    PriorityClass,
    code=st.uuids().map(lambda one: f"c{one.hex[:12]}"),
    names=st.just({}),
    head_start=st.integers(0, 480).map(lambda one: timedelta(minutes=one)),
    rate=st.one_of(st.floats(0.25, 4), st.floats(0, 100, exclude_min=True)),
)
came = st.tuples(classes, st.integers(-3600, 4 * 3600))


@given(own=came, others=st.lists(came, max_size=9))
def test_whatever_the_classes_the_next_three_go_and_who_stands_level_with_the_third(
    own: tuple[PriorityClass, int], others: list[tuple[PriorityClass, int]]
) -> None:
    def visit(number: int, one: tuple[PriorityClass, int]) -> tuple[Visit, PriorityClass]:
        at = NOON - timedelta(seconds=one[1])
        return arrived(number, at, service=SERVICE, priority=one[0].code), one[0]

    hers, rule = visit(1, own)
    line = [visit(number, one) for number, one in enumerate(others, 2)]
    ranks = {one.ticket.number: rank(one, its, NOON) for one, its in line}
    behind = sorted((one for one in ranks.values() if one < rank(hers, rule, NOON)), reverse=True)
    since = ranked_behind(hers, rule, [(hers, rule), *line], NOON)
    if since is None:
        furthest = standing(NOON + timedelta(days=1), rule, NOON)
        assert not behind or furthest >= behind[:LET_GO][-1][0]
        return
    assert hers.leg.ranked_since < since <= NOON + timedelta(days=1)
    now = rank(replace(hers, legs=(replace(hers.leg, ranked_since=since),)), rule, NOON)
    gone = [one for one in behind if one > now]
    assert len(gone) >= min(LET_GO, len(behind))
    level = timedelta(microseconds=8 + 2 * rule.rate)
    assert all(gone[LET_GO - 1][0] - one[0] < level for one in gone[LET_GO:])
