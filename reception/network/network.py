"""The network of units, joined to one database: a site publishes, a centre follows sites."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from reception.database.connection import PATIENT_S, Database
from reception.domain.errors import EnvironmentFault, Refusal
from reception.network.model import MUST_BE_COPIED_ANEW, Site
from reception.network.publish_sql import SqlPublicationStore
from reception.network.sql import SqlNetworkStore
from reception.system.clock import Clock, SystemClock

MONTHS_KEPT = 37
"""Three years and the month that runs, if nothing else is said."""
MONTHS_AHEAD = 3


class NoCentreError(Refusal):
    """A database is asked for sites that follows none."""

    def __init__(self) -> None:
        super().__init__("This database is no centre's; run: nouba network found")


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowedSite:
    """What was done to keep the centre well."""

    months_made: Sequence[str]
    months_dropped: Sequence[str]
    copied_anew: Sequence[str]
    failed: Sequence[tuple[str, str]]
    """The sites that could not be copied anew, and why."""
    sites: Sequence[Site]
    """As they were found."""


class Centre:
    """Follows sites."""

    def __init__(self, store: SqlNetworkStore) -> None:
        self._store = store

    def found(self, *, months: int = MONTHS_KEPT) -> bool:
        """Make an empty database a centre's; return whether it was none."""
        return self._store.found(months=months)

    def is_founded(self) -> bool:
        """Return whether this database is a centre's."""
        return self._store.is_founded()

    def subscribe(self, address: str) -> str:
        """Begin to follow the site at an address; return its unit's code.

        Raises:
            NoCentreError: this database is no centre's.
            Refusal: the site is followed already.
            StorageFault: it cannot be reached, or publishes nothing.
        """
        self._require_centre()
        return self._store.subscribe(address)

    def leave(self, unit: str) -> bool:
        """Follow a site no longer, and forget its rows; return whether it was followed."""
        self._require_centre()
        return self._store.leave(unit)

    def sites(self, *, ask: bool = True) -> Sequence[Site]:
        """Return the sites; with ``ask`` each is asked how it is, within seconds."""
        self._require_centre()
        return self._store.sites(ask=ask)

    def keep(self, *, months: int = MONTHS_KEPT, copy_anew: bool = True) -> FollowedSite:
        """Do what a centre needs every night; doing it again changes nothing.

        Args:
            months: for how many months the past is kept, beside the one that runs.
            copy_anew: whether sites are copied anew that cannot follow any more.
        """
        self._require_centre()
        made, dropped = self._store.make_room(months=months, ahead=MONTHS_AHEAD)
        sites = self._store.sites(ask=True)
        copied, failed = [], []
        for site in sites:
            if not copy_anew or site.state not in MUST_BE_COPIED_ANEW:
                continue
            try:
                self._store.copy_anew(site.unit)
            except EnvironmentFault as fault:
                failed.append((site.unit, fault.what))
            else:
                copied.append(site.unit)
        return FollowedSite(
            months_made=made,
            months_dropped=dropped,
            copied_anew=copied,
            failed=failed,
            sites=sites,
        )

    def _require_centre(self) -> None:
        if not self._store.is_founded():
            raise NoCentreError


class Network:
    """The verbs of a network of units, joined to one database; a context manager."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self.publishing = SqlPublicationStore(database)
        self.centre = Centre(SqlNetworkStore(database, clock))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()


def open_network(database_url: str, *, clock: Clock | None = None) -> Network:
    """Open the verbs of a network on a database, which may be empty still.

    Raises:
        StorageFault: its address is none.
    """
    return Network(Database(database_url, patience_s=PATIENT_S), clock or SystemClock())
