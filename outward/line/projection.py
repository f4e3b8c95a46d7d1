"""What of a hall leaves the office: its facts as visitors' pages need them, and nothing else.

Whatever comes after knows a ticket by the hash of its page's key, and by nothing that is kept here.
"""

import logging
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from msgspec import structs

from outward.wire.batch import ENCODER, LONGEST_BYTES
from outward.wire.hall import (
    CounterFacts,
    HallFacts,
    Place,
    SentTexts,
    ServiceFacts,
    TicketFacts,
    VisitState,
)
from reception.app import Reception
from reception.domain.errors import EnvironmentFault
from reception.domain.expected_wait import TurnHours, turn_hours
from reception.domain.language import Texts
from reception.domain.page_key import key_hash, page_key
from reception.domain.ticket import EventKind, TicketState, Visit
from reception.domain.unit import Service, Unit
from reception.queue.hall import ahead_in

_log = logging.getLogger(__name__)

OVER_FOR = timedelta(minutes=15)
"""A visit that is over is told for so long."""
LOOK_EVERY = timedelta(minutes=1)
"""So often the waits are foreseen, and all is looked for that is over; who has come since is told
what her paper tells."""
_MOST = 10_000
_MINUTE = timedelta(minutes=1)

_STATES: Mapping[TicketState, VisitState] = {
    TicketState.WAITING: VisitState.WAITING,
    TicketState.CALLED: VisitState.CALLED,
    TicketState.SERVING: VisitState.SERVING,
    TicketState.PARKED: VisitState.PARKED,
    TicketState.SERVED: VisitState.OVER,
    TicketState.NO_SHOW: VisitState.MISSED,
    TicketState.UNSERVED: VisitState.OVER,
    TicketState.CANCELLED: VisitState.CANCELLED,
    TicketState.GIVEN_BACK: VisitState.CANCELLED,
}
type _Turn = tuple[UUID, int, int]
"""A ticket, its legs and the calls of the last: who was called or sent on has another turn."""

_SENT_SOMEWHERE = frozenset({VisitState.CALLED, VisitState.SERVING, VisitState.ABSENT})


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicHall:
    """All that a receiver may know now; tickets by the hash of their key."""

    hall: HallFacts
    tickets: Mapping[str, TicketFacts]
    places: Mapping[str, Place]


