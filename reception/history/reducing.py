"""Reducing the visits of a day until none of them is anybody's, while the figures stay.

What stays of a visit: the day and the local hour in which it joined each queue, the services, the
counters, every duration to the microsecond, and how each stay ended. What goes: its identifier and
number, the minute at which it came, who served, priority class, notes, the outcome's code, and a
language that hardly anybody else chose that day (docs/decisions/0025).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from reception.domain.language import Language
from reception.domain.metrics import measure
from reception.domain.retention import FORGOTTEN
from reception.domain.ticket import (
    PAST_MARK,
    Event,
    EventKind,
    Leg,
    Ticket,
    TicketState,
    Visit,
    fold,
    label,
)
from reception.ports.history import PastVisit

LEAST_ALIKE = 5
"""So many visitors of a day must have chosen a language for it to be told of any of them."""
_SERIES = f"{PAST_MARK}H"
_ENDED_WELL = frozenset({EventKind.FINISHED, EventKind.FOLLOWED, EventKind.TRANSFERRED})


def reduced(
    visits: Sequence[tuple[Visit, Sequence[Event]]], *, zone: ZoneInfo, new_id: Callable[[], UUID]
) -> list[PastVisit]:
    """Return a day's visits, all of them over, as they may be kept for ever."""
    languages = _languages(visit for visit, _ in visits)
    blurred = [
        _blurred(visit, events, languages[visit.ticket.language], zone) for visit, events in visits
    ]
    # Their new order and numbers follow from what is left of them, not from when they came.
    blurred.sort(key=lambda one: _order(one[0]))
    return [
        _renamed(visit, events, number, new_id)
        for number, (visit, events) in enumerate(blurred, start=1)
    ]


def _blurred(
    visit: Visit, events: Sequence[Event], language: Language, zone: ZoneInfo
) -> tuple[Visit, list[Event]]:
    back = min(_since_the_hour(leg.waiting_since, zone) for leg in visit.legs)
    kept = [_blank(event, back) for event in _as_it_went(events)]
    ticket = replace(visit.ticket, language=language, issued_at=kept[0].at, appointment_at=None)
    left = fold(ticket, kept)
    if [*map(_figures, left.legs)] != [*map(_figures, visit.legs)]:
        raise RuntimeError(f"ticket {visit.ticket.label} would not be the same in the figures")
    return left, kept


def _as_it_went(events: Iterable[Event]) -> list[Event]:
    """Return the events without what was taken back, and without notes."""
    went: list[Event] = []
    for event in events:
        if event.kind is EventKind.UNDONE:
            went.pop()
        else:
            went.append(event)
    return [event for event in went if event.kind is not EventKind.NOTED]


def _blank(event: Event, back: timedelta) -> Event:
    return replace(
        event,
        at=event.at - back,
        clerk=event.clerk and FORGOTTEN,
        priority=event.priority and FORGOTTEN,
        outcome=TicketState.SERVED if event.outcome and event.kind in _ENDED_WELL else None,
        ranked_since=None,
        kept_counter=None,
        kept_clerk=None,
        note=None,
    )


def _since_the_hour(at: datetime, zone: ZoneInfo) -> timedelta:
    local = at.astimezone(zone)
    return timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)


def _languages(visits: Iterable[Visit]) -> dict[Language, Language]:
    """Return which language a visit of each is told as: its own, or the day's most chosen."""
    chosen = Counter(visit.ticket.language for visit in visits)
    most = max(chosen, key=lambda one: (chosen[one], one), default=Language.ARABIC)
    return {one: one if often >= LEAST_ALIKE else most for one, often in chosen.items()}


def _figures(leg: Leg) -> tuple[object, ...]:
    measured = measure(leg, target=None, now=leg.ended_at or leg.waiting_since)
    return (
        leg.service,
        leg.counter,
        leg.calls,
        measured.state,
        measured.wait,
        measured.walking,
        measured.service,
        leg.ended_at and leg.ended_at - leg.waiting_since,
    )


def _order(visit: Visit) -> tuple[object, ...]:
    return tuple(
        (
            leg.waiting_since,
            leg.service,
            leg.state,
            (leg.ended_at or leg.waiting_since) - leg.waiting_since,
        )
        for leg in visit.legs
    )


def _renamed(
    visit: Visit, events: list[Event], number: int, new_id: Callable[[], UUID]
) -> PastVisit:
    ticket = Ticket(
        id=new_id(),
        unit=visit.ticket.unit,
        service_day=visit.ticket.service_day,
        series=_SERIES,
        number=number,
        label=label(_SERIES, number),
        language=visit.ticket.language,
        issued_at=visit.ticket.issued_at,
    )
    return PastVisit(visit=replace(visit, ticket=ticket), events=events, operation=new_id())
