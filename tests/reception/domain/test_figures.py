from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reception.domain.figures import Figures, QuoteTally, Tally, measure
from reception.domain.ticket import Leg, TicketState
from tests.support.every_case import every_case

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
TARGET = timedelta(minutes=15)
MINUTE = timedelta(minutes=1)


def leg(state: TicketState, **at: datetime | None) -> Leg:
    return Leg(
        index=1,
        service="legalisation",
        priority="ordinary",
        state=state,
        waiting_since=NOON,
        ranked_since=NOON,
        first_called_at=at.get("called"),
        last_called_at=at.get("recalled", at.get("called")),
        started_at=at.get("started"),
        ended_at=at.get("ended"),
    )


def figures(*legs: Leg, now: datetime = NOON) -> Figures:
    tally = Tally()
    for visit, one in enumerate(legs):
        tally.add(measure(one, target=TARGET, now=now), visit)
    return tally.figures()


def after(minutes: float) -> datetime:
    return NOON + minutes * MINUTE


def test_nothing_counted_gives_no_figures() -> None:
    told = figures()
    assert told.arrived == 0
    assert told.wait.mean is told.wait.median is told.wait.p90 is told.wait.max is None
    assert told.service_level_pct is None


def test_recall_does_not_move_the_wait() -> None:
    told = figures(
        leg(
            TicketState.SERVED,
            called=after(5),
            recalled=after(9),
            started=after(10),
            ended=after(16),
        )
    )
    assert told.wait.mean == 5 * MINUTE
    assert told.walking.mean == 1 * MINUTE
    assert told.service.mean == 6 * MINUTE


def test_no_show_counts_by_its_first_call() -> None:
    told = figures(leg(TicketState.NO_SHOW, called=after(5), ended=after(8)))
    assert (told.no_show, told.called, told.wait.mean) == (1, 1, 5 * MINUTE)
    assert told.service.n == 0
    assert told.service_level_pct == 100


@every_case(
    ("one", "now", "judged", "within"),
    [
        (leg(TicketState.SERVED, called=after(15), ended=after(20)), NOON, 1, 1),
        (leg(TicketState.SERVED, called=after(15.001), ended=after(20)), NOON, 1, 0),
        (leg(TicketState.CALLED, called=after(3)), after(4), 1, 1),
        (leg(TicketState.CANCELLED, ended=after(15)), after(99), 0, 0),
        (leg(TicketState.CANCELLED, ended=after(16)), after(99), 1, 0),
        (leg(TicketState.WAITING), after(15), 0, 0),
        (leg(TicketState.WAITING), after(16), 1, 0),
        (leg(TicketState.UNSERVED, ended=after(4)), after(99), 1, 0),
        (leg(TicketState.UNSERVED, called=after(4), ended=after(5)), after(99), 1, 1),
    ],
)
def test_service_level(one: Leg, now: datetime, judged: int, within: int) -> None:
    told = figures(one, now=now)
    assert (told.judged, told.within_target) == (judged, within)


def test_a_promise_is_broken_as_soon_as_the_wait_is_longer_whatever_becomes_of_it() -> None:
    tally = QuoteTally()
    for one in (
        leg(TicketState.SERVED, called=after(9), started=after(10), ended=after(12)),
        leg(TicketState.NO_SHOW, called=after(21), ended=after(23)),
        leg(TicketState.WAITING),  # for 18 minutes now
        leg(TicketState.UNSERVED, ended=after(16)),
        leg(TicketState.CANCELLED, ended=after(4)),  # went before the promise could be kept
    ):
        tally.add(5 * MINUTE, 15 * MINUTE, measure(one, target=None, now=after(18)))
    told = tally.figures()
    assert (told.n, told.inside, told.shorter, told.longer) == (4, 1, 0, 3)
    assert told.mean_absolute_error == 6 * MINUTE  # of the two that were called: 1 and 11
    assert told.mean_width == 10 * MINUTE


def test_a_service_without_target_is_not_judged() -> None:
    tally = Tally()
    tally.add(measure(leg(TicketState.WAITING), target=None, now=after(99)), 1)
    assert (tally.figures().arrived, tally.figures().judged) == (1, 0)


def test_a_clock_set_back_counts_as_zero_and_is_told() -> None:
    told = figures(
        leg(TicketState.SERVED, called=after(-3), started=after(2), ended=after(1)),
        leg(TicketState.SERVED, called=after(3), started=after(4), ended=after(5)),
        leg(TicketState.WAITING),
        now=after(-1),
    )
    assert told.clock_jumps == 2
    assert told.wait.mean == 1.5 * MINUTE
    assert told.service.mean == 0.5 * MINUTE


@given(st.lists(st.sampled_from(list(TicketState))))
def test_outcomes_are_disjoint_and_their_sum_is_arrived(states: list[TicketState]) -> None:
    told = figures(*(leg(state) for state in states))
    assert (
        told.arrived
        == len(states) - told.given_back
        == (
            told.still_waiting
            + told.being_called
            + told.being_served
            + told.parked
            + told.continued
            + told.served
            + told.no_show
            + told.cancelled
            + told.unserved
        )
    )


def test_a_number_given_back_is_in_no_figure_but_its_own() -> None:
    told = figures(leg(TicketState.GIVEN_BACK, ended=after(30)))
    nobody = replace(figures(), given_back=1)
    assert told == nobody
    assert (told.arrived, told.cancelled, told.abandoned_pct, told.judged) == (0, 0, None, 0)


def test_a_service_that_nobody_ended_on_its_day_has_no_length() -> None:
    night, morning = after(16 * 60), after(20 * 60)
    finished = leg(
        TicketState.SERVED, called=after(3), recalled=after(3), started=after(4), ended=morning
    )
    told = measure(finished, target=TARGET, now=morning, day_over=night)
    assert (told.wait, told.walking, told.service) == (3 * MINUTE, MINUTE, None)
    assert told.until is None
    assert measure(finished, target=TARGET, now=morning).service is not None


def test_nobody_waits_past_the_end_of_the_day() -> None:
    night, morning = after(16 * 60), after(20 * 60)
    told = measure(leg(TicketState.WAITING), target=TARGET, now=morning, day_over=night)
    assert told.uncalled_wait == told.open_wait == night - NOON
    assert told.met_target is False


def test_the_uncalled_are_told_and_counted_into_the_wait() -> None:
    called = [leg(TicketState.SERVED, called=after(one), ended=after(one)) for one in range(1, 13)]
    others = [leg(TicketState.UNSERVED, ended=after(60)) for _ in range(6)]
    told = figures(*called, *others, now=after(60))
    assert (told.called, told.uncalled) == (12, 6)
    assert told.wait.median == 6.5 * MINUTE
    assert told.wait_with_uncalled
    assert told.wait_with_uncalled.median == 9 * MINUTE
    # A third of all waited longer than anybody who was called.
    assert (told.wait.p90, told.wait_with_uncalled.p90) == (10.9 * MINUTE, None)


def test_where_no_leaving_was_written_down_none_is_said_to_be_nobody() -> None:
    assert figures(leg(TicketState.UNSERVED, ended=after(4))).abandoned_pct is None
    left = figures(leg(TicketState.CANCELLED, ended=after(4)), leg(TicketState.WAITING))
    assert left.abandoned_pct == 50
