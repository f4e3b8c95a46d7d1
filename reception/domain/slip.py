"""A sheet of paper that is no ticket: what to bring, or how to complain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from reception.domain.language import Language, Texts
from reception.domain.paper import PrintState


@dataclass(frozen=True, slots=True)
class SlipFigure:
    """What is counted, and how many: at the two edges of the paper."""

    name: Texts
    value: str
    is_sum: bool = False
    """Those below it are its parts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SlipSection:
    """A heading and what stands below it."""

    heading: Texts = field(default_factory=dict)
    lines: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    ticked: bool = False
    """Each line has a box, for the pen of whoever gathers the things."""
    figures: tuple[SlipFigure, ...] = ()
    command: str = ""
    """What begins the line that is typed."""
    typed: tuple[str, ...] = ()
    """What somebody may have to type, read from the left in every language."""
    room_mm: float = 0
    """For the pen, below everything."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SlipPaper:
    """What stands on a slip; it belongs to nobody's ticket and is kept nowhere."""

    language: Language
    unit_names: Texts
    title: Texts
    sections: tuple[SlipSection, ...]
    printed_at: datetime
    """In the unit's zone."""
    qr_text: str = ""
    hotline: str = ""
    complaints_site: str = ""
    day: date | None = None
    """Of which day it tells; None where that is no matter."""
    is_for_staff: bool = False
    """No visitor could take it for a ticket."""
    about: Texts = field(default_factory=dict)
    """What kind of sheet it is, above the title; empty where the title says so."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SlipJob:
    """A sheet that a station was asked for, and what is known of it."""

    id: UUID
    station: str
    state: PrintState


@dataclass(frozen=True, kw_only=True, slots=True)
class DaySheet:
    """A sheet that tells what a day came to, and what is known of it."""

    day: date
    station: str
    state: PrintState
    known_at: datetime
    """Since when that is known."""
