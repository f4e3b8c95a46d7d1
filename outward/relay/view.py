"""What the page of a ticket says, from what a hall holds of it."""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from outward.relay.record import is_forgotten, is_fresh, is_saying, may_say, word_id
from outward.relay.store import SiteHall
from outward.wire.batch import WordKind
from outward.wire.hall import HallFacts, Place, TicketFacts, VisitState
from reception.domain.language import Language, companion
from reception.system.clock import unit_zone

NEXT = 3
"""Fewer before her than this: she stays near."""
_NEAR = 10
_FAR_S, _NEAR_S, _NEXT_S = 30, 10, 5


class PageKind(StrEnum):
    """The pages there are."""

    WAITING = "waiting"
    NEXT = "next"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    ABSENT = "absent"
    MISSED = "missed"
    RATE = "rate"
    RATED = "rated"
    OVER = "over"
    """The visit was not served, or was rated elsewhere."""
    CLOSED = "closed"
    """The day ended before her turn came."""
    CANCELLED = "cancelled"
    LEAVING = "leaving"
    """She has said that she leaves, and the office has not answered yet."""
    LETTING_GO = "letting_go"
    """Likewise that others go first."""
    LEFT = "left"


_KINDS = {
    VisitState.CALLED: PageKind.CALLED,
    VisitState.SERVING: PageKind.SERVING,
    VisitState.PARKED: PageKind.PARKED,
    VisitState.ABSENT: PageKind.ABSENT,
    VisitState.MISSED: PageKind.MISSED,
    VisitState.CANCELLED: PageKind.CANCELLED,
    VisitState.LEFT: PageKind.LEFT,
}
_SAID = {WordKind.LET_GO_FIRST: PageKind.LETTING_GO, WordKind.LEAVE: PageKind.LEAVING}
_ASKED_EVERY_S = {
    PageKind.WAITING: _FAR_S,
    PageKind.SERVING: _FAR_S,
    PageKind.PARKED: _NEAR_S,
    PageKind.ABSENT: _NEAR_S,
    PageKind.LEFT: 0,
    PageKind.RATE: 0,
    PageKind.RATED: 0,
    PageKind.OVER: 0,
    PageKind.CLOSED: 0,
    # A clerk may undo it.
    PageKind.MISSED: _FAR_S,
    PageKind.CANCELLED: _FAR_S,
}


class PageView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a page says; two that are equal are the same page."""

    kind: PageKind
    language: Language
    own: Language
    """The ticket's."""
    second: Language
    """In which a call is said once more."""
    label: str
    hall: str
    """Changes with the hall's own texts."""
    service: str
    asked_every_s: int
    """0: it changes no more."""
    stale_since: str = ""
    hour: str = ""
    """Of the call; or until when somebody who did not come may be taken up again."""
    counter: int | None = None
    calls: int = 0
    ahead: int | None = None
    after: str = ""
    before: str = ""
    line: tuple[str, ...] = ()
    """Who is before her, the next first; none where it is not known for sure."""
    at_counter: str = ""
    """Who was called last."""
    may_say: tuple[WordKind, ...] = ()
    """What she is asked first whether she means it."""


def hour_of(at: datetime, hall: HallFacts) -> str:
    """Return an hour as the site's clocks show it."""
    return at.astimezone(unit_zone(hall.zone)).strftime("%H:%M")


def view_of(held: SiteHall, key: str, language: Language | None, now: datetime) -> PageView | None:
    """Return what the page of a ticket says; None where it is not known any more.

    Args:
        held: the hall that holds it.
        key: the hash of its key.
        language: what the visitor chose on the page, if anything.
        now: the instant.
    """
    record = held.record
    ticket, place = held.tickets.get(key, (None, None))
    if ticket is None or record.is_past(now) or is_forgotten(ticket, now):
        return None
    is_stale = not is_fresh(record.heard_at, now)
    question = (key, language, is_stale)
    if question not in held.shown:
        held.shown[question] = _view(held, ticket, place, language, is_stale=is_stale)
    shown = held.shown[question]
    return shown if isinstance(shown, PageView) else None


