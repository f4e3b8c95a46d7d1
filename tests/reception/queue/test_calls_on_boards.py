from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reception.domain.ticket import TicketState
from reception.queue.calls_on_boards import CallSequence
from reception.queue.model import Call
from tests.support.board import MORNING, called
from tests.support.every_case import every_case


def labels(calls: tuple[Call, ...]) -> list[str]:
    return [call.label for call in calls]


def announced(sequence: CallSequence) -> str | None:
    call = sequence.announce_next()
    return call.label if call else None


def large(sequence: CallSequence) -> list[str]:
    return labels(sequence.large(2))


def history(sequence: CallSequence) -> list[str]:
    return labels(sequence.history(sequence.large(2)))


def at(seconds: float) -> datetime:
    return MORNING + timedelta(seconds=seconds)


def started(*calls: Call) -> CallSequence:
    sequence = CallSequence()
    sequence.read(calls, MORNING)
    return sequence


def test_a_board_that_starts_shows_the_newest_call_and_announces_nothing() -> None:
    sequence = started(called("A002", 2), called("A001", 1))

    assert not sequence.waits
    assert large(sequence) == ["A002"]
    assert history(sequence) == ["A001"]


def test_a_call_taken_back_and_made_anew_elsewhere_is_announced() -> None:
    sequence = started(called("A001", 1, calls=2, at=at(0)))
    sequence.read([called("A001", 2, calls=1, at=at(30))], at(30))
    assert announced(sequence) == "A001"


def test_a_call_again_that_is_taken_back_announces_nothing() -> None:
    sequence = started(called("A001", 1, calls=2, at=at(30)))
    sequence.read([called("A001", 1, calls=1, at=at(0))], at(31))
    assert not sequence.waits


def test_who_was_called_by_a_number_that_is_on_no_paper_is_announced_by_that_of_hers() -> None:
    call = called("A042", 1)
    sequence = started(call)
    sequence.read([replace(call, label="ZK001")], at(30))
    assert announced(sequence) == "ZK001"


def test_a_new_call_takes_the_large_place() -> None:
    sequence = started()
    sequence.read([called("A001", 1)], MORNING)

    assert announced(sequence) == "A001"
    assert large(sequence) == ["A001"]
    assert history(sequence) == []


def test_two_quick_calls_are_announced_in_their_order_and_both_are_shown_at_once() -> None:
    sequence = started()
    sequence.read([called("B001", 2, at=at(1)), called("A001", 1)], at(1))

    assert large(sequence) == ["A001", "B001"]
    assert announced(sequence) == "A001"
    assert large(sequence) == ["A001", "B001"]
    assert sequence.waits
    assert announced(sequence) == "B001"
    assert large(sequence) == ["A001", "B001"]
    assert announced(sequence) is None
    assert large(sequence) == ["A001", "B001"]


def test_two_quick_calls_share_the_large_place_until_the_next_call() -> None:
    sequence = started()
    sequence.read([called("B001", 2, at=at(9)), called("A001", 1)], at(9))
    sequence.read([called("B001", 2, at=at(9)), called("A001", 1)], at(300))
    while sequence.waits:
        sequence.announce_next()
    assert large(sequence) == ["A001", "B001"]

    three = [called("C001", 3, at=at(301)), called("B001", 2, at=at(9)), called("A001", 1)]
    sequence.read(three, at(301))
    sequence.announce_next()
    assert large(sequence) == ["C001"]
    assert history(sequence) == ["B001", "A001"]


@every_case(("seconds", "shares"), [(9.9, True), (10.0, False)])
def test_only_a_call_within_ten_seconds_shares_the_large_place(
    seconds: float, shares: bool
) -> None:
    sequence = started()
    sequence.read([called("A001", 1)], MORNING)
    sequence.announce_next()
    sequence.read([called("B001", 2, at=at(seconds)), called("A001", 1)], at(seconds))
    sequence.announce_next()
    assert large(sequence) == (["A001", "B001"] if shares else ["B001"])


def test_who_is_called_back_while_she_is_announced_stands_large() -> None:
    sequence = started()
    sequence.read([called("A001", 1)], MORNING)
    sequence.announce_next()
    sequence.read([called("A001", 1, state=TicketState.NO_SHOW)], at(1))
    sequence.read([called("B001", 2, at=at(2)), called("A001", 1)], at(2))
    assert large(sequence) == ["B001"]


def test_of_three_quick_calls_the_one_that_is_announced_is_always_large() -> None:
    sequence = started()
    three = [called("C001", 3, at=at(2)), called("B001", 2, at=at(1)), called("A001", 1)]
    sequence.read(three, at(2))

    assert announced(sequence) == "A001"
    assert large(sequence) == ["A001", "B001"]
    assert history(sequence) == ["C001"]
    assert announced(sequence) == "B001"
    assert large(sequence) == ["B001", "C001"]
    assert announced(sequence) == "C001"
    assert large(sequence) == ["B001", "C001"]


