"""What a centre knows of its sites."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from reception.domain.errors import Refusal

SILENT_AFTER = timedelta(hours=1)
"""A site that said nothing for so long is silent: its line speaks every minute."""


class SiteState(StrEnum):
    """How the centre's copy of a site is; the value ends a sentence."""

    NEW = "has sent nothing yet"
    COPYING = "is being copied for the first time"
    UP_TO_DATE = "is up to date"
    BEHIND = "is behind"
    SILENT = "has not been heard"
    """The site, or the way to it, is away: it goes on by itself when it is back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteCopy:
    """What a centre holds of a site, beside its days."""

    run: str
    """Which run of a line spoke last."""
    version: int
    """Another one whenever anything was taken."""
    heard_at: datetime
    behind: int
    """So many days the site has still to send."""
    is_whole: bool
    """Whether all there is was here once: of a first copy that is half there nothing is told."""
    known_until: date | None
    """Until which day all is here, as the site has said; None: it has not."""
    until: date | None
    """The last day that is held; None where none is."""
    seal: str
    """The head of that day's chain of seals, as the site has said it."""

    def state(self, now: datetime) -> SiteState:
        """Return how it is."""
        if now - self.heard_at > SILENT_AFTER:
            return SiteState.SILENT
        if not self.is_whole:
            return SiteState.COPYING
        return SiteState.BEHIND if self.behind else SiteState.UP_TO_DATE


class NoCentreError(Refusal):
    """A database is asked for sites that follows none."""

    says = "This database is no centre's; run: nouba centre found"


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthsKept:
    """What was done to keep the centre's tables."""

    made: Sequence[str]
    dropped: Sequence[str]
