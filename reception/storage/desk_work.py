"""One transaction of the desk: claims, events, and the legs they change."""

from datetime import date, datetime
from uuid import UUID

from reception.domain.errors import StorageFault
from reception.domain.pause import ServicePause
from reception.domain.ticket import (
    HELD_STATES,
    Event,
    EventKind,
    Ticket,
    TicketState,
    Visit,
    label_parts,
)
from reception.ports import (
    Recorded,
    Session,
)
from reception.storage.best_head import BEST_HEAD
from reception.storage.engine import Run, Value
from reception.storage.pauses import begin_pause, change_pause, end_pause, pauses
from reception.storage.sessions import open_sessions
from reception.storage.statement import Statement
from reception.storage.values import instant, instant_or_none
from reception.storage.visits import (
    EVENT_COLUMNS,
    VISIT_COLUMNS,
    recorded_of,
    ticket_of,
    visit_of,
    visits_of,
)

# More clerks than a unit has would have to call in the same instant to lose this often.
_CLAIM_ATTEMPTS = 200

_BEST_HEAD = Statement(
    BEST_HEAD.format(but=""),
    postgresql=BEST_HEAD.format(but="AND head.ticket <> ALL (string_to_array(:others, ','))"),
)
# Whoever claims it first has it; another clerk's transaction is not waited for.
_CLAIM = Statement(
    "",
    postgresql="""
    SELECT ticket FROM leg WHERE ticket = :ticket AND state = 'waiting'
    FOR UPDATE SKIP LOCKED
    """,
)

_VISIT_BY_TICKET = Statement(
    f"SELECT {VISIT_COLUMNS} FROM ticket JOIN leg ON leg.ticket = ticket.id"
    " WHERE ticket.id = :ticket ORDER BY leg.leg",
)
_LOCK_TICKET_LEGS = Statement(
    "",
    postgresql="SELECT leg FROM leg WHERE ticket = :ticket FOR UPDATE",
)
_HELD = Statement(
    "SELECT ticket FROM leg"
    " WHERE unit = :unit AND clerk = :clerk AND state IN ('called', 'serving')",
)
_HELD_AT = Statement(
    "SELECT clerk FROM leg"
    " WHERE unit = :unit AND counter = :counter AND state IN ('called', 'serving')",
)
# Rows of history that name a counter are not kept waiting by this lock.
_LOCK_COUNTERS = Statement(
    "",
    postgresql="""
    SELECT number FROM counter
    WHERE unit = :unit AND (
        number = ANY (CAST(string_to_array(:numbers, ',') AS INTEGER[])) OR number IN (
            SELECT counter FROM counter_session
            WHERE unit = :unit AND clerk = :clerk AND closed_at IS NULL
        )
    )
    ORDER BY number FOR NO KEY UPDATE OF counter
    """,
)
_BY_NUMBER = Statement(
    "SELECT id FROM ticket WHERE unit = :unit AND service_day = :day"
    " AND series = :series AND number = :number",
)
_UNFINISHED_SQL = f"""
    SELECT {VISIT_COLUMNS} FROM ticket JOIN leg ON leg.ticket = ticket.id
    WHERE ticket.unit = :unit AND ticket.service_day = :day AND EXISTS (
        SELECT 1 FROM leg AS present WHERE present.ticket = ticket.id
            AND present.state IN ('waiting', 'called')
    )
    ORDER BY ticket.issued_at, ticket.id, leg.leg
"""
_UNFINISHED = Statement(_UNFINISHED_SQL, postgresql=_UNFINISHED_SQL + " FOR UPDATE OF leg")
_RECORDED = Statement(
    f"SELECT {EVENT_COLUMNS} FROM event WHERE operation = :operation ORDER BY step"
)
_HISTORY = Statement(f"SELECT {EVENT_COLUMNS} FROM event WHERE ticket = :ticket ORDER BY seq")

_INSERT_EVENT = Statement("""
    INSERT INTO event
        (ticket, kind, at, counter, clerk, service, priority, outcome, operation, step)
    VALUES
        (:ticket, :kind, :at, :counter, :clerk, :service, :priority, :outcome, :operation, :step)
""")
# Only a leg that has not ended is changed; the row is locked since it was read, so that its
# state is still the one the act was judged by.
_UPDATE_LEG = Statement("""
    UPDATE leg SET state = :state, calls = :calls, first_called_at = :first_called_at,
        last_called_at = :last_called_at, started_at = :started_at, ended_at = :ended_at,
        counter = :counter, clerk = :clerk, outcome = :outcome
    WHERE ticket = :ticket AND leg = :leg AND ended_at IS NULL
""")

_GIVE_PLACE_BACK = Statement("""
    UPDATE day_service SET taken = taken - 1
    WHERE unit = :unit AND service_day = :day AND service = :service
""")

_OPEN_SESSION = Statement("""
    INSERT INTO counter_session (unit, clerk, counter, opened_at)
    VALUES (:unit, :clerk, :counter, :opened_at)
""")
_CLOSE_SESSION = Statement("""
    UPDATE counter_session SET closed_at = :closed_at
    WHERE unit = :unit AND clerk = :clerk AND closed_at IS NULL
""")