@dataclass(eq=False)
class Projection:
    """Reads a hall, as often as something changes in it, and keeps what needs no second look."""

    _reception: Reception
    _key: bytes = b""
    _hashes: dict[UUID, str] = field(default_factory=dict)
    _open: frozenset[UUID] = frozenset()
    """Who was not over at the last look."""
    _over: dict[UUID, Visit] = field(default_factory=dict)
    _over_facts: dict[UUID, tuple[Visit, TicketFacts]] = field(default_factory=dict)
    _rated: frozenset[UUID] = frozenset()
    _hours: dict[_Turn, TurnHours | None] = field(default_factory=dict)
    _long_over: dict[str, UUID] = field(default_factory=dict)
    _listed_at: datetime | None = None
    _looked_at: datetime | None = None
    _described: tuple[Unit, frozenset[str], HallFacts] | None = None
    _readmit_within: timedelta = timedelta(0)
    _may_leave: bool = False
    _may_let_go: frozenset[UUID] = frozenset()

    def read(self) -> PublicHall:
        """Return the hall as it is now.

        Raises:
            EnvironmentFault: the database does not answer, or this station may not know the keys.
        """
        hall = self._reception.hall
        unit, now = hall.unit(), hall.now()
        self._readmit_within, self._may_leave = unit.calling.readmit_within, unit.phone.leave
        self._begin_day(hall.today())
        if self._looked_at is None or not timedelta(0) <= now - self._looked_at < LOOK_EVERY:
            self._look(now)
        line = hall.waiting(_MOST)
        self._may_let_go = hall.may_let_go(line)
        held = [one.held for one in hall.counters() if one.held]
        missed = hall.missed()
        present = {one.ticket.id: one for one in (*line, *held, *hall.parked(), *missed)}
        absent = {one.ticket.id for one in missed if present[one.ticket.id] is one}
        self._follow(present, now)
        self._hashes = {one: self._hash(one) for one in (*self._over, *present)}
        places = {
            self._hash(ticket): self._place(present[ticket], ahead)
            for ticket, ahead in ahead_in(line).items()
            if present[ticket].state is TicketState.WAITING
        }
        return PublicHall(
            hall=self._describe(unit, (*self._over.values(), *present.values())),
            tickets={facts.key: facts for facts in self._all_facts(present, absent)},
            places=places,
        )

    def foresee_anew(self) -> None:
        """Foresee the waits with the next reading: somebody stands elsewhere in a line."""
        self._looked_at = None

    def visit(self, key: str, within: timedelta) -> Visit | None:
        """Return the visit of the key with a hash, that is here or was within a time."""
        ticket = next((one for one, known in self._hashes.items() if known == key), None)
        if ticket is None:
            hall, now = self._reception.hall, self._reception.hall.now()
            # Who is over since then is in memory: nobody makes us read the list again and again.
            if self._listed_at is None or not timedelta(0) <= now - self._listed_at < LOOK_EVERY:
                over, self._listed_at = hall.over(now - within), now
                self._long_over = {self._hash(one.ticket.id): one.ticket.id for one in over}
            ticket = self._long_over.get(key)
        return self._reception.hall.visit(ticket) if ticket else None

    def _begin_day(self, today: date) -> None:
        key = self._reception.page_keys.of(today)
        if key is None:
            raise EnvironmentFault(
                "This station may not know the keys of tickets' pages",
                "let the line run by an account of the kind 'jobs': docs/line.md",
            )
        if key != self._key:
            self._key = key
            self._hashes, self._over, self._hours = {}, {}, {}
            self._open, self._looked_at, self._listed_at = frozenset(), None, None

    def _look(self, now: datetime) -> None:
        """Read what costs more than a moment: waits, and who is over whom nobody saw here."""
        hall = self._reception.hall
        queue = hall.queue(limit=_MOST)
        self._hours = {
            _turn(one.visit): turn_hours(queue.at, one.expected_wait) if one.expected_wait else None
            for one in queue.tickets
        }
        self._over |= {one.ticket.id: one for one in hall.over(now - OVER_FOR)}
        self._rated = self._reception.ratings.rated_today()
        self._looked_at = now

    def _follow(self, present: Mapping[UUID, Visit], now: datetime) -> None:
        """Look for those who are not where they were: over, or between two of the readings."""
        for ticket in self._open - present.keys():
            if visit := self._reception.hall.visit(ticket):
                self._over[ticket] = visit
        self._over = {
            ticket: one
            for ticket, one in self._over.items()
            if ticket not in present and now - (self._over_since(one) or now) < OVER_FOR
        }
        here = (ticket for ticket, one in self._over.items() if one.leg.ended_at is None)
        self._open = frozenset((*present, *here))

    def _all_facts(
        self, present: Mapping[UUID, Visit], absent: Container[UUID]
    ) -> Iterator[TicketFacts]:
        told, self._over_facts = self._over_facts, {}
        for ticket, visit in self._over.items():
            known = told.get(ticket)
            # What was read anew may say something else; all others are most of them.
            if known is None or known[0] is not visit:
                known = visit, self._facts(visit, is_absent=False)
            self._over_facts[ticket] = known
            yield known[1]
        for ticket, visit in present.items():
            yield self._facts(visit, is_absent=ticket in absent)

    def _hash(self, ticket: UUID) -> str:
        known = self._hashes.get(ticket)
        return key_hash(page_key(self._key, ticket)) if known is None else known

    def _facts(self, visit: Visit, *, is_absent: bool) -> TicketFacts:
        leg = visit.leg
        state = VisitState.ABSENT if is_absent else _STATES[visit.state]
        if leg.outcome == EventKind.LEFT:
            state = VisitState.LEFT
        came = {
            TicketState.WAITING: leg.waiting_since,
            TicketState.CALLED: leg.last_called_at,
            TicketState.SERVING: leg.started_at,
            TicketState.PARKED: leg.parked_at,
        }.get(visit.state, leg.ended_at if is_absent else self._over_since(visit))
        return TicketFacts(
            key=self._hash(visit.ticket.id),
            label=visit.ticket.label,
            language=visit.ticket.language,
            service=leg.service,
            state=state,
            since=(came or leg.waiting_since).astimezone(UTC),
            counter=leg.counter if state in _SENT_SOMEWHERE else None,
            calls=sum(one.calls for one in visit.legs),
            may_rate=visit.state is TicketState.SERVED
            and leg.calls > 0
            and visit.ticket.id not in self._rated,
            may_leave=self._may_leave and visit.state is TicketState.WAITING,
            may_let_go_first=visit.ticket.id in self._may_let_go,
            unserved=visit.state is TicketState.UNSERVED,
        )

    def _over_since(self, visit: Visit) -> datetime | None:
        """Return since when it is over; who did not come is over once she is not taken up again."""
        ended_at, is_missed = visit.leg.ended_at, visit.state is TicketState.NO_SHOW
        return ended_at + self._readmit_within if ended_at and is_missed else ended_at

    def _place(self, visit: Visit, ahead: int) -> Place:
        ticket, quoted = visit.ticket, visit.leg.quoted
        turn = _turn(visit)
        hours = self._hours.get(turn)
        if turn not in self._hours and quoted and turn == (ticket.id, 1, 0):
            # She has come since the waits were foreseen: what her paper tells.
            hours = turn_hours(ticket.issued_at, quoted)
        if hours is None:
            return Place(ahead=ahead)
        after = hours.after and hours.after.astimezone(UTC)
        return Place(ahead=ahead, after=after, before=hours.before.astimezone(UTC))

    def _describe(self, unit: Unit, visits: Iterable[Visit]) -> HallFacts:
        """Return what all pages say; as long as nothing of it changes it is made once."""
        offered = {one.code for one in unit.services}
        gone = frozenset(one.leg.service for one in visits) - offered
        if self._described and self._described[:2] == (unit, gone):
            return self._described[2]
        facts = _hall_facts(unit, gone)
        if len(ENCODER.encode(facts)) > LONGEST_BYTES // 2:
            _log.warning("the documents of the services are too long to be sent, and are left out")
            plain = {
                code: structs.replace(one, documents={}) for code, one in facts.services.items()
            }
            facts = structs.replace(facts, services=plain)
        self._described = unit, gone, facts
        return facts


def _turn(visit: Visit) -> _Turn:
    return visit.ticket.id, len(visit.legs), visit.leg.calls


def _hall_facts(unit: Unit, gone: frozenset[str]) -> HallFacts:
    retired = [one for one in unit.retired.services if one.code in gone]
    return HallFacts(
        names=_words(unit.names),
        zone=unit.zone,
        hotline=unit.hotline,
        complaints_site=unit.complaints_site,
        waiting_area=_words(unit.waiting_area),
        languages=list(unit.languages),
        services={one.code: _service_facts(one) for one in (*unit.services, *retired)},
        counters={one.number: CounterFacts(place=_words(one.place)) for one in unit.counters},
        readmit_minutes=unit.calling.readmit_within // _MINUTE,
    )


def _service_facts(service: Service) -> ServiceFacts:
    documents = {language: list(texts) for language, texts in service.documents.items()}
    return ServiceFacts(names=_words(service.names), documents=documents)


def _words(texts: Texts) -> SentTexts:
    return dict(texts)
