"""What comes of making a backup, and of putting one back."""

from collections.abc import Sequence
from dataclasses import dataclass

from reception.care.manifest import Manifest
from reception.domain.number_skip import NumberSkip


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What came of asking for a backup."""

    manifest: Manifest
    """Of the one that was made, or of the newest, when nothing has changed since."""
    is_new: bool
    removed: Sequence[str] = ()
    """Older ones that were not kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Restored:
    """What was put back, and what became of the rest."""

    manifest: Manifest
    kept_aside: str | None
    """Where what stood there before is kept; None when nothing did."""
    skipped: Sequence[NumberSkip]
    """Numbers of today that nobody is given, because they may stand on paper."""
    upgraded: bool
    """The backup had an older schema."""
