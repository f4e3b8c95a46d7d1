"""What a relay holds of one hall, and how a batch changes it."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

import msgspec
from msgspec import Struct

from outward.receiving.parcel import BatchRefusedError, require_fresh
from outward.wire.batch import ENCODER, SILENT_FOR, HallBatch, VisitorWord, WordKind
from outward.wire.hall import ENDED, HallFacts, Handle, Place, TicketFacts, VisitState
from reception.system.clock import unit_zone

STANDS_FOR = timedelta(minutes=15)
"""So long the page of a visit that is over, or of a ticket that was cancelled, can be read."""
STALE_AFTER = timedelta(seconds=60)
"""A page says so when nothing was heard of its site for so long."""
FORGOTTEN_AFTER = timedelta(hours=4)
"""So long a site is silent, and its hall is forgotten: half a day of an office, after which whoever
waited was served or went home, and no hour on a page could still be true."""
DAY_ENDS = time(4)
"""By the site's clock; a site that is open sends all there is once more."""
MOST_TICKETS = 5000
"""Of one site, those that are over included."""
MOST_BYTES = 4 * 1024 * 1024
"""Of what is held of one site, as JSON."""
_NEAR = timedelta(days=2)
_DAY_MINUTES = 24 * 60
_KEY_LETTERS = frozenset("0123456789abcdef")
_KEY_LENGTH = 64


type Indexed = dict[str, tuple[TicketFacts, Place | None]]


class HallRecord(Struct, frozen=True, kw_only=True):
    """A hall as its site has last said it."""

    run: str
    number: int
    digest: str
    """SHA-256 of the batch with that number, as it came."""
    made_at: datetime
    heard_at: datetime
    ends_at: datetime
    """When all of it is forgotten, as the day is over."""
    hall: HallFacts
    tickets: dict[Handle, TicketFacts]
    places: dict[Handle, Place] = {}
    ended: list[TicketFacts] = []
    """Visits of an earlier run, or that a whole batch no longer named, which still stand."""
    unnamed: Indexed = {}
    """By key, what was held before a whole state whose last part is still to come, and that none of
    its parts has named."""
    words: dict[str, VisitorWord] = {}
    """What visitors said and the line has not heard."""
    heard: dict[str, str] = {}
    """The ratings that it has heard, and whose they were: nobody says one twice."""

    def all_tickets(self) -> Iterable[TicketFacts]:
        """Return every ticket; of two with one key, the later one is the newer."""
        unnamed = (ticket for ticket, _ in self.unnamed.values())
        return (*self.ended, *unnamed, *self.tickets.values())

    def is_past(self, now: datetime) -> bool:
        """Return whether all of it is to be forgotten."""
        return now >= min(self.ends_at, self.heard_at + FORGOTTEN_AFTER)

    def keys(self) -> frozenset[str]:
        """Return the hashes by which its tickets are found."""
        return frozenset(one.key for one in self.all_tickets())


def is_fresh(heard_at: datetime, now: datetime) -> bool:
    """Return whether a site was heard just now; never once the clock was set back beyond that."""
    return abs(now - heard_at) <= STALE_AFTER


def is_forgotten(ticket: TicketFacts, now: datetime) -> bool:
    """Return whether a ticket has ended so long ago that its page is no more."""
    return ticket.state in ENDED and now >= ticket.since + STANDS_FOR


def require_sane(batch: HallBatch, now: datetime) -> None:
    """Look at what a batch says, before it is asked whose turn it is.

    Raises:
        BatchRefusedError: it says something that no line says, or its hours are far from ours.
    """
    require_fresh(batch.made_at, now)
    if batch.base is not None and batch.base >= batch.number:
        raise BatchRefusedError("It follows a batch that comes after it", 400)
    for ticket in filter(None, batch.tickets.values()):
        if len(ticket.key) != _KEY_LENGTH or not _KEY_LETTERS.issuperset(ticket.key):
            raise BatchRefusedError("The key of a ticket is no SHA-256", 400)
    hours = [one.since for one in batch.tickets.values() if one]
    for place in batch.places.values():
        hours += filter(None, (place.after, place.before))
    if any(one.tzinfo is None or abs(one - now) > _NEAR for one in hours):
        raise BatchRefusedError("It names an hour that is not of today", 400)
    if batch.hall is not None:
        _require_zone(batch.hall.zone)
        if not 0 <= batch.hall.readmit_minutes <= _DAY_MINUTES:
            raise BatchRefusedError("Nobody is taken up again for longer than a day", 400)


