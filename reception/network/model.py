"""What the network of units needs: what a site gives away, and what the centre knows of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reception.domain.errors import Refusal


class SiteState(StrEnum):
    """How the centre's copy of a site is; the value ends a sentence."""

    COPYING = "is being copied for the first time"
    FOLLOWING = "follows"
    SILENT = "has not been heard"
    """The site, or the way to it, is away: it follows by itself when it is back."""
    FAILING = "cannot be written here"
    """The centre's own trouble; it is tried again by itself."""
    LEFT_BEHIND = "was away too long: what was missed is no longer kept"
    RESTORED = "was restored from a backup, or stands on another server"
    LOST = "no longer publishes to this centre"


MUST_BE_COPIED_ANEW = frozenset({SiteState.LEFT_BEHIND, SiteState.RESTORED, SiteState.LOST})
"""The states from which no waiting helps."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """A site as the centre knows it."""

    unit: str
    address: str
    """Without a password."""
    state: SiteState
    heard_at: datetime | None
    """When anything came from it last; None: never, or not since the centre's server started."""
    behind_bytes: int | None
    """Of the site's log, what is not here yet; None when the site does not answer."""
    says: str = ""
    """What the site, or the centre's server, said of the trouble."""


class NoCentreError(Refusal):
    """A database is asked for sites that follows none."""

    says = "This database is no centre's; run: nouba network found"


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Somebody who follows a site's publication, as the site sees it."""

    slot: str
    connected: bool
    behind_bytes: int
    """Of the site's log, what is kept for it."""
    lost: bool
    """More was to be kept than the limit: the log was let go, and the reader must copy anew."""
    holds_up: bool
    """The site waits for it: somebody named it a synchronous standby, which must not be."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Publication:
    """What a site gives away, and to whom."""

    format: int | None
    """None: nothing is published."""
    tables: Mapping[str, Sequence[str]]
    """The columns that leave, by table."""
    kept_at_most_bytes: int | None
    """Of the log, for readers that are away; None: without limit."""
    readers: Sequence[Reader]
