"""A hall, its kiosks and what visitors hold in their hands, while everything goes wrong."""

import random
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID

from reception.app import Reception, open_reception
from reception.care.after_restore import PutBackNotes, settle_restored
from reception.domain.errors import Refusal
from reception.domain.numbers import prefix_for, to_set_aside
from reception.domain.take_in import TakeInOutcome
from reception.domain.ticket import label_parts
from reception.offline.model import Received, StationTicket
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import Databases, database_of, dump
from tests.support.stations import LoneStation

SERVICES = ("signature", "residence")
LOST = "its kiosk was lost"


def installs(how_many: int) -> list[UUID]:
    """Return installations of which chance gives no two the same first letters.

    Nor when a row of letters is set aside, or two: what chance may do is counted elsewhere.
    """
    rows = [to_set_aside(())]
    for _ in range(2):
        rows.append(to_set_aside({one for row in rows for one in row}))
    found: list[UUID] = []
    taken: set[str] = set()
    chance = random.Random(7)  # noqa: S311 - the same in every run
    while len(found) < how_many:
        install = UUID(int=chance.getrandbits(128))
        before = ({one for row in rows[:at] for one in row} for at in range(len(rows)))
        first = {str(prefix_for(install, gone)) for gone in before}
        if not first & taken:
            found.append(install)
            taken |= first
    return found


INSTALLS = installs(9)


@dataclass
class World:
    """What there is, and what truly happened."""

    databases: Databases
    folder: Path
    clock: FakeClock
    stations: list[LoneStation] = field(default_factory=list)
    papers: dict[tuple[date, str], UUID] = field(default_factory=dict)
    """Who holds which label of a day: the touch of each paper that came out."""
    backups: list[str] = field(default_factory=list)
    late: list[StationTicket] = field(default_factory=list)
    """Touches whose question to the desk is still under way."""

    swaps: int = 0
    restores: int = 0

    def __post_init__(self) -> None:
        self._kept = ExitStack()
        self._installs = iter(INSTALLS)
        self._backups = 0
        self.url = self._kept.enter_context(self.databases.commune(self.folder))
        self.core: Reception = open_reception(self.url, clock=self.clock)
        for name in ("kiosk-1", "kiosk-2"):
            self._add(name)

    def close(self) -> None:
        """Give everything back."""
        self.core.close()
        self._kept.close()

    def _add(self, name: str) -> LoneStation:
        station = LoneStation(self.core, name, next(self._installs))
        self.stations.append(station)
        station.register()
        return station

    def print_paper(self, ticket: StationTicket) -> None:
        """Let a paper come out: nobody else may hold its label on that day."""
        key = ticket.service_day, f"{ticket.series}{ticket.number:03d}"
        holder = self.papers.setdefault(key, ticket.touch)
        assert holder == ticket.touch, f"two visitors hold {key[1]} on {key[0]}"

    def issue_online(self, station: LoneStation, service: str) -> None:
        """Let the desk give a number, and its answer arrive; it stands in the journal too."""
        self.speak(station)
        touch, ticket = self.core.ids.new(), self.core.ids.new()
        visit = self.core.desk.issue(service, operation=touch, ticket_id=ticket)
        given = station.keep(visit, touch)
        self.print_paper(given)

    def issue_alone(self, station: LoneStation, service: str, *, asked: str) -> None:
        """Let a station give a number; ``asked`` says what became of its question before."""
        touch, ticket = self.core.ids.new(), self.core.ids.new()
        if asked == "committed":
            self.core.desk.issue(service, operation=touch, ticket_id=ticket)
        given = station.give(service, touch=touch, ticket=ticket)
        if asked == "late":
            self.late.append(given)
        self.print_paper(given)

    def arrive_late(self, at: int) -> None:
        """Let a question arrive that was under way."""
        one = self.late.pop(at % len(self.late))
        visit = self.core.desk.issue(one.service, operation=one.touch, ticket_id=one.id)
        assert visit.ticket.id == one.id

    def speak(self, station: LoneStation) -> None:
        """Let a station that reaches the desk say who it is."""
        station.register()

    def back_up(self) -> None:
        """Keep the database as it is."""
        self.core.close()
        self._backups += 1
        folder = self.folder / f"backup{self._backups}"
        folder.mkdir()
        self.backups.append(self._kept.enter_context(self.databases.copy_of(self.url, folder)))
        self._open(self.url)

    def restore(self, at: int) -> None:
        """Put an earlier database in the place of the present one, as ``nouba backup`` does."""
        self.core.close()
        self._backups += 1
        folder = self.folder / f"backup{self._backups}"
        folder.mkdir()
        self.restores += 1
        chosen = self.backups[at % len(self.backups)]
        self.url = self._kept.enter_context(self.databases.copy_of(chosen, folder))
        self._open(self.url)
        settle_restored(
            database_of(self.core),
            self.clock.now(),
            what="a backup",
            notes=PutBackNotes(self.folder),
        )

    def _open(self, url: str) -> None:
        self.core = open_reception(url, clock=self.clock)
        for station in self.stations:
            station.core = self.core

    def swap_disk(self, at: int) -> None:
        """Lose a station's disk with all it has given; its next installation registers."""
        self.swaps += 1
        lost = self.stations.pop(at)
        self._add(lost.name)

    def call(self, counter: int, clerk: str, *, comes: bool) -> None:
        """Let a clerk call and see whether somebody comes."""
        try:
            self.core.desk.call_next(At(counter, clerk))
            if comes:
                self.core.desk.start(At(counter, clerk))
                self.core.desk.finish(At(counter, clerk))
            else:
                self.core.desk.no_show(At(counter, clerk))
        except Refusal:
            return

    def heal(self) -> None:
        """Let everything be reached again, and people decide: the hall must be as if it had been.

        What the stations keep is at the desk, once, under the label of its paper.
        """
        for one in self.late[:]:
            self.arrive_late(self.late.index(one))
        answers: list[tuple[StationTicket, Received]] = []
        for station in self.stations:
            self.speak(station)
            given = [one for one, _ in station.given]
            answers += zip(given, station.hand_over(), strict=True)
        for parked in self.core.offline.conflicts():
            self.core.offline.void_conflict(str(parked.ticket.id), reason=LOST)
        self._void_lost()
        broken = [one for one in self.core.verify() if one.broken]
        assert not broken, broken
        for kept, answer in answers:
            if answer.outcome in {TakeInOutcome.CONFLICT, TakeInOutcome.VOIDED}:
                continue
            paper = self.core.hall.paper_of(kept.id)
            assert paper
            assert paper.label == answer.label, f"{answer.label} is another touch"
        before = dump(self.url)
        for station in self.stations:
            station.hand_over()
        assert dump(self.url) == before, "handed over once more, something changed"
        rows = [row[0] for row in before["ticket"]]
        assert len(rows) == len(set(rows))

    def _void_lost(self) -> None:
        """Say of each gap that its kiosk was lost, as a person does who reads ``verify``."""
        for finding in self.core.verify():
            if finding.code != "numbers-without-gap":
                continue
            for example in finding.examples:
                series, _, day = example.partition(" on ")
                self._void_gaps(series, date.fromisoformat(day))

    def _void_gaps(self, series: str, day: date) -> None:
        tables = dump(self.url)
        (last,) = {row[4] for row in tables["day_counter"] if row[1:3] == (day.isoformat(), series)}
        for number in range(1, last + 1):
            label = f"{series}{number:03d}"
            assert label_parts(label)
            try:
                self.core.offline.void_number(label, reason=LOST, day=day)
            except Refusal:
                continue
