"""What a printer can do."""

from dataclasses import dataclass
from enum import StrEnum

_MM_PER_INCH = 25.4
_MOST_UNITS_AN_INCH = 255


class Confirm(StrEnum):
    """How a printer is asked whether a ticket came out, by the name of the command."""

    PROCESS_ID = "gsh"
    """GS ( H, and GS r for those that do not know it."""
    IN_ORDER = "gsr"
    """GS r only: for copies that print what they do not understand."""
    NOT = "none"


class Cut(StrEnum):
    """How a ticket is parted from the roll."""

    FEED_PARTIAL = "feed-partial"
    """GS V 66: the printer feeds to the cutter by itself, and leaves a bridge."""
    FEED_FULL = "feed-full"
    """GS V 65: as before, cut through."""
    PARTIAL = "partial"
    """GS V 1: cuts where the paper stands, so the gap to the cutter is fed first."""
    FULL = "full"
    """GS V 0: as before, cut through."""
    TOTAL = "total"
    """ESC i: the cut of kiosk printers whose GS V does not reach the cutter."""
    PRESENT = "present"
    """FS P: cut and hold out, on kiosk printers with a presenter."""
    TEAR = "tear"
    """By hand, at a bar the paper is fed to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """A head, a cutter and their pace; the paces are on the slow side, for deadlines."""

    width_px: int = 576
    dpi: int = 203
    cut: Cut = Cut.FEED_PARTIAL
    gap_mm: float = 20.0
    """From the head to the cutter or the tear bar."""
    paper_mm_s: float = 50.0
    line_bytes_s: float = 100_000.0
    crop: bool = False
    """Whether left margins and doubled dots are known to work: GS L, GS v 0 with m above 0."""
    asb: bool = True
    """Whether it reports changes by itself when asked with GS a."""
    confirm: Confirm = Confirm.PROCESS_ID

    @property
    def dots_a_unit(self) -> int:
        """Return how many dots it moves for one unit: GS P counts to 255 an inch only."""
        return next(
            dots
            for dots in (1, 2, 4, 8)
            if self.dpi % dots == 0 and self.dpi // dots <= _MOST_UNITS_AN_INCH
        )

    @property
    def gap_rows(self) -> int:
        """Return the rows from the head to the cutter or the tear bar."""
        return round(self.gap_mm * self.dpi / _MM_PER_INCH)
