from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from reception.domain.unit import Unit
from reception.offline.file import JournalFile
from reception.offline.issue import Memory, OfflineIssue
from reception.offline.link import ServerLink, Synchroniser
from reception.offline.log import Journal, Outages
from reception.offline.model import WantedTicket
from reception.offline.offline import Offline
from reception.system.ids import TimeOrderedIds
from tests.support.clocks import FakeClock
from tests.support.fakes import a_unit
from tests.support.station_server import Seconds, StationServer, no_word_of_outages


class Station:
    """A station's half of the matter, joined to a server without a database."""

    def __init__(self, path: Path, server: StationServer, clock: FakeClock) -> None:
        self.clock = clock
        self.server = server
        self.ids = TimeOrderedIds(clock)
        self.file = JournalFile(path, self.ids)
        self.journal = Journal(self.file)
        self.memory = Memory(self.file)
        self.outages = Outages(self.file)
        self.alone = OfflineIssue(self.journal, self.memory, self.outages, clock)
        self.seconds = Seconds()
        self.line = ServerLink(monotonic_s=self.seconds)
        self.keeper = Synchroniser(
            self.journal,
            self.line,
            lambda: cast("Offline", server()),
            lambda: server().server_time(),
            clock,
            station="kiosk-1",
            monotonic_s=self.seconds,
        )

    def touch(self, service: str = "birth") -> WantedTicket:
        """Return a touch that nobody has written down."""
        new, unit = self.ids.new, self.server.offered
        return WantedTicket(
            operation=new(), ticket=new(), service=service, language=unit.languages[0]
        )

    def look(self, times: int = 1) -> None:
        """Let the keeper look some times, a second apart."""
        for _ in range(times):
            self.keeper.look()
            self.seconds.now_s += 1
            self.clock.advance(seconds=1)

    def close(self) -> None:
        self.keeper.close()
        self.file.close()


@pytest.fixture
def unit() -> Unit:
    unit = a_unit()
    return replace(unit, calendar=replace(unit.calendar, always_open=True))


@pytest.fixture
def server(clock: FakeClock, unit: Unit) -> StationServer:
    return StationServer(clock, unit)


@pytest.fixture
def open_station(
    tmp_path: Path, server: StationServer, clock: FakeClock
) -> Iterator[Callable[..., Station]]:
    """Open stations, each on a journal that is new unless it is named again."""
    with ExitStack() as opened, no_word_of_outages():

        def open_it(name: str = "kiosk-1") -> Station:
            station = Station(tmp_path / f"{name}.db", server, clock)
            opened.callback(station.close)
            return station

        yield open_it


@pytest.fixture
def station(open_station: Callable[..., Station]) -> Station:
    """A station that has met its server once, which is away now."""
    station = open_station()
    station.memory.keep(station.server.offered, (), station.clock.now())
    station.look()
    station.server.away = True
    station.look(2)
    return station
