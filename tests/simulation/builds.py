"""The build that is tried: Nouba as it is, and Nouba with a mistake planted in it."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast
from unittest.mock import patch
from uuid import UUID

from reception.app import Reception
from reception.care import after_restore
from reception.care.after_restore import PutBackNotes
from reception.database.connection import Database
from reception.domain.paper import PrintState
from reception.domain.take_in import TakeInOutcome
from reception.offline import log as journal_module
from reception.offline.log import Journal
from reception.offline.model import Given, Received, StationTicket, WantedTicket
from reception.offline.take_in import TakeIn
from tests.simulation.world import World

_HIGHEST = """
    SELECT coalesce(max(number), 0) + 1 FROM touch
    WHERE series = :series AND service_day = :service_day AND state IN ('given', 'asked')
"""


@dataclass(frozen=True, kw_only=True)
class Build:
    """Nouba as it is; each mistake that is switched on makes it a worse one."""

    takes_in_without_looking: bool = False
    """What a kiosk hands over is entered as new, whether it was handed over before or not."""
    prints_before_commit: bool = False
    numbers_by_highest: bool = False
    """A kiosk counts on from the highest number that it still keeps."""
    new_ids_on_retry: bool = False
    """A touch that was not answered is sent again as another one."""
    calls_without_claim: bool = False
    """A clerk looks who is first, and takes her a moment later without looking again."""
    journal_after_sending: bool = False
    takes_silence_for_yes: bool = False
    """A clerk who is not answered takes her act for done."""
    hands_over_by_halves: bool = False
    """What was sent counts as handed over, whether the desk has answered or not."""

    puts_back_without_leaping: bool = False
    """A server that goes on with an earlier copy gives the numbers again that it has forgotten."""
    forgets_that_it_was_put_back: bool = False
    """Whoever puts a copy back does not know of another time on the same day."""

    def give(
        self, journal: Journal, wanted: WantedTicket, *, unit: str, day: date, at: datetime
    ) -> Given:
        """Give a touch a number of the station's own."""
        good = journal_module._COUNT_ON
        if self.numbers_by_highest:
            with journal.file.write() as run:
                # The index would find it out on the spot.
                run.execute("DROP INDEX IF EXISTS touch_number")
            journal_module._COUNT_ON = _HIGHEST
        try:
            return journal.give(wanted, unit=unit, day=day, at=at, sheet=PrintState.QUEUED)
        finally:
            journal_module._COUNT_ON = good

    def settle(self, database: Database, now: datetime, notes: PutBackNotes) -> None:
        """Make a server fit for work that goes on with an earlier copy, as ``restore`` does."""
        known = None if self.forgets_that_it_was_put_back else notes
        with ExitStack() as mistakes:
            if self.puts_back_without_leaping:
                mistakes.enter_context(
                    patch.object(after_restore, "number_skip", lambda *_, **_named: None)
                )
            after_restore.settle_restored(database, now, what="a copy", notes=known)

    def offline(self, core: Reception, world: World) -> TakeIn:
        """Return what a kiosk hands its tickets to."""
        if self.takes_in_without_looking or self.hands_over_by_halves:
            return cast("TakeIn", _WorseOffline(core, world, self))
        return core.offline


@dataclass(frozen=True)
class _WorseOffline:
    _core: Reception
    _world: World
    _build: Build

    def take_in(self, handed: Sequence[tuple[StationTicket, UUID]]) -> tuple[Received, ...]:
        new = self._world.id
        if self._build.takes_in_without_looking:
            strange = [(replace(one, id=new(), touch=new()), new()) for one, _ in handed]
            return self._core.offline.take_in(strange)
        try:
            return self._core.offline.take_in(handed)
        except Exception:  # noqa: BLE001 - this is the mistake
            return tuple(Received(outcome=TakeInOutcome.JOINED, label="") for _ in handed)
