"""One relay alone: halls in its memory, sites in a small file of its folder."""

import asyncio
import fcntl
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from outward.receiving.enrolment import Enrolled, EnrolmentRule
from outward.relay.record import HallRecord, without_tickets
from outward.relay.store import (
    FOLLOWED_FOR,
    NOT_TOLD_FOR,
    HallRule,
    RelayLoad,
    SiteHall,
    Status,
    site_loads,
)
from reception.domain.errors import EnvironmentFault
from reception.system.decode import decoded
from reception.system.files import make_private, private_folder, put_in_place

SITES, STATUS, _LOCK = "sites.json", "status.json", "sites.lock"

_log = logging.getLogger("nouba.relay")


class MemoryStore:
    """Holds halls in this process; its folder is shared with the command alone."""

    def __init__(self, folder: Path) -> None:
        """Open it.

        Raises:
            EnvironmentFault: the folder cannot be made.
        """
        self._folder = folder
        self._halls: dict[str, SiteHall] = {}
        self._sites: dict[str, str] = {}  # whose a ticket is, by the hash of its key
        self._followers: dict[str, dict[str, datetime]] = {}
        self._read: tuple[tuple[int, ...], Enrolled] = ((), Enrolled())
        try:
            private_folder(folder)
        except OSError as error:
            raise EnvironmentFault(
                f"The relay's folder {folder} cannot be made ({error.strerror})",
                "name another one with --folder",
            ) from error

    async def enrolled(self) -> Enrolled:
        """Return what the file says, read again when it has changed."""
        return self._enrolled()

    def _enrolled(self) -> Enrolled:
        path = self._folder / SITES
        try:
            found = path.stat()
        except FileNotFoundError:
            return Enrolled()
        mark = (found.st_ino, found.st_mtime_ns, found.st_size)
        if self._read[0] != mark:
            try:
                self._read = (mark, decoded(path.read_bytes(), Enrolled))
            except (msgspec.MsgspecError, OSError) as error:
                raise EnvironmentFault(
                    f"{path} cannot be read ({error})", "put it back from a backup, or remove it"
                ) from error
        return self._read[1]

    async def enrol(self, rule: EnrolmentRule) -> Enrolled:
        """Change the file, whole; pages are served meanwhile."""
        before, after = await asyncio.to_thread(self._changed, rule)
        for site in before.admitted.keys() - after.admitted.keys():
            await self.change(site, lambda _: None)
        return after

    def _changed(self, rule: EnrolmentRule) -> tuple[Enrolled, Enrolled]:
        with self._locked():
            before = self._enrolled()
            after = rule(before)
            if after != before:
                put_in_place(self._draft(SITES, msgspec.json.encode(after)), self._folder / SITES)
        return before, after

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep the command, or the relay, from writing what it read before the other wrote."""
        path = self._folder / _LOCK
        make_private(path)
        with path.open("r+b") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _draft(self, name: str, body: bytes) -> Path:
        draft = self._folder / f".{name}.part"
        draft.unlink(missing_ok=True)
        make_private(draft)
        draft.write_bytes(body)
        return draft

    async def hall(self, site: str) -> SiteHall | None:
        """Return the hall of a site."""
        return self._halls.get(site)

    async def find(self, key: str) -> SiteHall | None:
        """Return the hall that holds a ticket."""
        site = self._sites.get(key)
        return None if site is None else self._halls.get(site)

    async def change(self, site: str, rule: HallRule) -> SiteHall | None:
        """Change the hall of a site."""
        held = self._halls.get(site)
        before = held.record if held else None
        after = rule(before)
        if after is before:
            return held
        had, has = _keys(before), _keys(after)
        foreign = frozenset(one for one in has - had if self._sites.get(one, site) != site)
        if foreign and after is not None:
            warn_of_foreign(site, foreign)
            after, has = without_tickets(after, foreign), has - foreign
        for key in had - has:
            del self._sites[key]
        self._sites |= dict.fromkeys(has - had, site)
        if after is None:
            self._halls.pop(site, None)
            self._followers.pop(site, None)
            return None
        self._halls[site] = SiteHall(site, after)
        return self._halls[site]

    async def halls(self) -> Mapping[str, SiteHall]:
        """Return every hall."""
        return dict(self._halls)

    async def note_follower(self, site: str, key: str, now: datetime) -> None:
        """Note that somebody follows a ticket."""
        self._followers.setdefault(site, {})[key] = now

    async def following(self, site: str, now: datetime) -> int:
        """Return how many tickets are followed, and forget who follows none any more."""
        followers = self._followers.get(site, {})
        for key in [one for one, at in followers.items() if now - at >= FOLLOWED_FOR]:
            del followers[key]
        return len(followers)

    async def tell(self, relay: str, load: RelayLoad) -> None:
        """Write how this relay and its sites are, for the command to read."""
        following = {site: await self.following(site, load.at) for site in self._halls}
        status = Status(relays={relay: load}, sites=site_loads(self._halls, following, load.at))
        body = msgspec.json.encode(status)
        # It need not outlive a fault of the power, which the relay does not either.
        await asyncio.to_thread(lambda: self._draft(STATUS, body).replace(self._folder / STATUS))

    async def status(self, now: datetime) -> Status:
        """Return what the relay has written, if it runs."""
        try:
            found = decoded((self._folder / STATUS).read_bytes(), Status)
        except (FileNotFoundError, msgspec.MsgspecError):
            return Status(relays={}, sites={})
        relays = {name: one for name, one in found.relays.items() if now - one.at < NOT_TOLD_FOR}
        return Status(relays=relays, sites=found.sites if relays else {})

    async def close(self) -> None:
        """Forget all of it."""
        self._halls.clear()
        self._sites.clear()
        self._followers.clear()


def _keys(record: HallRecord | None) -> frozenset[str]:
    return record.keys() if record else frozenset()


def warn_of_foreign(site: str, keys: frozenset[str]) -> None:
    """Log that a site named tickets of another one; the keys are told to nobody."""
    _log.warning(
        "%s: %d tickets are not taken: another site has named them before", site, len(keys)
    )
