"""A ticket's paper: the facts that stand on it, and what is known of its printing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Final
from uuid import UUID

from reception.domain.expected_wait import ExpectedWait
from reception.domain.fields import Limits
from reception.domain.language import Language, Texts


class TicketLine(StrEnum):
    """A line of the paper ticket; in this order where nobody chose another."""

    LOGO = "logo"
    UNIT = "unit"
    SERVICE = "service"
    NUMBER = "number"
    PRIORITY = "priority"
    AHEAD = "ahead"
    EXPECTED_WAIT = "expected_wait"
    WAITING_AREA = "waiting_area"
    ISSUED_AT = "issued_at"
    DOCUMENTS = "documents"
    CONTACTS = "contacts"
    QR = "qr"


ALWAYS_SHOWN = (TicketLine.NUMBER, TicketLine.SERVICE)
"""Without these a sheet of paper is no ticket."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketTemplate:
    """The look of a unit's paper ticket; without any choice it is the whole ticket."""

    lines: Annotated[tuple[TicketLine, ...], Limits(of="lines")] = tuple(TicketLine)
    """What is shown, from the top; neighbours that belong together share a row."""
    documents_shown: Annotated[int, Limits(least=1, most=12)] = 4
    logo: Annotated[
        bytes, Limits(means='the file name of a PNG picture beside this file, such as "logo.png"')
    ] = b""
    """A grey PNG as ``reception.unit.logo`` makes it; empty for none."""
    footer: Annotated[
        Mapping[
            Language,
            Annotated[
                tuple[Annotated[str, Limits(longest=80)], ...],
                Limits(of="lines", fewest=1, longest=3),
            ],
        ],
        Limits(of="short lines"),
    ] = field(default_factory=dict)
    """Short lines at the very end."""


class PrintState(StrEnum):
    """What is known of a sheet of paper; "sent" is not "printed"."""

    QUEUED = "queued"
    SENDING = "sending"
    """Written before the first byte leaves."""
    SENT = "sent"
    """The printer has taken every byte."""
    CONFIRMED = "confirmed"
    """The printer said that this very job is printed."""
    CONFIRMED_WEAKLY = "confirmed_weakly"
    """The printer answered a question that stood behind the job, which is not quite the same."""
    UNCONFIRMED = "unconfirmed"
    """Perhaps on paper, perhaps not: only a person can tell."""
    FAILED = "failed"
    """Certainly not a whole ticket."""
    EXPIRED = "expired"
    """Never begun: it was too late, its visitor had gone."""

    @property
    def final(self) -> bool:
        """Return whether nothing more will be known."""
        return not LATER[self]


_ONCE_SENT = frozenset(
    {PrintState.CONFIRMED, PrintState.CONFIRMED_WEAKLY, PrintState.UNCONFIRMED, PrintState.FAILED}
)
LATER: Mapping[PrintState, frozenset[PrintState]] = {
    **dict.fromkeys(PrintState, frozenset()),
    PrintState.QUEUED: frozenset({PrintState.SENDING, PrintState.FAILED, PrintState.EXPIRED}),
    PrintState.SENDING: _ONCE_SENT | {PrintState.SENT},
    PrintState.SENT: _ONCE_SENT,
}
"""What a sheet may become; what is not listed is never written."""

ON_PAPER = frozenset({PrintState.CONFIRMED, PrintState.CONFIRMED_WEAKLY})
"""A ticket of which one sheet ended so is in its visitor's hands."""


def is_in_doubt(state: PrintState, *, answers: bool) -> bool:
    """Return whether a visitor perhaps has no paper, of whose sheet nothing more will be known.

    Of a printer that answers nothing of itself, an unconfirmed sheet is no news.
    """
    return state not in ON_PAPER and (answers or state is not PrintState.UNCONFIRMED)


COMMAND = "command"
"""The station of sheets that a command prints by itself; no kiosk may have this name."""

ORIGINAL = 1
"""The number of the sheet that is wanted together with the ticket; later ones are duplicates."""

FRESH = timedelta(seconds=60)
"""How long a visitor waits before the kiosk for a sheet that was not begun."""

SETTLED = timedelta(seconds=5)
"""A sheet on its way for longer is one that staff look at; screens read it within five more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintJob:
    """A sheet of paper that a station is to print."""

    ticket: UUID
    sheet: int
    station: str
    state: PrintState
    queued_at: datetime
    changed_at: datetime
    asked_for: bool = False
    """Somebody else than the station wants it: the station learns of it from the book."""

    @property
    def duplicate(self) -> bool:
        """Return whether the sheet is marked as a duplicate."""
        return self.sheet > ORIGINAL


@dataclass(frozen=True, slots=True)
class TicketFact:
    """What the unit wants a ticket to say of its service besides, and what that is called."""

    names: Texts
    value: Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketPaper:
    """The facts on one paper ticket; the renderer finds the words."""

    label: str
    language: Language
    unit_names: Texts
    service_names: Texts
    issued_at: datetime
    """In the unit's zone."""
    ahead: int
    is_next: bool = False
    """Whether nobody stands before her, and somebody is at every counter that gives the service."""
    expected_wait: ExpectedWait | None = None
    counters: int | None = None
    """So many give the service; None where nobody knows."""
    priority_names: Texts = field(default_factory=dict)
    """Empty for the ordinary class."""
    documents: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    facts: tuple[TicketFact, ...] = ()
    """Those of the service that are shown on tickets, below its name."""
    waiting_area: Texts = field(default_factory=dict)
    qr_text: str = ""
    qr_follows: bool = False
    """Whether the code leads to the page of this very ticket."""
    hotline: str = ""
    complaints_site: str = ""
    duplicate: bool = False
    given_alone: bool = False
    """The station gave it while the server was away: nobody knows who stands before."""
    tamazight: Mapping[str, str] = field(default_factory=dict)
    """The paper's own words as the unit shows them; for a reader of Tamazight alone."""
    template: TicketTemplate = field(default_factory=TicketTemplate)


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
    tamazight: Mapping[str, str] = field(default_factory=dict)
    """As for a ticket."""


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


PAPER_GRACE: Final = timedelta(seconds=90)
"""After so long a ticket is called although nobody knows whether its paper came out."""
