"""One death of a station at its printer, and the start of the next one."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from lab.printer.server import Emulator
from reception.app import open_reception
from reception.domain.paper import FRESH, PrintState
from tests.faults.print_judge import Judge
from tests.faults.print_station import Orders, Stations
from tests.support.clocks import FakeClock
from tests.support.print_tickets import WIDTH_PX, paper_of

SOON, LATE = timedelta(seconds=1), FRESH + timedelta(seconds=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Death:
    """When a station dies, and what kind of station it and its successor are."""

    at: int | None
    """At which of its moments; None when it may live."""
    gives: tuple[int, ...]
    """How many tickets are given at once, each time all earlier ones have ended."""
    slip_first: bool = False
    """Whether it prints a sheet that is no ticket before."""
    between_bytes: bool = False
    successor_after: timedelta = SOON
    build: str = ""
    successor_build: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a death."""

    moments: int | None
    """How many there were in the first station's life; None when it did not come to its end."""
    faults: list[str]


def die_and_start_again(stations: Stations, database: str, folder: Path, death: Death) -> Found:
    """Let a station die at one of its moments, start another one, and judge both."""
    clock = FakeClock()
    with (
        Emulator(listen=("127.0.0.1", 0), out_dir=folder, width_px=WIDTH_PX) as printer,
        open_reception(database, clock=clock) as reception,
    ):

        def orders(
            gives: tuple[int, ...],
            build: str,
            dies_at: int | None = None,
            *,
            slip_first: bool = False,
        ) -> Orders:
            return Orders(
                database=database,
                printer=printer.uri.partition("?")[0],
                at=clock.at.isoformat(),
                gives=gives,
                slip_first=slip_first,
                dies_at=dies_at,
                between_bytes=death.between_bytes,
                build=build,
            )

        judge = Judge(reception, clock)
        first = stations.run(
            orders(death.gives, death.build, death.at, slip_first=death.slip_first)
        )
        left = judge.states()
        # Whoever looks after the hall knows it even if no station ever starts again.
        faults = judge.faults(paper_of(printer), first.issued, over=False)
        clock.at += death.successor_after
        second = stations.run(orders((1,), death.successor_build))
        faults += judge.faults(paper_of(printer), [*first.issued, *second.issued], over=True)
        now = judge.states()
    fresh = death.successor_after < FRESH
    expected = {label: _becomes(state, fresh=fresh) for label, state in left.items()}
    expected |= dict.fromkeys(second.issued, PrintState.CONFIRMED)
    for label, state in expected.items():
        if now[label] is not state:
            faults.append(f"{label} was {left.get(label, 'new')} and became {now[label]}")
    return Found(first.met, [f"killed at {death.at}: {one}" for one in faults])


def _becomes(left: PrintState, *, fresh: bool) -> PrintState:
    """Return what the next station must make of what a dead one has left."""
    match left:
        case PrintState.SENDING | PrintState.SENT:
            return PrintState.UNCONFIRMED
        case PrintState.QUEUED:
            return PrintState.CONFIRMED if fresh else PrintState.EXPIRED
        case _:
            return left