class SqlDeskWork:
    """One transaction of the desk."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def recorded(self, operation: UUID) -> tuple[Recorded, ...]:
        """Return what the operation did, in order; empty when it is new."""
        return tuple(map(recorded_of, self._run.rows(_RECORDED, operation=str(operation))))

    def history(self, ticket: UUID) -> tuple[Ticket, tuple[Recorded, ...]]:
        """Return a ticket and everything that happened to it, in order."""
        rows = self._run.rows(_VISIT_BY_TICKET, ticket=str(ticket))
        events = self._run.rows(_HISTORY, ticket=str(ticket))
        return ticket_of(rows[0]), tuple(map(recorded_of, events))

    def next_waiting(self, unit: str, day: date, counter: int, now: datetime) -> Visit | None:
        """Return the visit the calling rule chooses for the counter; None when nobody waits."""
        others: list[str] = []
        for _ in range(_CLAIM_ATTEMPTS):
            values: dict[str, Value] = {
                "unit": unit,
                "day": day.isoformat(),
                "counter": counter,
                "now": instant(now),
                "others": ",".join(others),
            }
            best = self._run.row(_BEST_HEAD, **values)
            if best is None:
                return None
            if not self._run.is_postgresql or self._run.row(_CLAIM, ticket=best[0]):
                return self._visit(best[0])
            # Another clerk has it at this moment: the next best is the one to call.
            others.append(best[0])
        raise StorageFault("Too many clerks call at once", "try again in a moment")

    def held_by(self, unit: str, clerk: str) -> Visit | None:
        """Return the visit the clerk has called or serves."""
        visit = self._locked(self._run.row(_HELD, unit=unit, clerk=clerk))
        return visit if visit and visit.state in HELD_STATES else None

    def lock_counters(self, unit: str, *numbers: int, of: str | None = None) -> None:
        """Keep others from taking these counters and the one where the person ``of`` works."""
        # SQLite has one writer at a time.
        if self._run.is_postgresql:
            self._run.rows(
                _LOCK_COUNTERS, unit=unit, numbers=",".join(map(str, numbers)), clerk=of or ""
            )

    def held_at(self, unit: str, counter: int) -> str | None:
        """Return the login of who has called a visitor to the counter or serves one there."""
        row = self._run.row(_HELD_AT, unit=unit, counter=counter)
        return str(row[0]) if row else None

    def labelled(self, unit: str, day: date, label: str) -> Visit | None:
        """Return the visit with this label."""
        parts = label_parts(label)
        if parts is None:
            return None
        series, number = parts
        return self._locked(
            self._run.row(_BY_NUMBER, unit=unit, day=day.isoformat(), series=series, number=number)
        )

    def unfinished(self, unit: str, day: date) -> tuple[Visit, ...]:
        """Return the visits that wait or are called."""
        found = visits_of(self._run.rows(_UNFINISHED, unit=unit, day=day.isoformat()))
        # A visit whose lock was waited for is read as it is now: it may be over meanwhile.
        return tuple(one for one in found if one.state in {TicketState.WAITING, TicketState.CALLED})

    def record(self, visit: Visit, event: Event, operation: UUID, step: int) -> None:
        """Write an event and the visit it led to; a cancelled one's place is free again."""
        leg = visit.leg
        self._run.change(
            _INSERT_EVENT,
            ticket=str(visit.ticket.id),
            kind=event.kind,
            at=instant(event.at),
            counter=event.counter,
            clerk=event.clerk,
            service=event.service,
            priority=event.priority,
            outcome=event.outcome,
            operation=str(operation),
            step=step,
        )
        changed = self._run.change(
            _UPDATE_LEG,
            ticket=str(visit.ticket.id),
            leg=leg.index,
            state=leg.state,
            calls=leg.calls,
            first_called_at=instant_or_none(leg.first_called_at),
            last_called_at=instant_or_none(leg.last_called_at),
            started_at=instant_or_none(leg.started_at),
            ended_at=instant_or_none(leg.ended_at),
            counter=leg.counter,
            clerk=leg.clerk,
            outcome=leg.outcome,
        )
        if changed != 1:
            raise RuntimeError(f"ticket {visit.ticket.label} changed under its lock")
        if event.kind is EventKind.CANCELLED:
            self._run.change(
                _GIVE_PLACE_BACK,
                unit=visit.ticket.unit,
                day=visit.ticket.service_day.isoformat(),
                service=visit.legs[0].service,
            )

    def open_sessions(self, unit: str) -> tuple[Session, ...]:
        """Return who works at which counter now."""
        return open_sessions(self._run, unit)

    def open_session(self, unit: str, session: Session) -> None:
        """Write that a person has taken a counter."""
        self._run.change(
            _OPEN_SESSION,
            unit=unit,
            clerk=session.clerk,
            counter=session.counter,
            opened_at=instant(session.opened_at),
        )

    def close_session(self, unit: str, clerk: str, closed_at: datetime) -> None:
        """Write that a person has left the counter."""
        self._run.change(_CLOSE_SESSION, unit=unit, clerk=clerk, closed_at=instant(closed_at))

    def pause(self, unit: str, service: str, at: datetime) -> ServicePause | None:
        """Return the pause of a service that is paused then."""
        return next((one for one in pauses(self._run, unit, at) if one.service == service), None)

    def begin_pause(self, unit: str, pause: ServicePause) -> None:
        """Write that a service is paused."""
        begin_pause(self._run, unit, pause)

    def change_pause(self, unit: str, pause: ServicePause) -> None:
        """Write this pause's reason and end, if it has not ended."""
        change_pause(self._run, unit, pause)

    def end_pause(self, unit: str, pause: ServicePause, *, by: str, at: datetime) -> None:
        """Write that this pause has ended, if it has not."""
        end_pause(self._run, unit, pause, by=by, at=at)

    def _locked(self, found: tuple[str] | None) -> Visit | None:
        if found is None:
            return None
        if self._run.is_postgresql:
            self._run.rows(_LOCK_TICKET_LEGS, ticket=found[0])
        return self._visit(found[0])

    def _visit(self, ticket: str) -> Visit | None:
        return visit_of(self._run.rows(_VISIT_BY_TICKET, ticket=ticket))
