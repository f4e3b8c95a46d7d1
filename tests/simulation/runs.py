"""Runs of the simulation: one seed, one history; several short ones share a database."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from reception.app import Reception
from reception.database.connection import Database
from reception.database.upgrade import prepare_database
from reception.domain.errors import EnvironmentFault, Refusal
from tests.simulation.builds import Build
from tests.simulation.clerk import Clerk
from tests.simulation.copies import Copies
from tests.simulation.judges import judge_acknowledged, judge_end, judge_step, verify
from tests.simulation.kiosk import Kiosk
from tests.simulation.world import (
    FIRST_MORNING,
    Broken,
    CrashError,
    Line,
    ShakyDatabase,
    StationClock,
    World,
)
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, set_up

STEPS = 200
_LOOK_EVERY = 10
_HEALING_STEPS = 400
_SERVICES = tuple(one.code for one in COMMUNE.services[:4])
_CLERKS = ((1, "clerk1"), (2, "clerk2"), (3, "clerk3"))
GOOD = Build()


class FoundError(Exception):
    """A seed has found something that must not be."""

    def __init__(self, seed: int, steps: int, why: BaseException, history: list[str]) -> None:
        self.seed = seed
        self.history = history
        tail = "\n".join(history[-25:])
        super().__init__(
            f"seed {seed}: {why}\n{tail}\n"
            f"replay: .venv/bin/python -m tests.simulation --seed {seed} --steps {steps}"
        )


@dataclass
class Board:
    """Reads the calls, as the board in the hall does."""

    world: World
    url: str

    def __post_init__(self) -> None:
        self.line = Line(self.world)
        self.open_database()

    def open_database(self) -> None:
        self.core = Reception(ShakyDatabase(self.url, self.line), StationClock(self.world))
        self.raw = sqlite3.connect(self.url.removeprefix("sqlite:///"))

    def step(self) -> None:
        with suppress(EnvironmentFault):
            calls = self.core.hall.calls()
            shown = [one.called_at for one in calls]
            if shown != sorted(shown, reverse=True):
                raise Broken("the board shows calls out of their order")
            for one in calls:
                if not self.raw.execute(
                    "SELECT 1 FROM event WHERE ticket = ? AND counter = ? AND kind IN"
                    " ('called', 'recalled')",
                    (str(one.ticket), one.counter),
                ).fetchone():
                    raise Broken(f"the board shows {one.label}, whom nobody has called")

    def close(self) -> None:
        self.core.close()
        self.raw.close()


@dataclass
class Hall:
    """Everybody in it, and the faults that befall them."""

    world: World
    url: str
    folder: Path
    build: Build

    def __post_init__(self) -> None:
        seed = self.world.seed
        self.kiosks = [
            Kiosk(
                f"kiosk-{number}",
                self.world,
                self.url,
                self.folder / f"journal-{seed}-{number}.db",
                _SERVICES,
                self.build,
            )
            for number in (1, 2)
        ]
        self.clerks = [
            Clerk(login, counter, self.world, self.url, self.build) for counter, login in _CLERKS
        ]
        self.board = Board(self.world, self.url)
        self.copies = Copies(self.world, self.url, self.folder, self.build)
        with self.raw:
            # Which letters are free is the same as on the first day: the seed decides all.
            self.raw.execute("DELETE FROM station_letters")

    @property
    def raw(self) -> sqlite3.Connection:
        """Return a connection of nobody's."""
        return self.board.raw

    def close(self) -> None:
        for one in self.everybody:
            one.close()

    @property
    def people(self) -> list[Kiosk | Clerk]:
        """Return the stations that write."""
        return [*self.kiosks, *self.clerks]

    @property
    def everybody(self) -> list[Kiosk | Clerk | Board]:
        """Return every station."""
        return [*self.people, self.board]

    def live(self, steps: int) -> None:
        """Let so many things happen, heal all, and let everything come together."""
        for number in range(steps):
            self._time_passes()
            self._something_goes_wrong()
            # Most of what is new begins at a kiosk.
            self.world.chance.choice([*self.kiosks, *self.kiosks, *self.everybody]).step()
            judge_step(self.raw)
            if number % _LOOK_EVERY == 0:
                judge_acknowledged(self.raw, self.kiosks, self.clerks)
        self._heal()
        judge_acknowledged(self.raw, self.kiosks, self.clerks)
        judge_step(self.raw)
        self._close_the_day()

    def _time_passes(self) -> None:
        self.world.at += timedelta(seconds=self.world.chance.randrange(1, 30))

    def _something_goes_wrong(self) -> None:
        world = self.world
        drawn = world.chance.random()
        somebody = world.chance.choice(self.people)
        if drawn < 0.06:
            somebody.line.trouble()
        elif drawn < 0.08:
            world.chance.choice(self.kiosks).line.is_cut = True
            world.tell("world", "cuts a line")
        elif drawn < 0.085:
            for one in self.everybody:
                one.line.is_cut = True
            world.tell("world", "takes the server away")
        elif drawn < 0.20:
            somebody.line.is_cut = self.board.line.is_cut = False
        elif drawn < 0.21:
            somebody.crash()
        elif drawn < 0.22:
            somebody.clock.ahead = timedelta(seconds=world.chance.randrange(-90, 90))
            world.tell("world", "sets a clock wrong")
        elif drawn < 0.23:
            kiosk = world.chance.choice(self.kiosks)
            kiosk.paper_is_out = not kiosk.paper_is_out
        else:
            self._something_happens_to_the_server(drawn)

    def _something_happens_to_the_server(self, drawn: float) -> None:
        if drawn < 0.234:
            # Who closes the day too early, or twice, spoils nothing.
            self._close_the_day()
        elif drawn < 0.246:
            self.copies.make(self.raw)
        elif drawn < 0.256 and self.copies.made:
            self._put_back()

    def _put_back(self) -> None:
        """Lose the server, and go on with an earlier copy of it; everybody starts again."""
        judge_acknowledged(self.raw, self.kiosks, self.clerks)
        for one in self.everybody:
            one.core.close()
        self.raw.close()
        self.copies.put_back()
        self.board.open_database()
        kept = {UUID(one) for (one,) in self.raw.execute("SELECT operation FROM event")}
        for kiosk in self.kiosks:
            kiosk.go_on()
        for clerk in self.clerks:
            clerk.go_on(kept)

    def _heal(self) -> None:
        world = self.world
        world.calm = True
        world.tell("world", "is well again")
        for one in self.everybody:
            one.line.heal()
        for kiosk in self.kiosks:
            kiosk.paper_is_out = False
        for _ in range(_HEALING_STEPS):
            self._time_passes()
            busy = [one.settle() for one in self.kiosks]
            busy += [one.finish_all() for one in self.clerks]
            if not any(busy):
                break
        else:
            raise Broken("it does not come together, though all is well")
        judge_end(self.board.core._database, self.kiosks, self.raw)

    def _close_the_day(self) -> None:
        with suppress(Refusal, EnvironmentFault):
            closing = self.board.core.desk.close_day(operation=self.world.id())
            self.world.tell("manager", f"closes {closing.day}")


