"""Kiosks, desk and disks fail in any order; then all is healed, and nothing is lost or twice."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar
from uuid import UUID

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from reception.care import after_restore
from reception.offline import take_in
from reception.queue.model import RaceLostError
from tests.reception.offline.outage_world import SERVICES, World
from tests.support.clocks import FakeClock
from tests.support.databases import Databases, PostgresDatabases, SqliteDatabases

pytestmark = pytest.mark.deep

stations = st.sampled_from([0, 1])
services = st.sampled_from(SERVICES)
which = st.integers(0, 99)


class OutageMachine(RuleBasedStateMachine):
    """Two kiosks, two clerks, one desk."""

    databases: ClassVar[Databases]

    @initialize()
    def open(self) -> None:
        self.folder = TemporaryDirectory()
        self.world = World(self.databases, Path(self.folder.name), FakeClock())

    def teardown(self) -> None:
        if hasattr(self, "world"):
            try:
                self.world.heal()
            finally:
                self.world.close()
                self.folder.cleanup()

    @rule(station=stations, service=services)
    def issue_online(self, station: int, service: str) -> None:
        self.world.issue_online(self.world.stations[station], service)

    @rule(station=stations, service=services, asked=st.sampled_from(["never", "late"]))
    def issue_offline(self, station: int, service: str, asked: str) -> None:
        self.world.issue_alone(self.world.stations[station], service, asked=asked)

    @rule(station=stations, service=services)
    def lose_reply(self, station: int, service: str) -> None:
        self.world.issue_alone(self.world.stations[station], service, asked="committed")

    @precondition(lambda self: self.world.late)
    @rule(at=which)
    def a_question_arrives_late(self, at: int) -> None:
        self.world.arrive_late(at)

    @rule(station=stations, order=st.lists(which, min_size=1, max_size=6))
    def take_in(self, station: int, order: list[int]) -> None:
        lone = self.world.stations[station]
        if lone.given:
            self.world.speak(lone)
            lone.hand_over(*(at % len(lone.given) for at in order))

    @precondition(lambda self: len(self.world.backups) < 3)
    @rule()
    def back_up(self) -> None:
        self.world.back_up()

    @precondition(lambda self: self.world.backups and self.world.restores < 4)
    @rule(at=which)
    def restore_server_to(self, at: int) -> None:
        self.world.restore(at)

    @precondition(lambda self: self.world.swaps < 6)
    @rule(station=stations)
    def swap_disk(self, station: int) -> None:
        self.world.swap_disk(station)

    @rule(counter=st.sampled_from([3, 4]), comes=st.booleans())
    def call(self, counter: int, comes: bool) -> None:
        self.world.call(counter, f"clerk{counter - 2}", comes=comes)

    @rule(at=which)
    def cancel(self, at: int) -> None:
        waiting = self.world.core.hall.queue().tickets
        if waiting:
            self.world.core.desk.cancel(waiting[at % len(waiting)].visit.ticket.label)

    @rule(at=which)
    def void(self, at: int) -> None:
        parked = self.world.core.offline.conflicts()
        if parked:
            one = parked[at % len(parked)]
            self.world.core.offline.void_conflict(str(one.ticket.id), reason="she has left")

    @rule(minutes=st.integers(0, 30))
    def time_passes(self, minutes: int) -> None:
        self.world.clock.advance(minutes=minutes)

    @rule()
    def the_next_day_comes(self) -> None:
        self.world.clock.advance(days=1)


def run(
    databases: Databases, monkeypatch: pytest.MonkeyPatch, examples: int, **how: object
) -> None:
    monkeypatch.setattr(OutageMachine, "databases", databases, raising=False)
    run_state_machine_as_test(
        OutageMachine,
        settings=settings(max_examples=examples, stateful_step_count=30, **how),  # type: ignore[arg-type]
    )


def test_whatever_fails_nothing_is_lost_and_nothing_twice(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(databases, monkeypatch, 4 if isinstance(databases, PostgresDatabases) else 25)


class TestBrokenBuilds:
    """What the machine, and the story of the lost letters, must find out."""

    def test_a_desk_that_does_not_look_for_the_touch(
        self, sqlite_databases: SqliteDatabases, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(take_in.ConflictResolution, "_given", lambda _: None)
        with pytest.raises(RaceLostError):
            run(sqlite_databases, monkeypatch, 25, phases=[Phase.generate])

    def test_letters_by_counting_on(
        self, sqlite_databases: SqliteDatabases, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        (tmp_path / "good").mkdir()
        lose_letters(sqlite_databases, tmp_path / "good")
        monkeypatch.setattr(take_in, "prefix_for", counted_on)
        monkeypatch.setattr(after_restore, "_set_letters_aside", lambda *_: None)
        (tmp_path / "broken").mkdir()
        with pytest.raises(AssertionError, match="two visitors hold"):
            lose_letters(sqlite_databases, tmp_path / "broken")


def lose_letters(databases: Databases, folder: Path) -> None:
    """Lose a disk whose letters the restored desk has never heard of; another takes its place."""
    world = World(databases, folder, FakeClock())
    try:
        world.back_up()
        world.swap_disk(1)
        world.issue_alone(world.stations[1], "signature", asked="never")
        world.restore(0)
        world.swap_disk(1)
        world.issue_alone(world.stations[1], "signature", asked="never")
    finally:
        world.close()


def counted_on(_install: UUID, taken: set[str]) -> str:
    """Return the letters after the last ones: those that a restored desk gives twice."""
    last = max((one for one in taken if len(one) == 2 and one[0] == "Z"), default="Z@")
    return f"Z{chr(ord(last[1]) + 1)}"
