"""What was given alone is brought in: in order, once, whatever the line does meanwhile."""

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reception.domain.link import LinkState
from reception.domain.paper import PrintState
from reception.domain.ticket import Ticket
from reception.offline.log import Papers
from reception.offline.model import Received, StationTicket
from reception.system.backoff import BackingOff
from tests.reception.offline.conftest import Station
from tests.support.station_server import AWAY, StationServer

type Opens = Callable[..., Station]


def give(station: Station, times: int = 1) -> None:
    for _ in range(times):
        touch = station.touch()
        station.journal.ask(touch, station.clock.now())
        station.alone.give(touch, printed=True)


def test_all_that_waits_is_brought_in_and_the_outage_told_of(
    station: Station, server: StationServer
) -> None:
    give(station, 60)
    began = station.outages.present()
    assert began
    server.away = False
    station.look(4)
    assert server.numbers == list(range(1, 61))
    assert station.journal.kept().waiting == 0
    assert station.line.state is LinkState.ONLINE
    (over,) = server.outages.values()
    assert (over.began_at, over.tickets, over.waiting) == (began.began_at, 60, 0)
    assert over.ended_at
    assert station.outages.untold() == ()


def test_an_answer_that_was_lost_is_asked_for_again(
    station: Station, server: StationServer
) -> None:
    give(station, 3)
    server.away, server.replies_lost = False, 1
    station.look(6)
    assert server.numbers == [1, 2, 3]
    # All of them again: whether they were taken in was not known.
    assert len(server.asked) == 6