def _require_zone(zone: str) -> None:
    try:
        unit_zone(zone)
    except (KeyError, ValueError, OSError):
        raise BatchRefusedError("There is no such time zone", 400) from None


def taken(
    held: HallRecord | None, batch: HallBatch, digest: str, now: datetime
) -> HallRecord | None:
    """Return what is held after a batch; ``held`` itself where the line must send something else.

    Raises:
        BatchRefusedError: it is a replay, or of another computer than the one that speaks now.
    """
    if held is not None and held.is_past(now):
        held = None
    if held is not None and held.run == batch.run:
        if batch.number == held.number and digest == held.digest:
            return held
        if batch.number <= held.number:
            raise BatchRefusedError(
                f"Batch {batch.number} came after batch {held.number}: it was sent before", 409
            )
    elif held is not None:
        # Either way: a clock that was set back would shut the site out until it has caught up.
        if abs(now - held.heard_at) < SILENT_FOR:
            raise BatchRefusedError("Another computer speaks for this site", 409)
        if batch.made_at <= held.made_at:
            raise BatchRefusedError("It was made before what the site has said since", 409)
    if batch.base is None:
        return _whole(held, batch, digest, now)
    if held is None or held.run != batch.run or held.number != batch.base:
        return held
    return _followed(held, batch, digest, now)


def _whole(held: HallRecord | None, batch: HallBatch, digest: str, now: datetime) -> HallRecord:
    if batch.hall is None:
        raise BatchRefusedError("It is to be all there is, and does not say which hall", 400)
    tickets = {
        handle: _seen(ticket, now) for handle, ticket in batch.tickets.items() if ticket is not None
    }
    named = {one.key for one in tickets.values()}
    before = by_key(held) if held else {}
    unnamed = {key: one for key, one in before.items() if key not in named}
    record = HallRecord(
        run=batch.run,
        number=batch.number,
        digest=digest,
        made_at=batch.made_at,
        heard_at=now,
        ends_at=held.ends_at if held else _day_end(batch.hall.zone, now),
        hall=batch.hall,
        tickets=tickets,
        places=batch.places,
        ended=[one for one, _ in unnamed.values() if one.state in ENDED],
        unnamed={key: one for key, one in unnamed.items() if one[0].state not in ENDED},
        words=held.words if held else {},
        heard=held.heard if held else {},
    )
    return _tidied(record, batch, now)


def _followed(held: HallRecord, batch: HallBatch, digest: str, now: datetime) -> HallRecord:
    tickets, places = dict(held.tickets), {**held.places, **batch.places}
    for handle, ticket in batch.tickets.items():
        if ticket is None:
            tickets.pop(handle, None)
        else:
            tickets[handle] = _seen(ticket, now)
    hall = batch.hall or held.hall
    record = msgspec.structs.replace(
        held,
        number=batch.number,
        digest=digest,
        made_at=batch.made_at,
        heard_at=now,
        hall=hall,
        tickets=tickets,
        places=places,
    )
    return _tidied(record, batch, now)


def _seen(ticket: TicketFacts, now: datetime) -> TicketFacts:
    """Return a ticket that has not ended tomorrow, whatever the site's clock says."""
    return (
        ticket
        if ticket.state not in ENDED
        else msgspec.structs.replace(ticket, since=min(ticket.since, now))
    )


def _tidied(record: HallRecord, batch: HallBatch, now: datetime) -> HallRecord:
    named = {one.key for one in record.tickets.values()}
    unnamed = {key: one for key, one in record.unnamed.items() if batch.more and key not in named}
    record = without_forgotten(msgspec.structs.replace(record, unnamed=unnamed), now)
    if len(record.tickets) + len(record.ended) > MOST_TICKETS:
        raise BatchRefusedError(f"More than {MOST_TICKETS} tickets of one site are not held", 413)
    if len(ENCODER.encode(record)) > MOST_BYTES:
        raise BatchRefusedError(f"More than {MOST_BYTES} bytes of one site are not held", 413)
    done = {one: record.words[one] for one in batch.heard if one in record.words}
    if not done:
        return record
    rated = {name: one.key for name, one in done.items() if one.kind is WordKind.RATING}
    return msgspec.structs.replace(
        record,
        words={name: one for name, one in record.words.items() if name not in done},
        heard={**record.heard, **rated},
    )