class Bench:
    """Keeps a database prepared, and copies it for runs."""

    def __init__(self) -> None:
        memory = Path("/dev/shm")  # noqa: S108 - a disk of memory, where there is one
        place = memory if memory.is_dir() else None
        self._folder = tempfile.TemporaryDirectory(prefix="nouba-simulation-", dir=place)
        self._prepared = Path(self._folder.name) / "prepared.db"
        url = f"sqlite:///{self._prepared}"
        prepare_database(url)
        set_up(url, COMMUNE, FakeClock(FIRST_MORNING - timedelta(days=1)))
        self._made = 0

    def close(self) -> None:
        self._folder.cleanup()

    @contextmanager
    def database(self) -> Iterator[tuple[str, Path]]:
        """Give a database in which nothing has happened yet, and a folder for journals."""
        self._made += 1
        folder = Path(self._folder.name) / str(self._made)
        folder.mkdir()
        shutil.copyfile(self._prepared, folder / "nouba.db")
        try:
            yield f"sqlite:///{folder / 'nouba.db'}", folder
        finally:
            shutil.rmtree(folder)

    def run(self, seed: int, *, steps: int = STEPS, build: Build = GOOD) -> list[str]:
        """Run one seed in a database of its own; return its history.

        Raises:
            FoundError: something was that must not be.
        """
        with self.database() as (url, folder):
            history = _run_in(url, folder, seed, steps, build)
            _verify(url, seed, steps, history)
        return history

    @staticmethod
    def run_in(url: str, folder: Path, seed: int) -> list[str]:
        """Run one seed in a database in which other things may have happened before."""
        return _run_in(url, folder, seed)

    def run_all(
        self, seeds: range, *, steps: int = STEPS, build: Build = GOOD, together: int = 10
    ) -> int:
        """Run seeds, some after one another in one database; return how many lines happened.

        Raises:
            FoundError: something was that must not be; the seed alone finds it again.
        """
        lines = 0
        for first in range(seeds.start, seeds.stop, together):
            batch = range(first, min(first + together, seeds.stop))
            with self.database() as (url, folder):
                history: list[str] = []
                for seed in batch:
                    history = _run_in(url, folder, seed, steps, build)
                    lines += len(history)
                try:
                    with closing(Database(url)) as database:
                        verify(database)
                    continue
                except Broken:
                    pass
            for seed in batch:
                self.run(seed, steps=steps, build=build)
            raise AssertionError(f"seeds {batch} break it together, and none alone")
        return lines


def _run_in(
    url: str, folder: Path, seed: int, steps: int = STEPS, build: Build = GOOD
) -> list[str]:
    world = World(seed)
    hall = Hall(world, url, folder, build)
    try:
        hall.live(steps)
    except (Exception, CrashError) as why:
        raise FoundError(seed, steps, why, world.history) from why
    finally:
        hall.close()
    return world.history


def _verify(url: str, seed: int, steps: int, history: list[str]) -> None:
    with closing(Database(url)) as database:
        try:
            verify(database)
        except Broken as why:
            raise FoundError(seed, steps, why, history) from why
