"""Stations that are killed at random moments, one after the other, at a printer that breaks."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from lab.printer.model import Hardware, PrinterFaults
from lab.printer.server import Emulator
from reception.app import open_reception
from reception.domain.paper import PrintState
from tests.faults.print_judge import Judge
from tests.faults.print_station import ANSWER_MS, Orders, Station, Stations
from tests.faults.print_trial import LATE, SOON
from tests.support.clocks import FakeClock
from tests.support.print_tickets import WIDTH_PX, coded, number_of, paper_of

_LIVES = 5
_GIVES = (1, 2)
# Staff are shown twenty tickets that lack their paper: in one storm there are not more.
_MOST_NEWS = 2 * sum(_GIVES) - 1
_MENDED_ANSWER_MS = 20_000
_LONGEST_DELAY = timedelta(milliseconds=60)
_HARDWARE = Hardware(
    width_px=WIDTH_PX, speed_mm_s=60.0, cut_s=0.01, line_bytes_s=20_000.0, buffer_bytes=128
)
_ROWS = 40
_MM = 6.0
_BYTES = 400

type Break = Callable[[random.Random, Emulator], None]


def _faults(make: Callable[[random.Random], PrinterFaults]) -> Break:
    return lambda chance, printer: printer.set_faults(make(chance))


def _says_nothing(printer: Emulator) -> bool:
    """Return whether a station that starts now cannot tell the printer from one without answers."""
    return printer.faults.mute or printer.faults.stalled


def _lose_power(chance: random.Random, printer: Emulator) -> None:
    printer.power_cycle(chance.uniform(0.0, 0.05))


BREAKS: dict[str, Break] = {
    "nothing": lambda _chance, _printer: None,
    "paper out": _faults(lambda chance: PrinterFaults(rows_left=chance.randrange(1, _ROWS))),
    "cover": _faults(lambda chance: PrinterFaults(at_mm={"cover_open": chance.uniform(0, _MM)})),
    "hot head": _faults(lambda chance: PrinterFaults(at_mm={"overheated": chance.uniform(0, _MM)})),
    "cutter": _faults(lambda _: PrinterFaults(cutter_jam=True)),
    "cut line": _faults(
        lambda chance: PrinterFaults(close_after_bytes=chance.randrange(1, _BYTES))
    ),
    "mute": _faults(lambda _: PrinterFaults(mute=True)),
    "full": _faults(lambda _: PrinterFaults(stalled=True)),
    "pulled out": _faults(lambda _: PrinterFaults(vanished=True)),
    "power": _lose_power,
}


@dataclass(slots=True)
class Storm:
    """What happened in one, and what is not as it must be."""

    seed: int
    build: str = ""
    killed: int = 0
    story: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def rage(self, stations: Stations, database: str, folder: Path) -> None:
        """Let stations print and be killed until there were enough; then all is mended."""
        chance = random.Random(self.seed)  # noqa: S311 - the same seed is the same storm
        clock = FakeClock()
        with (
            Emulator(listen=("127.0.0.1", 0), out_dir=folder, hardware=_HARDWARE) as printer,
            open_reception(database, clock=clock) as reception,
        ):
            judge = Judge(reception, clock)
            issued: list[str] = []

            def orders(*gives: int, answer_ms: int = ANSWER_MS) -> Orders:
                return Orders(
                    database=database,
                    printer=printer.uri.partition("?")[0],
                    at=clock.at.isoformat(),
                    gives=gives,
                    build=self.build,
                    answer_ms=answer_ms,
                )

            for _ in range(_LIVES):
                silent = _says_nothing(printer)
                ended = {label for label, state in judge.states().items() if state.final}
                with stations.start(orders(*_GIVES)) as station:
                    self._kill_in_trouble(station, printer, chance)
                issued += station.issued
                if silent or _says_nothing(printer):
                    judge.unheard |= judge.states().keys() - ended
                paper = paper_of(printer)
                judge.uncut |= {
                    one for one in issued if coded(number_of(one)).rows in paper.hanging
                }
                self.faults += judge.faults(paper, issued, over=False)
                clock.at += chance.choice((SOON, SOON, LATE))
                if chance.random() < 0.7:
                    printer.set_faults(PrinterFaults())
            printer.set_faults(PrinterFaults())
            issued += (last := stations.run(orders(1, answer_ms=_MENDED_ANSWER_MS))).issued
            self.faults += judge.faults(paper_of(printer), issued, over=True)
            for label in last.issued:
                if (state := judge.states()[label]) is not PrintState.CONFIRMED:
                    self.faults.append(f"all was mended, and {label} is {state}")

    def _kill_in_trouble(self, station: Station, printer: Emulator, chance: random.Random) -> None:
        trouble = chance.choice(list(BREAKS))
        breaks_after, dies_after = sorted(chance.choices(range(_MOST_NEWS), k=2))
        for news in range(dies_after + 1):
            if news == breaks_after:
                BREAKS[trouble](chance, printer)
            if news < dies_after and not station.says():
                break
        alive = not station.ends_within(chance.random() * _LONGEST_DELAY)
        station.kill()
        with suppress(TimeoutError):
            station.wait()
        self.killed += alive
        self.story.append(f"{trouble} after {breaks_after}, killed after {dies_after} ({alive})")

    def __str__(self) -> str:
        return f"seed {self.seed}: {self.faults}\n  " + "\n  ".join(self.story)