def _view(
    held: SiteHall,
    ticket: TicketFacts,
    place: Place | None,
    language: Language | None,
    *,
    is_stale: bool,
) -> PageView:
    hall = held.record.hall
    kind = _kind(held, ticket, place)
    shown = language or ticket.language
    is_waiting = kind in {PageKind.WAITING, PageKind.NEXT}
    line = _line(held, ticket, place) if kind is PageKind.NEXT and place else ()
    return PageView(
        kind=kind,
        language=shown,
        own=ticket.language,
        second=_second(shown, ticket.language),
        label=ticket.label,
        hall=held.hall_mark,
        service=ticket.service,
        asked_every_s=_asked_every_s(kind, place),
        stale_since=hour_of(held.record.heard_at, hall) if is_stale else "",
        hour=_hour(kind, ticket, hall),
        counter=ticket.counter,
        calls=ticket.calls,
        ahead=place.ahead if is_waiting and place else None,
        after=hour_of(place.after, hall) if is_waiting and place and place.after else "",
        before=hour_of(place.before, hall) if is_waiting and place and place.before else "",
        line=line,
        at_counter=_called_last(held, ticket) if line else "",
        may_say=tuple(
            one for one in _SAID if may_say(held.record, ticket, one, is_fresh=not is_stale)
        ),
    )


def _kind(held: SiteHall, ticket: TicketFacts, place: Place | None) -> PageKind:
    if ticket.state is VisitState.WAITING:
        if said := next((one for one in _SAID if is_saying(held.record, ticket, one)), None):
            return _SAID[said]
        # Where no hour is told nobody may be serving: then few before her is not soon.
        is_next = place and place.before and place.ahead < NEXT
        return PageKind.NEXT if is_next else PageKind.WAITING
    if ticket.state is not VisitState.OVER:
        return _KINDS[ticket.state]
    if ticket.unserved:
        return PageKind.CLOSED
    name = word_id(ticket, WordKind.RATING)
    if name in held.record.words or name in held.record.heard:
        return PageKind.RATED
    return PageKind.RATE if ticket.may_rate else PageKind.OVER


def _second(shown: Language, own: Language) -> Language:
    """Return the other language of a call: Arabic, or beside it the ticket's, else French."""
    if shown is not Language.ARABIC:
        return Language.ARABIC
    return own if own is not Language.ARABIC else companion(Language.ARABIC)


def _asked_every_s(kind: PageKind, place: Place | None) -> int:
    if kind is PageKind.WAITING and place and place.ahead < _NEAR:
        return _NEAR_S
    return _ASKED_EVERY_S.get(kind, _NEXT_S)


def _hour(kind: PageKind, ticket: TicketFacts, hall: HallFacts) -> str:
    if kind is PageKind.CALLED:
        return hour_of(ticket.since, hall)
    if kind is PageKind.ABSENT and hall.readmit_minutes > 0:
        return hour_of(ticket.since + timedelta(minutes=hall.readmit_minutes), hall)
    return ""


def _line(held: SiteHall, ticket: TicketFacts, place: Place) -> tuple[str, ...]:
    """Return who is before a ticket; nobody where their number is not hers.

    Several services may be called by one counter, so that those before her need not be of hers.
    """
    before = [
        (found.ahead, other)
        for other, found in held.tickets.values()
        if found and found.ahead < place.ahead and other.state is VisitState.WAITING
    ]
    own = [one for one in before if one[1].service == ticket.service]
    for among in (own, before):
        if len(among) == place.ahead:
            return tuple(other.label for _, other in sorted(among, key=lambda one: one[0]))
    return ()


def _called_last(held: SiteHall, ticket: TicketFacts) -> str:
    called = [
        (other.since, other.label)
        for other, _ in held.tickets.values()
        if other.service == ticket.service
        and other.state in {VisitState.CALLED, VisitState.SERVING}
    ]
    return max(called)[1] if called else ""