def without_forgotten(record: HallRecord, now: datetime) -> HallRecord:
    """Return a hall without the tickets whose time is over; itself where there are none."""
    tickets = {handle: one for handle, one in record.tickets.items() if not is_forgotten(one, now)}
    ended = [one for one in record.ended if not is_forgotten(one, now)]
    places = {
        handle: place
        for handle, place in record.places.items()
        if handle in tickets and tickets[handle].state is VisitState.WAITING
    }
    kept = {one.key for one in (*ended, *tickets.values())} | record.unnamed.keys()
    stands = {one.key: one for one in (record.all_tickets() if record.words else ())}
    words = {
        name: one
        for name, one in record.words.items()
        if one.key in kept and _is_said_of(one, stands[one.key])
    }
    heard = {name: key for name, key in record.heard.items() if key in kept}
    before = (record.tickets, record.ended, record.places, record.words, record.heard)
    if (tickets, ended, places, words, heard) == before:
        return record
    return msgspec.structs.replace(
        record, tickets=tickets, ended=ended, places=places, words=words, heard=heard
    )


def without_tickets(record: HallRecord, keys: frozenset[str]) -> HallRecord:
    """Return a hall without the tickets that have these keys."""
    return msgspec.structs.replace(
        record,
        tickets={handle: one for handle, one in record.tickets.items() if one.key not in keys},
        ended=[one for one in record.ended if one.key not in keys],
        unnamed={key: one for key, one in record.unnamed.items() if key not in keys},
    )


def word_id(ticket: TicketFacts, kind: WordKind) -> str:
    """Return what a visitor's word is called: she says each but once while her visit stands so."""
    return f"{kind}-{ticket.since.timestamp():.0f}-{ticket.key[:32]}"


def is_saying(record: HallRecord, ticket: TicketFacts, kind: WordKind) -> bool:
    """Return whether a visitor has said this, and the line has not heard it."""
    return word_id(ticket, kind) in record.words


def _is_said_of(word: VisitorWord, ticket: TicketFacts) -> bool:
    """Return whether a ticket still stands as when its visitor said something of it."""
    if word.kind is WordKind.RATING:
        return True
    return ticket.state is VisitState.WAITING and ticket.since == word.since


def may_say(record: HallRecord, ticket: TicketFacts, kind: WordKind, *, is_fresh: bool) -> bool:
    """Return whether a visitor may say this now, has not said it, and says nothing else yet.

    Of a turn nothing is said where its site may know better: unless it was heard just now.
    """
    if any(is_saying(record, ticket, one) for one in WordKind):
        return False
    match kind:
        case WordKind.RATING:
            is_new = word_id(ticket, kind) not in record.heard
            return is_new and ticket.state is VisitState.OVER and ticket.may_rate
        case WordKind.LEAVE:
            return is_fresh and ticket.may_leave
        case WordKind.LET_GO_FIRST:
            return is_fresh and ticket.may_let_go_first


def with_word(record: HallRecord, word: VisitorWord, now: datetime) -> HallRecord:
    """Return a hall with what a visitor said; itself where she may not, or has."""
    ticket = next((one for one in record.all_tickets() if one.key == word.key), None)
    if ticket is None or not _is_said_of(word, ticket):
        return record
    if not may_say(record, ticket, word.kind, is_fresh=is_fresh(record.heard_at, now)):
        return record
    return msgspec.structs.replace(record, words={**record.words, word.id: word})


def _day_end(zone: str, now: datetime) -> datetime:
    here = now.astimezone(unit_zone(zone))
    end = datetime.combine(here.date(), DAY_ENDS, here.tzinfo)
    if end <= here:
        end = datetime.combine(here.date() + timedelta(days=1), DAY_ENDS, here.tzinfo)
    return end.astimezone(UTC)


def by_key(record: HallRecord) -> Indexed:
    """Return its tickets, and their places, by the hash of their key."""
    found: Indexed = {one.key: (one, None) for one in record.ended} | record.unnamed
    for handle, ticket in record.tickets.items():
        found[ticket.key] = (ticket, record.places.get(handle))
    return found