def test_who_is_killed_before_it_is_written_hands_over_again(
    station: Station, server: StationServer, open_station: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(station, 3)
    server.away = False
    with monkeypatch.context() as killed:
        killed.setattr(
            type(station.journal), "uploaded", lambda *_, **__: (_ for _ in ()).throw(AWAY)
        )
        station.look(4)
    station.close()
    again = open_station()
    again.look(4)
    assert server.numbers == [1, 2, 3]
    assert again.journal.kept().waiting == 0


def test_a_ticket_that_is_refused_or_meets_a_bug_holds_up_no_other(
    station: Station, server: StationServer, caplog: pytest.LogCaptureFixture
) -> None:
    give(station, 5)
    refused, broken, denied, *_ = (one.wanted for one in station.journal.waiting(9))
    server.refused.add(refused.ticket)
    server.broken.add(broken.ticket)
    server.denied.add(denied.ticket)
    server.away = False
    station.look(4)
    assert server.numbers == [4, 5]
    assert station.line.state is LinkState.ONLINE
    first, second, third = station.journal.conflicts()
    assert "already used for another act" in first.reason
    assert second.reason.startswith("KeyError")
    assert "these are not its numbers" in third.reason
    assert {one.levelno for one in caplog.records if one.levelno > logging.INFO} == {
        logging.WARNING,
        logging.ERROR,
    }
    caplog.clear()
    server.refused.clear()
    server.denied.clear()
    assert station.journal.retry(refused.operation)
    assert station.journal.retry(denied.operation)
    assert station.journal.void(broken.operation, "a trial", station.clock.now())
    assert not station.journal.retry(broken.operation)
    station.look()
    assert sorted(server.numbers) == [1, 3, 4, 5]
    assert (station.journal.kept().waiting, station.journal.kept().conflicts) == (0, 0)


def test_a_line_too_slow_for_many_at_once_brings_one_by_one(
    station: Station, server: StationServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(station, 9)
    take_in = server.take_in
    sizes: list[int] = []

    def slow(handed: Sequence[tuple[StationTicket, UUID]]) -> tuple[Received, ...]:
        sizes.append(len(handed))
        if len(handed) > 4:
            raise AWAY
        return take_in(handed)

    monkeypatch.setattr(server, "take_in", slow)
    server.away = False
    station.look(9)
    assert server.numbers == list(range(1, 10))
    assert sizes == [9, 1, 2, 4, 2]


def test_clocks_are_compared_and_go_along_with_each_ticket(
    station: Station, server: StationServer
) -> None:
    server.away, server.clock_behind = False, timedelta(seconds=7)
    station.look(4)
    server.away = True
    station.look(2)
    give(station)
    server.away = False
    station.look(2)
    ((ticket, _),) = server.taken.values()
    assert ticket.clock_ahead == timedelta(seconds=7)


def test_a_paper_that_ends_while_its_ticket_is_handed_over_is_told(
    station: Station, server: StationServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(station)
    (waiting,) = station.journal.waiting(1)
    take_in = server.take_in

    def printed_meanwhile(handed: object) -> object:
        now = station.clock.now()
        for state in (PrintState.SENDING, PrintState.CONFIRMED):
            Papers(station.file).note_sheet(waiting.wanted.ticket, state, now)
        return take_in(handed)  # type: ignore[arg-type]

    monkeypatch.setattr(server, "take_in", printed_meanwhile)
    server.away = False
    station.look()
    assert server.papers == {waiting.wanted.ticket: PrintState.CONFIRMED}


def test_what_the_server_gave_is_written_down_and_forgotten_after_a_week(
    open_station: Opens,
) -> None:
    station = open_station()
    touch = station.touch()
    station.journal.ask(touch, station.clock.now())
    station.keeper.answered(touch.operation, None)
    station.look()
    assert station.journal.leave_asked(station.clock.now()) == 0
    assert station.journal.prune(station.clock.now()) == 0
    station.clock.advance(days=8)
    assert station.journal.prune(station.clock.now()) == 1


def test_a_server_that_was_brought_back_is_handed_everything_again(
    station: Station, server: StationServer
) -> None:
    give(station, 2)
    server.away = False
    station.look(4)
    by_server = station.touch()
    station.journal.ask(by_server, station.clock.now())
    ticket = Ticket(
        id=by_server.ticket,
        unit=server.offered.code,
        service_day=station.clock.now().date(),
        series="A",
        number=9,
        label="A009",
        language=by_server.language,
        issued_at=station.clock.now(),
    )
    station.keeper.answered(by_server.operation, ticket)
    station.look()
    assert server.numbers == [1, 2]
    server.taken.clear()
    assert station.journal.hand_over_again(station.clock.now() - timedelta(days=1)) == 3
    station.look()
    assert [f"{one.series}{one.number}" for one in server.arrived] == ["ZA1", "ZA2", "A9"]


STEPS = st.lists(
    st.sampled_from(["give", "give", "cut", "heal", "lose", "look", "look", "kill"]), max_size=30
)


@pytest.mark.parametrize("examples", [20, pytest.param(1000, marks=pytest.mark.soak)])
def test_whatever_happens_everything_arrives_once_and_in_order(
    examples: int, open_station: Opens, server: StationServer
) -> None:
    numbers = iter(range(100_000))

    @settings(max_examples=examples)
    @given(STEPS)
    def walk(steps: list[str]) -> None:
        server.away, server.replies_lost = False, 0
        server.taken.clear()
        server.prefixes.clear()
        everything_arrives(steps, open_station, f"kiosk-{next(numbers)}", server)

    walk()


def test_a_server_that_looks_up_no_ids_is_found_out(
    open_station: Opens, server: StationServer
) -> None:
    server.forgets_ids = True
    steps = ["cut", "look", "look", "give", "heal", "lose", "look"]
    with pytest.raises(AssertionError, match="ZA001"):
        everything_arrives(steps, open_station, "kiosk-9", server)


def everything_arrives(steps: list[str], opens: Opens, name: str, server: StationServer) -> None:
    station = opens(name)
    station.memory.keep(server.offered, (), station.clock.now())
    station.look()
    labels = []
    for step in steps:
        match step:
            case "give":
                touch = station.touch()
                station.journal.ask(touch, station.clock.now())
                labels.append(station.alone.give(touch, printed=True)[0].label)
            case "cut" | "heal":
                server.away = step == "cut"
            case "lose":
                server.replies_lost = 1
            case "kill":
                station.close()
                station = opens(name)
            case _:
                station.look()
    server.away, server.replies_lost = False, 0
    station.seconds.now_s += 10
    station.look(4)
    assert station.line.state is LinkState.ONLINE
    arrived = [f"{ticket.series}{ticket.number:03d}" for ticket in server.arrived]
    assert arrived == labels
    assert len(set(labels)) == len(labels)
    station.close()


def test_the_wait_grows_and_is_never_the_same_for_all() -> None:
    low, high = BackingOff(drawn=lambda: 0.0), BackingOff(drawn=lambda: 1.0)
    waits = [(low.next_s(), high.next_s()) for _ in range(8)]
    assert waits[0] == (0.375, 0.625)
    assert all(early < late for early, late in waits)
    assert waits[-1] == (7.5, 12.5)
    assert high.next_s(at_most_s=2) == 2
    low.begin_anew()
    assert low.next_s() == 0.375
