"""One transaction of the desk: claims, events, the legs they change, who works where."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from reception.database.acts import counters as counter_acts
from reception.database.acts import visits as acts
from reception.database.acts.sessions import CLOSE_PANELS
from reception.database.acts.take_in import HOLD_VISIT
from reception.database.audit import add_entry
from reception.database.connection import Database
from reception.database.run import (
    ConstraintError,
    Run,
    Statement,
    Value,
    instant,
    instant_or_none,
    moment,
)
from reception.database.server import PaperTime
from reception.database.tickets import GIVE_PLACE_BACK
from reception.database.visits import (
    EVENT_COLUMNS,
    INSERT_EVENT,
    INSERT_LEG,
    NAMELESS_EVENT_COLUMNS,
    NAMELESS_VISITS,
    RESTORE_LEG,
    TICKET_COLUMNS,
    UPDATE_LEG,
    VISITS,
    event_values,
    leg_values,
    recorded_of,
    ticket_of,
    visit_of,
    visits_of,
)
from reception.domain.availability import NotedPause
from reception.domain.calling_rule import Caller
from reception.domain.errors import (
    NotGivenBackError,
    OperationReusedError,
    QuotaReachedError,
    StorageFault,
)
from reception.domain.paper import PAPER_GRACE
from reception.domain.rights import AuditEntry
from reception.domain.sign_in import SessionEnd
from reception.domain.ticket import (
    BEGINNING,
    FREES_ITS_PLACE,
    GIVE_BACK_WITHIN,
    HELD_STATES,
    Event,
    EventKind,
    Recorded,
    Ticket,
    TicketState,
    Visit,
    begin,
    label_parts,
)
from reception.queue.model import (
    Break,
    CounterSession,
    NewTicket,
    OperationRecordedError,
    RaceLostError,
)
from reception.queue.sql.best_head import best_head, values_of
from reception.queue.sql.hall import open_sessions, pauses, waiting_on
from reception.queue.sql.issue_transaction import issue_ticket
from reception.system.clock import Topic

# More clerks than a unit has would have to call in the same instant to lose this often.
_CLAIM_ATTEMPTS = 200

_BEST_HEAD = best_head()
_BEST_LABEL = best_head("SELECT label FROM ({best}) AS best JOIN ticket ON ticket.id = best.ticket")
_VISIT_BY_TICKET = Statement(f"{VISITS} WHERE ticket.id = :ticket ORDER BY leg.leg")
_NAMELESS_BY_TICKET = Statement(f"{NAMELESS_VISITS} WHERE ticket.id = :ticket ORDER BY leg.leg")
_HELD = Statement(
    "SELECT ticket FROM leg"
    " WHERE unit = :unit AND clerk = :clerk AND state IN ('called', 'serving')"
)
_HELD_AT = Statement(
    "SELECT clerk FROM leg"
    " WHERE unit = :unit AND counter = :counter AND state IN ('called', 'serving')"
)
_BY_NUMBER = Statement(
    "SELECT id FROM ticket WHERE unit = :unit AND service_day = :day"
    " AND series = :series AND number = :number"
)
_UNFINISHED_STATES = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.PARKED})
_UNFINISHED = Statement(f"""
    {VISITS} WHERE ticket.unit = :unit AND ticket.service_day = :day AND EXISTS (
        SELECT 1 FROM leg AS present WHERE present.ticket = ticket.id
            AND present.state IN ('waiting', 'called', 'parked')
    )
    ORDER BY ticket.issued_at, ticket.id, leg.leg
""")
_RECORDED = Statement(
    f"SELECT {EVENT_COLUMNS} FROM event WHERE operation = :operation ORDER BY step"
)
_NAMELESS_RECORDED = Statement(
    f"SELECT {NAMELESS_EVENT_COLUMNS} FROM event WHERE operation = :operation ORDER BY step"
)
_TICKET = Statement(f"SELECT {TICKET_COLUMNS} FROM ticket WHERE id = :ticket")
# A visitor who leaves the line does so by her own wish: that is no act of the clerk's; nor is what
# a file told of the past.
_LAST_ACT = Statement("""
    SELECT event.operation FROM event JOIN ticket ON ticket.id = event.ticket
    WHERE event.clerk = :clerk AND ticket.unit = :unit AND event.kind <> 'cancelled'
        AND ticket.series NOT LIKE '~%'
    ORDER BY event.seq DESC LIMIT 1
