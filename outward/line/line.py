"""The line of a site: one reader of its hall, and whoever receives what may leave of it."""

import asyncio
import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from outward.line.centre import CentreReceiver
from outward.line.folder import JoinedReceivers, LineFolder, LineState, LineStatus
from outward.line.projection import PublicHall
from outward.line.reader import PublicHallReader
from outward.line.receiver import Receiver
from outward.wire.batch import VisitorWord
from outward.wire.signature import key_for
from reception.app import Reception
from reception.domain.errors import EnvironmentFault
from reception.network.days import ClosedDaysOfSite
from reception.system.clock import Clock, speed_of

log = logging.getLogger(__name__)

_LOOK_EVERY_S = 1.0
_NOTE_EVERY = 5
_AFTER_A_BUG_S = 5.0
_STOP_PATIENCE_S = 5.0


@dataclass(eq=False)
class Line:
    """Reads a hall and sends it to every receiver that the site has joined.

    Args:
        folder: holds the key and the receivers; both may change meanwhile.
        station: the name of what visitors say by telephone, among those of stations.
        clock: the core's.
        open_reception: joins the core to the site's database.
        open_days: opens its days that are over, for a centre.
        alive: is called as long as the hall is read, or waited for.
    """

    folder: LineFolder
    station: str
    clock: Clock
    open_reception: Callable[[], Reception]
    open_days: Callable[[], ClosedDaysOfSite]
    alive: Callable[[], None] = lambda: None
    _receivers: dict[str, Receiver | CentreReceiver] = field(default_factory=dict)
    _tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    async def run(self, stop: asyncio.Event) -> None:
        """Send until it is asked to stop."""
        loop = asyncio.get_running_loop()

        def in_loop[*Said](take: Callable[[*Said], None], *said: *Said) -> None:
            with suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(take, *said)

        reader = PublicHallReader(
            open_reception=self.open_reception,
            station=self.station,
            publish=lambda now: in_loop(self._publish, now),
            answered=lambda *said: in_loop(self._answered, *said),
            alive=self.alive,
            speed=speed_of(self.clock),
            up=self._up,
        )
        # A daemon: the program ends whatever the database does.
        thread = threading.Thread(target=reader.run, name="hall", daemon=True)
        thread.start()
        try:
            await self._look_after(reader, stop)
        finally:
            reader.stopping.set()
            for task in self._tasks.values():
                task.cancel()
            await asyncio.gather(*self._tasks.values(), return_exceptions=True)
            await asyncio.to_thread(thread.join, _STOP_PATIENCE_S)

    async def _look_after(self, reader: PublicHallReader, stop: asyncio.Event) -> None:
        """Follow the folder, and write down how the line stands."""
        seen, noted, looks, told = None, None, 0, ""
        while not stop.is_set():
            changed = self.folder.changed_ns()
            if changed != seen:
                try:
                    self._take_up(reader)
                    seen, told = changed, ""
                except EnvironmentFault as fault:
                    if str(fault) != told:
                        told = str(fault)
                        log.warning("the line stays as it was: %s", fault)
            states = [reader.says, *(one.status.state for one in self._receivers.values())]
            if states != noted or looks % _NOTE_EVERY == 0:
                noted = states
                await asyncio.to_thread(self._note, reader.says)
            looks += 1
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), _LOOK_EVERY_S)
        self._note(reader.says)

    def _take_up(self, reader: PublicHallReader) -> None:
        """Send to those who are joined now, with the key that there is now.

        Raises:
            EnvironmentFault: nobody knows who or which; all stays as it was.
        """
        key, joined = self.folder.key(), self.folder.joined()
        keys = {one: key_for(key, one) for one in joined.addresses} if key else {}
        for address, one in tuple(self._receivers.items()):
            own = keys.get(address)
            is_centre = isinstance(one, CentreReceiver)
            is_same = own and one.key.private_bytes_raw() == own.private_bytes_raw()
            if not is_same or is_centre != (address in joined.centres):
                del self._receivers[address]
                self._tasks.pop(address).cancel()
        for address in keys.keys() - self._receivers.keys():
            receiver = self._receiver(address, joined, keys[address], reader)
            self._receivers[address] = receiver
            self._tasks[address] = asyncio.create_task(_kept_up(receiver))

    def _receiver(
        self,
        address: str,
        joined: JoinedReceivers,
        key: Ed25519PrivateKey,
        reader: PublicHallReader,
    ) -> Receiver | CentreReceiver:
        if address in joined.centres:
            return CentreReceiver(address, joined.site, key, self.clock, self.open_days)
        return Receiver(
            address=address,
            site=joined.site,
            key=key,
            clock=self.clock,
            take_word=lambda to, word: reader.words.put((to, word)),
        )

    def _publish(self, now: PublicHall) -> None:
        for one in self._receivers.values():
            if isinstance(one, Receiver):
                one.publish(now)

    def _up(self) -> Mapping[str, bool]:
        """Return of every relay whether it is up to date, by the name that consoles show."""
        receivers = tuple(self._receivers.values())
        return {_shown(one.address): one.status.state is LineState.UP for one in receivers}

    def _answered(self, receiver: str, word: VisitorWord, is_done: bool) -> None:  # noqa: FBT001 - said by the reader
        found = self._receivers.get(receiver)
        if isinstance(found, Receiver):
            found.heard(word.id, is_done=is_done)

    def _note(self, says: str) -> None:
        receivers = [one.status for one in self._receivers.values()]
        status = LineStatus(at=self.clock.now(), says=says, receivers=receivers)
        try:
            self.folder.note(status)
        except OSError as error:
            log.warning("how the line stands cannot be written down: %s", error)


def _shown(address: str) -> str:
    # No sign of life of a part with a colon is taken.
    return address.partition("://")[2].replace(":", " ")


async def _kept_up(receiver: Receiver | CentreReceiver) -> None:
    while True:
        try:
            await receiver.follow()
        except Exception:
            log.exception("the line to %s failed", receiver.address)
            await asyncio.sleep(_AFTER_A_BUG_S)
