"""Alerts of the disk and the backups: what only the computer that keeps them can see."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from reception.app import Reception, join_reception
from reception.care.backup import back_up
from reception.care.folder import BackupFolder, BackupManifest, Drill
from reception.care.station import CareDetail, CarePlaces, StationCare, station_care
from reception.domain.alerts import Alert, AlertKind, AlertLevel
from reception.system.files import keep_reserve
from reception.system.settings import Settings
from tests.support.clocks import FakeClock
from tests.support.databases import Databases, SqliteDatabases

type Room = Callable[[int], None]


@pytest.fixture
def databases(sqlite_databases: SqliteDatabases) -> Databases:
    return sqlite_databases


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    """Say how many megabytes are free; plenty at first."""
    usage = SimpleNamespace(free=10**10)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)

    def leave(megabytes: int) -> None:
        usage.free = megabytes * 1_000_000

    return leave


@pytest.fixture
def places(database_url: str, tmp_path: Path, room: Room) -> CarePlaces:
    file = Path(database_url.removeprefix("sqlite:///"))
    return CarePlaces(
        station="server", writes_in=file.parent, database_file=file, backups=tmp_path / "backups"
    )


@contextmanager
def watched(url: str, clock: FakeClock, places: CarePlaces | None) -> Iterator[Reception]:
    care = (lambda: StationCare(places)) if places else None
    with join_reception(url, clock=clock, care=care) as opened:
        yield opened


def alarms(reception: Reception) -> list[tuple[AlertKind, str, AlertLevel, str, int | None]]:
    return [
        (one.kind, one.subject, one.level, one.detail, one.measured)
        for one in reception.watch.look().alerts
    ]


def only(reception: Reception) -> Alert:
    (alert,) = reception.watch.look().alerts
    return alert


class TestRoom:
    @pytest.mark.parametrize(
        ("megabytes", "expected"),
        [
            (5000, None),
            (900, (AlertLevel.WARNING, CareDetail.ROOM)),
            (150, (AlertLevel.CRITICAL, CareDetail.ROOM)),
        ],
    )
    def test_what_is_left_alarms(
        self,
        database_url: str,
        clock: FakeClock,
        places: CarePlaces,
        room: Room,
        megabytes: int,
        expected: tuple[AlertLevel, CareDetail] | None,
    ) -> None:
        assert places.database_file
        assert keep_reserve(places.database_file)
        room(megabytes)
        with watched(database_url, clock, places) as hall:
            found = [(AlertKind.DISK, "server", *expected, megabytes)] if expected else []
            assert alarms(hall) == found

    def test_a_reserve_that_is_spent_presses_more(
        self, database_url: str, clock: FakeClock, places: CarePlaces, room: Room
    ) -> None:
        room(900)
        with watched(database_url, clock, places) as hall:
            alert = only(hall)
        assert (alert.level, alert.detail) == (AlertLevel.CRITICAL, CareDetail.RESERVE)

    def test_it_is_looked_at_once_a_minute_and_is_over_when_there_is_room(
        self, database_url: str, clock: FakeClock, places: CarePlaces, room: Room
    ) -> None:
        room(150)
        with watched(database_url, clock, places) as hall:
            assert only(hall).kind is AlertKind.DISK
            room(10_000)
            clock.advance(seconds=40)
            assert only(hall).easing_since is None
            clock.advance(seconds=40)
            assert only(hall).easing_since is not None
            clock.advance(seconds=40)
            assert not hall.watch.look().alerts


class TestBackups:
    def test_the_newest_grows_old(
        self, database_url: str, clock: FakeClock, places: CarePlaces
    ) -> None:
        assert places.backups
        back_up(database_url, places.backups, keep=3, clock=clock)
        with watched(database_url, clock, places) as hall:
            assert not alarms(hall)
            clock.advance(hours=30)
            assert alarms(hall) == [
                (AlertKind.BACKUP, "server", AlertLevel.WARNING, CareDetail.OLD, 30)
            ]
            clock.advance(hours=50)
            assert only(hall).level is AlertLevel.CRITICAL

    def test_none_alarms_where_a_folder_was_named(
        self, database_url: str, clock: FakeClock, places: CarePlaces
    ) -> None:
        with watched(database_url, clock, places) as hall:
            assert not alarms(hall)
        named = replace(places, expects_backups=True)
        with watched(database_url, clock, named) as hall:
            assert only(hall).detail == CareDetail.NONE

    def test_one_that_breaks_rules_alarms(
        self, database_url: str, clock: FakeClock, places: CarePlaces
    ) -> None:
        assert places.backups
        made = back_up(database_url, places.backups, keep=3, clock=clock).manifest
        drill = Drill(file=made.file, at=clock.now(), seconds=1, broken=("a rule",))
        BackupFolder(places.backups).note_drill(drill)
        with watched(database_url, clock, places) as hall:
            assert (only(hall).level, only(hall).detail) == (AlertLevel.CRITICAL, CareDetail.DRILL)

    def test_a_disk_that_does_not_answer_holds_nobody_up(
        self,
        database_url: str,
        clock: FakeClock,
        places: CarePlaces,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        answers = threading.Event()
        monkeypatch.setattr("reception.care.station._PATIENCE_S", 0.05)

        def hang(_: BackupFolder) -> list[BackupManifest]:
            answers.wait(300)
            return []

        monkeypatch.setattr(BackupFolder, "backups", hang)
        with watched(database_url, clock, places) as hall:
            assert only(hall).detail == CareDetail.UNREADABLE
            before = threading.active_count()
            clock.advance(minutes=2)
            assert only(hall).detail == CareDetail.UNREADABLE
            assert threading.active_count() == before
            answers.set()


def test_who_cannot_see_it_lets_it_stand(
    database_url: str, clock: FakeClock, places: CarePlaces, room: Room
) -> None:
    room(150)
    with watched(database_url, clock, places) as hall:
        only(hall)
    elsewhere = replace(places, station="desk", writes_in=Path(os.sep), backups=None)
    room(10_000)
    for other in (None, elsewhere):
        with watched(database_url, clock, other) as hall:
            for _ in range(3):
                clock.advance(minutes=1)
                assert only(hall).easing_since is None
    # Whoever can see it, ends it.
    with watched(database_url, clock, places) as hall:
        only(hall)
        clock.advance(minutes=2)
        assert not hall.watch.look().alerts


def test_a_station_of_a_server_looks_at_its_own_disk_alone(room: Room, clock: FakeClock) -> None:
    server = "postgresql+psycopg://k@db/nouba"
    care = station_care(Settings(database=server, station="desk"))
    assert [one.kind for one in care.look(clock.now())] == [AlertKind.DISK]
    named = station_care(Settings(database=server, station="desk", backups="/nowhere/else"))
    seen = {one.kind: one.reached for one in named.look(clock.now() + timedelta(hours=1))}
    assert seen == {AlertKind.DISK: None, AlertKind.BACKUP: AlertLevel.WARNING}
