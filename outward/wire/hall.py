"""What leaves an office of its hall: this list and nothing else.

A field that stands here is sent to the relay, and no other is; docs/line.md shows it to whoever
decides whether a line may be drawn. No name of anybody, no clerk, no ticket's id, nothing of a
visit that is not of today.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from reception.domain.language import Language

type SentTexts = dict[Language, str]
type Handle = Annotated[str, Meta(max_length=16)]
"""A small number of a ticket, in one run of a line."""
type ShortText = Annotated[str, Meta(max_length=200)]
type SentLabel = Annotated[str, Meta(max_length=16)]
type SentCount = Annotated[int, Meta(ge=0, le=1_000_000)]


class VisitState(StrEnum):
    """How a visit stands, as far as its visitor must know."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    ABSENT = "absent"
    """She was called, did not come, and may still be taken up again."""
    MISSED = "missed"
    """She was called, did not come, and is not taken up again by herself."""
    OVER = "over"
    CANCELLED = "cancelled"
    LEFT = "left"
    """She has said by her telephone that she leaves."""


ENDED = frozenset({VisitState.MISSED, VisitState.OVER, VisitState.CANCELLED, VisitState.LEFT})
"""Of these a page is forgotten after a while."""


class ServiceFacts(Struct, frozen=True, kw_only=True):
    """A service that somebody waits for."""

    names: SentTexts
    documents: dict[Language, list[str]] = {}


class CounterFacts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A counter, and the way to it."""

    place: SentTexts = {}


class HallFacts(Struct, frozen=True, kw_only=True):
    """What all pages of an office say; sent when it changes."""

    names: SentTexts
    zone: ShortText
    hotline: ShortText
    complaints_site: ShortText
    waiting_area: SentTexts
    languages: list[Language]
    services: dict[ShortText, ServiceFacts]
    counters: dict[SentCount, CounterFacts]
    readmit_minutes: SentCount
    """So long somebody who did not come may be taken up again."""


class TicketFacts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A ticket of today; sent when it changes."""

    key: ShortText
    """SHA-256 of the key that stands on the ticket (hexadecimal): it opens no page by itself."""
    label: SentLabel
    language: Language
    service: ShortText
    state: VisitState
    since: datetime
    """When it came to stand so."""
    counter: SentCount | None = None
    calls: SentCount = 0
    may_rate: bool = False
    """Whether the visit was served, and nobody has said how it was."""
    may_leave: bool = False
    """Whether its visitor may say by her telephone that she leaves."""
    may_let_go_first: bool = False
    """Whether she may let three go before her there."""
    unserved: bool = False
    """Whether the day ended before her turn came."""


class Place(Struct, frozen=True, array_like=True):
    """Where a waiting ticket stands; changes with every call of somebody before it."""

    ahead: SentCount
    after: datetime | None = None
    """The earlier hour of the turn, where two are told."""
    before: datetime | None = None
    """The later hour; None where no wait is told."""