def test_who_has_come_leaves_the_large_place_to_who_has_not() -> None:
    sequence = started()
    sequence.read([called("B001", 2, at=at(1)), called("A001", 1)], at(1))
    for _ in range(3):
        sequence.announce_next()
    came = called("A001", 1, state=TicketState.SERVING)
    sequence.read([called("B001", 2, at=at(1)), came], at(5))

    assert large(sequence) == ["B001"]


def test_a_recall_is_announced_again() -> None:
    sequence = started(called("A002", 2), called("A001", 1))
    recalled = called("A001", 1, at=at(5), calls=2)
    sequence.read([recalled, called("A002", 2)], at(5))

    assert announced(sequence) == "A001"
    assert sequence.announced == recalled
    assert large(sequence) == ["A001"]
    assert history(sequence) == ["A002"]


def test_a_recall_before_the_first_announcement_is_announced_once() -> None:
    sequence = started()
    sequence.read([called("A001", 1)], MORNING)
    sequence.read([called("A001", 1, at=at(1), calls=2)], at(1))

    assert announced(sequence) == "A001"
    assert announced(sequence) is None


def test_the_same_reading_again_announces_nothing() -> None:
    sequence = started()
    sequence.read([called("A001", 1)], MORNING)
    sequence.announce_next()
    sequence.read([called("A001", 1)], at(3))

    assert not sequence.waits


def test_the_newest_call_stays_large_until_the_next() -> None:
    sequence = started(called("A001", 1))
    sequence.read([called("A001", 1)], at(600))

    assert large(sequence) == ["A001"]
    assert history(sequence) == []


@every_case("quick", [False, True])
def test_who_is_served_is_quiet_and_never_large_or_announced(quick: bool) -> None:
    sequence = started()
    if not quick:
        sequence.read([called("A001", 1)], MORNING)
        assert announced(sequence) == "A001"
    sequence.read([called("A001", 1, state=TicketState.SERVING)], at(2))

    assert sequence.announced is None
    assert not sequence.waits
    assert large(sequence) == []
    assert history(sequence) == ["A001"]
    assert sequence.absent == ()


def test_who_did_not_come_stands_apart() -> None:
    sequence = started(called("A001", 1), called("B001", 2))
    sequence.read([called("A001", 1, state=TicketState.NO_SHOW), called("B001", 2)], at(60))

    assert large(sequence) == ["B001"]
    assert history(sequence) == []
    assert labels(sequence.absent) == ["A001"]


def test_who_was_taken_for_absent_by_mistake_is_not_announced_again() -> None:
    sequence = started(called("A001", 1))
    sequence.read([called("A001", 1, state=TicketState.NO_SHOW)], at(60))
    sequence.read([called("A001", 1)], at(63))

    assert not sequence.waits
    assert large(sequence) == ["A001"]


def test_calls_missed_during_an_outage_are_announced_only_if_still_in_force() -> None:
    sequence = started()
    came = called("A001", 1, state=TicketState.SERVING)
    sequence.read([called("A002", 2, at=at(60)), came], at(900))

    assert announced(sequence) == "A002"
    assert announced(sequence) is None


def test_a_new_day_empties_the_board() -> None:
    sequence = started(called("A001", 1))
    sequence.read([], at(80_000))

    assert large(sequence) == []
    assert history(sequence) == []


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 30), st.booleans()), max_size=25))
def test_whatever_comes_every_call_is_shown_at_once_and_announced_in_its_turn(
    steps: list[tuple[int, int, bool]],
) -> None:
    """Each step: a ticket is called, for the first time or again; some seconds; an announcement."""
    sequence = started()
    times: dict[int, int] = {}
    calls: list[Call] = []
    wanted: list[str] = []
    heard: list[str] = []
    now = 0
    for number, seconds, announces in steps:
        now += seconds
        times[number] = times.get(number, 0) + 1
        call = called(f"A{number:03d}", number, at=at(now), calls=times[number])
        calls = [call, *(one for one in calls if one.ticket != call.ticket)]
        # Called again before its turn, it is announced once.
        if call.label not in wanted[len(heard) :]:
            wanted.append(call.label)
        sequence.read(calls, at(now))
        if announces and (label := announced(sequence)):
            heard.append(label)
        shown = sequence.large(2)
        assert 1 <= len(shown) <= 2
        assert sequence.announced is None or sequence.announced in shown
        assert sorted(labels(shown) + history(sequence)) == sorted(labels(tuple(calls)))
    while label := announced(sequence):
        heard.append(label)
    assert heard == wanted