""")
_CALLED = Statement("SELECT 1 FROM event WHERE ticket = :ticket AND kind = 'called' LIMIT 1")
_DELETE_LATER_LEGS = Statement("DELETE FROM leg WHERE ticket = :ticket AND leg > :leg")
_HISTORY = Statement(f"SELECT {EVENT_COLUMNS} FROM event WHERE ticket = :ticket ORDER BY seq")

_BREAK = Statement("""
    SELECT counter, reason, began_at FROM clerk_break
    WHERE unit = :unit AND clerk = :clerk AND ended_at IS NULL
""")


class SqlDeskWork:
    """One transaction of the desk."""

    def __init__(self, run: Run, time: PaperTime, issuing: list[NewTicket]) -> None:
        self._run = run
        self._time = time
        self._issuing = issuing

    def issue(self, new: NewTicket) -> int:
        """Give the next number of the series and write the ticket, which nobody sees before."""
        self._issuing.append(new)
        return issue_ticket(self._run, self._time, new)

    def recorded(self, operation: UUID, *, named: bool = True) -> tuple[Recorded, ...]:
        """Return what the operation did, in order; empty when it is new.

        Unless ``named`` it is not said who did it, where, and with which remark.
        """
        asked = _RECORDED if named else _NAMELESS_RECORDED
        return tuple(map(recorded_of, self._run.rows(asked, operation=str(operation))))

    def issued_by(self, operation: UUID) -> Visit | None:
        """Return the visit that an operation began, as it began; None when it did nothing.

        Raises:
            OperationReusedError: it did something else.
        """
        recorded = self.recorded(operation, named=False)
        if not recorded:
            return None
        if recorded[-1].event.kind is not EventKind.ISSUED:
            raise OperationReusedError(str(operation))
        row = self._run.row(_TICKET, ticket=str(recorded[-1].ticket))
        return begin(ticket_of(row), recorded[-1].event) if row else None

    def history(self, ticket: UUID) -> tuple[Ticket, tuple[Recorded, ...]]:
        """Return a ticket and everything that happened to it, in order; nothing more does now."""
        self._lock(str(ticket))
        rows = self._run.rows(_VISIT_BY_TICKET, ticket=str(ticket))
        events = self._run.rows(_HISTORY, ticket=str(ticket))
        return ticket_of(rows[0]), tuple(map(recorded_of, events))

    def new_visit(self, ticket: UUID) -> Visit | None:
        """Return a visit, which nothing happens to now; nobody's name is asked for."""
        self._lock(str(ticket))
        return visit_of(self._run.rows(_NAMELESS_BY_TICKET, ticket=str(ticket)))

    def is_new(self, ticket: Ticket, at: datetime) -> bool:
        """Return whether a number was given just now, and never called; a server says it itself."""
        if self._run.is_postgresql:
            return True
        called = self._run.row(_CALLED, ticket=str(ticket.id))
        return called is None and at - ticket.issued_at <= GIVE_BACK_WITHIN

    def last_act(self, unit: str, clerk: str) -> tuple[Recorded, ...]:
        """Return the events of what a person did last, in order; empty when she did nothing."""
        row = self._run.row(_LAST_ACT, unit=unit, clerk=clerk)
        return self.recorded(UUID(row[0])) if row else ()

    def next_waiting(self, unit: str, day: date, caller: Caller, now: datetime) -> Visit | None:
        """Return the visit the calling rule chooses for the caller; None when nobody waits."""
        others: list[str] = []
        values = values_of(caller, unit, day, now)
        for _ in range(_CLAIM_ATTEMPTS):
            values["others"] = ",".join(others)
            best = self._run.row(_BEST_HEAD, **values)
            if best is None:
                return self._waited_for(others)
            if not self._run.is_postgresql or self._run.row(acts.CLAIM, ticket=best[0], in_turn=0):
                return self._visit(best[0])
            # Another clerk has it at this moment: the next best is the one to call.
            others.append(best[0])
        raise StorageFault("Too many clerks call at once", "try again in a moment")

    def _waited_for(self, others: Sequence[str]) -> Visit | None:
        """Return the first of those whom others had; who holds them is waited for, and not long.

        Else a clerk would hear that nobody waits while somebody's transaction keeps them all.
        """
        for ticket in others:
            if self._run.row(acts.CLAIM, ticket=ticket, in_turn=1):
                return self._visit(ticket)
        return None

    def next_without_paper(self, unit: str, day: date, caller: Caller, now: datetime) -> str | None:
        """Return the label of whom it would choose if her paper were out; None for nobody."""
        values = values_of(caller, unit, day, now)
        values["papers_by"] = instant(now + PAPER_GRACE)
        row = self._run.row(_BEST_LABEL, **values)
        return str(row[0]) if row else None

    def held_by(self, unit: str, clerk: str) -> Visit | None:
        """Return the visit the clerk has called or serves."""
        visit = self._locked(self._run.row(_HELD, unit=unit, clerk=clerk))
        return visit if visit and visit.state in HELD_STATES else None

    def lock_counters(self, unit: str, *numbers: int, of: str | None = None) -> None:
        """Keep others from taking these counters and the one where the person ``of`` works."""
        if self._run.is_postgresql:
            self._run.rows(
                counter_acts.LOCK_COUNTERS,
                unit=unit,
                numbers=",".join(map(str, numbers)),
                clerk=of or "",
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

    def line(self, unit: str, day: date) -> tuple[Visit, ...]:
        """Return who waits."""
        return waiting_on(self._run, unit, day)

    def unfinished(self, unit: str, day: date) -> tuple[Visit, ...]:
        """Return the visits that wait, are called or parked."""
        if self._run.is_postgresql:
            self._run.row(acts.HOLD_DAY, unit=unit, day=day.isoformat())
        found = visits_of(self._run.rows(_UNFINISHED, unit=unit, day=day.isoformat()))
        # A visit whose lock was waited for is read as it is now: it may be over meanwhile.
        return tuple(one for one in found if one.state in _UNFINISHED_STATES)

    def record(self, visit: Visit, event: Event, operation: UUID, step: int) -> None:
        """Write an event and the visit it led to; the place of who left is free again.

        Raises:
            NotGivenBackError: the server says that it is too late for that.
        """
        if self._run.is_postgresql:
            act = acts.GIVE_BACK if event.kind is EventKind.GIVEN_BACK else acts.HAPPEN
            done = self._run.row(act, **event_values(visit, event, operation, step))
            if not done or done[0] is None:
                raise NotGivenBackError(visit.ticket.label)
            return
        self._write_event(visit, event, operation, step)
        begun = event.kind in BEGINNING
        # A missed leg ended long before its visitor was readmitted, and stays as it is.
        if event.kind is not EventKind.READMITTED:
            before = visit.legs[-2] if begun else visit.leg
            if self._run.change(UPDATE_LEG, **leg_values(visit, before)) != 1:
                raise RuntimeError(f"ticket {visit.ticket.label} changed under its lock")
        if begun:
            self._run.change(INSERT_LEG, **leg_values(visit, visit.leg))
        # Whose visit has gone on from its first line has had her place.
        has_had_it = event.kind is EventKind.LEFT and len(visit.legs) > 1
        if event.kind in FREES_ITS_PLACE and not has_had_it:
            ticket, service = visit.ticket, visit.legs[0].service
            day = ticket.service_day.isoformat()
            self._run.change(GIVE_PLACE_BACK, unit=ticket.unit, day=day, service=service)

    def take_back(self, before: Visit, event: Event, operation: UUID, step: int) -> None:
        """Write that what happened last to a visit is undone, and the visit as it was before."""
        if self._run.is_postgresql:
            self._run.row(acts.TAKE_BACK, **event_values(before, event, operation, step))
            return
        self._write_event(before, event, operation, step)
        self._run.change(_DELETE_LATER_LEGS, ticket=str(before.ticket.id), leg=before.leg.index)
        self._run.change(RESTORE_LEG, **leg_values(before, before.leg))

    def _write_event(self, visit: Visit, event: Event, operation: UUID, step: int) -> None:
        self._run.change(INSERT_EVENT, **event_values(visit, event, operation, step))

    def open_sessions(self, unit: str) -> tuple[CounterSession, ...]:
        """Return who works at which counter now."""
        return open_sessions(self._run, unit)

    def open_session(self, unit: str, session: CounterSession) -> None:
        """Write that a person has taken a counter."""
        self._run.change(
            counter_acts.OPEN_COUNTER,
            unit=unit,
            clerk=session.clerk,
            counter=session.counter,
            opened_at=instant(session.opened_at),
            profile=session.profile,
        )

    def close_session(
        self, unit: str, clerk: str, closed_at: datetime, *, forgotten: bool = False
    ) -> None:
        """Write that a person has left the counter, or was forgotten there; so ends her break."""
        self.end_break(unit, clerk, closed_at)
        self._run.change(
            counter_acts.CLOSE_COUNTER,
            unit=unit,
            clerk=clerk,
            closed_at=instant(closed_at),
            forgotten=1 if forgotten else None,
        )

    def sign_panels_out(self, unit: str, day: date, at: datetime) -> None:
        """End who signed in to a panel on that day or before, but for those who hold a visitor."""
        self._run.change(
            CLOSE_PANELS,
            unit=unit,
            service_day=day.isoformat(),
            at=instant(at),
            ended=SessionEnd.CLOSING.value,
        )

    def session_of(self, unit: str, clerk: str) -> CounterSession | None:
        """Return where a person works now; None when she works nowhere."""
        return next((one for one in self.open_sessions(unit) if one.clerk == clerk), None)

    def set_profile(self, unit: str, clerk: str, profile: str | None) -> None:
        """Write by which work profile a person calls, at the counter she has."""
        self._run.change(counter_acts.SET_PROFILE_ACT, unit=unit, clerk=clerk, profile=profile)

    def break_of(self, unit: str, clerk: str) -> Break | None:
        """Return the break on which a person is now."""
        row = self._run.row(_BREAK, unit=unit, clerk=clerk)
        if row is None:
            return None
        counter, reason, began_at = row
        return Break(clerk=clerk, counter=counter, reason=reason, since=moment(began_at))

    def begin_break(self, unit: str, begun: Break) -> None:
        """Write that a person is on a break."""
        self._run.change(
            counter_acts.BEGIN_BREAK_ACT,
            unit=unit,
            clerk=begun.clerk,
            counter=begun.counter,
            reason=begun.reason,
            began_at=instant(begun.since),
        )

    def end_break(self, unit: str, clerk: str, ended_at: datetime) -> None:
        """Write that a person is there again, if she was on a break."""
        self._run.change(
            counter_acts.END_BREAK_ACT, unit=unit, clerk=clerk, ended_at=instant(ended_at)
        )

    def pause(self, unit: str, service: str, at: datetime) -> NotedPause | None:
        """Return the pause of a service that is paused then."""
        return next((one for one in pauses(self._run, unit, at) if one.service == service), None)

    def begin_pause(self, unit: str, pause: NotedPause) -> None:
        """Write that a service is paused, and that a pause whose time has come was ended then."""
        since = instant(pause.since)
        self._run.change(
            counter_acts.END_PAUSE_BY_ITSELF_ACT, unit=unit, service=pause.service, at=since
        )
        self._run.change(
            counter_acts.BEGIN_PAUSE_ACT,
            unit=unit,
            service=pause.service,
            paused_at=since,
            paused_by=pause.by,
            reason=pause.reason,
            until=instant_or_none(pause.until),
        )

    def change_pause(self, unit: str, pause: NotedPause, changed: NotedPause) -> None:
        """Write another reason and end of this pause.

        Raises:
            RaceLostError: it is over, or was changed.
        """
        until = instant_or_none(changed.until)
        act = counter_acts.CHANGE_PAUSE_ACT
        self._touch_pause(act, unit, pause, reason=changed.reason, until=until)

    def end_pause(self, unit: str, pause: NotedPause, *, by: str, at: datetime) -> None:
        """Write that this pause has ended.

        Raises:
            RaceLostError: it is over, or was changed.
        """
        self._touch_pause(counter_acts.END_PAUSE_ACT, unit, pause, at=instant(at), by=by)

    def _touch_pause(self, act: Statement, unit: str, pause: NotedPause, **values: Value) -> None:
        changed = self._run.change(
            act,
            unit=unit,
            service=pause.service,
            since=instant(pause.since),
            was_reason=pause.reason,
            was_until=instant_or_none(pause.until),
            **values,
        )
        # It was read unlocked: a colleague may have been first.
        if changed != 1:
            raise RaceLostError(pause.service)

    def add_entry(self, unit: str, entry: AuditEntry) -> None:
        """Write a line of the audit log."""
        add_entry(self._run, unit, entry)

    def _locked(self, found: tuple[str] | None) -> Visit | None:
        if found is None:
            return None
        self._lock(found[0])
        return self._visit(found[0])

    def _lock(self, ticket: str) -> None:
        # Locks are PostgreSQL's alone: SQLite has one writer at a time.
        if self._run.is_postgresql:
            self._run.rows(HOLD_VISIT, ticket=ticket)

    def _visit(self, ticket: str) -> Visit | None:
        return visit_of(self._run.rows(_VISIT_BY_TICKET, ticket=ticket))


# A ticket's id is made for one operation: where it is, the operation was carried out.
_ISSUED_ALREADY = frozenset({"event_operation_once", "ticket_pkey", "ticket.id"})
_WITHIN_QUOTA = "day_service_within_quota"
_RACES = frozenset(
    {
        "leg_held_once",
        "leg_at_counter_once",
        "counter_session_clerk_once",
        "counter_session_counter_once",
        "clerk_break_once",
        "service_pause_once",
    }
)


class SqlDeskStore:
    """Keeps tickets in SQLite or PostgreSQL."""

    def __init__(self, database: Database, time: PaperTime) -> None:
        self._database = database
        self._time = time

    def issue(self, new: NewTicket) -> int:
        """Give the next number of the series and write the ticket, in one transaction."""
        database = self._database
        # Outside a transaction a server does it in one act.
        giving = database.at_once() if database.is_postgresql else database.write(Topic.TICKETS)
        with races([new]), giving as run:
            return issue_ticket(run, self._time, new)

    @contextmanager
    def begin(self, *announcing: Topic) -> Iterator[SqlDeskWork]:
        """Start a transaction that announces these topics when it ends well."""
        issuing: list[NewTicket] = []
        with races(issuing), self._database.write(*announcing) as run:
            yield SqlDeskWork(run, self._time, issuing)


@contextmanager
def races(issuing: Sequence[NewTicket] = ()) -> Iterator[None]:
    """Tell what another process was first with, by the constraint that refused it.

    Raises:
        QuotaReachedError: it was with the last place for who was to get one of these tickets.
    """
    try:
        yield
    except ConstraintError as error:
        if error.constraint in _ISSUED_ALREADY:
            raise OperationRecordedError(error.constraint) from error
        if error.constraint in _RACES:
            raise RaceLostError(error.constraint) from error
        if error.constraint == _WITHIN_QUOTA and issuing:
            raise QuotaReachedError(issuing[-1].service, issuing[-1].quota or 0) from error
        raise
