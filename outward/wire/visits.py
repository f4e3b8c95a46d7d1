"""What leaves an office for its centre: the days that are over, by this list and nothing else.

A field that stands here is sent, and no other is; docs/line.md shows it to whoever decides whether
a centre may have it. No name of anybody, no clerk, no note, no paper, no rating, no ticket's id: at
the centre the visits of a day are numbered as they came.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from outward.wire.batch import SiteCode
from outward.wire.hall import SentCount
from reception.domain.language import Language
from reception.domain.ticket import TicketState

FORMAT = 1
VISITS_PATH = "/v1/visits"
SAY_EVERY_S = 60.0
"""A line says at least so often that it is there."""
SILENT_FOR_S = 150.0
"""A site from which nothing came for so long may be spoken for by another run of a line."""
MOST_TOLD = 1000
"""So many days a centre tells in one answer, and a line in one step."""

type Instant = Annotated[int, Meta(ge=0, le=2**53)]
"""Microseconds since 1970 UTC."""
type Duration = Annotated[int, Meta(ge=0, le=2**53)]
"""Microseconds."""
type SentCode = Annotated[str, Meta(max_length=200, pattern=r"\A[^\x00]*\Z")]
type Seal = Annotated[str, Meta(pattern=r"\A([0-9a-f]{64})?\Z")]
type DayMark = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
"""What tells a day from any other state of it: of its rows, and of its seal."""
type Version = Annotated[int, Meta(ge=0, le=2**53)]


class ReceiverKind(StrEnum):
    """What a receiver is; it says so to who asks to be let in."""

    RELAY = "relay"
    CENTRE = "centre"


class JoinAnswer(Struct, frozen=True, kw_only=True):
    """What a receiver says to who asks to be let in."""

    kind: ReceiverKind = ReceiverKind.RELAY


class SentStay(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A stay of a visit in a queue."""

    leg: SentCount
    service: SentCode
    priority: SentCode
    state: TicketState
    outcome: SentCode | None
    calls: SentCount
    counter: SentCount | None
    waiting_since: Instant
    parked_at: Instant | None
    first_called_at: Instant | None
    last_called_at: Instant | None
    started_at: Instant | None
    ended_at: Instant | None
    quoted_low_us: Duration | None
    quoted_high_us: Duration | None


class SentVisit(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A visit."""

    series: SentCode
    number: SentCount
    language: Language
    issued_at: Instant
    stays: Annotated[list[SentStay], Meta(min_length=1, max_length=1000)]


class SentSession(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """While a counter was open; nobody's."""

    counter: SentCount
    opened_at: Instant
    closed_at: Instant | None
    forgotten: SentCount | None


class SentBreak(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """While whoever was at a counter was away from it."""

    counter: SentCount | None
    began_at: Instant
    ended_at: Instant | None


class SentDay(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A service day that is over, or a part of a long one."""

    day: date
    seal: Seal
    """The head of the day's chain of seals."""
    mark: DayMark
    part: SentCount = 0
    """How many went before; the first takes the place of all that was held of the day."""
    more: bool = False
    """Whether the next batch goes on with it."""
    visits: list[SentVisit] = []
    sessions: list[SentSession] = []
    breaks: list[SentBreak] = []


class VisitsBatch(
    Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One step that brings a centre nearer to what its site has, or a word that it is there."""

    format: int
    site: SiteCode
    run: Annotated[str, Meta(pattern=r"\A[0-9a-z-]{1,64}\Z")]
    """Drawn anew each time a line starts."""
    made_at: datetime
    base: Version | None = None
    """What the centre said last that it holds: else it takes nothing; None: there is nothing."""
    told_after: date | None = None
    """The centre is to tell which days it holds after this one."""
    behind: SentCount | None = None
    """So many days are still to come behind this batch; None: the line does not know yet."""
    until: date | None = None
    """Until this day the centre holds all there is once it has taken this; None: not known yet."""
    unit: str | None = None
    """The unit's description as JSON, without its people, by which its days are read."""
    gone: Annotated[list[date], Meta(max_length=MOST_TOLD)] = []
    """Days that are at the site no more."""
    day: SentDay | None = None


class VisitsAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a centre holds now of a site: the line goes on from there, and keeps nothing itself."""

    version: Version
    """Another one after each batch that was taken; never the same twice."""
    taken: bool
    """Whether the batch was: else it did not go on from what is held."""
    kept_from: date
    """Nothing of before this day is held."""
    unit: str = ""
    """SHA-256 of the description that is held (hexadecimal)."""
    days: dict[date, str] = {}
    """The marks of days after ``told_after``, the earliest first; empty: a part is missing."""
    more: bool = False
    """Whether there are later ones."""
