"""Questions about the present."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from reception.database.connection import Database
from reception.database.run import Row, Run, Statement, Value, instant, moment, moment_or_none
from reception.database.tickets import LAST_NUMBERS
from reception.database.visits import (
    NAMELESS_VISIT_COLUMNS,
    NAMELESS_VISITS,
    TOLD_VISITS,
    VISIT_COLUMNS,
    VISITS,
    leg_of,
    visit_of,
    visits_of,
)
from reception.domain.availability import NotedPause, ServiceOffer, ServicePause
from reception.domain.calling_rule import Caller
from reception.domain.language import Language
from reception.domain.paper import ON_PAPER, ORIGINAL, PrintState
from reception.domain.ticket import EventKind, Leg, TicketState, Visit, label_parts
from reception.domain.unit import ORDINARY
from reception.queue.model import Break, Call, CounterSession, LineLength, StaffedCounter
from reception.queue.sql.best_head import POINTS, foremost, values_of

# Counted with every act (``database/schema/triggers.py``): the line itself is not gone through.
_LINES = Statement("""
    SELECT service, waiting, oldest FROM day_line
    WHERE unit = :unit AND service_day = :day AND waiting > 0 AND oldest IS NOT NULL
""")

# One row a service or series, however many tickets there are.
_TAKEN = Statement("""
    SELECT service, taken FROM day_service WHERE unit = :unit AND service_day = :day
""")
_GIVEN = Statement("SELECT id, label FROM ticket WHERE unit = :unit AND service_day = :day")
_MOST_TAKEN = Statement("""
    SELECT service FROM day_service
    WHERE unit = :unit AND service_day BETWEEN :first AND :last
    GROUP BY service HAVING sum(taken) > 0 ORDER BY sum(taken) DESC, service
""")

# A cross join keeps SQLite's planner from going through every leg for them.
_IN_ORDER = f"""
    SELECT {VISIT_COLUMNS} FROM ({{best}}) AS best CROSS JOIN ticket CROSS JOIN leg
    WHERE ticket.id = best.ticket AND leg.ticket = ticket.id
    ORDER BY best.points DESC, best.ranked_since, best.ticket, leg.leg
"""
_ALL_WAITING = _IN_ORDER.format(
    best=f"""
        SELECT present.ticket, present.ranked_since,
            {POINTS.format(since="present.ranked_since")} AS points
        FROM leg AS present JOIN priority_class
            ON priority_class.unit = present.unit AND priority_class.code = present.priority
        WHERE present.unit = :unit AND present.service_day = :day AND present.state = 'waiting'
        ORDER BY points DESC, present.ranked_since, present.ticket
        LIMIT :limit
    """
)
_WAITING = Statement(_ALL_WAITING)
_NAMELESS_WAITING = Statement(_ALL_WAITING.replace(VISIT_COLUMNS, NAMELESS_VISIT_COLUMNS))
_FOREMOST_FOR = foremost(_IN_ORDER)

# All who wait, less those who stand lower: however many wait, few have come after somebody who has
# just come. Nobody who ranks before ``latest`` stands lower, whatever her class.
_OTHERS = POINTS.format(since="other.ranked_since")
_AHEAD = Statement(f"""
    WITH own AS (
        SELECT {POINTS.format(since="leg.ranked_since")} AS points, leg.ranked_since, leg.ticket
        FROM leg JOIN priority_class
            ON priority_class.unit = leg.unit AND priority_class.code = leg.priority
        WHERE leg.ticket = :ticket AND leg.leg = :leg
    ), latest AS (
        SELECT min(CAST(:now AS BIGINT) - (own.points - head_start_us) / rate) - 1 AS ranked_since
        FROM own JOIN priority_class ON true WHERE unit = :unit
    ), lower AS (
        SELECT other.service, count(*) AS waiting
        FROM own CROSS JOIN latest CROSS JOIN leg AS other JOIN priority_class
            ON priority_class.unit = other.unit AND priority_class.code = other.priority
        WHERE other.unit = :unit AND other.service_day = :day AND other.state = 'waiting'
            AND other.ranked_since > latest.ranked_since AND other.ranked_since > 0
            AND NOT ({_OTHERS} > own.points OR ({_OTHERS} = own.points
                AND (other.ranked_since, other.ticket) < (own.ranked_since, own.ticket)))
        GROUP BY other.service
    )
    SELECT line.service, line.waiting - coalesce(lower.waiting, 0)
    FROM day_line AS line LEFT JOIN lower ON lower.service = line.service
    WHERE line.unit = :unit AND line.service_day = :day
        AND line.waiting > coalesce(lower.waiting, 0)
""")

_OF_PRESENT = f"""
    SELECT {VISIT_COLUMNS}
    FROM leg AS present JOIN ticket ON ticket.id = present.ticket
    JOIN leg ON leg.ticket = ticket.id
    WHERE present.unit = :unit
"""
_HELD = Statement(f"""
    {_OF_PRESENT} AND present.state IN ('called', 'serving')
    ORDER BY present.counter, ticket.id, leg.leg
""")
_PARKED = Statement(f"""
    {_OF_PRESENT} AND present.service_day = :day AND present.state = 'parked'
    ORDER BY present.parked_at, ticket.id, leg.leg
""")

_IN_LINE = Statement(f"""
    {_OF_PRESENT} AND present.service_day = :day AND present.state = 'waiting'
    ORDER BY ticket.id, leg.leg
""")

_LET_GO = Statement(f"""
    SELECT at FROM event
    WHERE ticket = :ticket AND kind = '{EventKind.LET_GO_FIRST}' AND at > :since
""")

_WHO_LET_GO = Statement(f"""
    SELECT event.ticket FROM leg JOIN event ON event.ticket = leg.ticket
    WHERE leg.unit = :unit AND leg.service_day = :day AND leg.state = 'waiting'
        AND event.kind = '{EventKind.LET_GO_FIRST}'
""")

# What visitors' screens ask says nothing of who works where, and why she is away.
_STAFFED = Statement("""
    SELECT counter, opened_at, profile, EXISTS (
        SELECT 1 FROM clerk_break WHERE clerk_break.unit = counter_session.unit
            AND clerk_break.counter = counter_session.counter AND clerk_break.ended_at IS NULL
    ) FROM counter_session
    WHERE unit = :unit AND closed_at IS NULL ORDER BY counter
""")
_AT_COUNTERS = Statement("""
    SELECT ticket.id, ticket.label, leg.service, ticket.language, leg.counter,
        coalesce(leg.last_called_at, leg.started_at),
        (SELECT CAST(sum(own.calls) AS INTEGER) FROM leg AS own WHERE own.ticket = leg.ticket),
        leg.state, leg.calls, leg.priority, leg.ranked_since
    FROM leg JOIN ticket ON ticket.id = leg.ticket
    WHERE leg.unit = :unit AND leg.service_day >= :day AND leg.state IN ('called', 'serving')
    ORDER BY leg.counter
""")
_PAUSED = Statement("""
    SELECT service, paused_at, until FROM service_pause
    WHERE unit = :unit AND resumed_at IS NULL AND (until IS NULL OR until > :at)
    ORDER BY service
""")

# However many were called in the day, only those are looked at whom an index of open or missed
# visits names. Of the whole visit: who is called again after a transfer is called once more, and
# who is served straight on was called for the service before. Counted row by row: as a join,
# PostgreSQL would read the whole table for it.
_CALLS = Statement("""
    SELECT id, label, service, language, counter, called_at, calls, state, here FROM (
        SELECT ticket.id, ticket.label, shown.service, ticket.language, shown.counter, shown.state,
            shown.calls AS here,
            (SELECT max(leg.last_called_at) FROM leg WHERE leg.ticket = ticket.id)
                AS called_at,
            (SELECT CAST(sum(leg.calls) AS INTEGER) FROM leg WHERE leg.ticket = ticket.id)
                AS calls
        FROM (
            SELECT ticket, service, counter, state, calls FROM leg
            WHERE unit = :unit AND state IN ('called', 'serving') AND service_day = :day
            UNION ALL
            SELECT missed.ticket, missed.service, missed.counter, missed.state, missed.calls
            FROM leg AS missed
            WHERE missed.unit = :unit AND missed.service_day = :day AND missed.state = 'no_show'
                AND missed.ended_at >= :since AND (
                    SELECT count(*) FROM leg AS later
                    WHERE later.ticket = missed.ticket AND later.leg > missed.leg
                ) = 0
        ) AS shown JOIN ticket ON ticket.id = shown.ticket
    ) AS found WHERE calls > 0
    ORDER BY called_at DESC, id DESC
""")

_NUMBERED = """WHERE ticket.unit = :unit AND ticket.service_day = :day
    AND ticket.series = :series AND ticket.number = :number ORDER BY leg.leg"""
_BY_NUMBER = Statement(f"{VISITS} {_NUMBERED}")
_NAMELESS_BY_NUMBER = Statement(f"{NAMELESS_VISITS} {_NUMBERED}")
_NAMELESS_BY_TICKET = Statement(f"{NAMELESS_VISITS} WHERE ticket.id = :ticket ORDER BY leg.leg")
_TOLD_BY_TICKET = Statement(f"{TOLD_VISITS} WHERE ticket.id = :ticket ORDER BY leg.leg")

_PRINT_STATES_SQL = """
    SELECT ticket, state FROM print_job WHERE ticket IN (SELECT value FROM {asked})
    ORDER BY ticket, sheet
"""
_PRINT_STATES = Statement(
    _PRINT_STATES_SQL.format(asked="json_each(:tickets)"),
    postgresql=_PRINT_STATES_SQL.format(
        asked="json_array_elements_text(CAST(:tickets AS JSON)) AS asked(value)"
    ),
)

_LAST_AT = Statement(f"""
    SELECT {NAMELESS_VISIT_COLUMNS}
    FROM (
        SELECT ticket.id FROM ticket JOIN print_job
            ON print_job.ticket = ticket.id AND print_job.sheet = {ORIGINAL}
        WHERE ticket.unit = :unit AND ticket.service_day = :day AND print_job.station = :station
            AND NOT EXISTS (SELECT 1 FROM leg WHERE leg.ticket = ticket.id
                AND leg.state = 'given_back')
        ORDER BY print_job.queued_at DESC, ticket.id DESC LIMIT 1
    ) AS last
    JOIN ticket ON ticket.id = last.id
    JOIN leg ON leg.ticket = ticket.id
    ORDER BY leg.leg
""")

_ENDED = f"""
    SELECT {VISIT_COLUMNS} FROM leg JOIN ticket ON ticket.id = leg.ticket
    WHERE leg.unit = :unit AND leg.service_day = :day AND leg.clerk = :clerk
"""
# The conditions stand as the partial indexes have them: who was missed was called.
_ENDED_BY = Statement(f"""
    {_ENDED} AND leg.state = 'served'
    UNION ALL {_ENDED} AND leg.state = 'no_show' AND leg.calls > 0
""")

_MISSED = Statement(f"""
    {_OF_PRESENT} AND present.service_day = :day
        AND present.calls > 0 AND present.state = 'no_show' AND present.ended_at >= :since
        AND NOT EXISTS (
            SELECT 1 FROM leg AS later
            WHERE later.ticket = present.ticket AND later.leg > present.leg
        )
    ORDER BY present.ended_at DESC, ticket.id DESC, leg.leg
""")

# The whole day is looked through: whoever asks keeps what is over, and asks now and then.
_OVER = Statement(f"""
    {TOLD_VISITS} WHERE ticket.unit = :unit AND ticket.service_day = :day AND EXISTS (
        SELECT 1 FROM leg AS present WHERE present.ticket = ticket.id AND present.ended_at >= :since
            AND NOT EXISTS (SELECT 1 FROM leg AS later
                WHERE later.ticket = present.ticket AND later.leg > present.leg)
    )
    ORDER BY ticket.id, leg.leg
""")


_OPEN_PAUSES = Statement("""
    SELECT service, paused_at, paused_by, reason, until FROM service_pause
    WHERE unit = :unit AND resumed_at IS NULL AND (until IS NULL OR until > :at)
    ORDER BY service
""")


def pauses(run: Run, unit: str, at: datetime) -> tuple[NotedPause, ...]:
    """Return the pauses that have not ended."""
    return tuple(
        NotedPause(
            service=service,
            since=moment(paused_at),
            by=paused_by,
            reason=reason,
            until=moment_or_none(until),
        )
        for service, paused_at, paused_by, reason, until in run.rows(
            _OPEN_PAUSES, unit=unit, at=instant(at)
        )
    )


def waiting_on(run: Run, unit: str, day: date) -> tuple[Visit, ...]:
    """Return who waits, in the order of their tickets."""
    return tuple(visits_of(run.rows(_IN_LINE, unit=unit, day=day.isoformat())))


_PRESENT_SESSIONS = Statement("""
    SELECT counter_session.clerk, counter_session.counter, counter_session.opened_at,
        counter_session.profile, clerk_break.reason, clerk_break.began_at
    FROM counter_session LEFT JOIN clerk_break ON clerk_break.unit = counter_session.unit
        AND clerk_break.clerk = counter_session.clerk AND clerk_break.ended_at IS NULL
    WHERE counter_session.unit = :unit AND counter_session.closed_at IS NULL
    ORDER BY counter_session.counter
""")


def open_sessions(run: Run, unit: str) -> tuple[CounterSession, ...]:
    """Return the sessions that are open now."""
    return tuple(
        CounterSession(
            clerk=clerk,
            counter=counter,
            opened_at=moment(opened_at),
            profile=profile,
            away=Break(clerk=clerk, counter=counter, reason=reason, since=moment(began_at))
            if began_at
            else None,
        )
        for clerk, counter, opened_at, profile, reason, began_at in run.rows(
            _PRESENT_SESSIONS, unit=unit
        )
    )


class SqlHallStore:
    """Answers what the hall looks like now."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def _rows(self, statement: Statement, **values: Value) -> Sequence[Row]:
        with self._database.read() as run:
            return run.rows(statement, **values)

    def lines(self, unit: str, day: date) -> tuple[LineLength, ...]:
        """Return the length of every line in which somebody waits."""
        rows = self._rows(_LINES, unit=unit, day=day.isoformat())
        return tuple(
            LineLength(service, waiting, moment(oldest)) for service, waiting, oldest in rows
        )

    def offer(self, unit: str, day: date, now: datetime) -> ServiceOffer:
        """Return what has been given on the day, and what is paused now."""
        with self._database.read() as run:
            on = day.isoformat()
            return ServiceOffer(
                taken=dict(run.rows(_TAKEN, unit=unit, day=on)),
                last_numbers=dict(run.rows(LAST_NUMBERS, unit=unit, day=on)),
                pauses={
                    service: ServicePause(
                        service=service, since=moment(since), until=moment_or_none(until)
                    )
                    for service, since, until in run.rows(_PAUSED, unit=unit, at=instant(now))
                },
            )

    def most_taken(self, unit: str, first: date, last: date) -> tuple[str, ...]:
        """Return the services of which tickets were taken, most of which first."""
        with self._database.read() as run:
            span = {"first": first.isoformat(), "last": last.isoformat()}
            return tuple(code for (code,) in run.rows(_MOST_TAKEN, unit=unit, **span))

    def pauses(self, unit: str, now: datetime) -> tuple[NotedPause, ...]:
        """Return what is paused now, by whom and why."""
        with self._database.read() as run:
            return pauses(run, unit, now)

    def waiting(
        self, unit: str, day: date, now: datetime, limit: int, *, named: bool = True
    ) -> tuple[Visit, ...]:
        """Return who waits, in the calling rule's order; unless ``named``, as ``visit`` does."""
        at: dict[str, Value] = {"day": day.isoformat(), "now": instant(now)}
        asked = _WAITING if named else _NAMELESS_WAITING
        return tuple(visits_of(self._rows(asked, unit=unit, limit=limit, **at)))

    def foremost_for(
        self, unit: str, caller: Caller, day: date, now: datetime, limit: int
    ) -> tuple[Visit, ...]:
        """Return whom the calling rule would choose for a caller, whom then, and so on."""
        rows = self._rows(_FOREMOST_FOR, **values_of(caller, unit, day, now), limit=limit)
        return tuple(visits_of(rows))

    def ahead(self, visit: Visit, now: datetime) -> dict[str, int]:
        """Return how many wait and come first, by service."""
        ticket = visit.ticket
        return dict(
            self._rows(
                _AHEAD,
                ticket=str(ticket.id),
                leg=visit.leg.index,
                unit=ticket.unit,
                day=ticket.service_day.isoformat(),
                now=instant(now),
            )
        )

    def open_sessions(self, unit: str) -> tuple[CounterSession, ...]:
        """Return who works at which counter now."""
        with self._database.read() as run:
            return open_sessions(run, unit)

    def staffed(self, unit: str) -> tuple[StaffedCounter, ...]:
        """Return the counters at which somebody works now."""
        return tuple(
            StaffedCounter(
                counter=counter, opened_at=moment(opened), profile=profile, on_break=bool(away)
            )
            for counter, opened, profile, away in self._rows(_STAFFED, unit=unit)
        )

    def at_counters(self, unit: str, day: date) -> tuple[Call, ...]:
        """Return who is called or being served now; those of days before ``day`` have gone home."""
        return tuple(map(_call, self._rows(_AT_COUNTERS, unit=unit, day=day.isoformat())))

    def held(self, unit: str) -> tuple[Visit, ...]:
        """Return the visits that are called or being served now."""
        return tuple(visits_of(self._rows(_HELD, unit=unit)))

    def parked(self, unit: str, day: date) -> tuple[Visit, ...]:
        """Return the visits that are parked, who has been longest first."""
        return tuple(visits_of(self._rows(_PARKED, unit=unit, day=day.isoformat())))

    def calls(self, unit: str, day: date, since: datetime) -> tuple[Call, ...]:
        """Return the calls of who is called or served, and of who was missed since then."""
        rows = self._rows(_CALLS, unit=unit, day=day.isoformat(), since=instant(since))
        return tuple(map(_call, rows))

    def visit(self, unit: str, day: date, label: str, *, named: bool = True) -> Visit | None:
        """Return the visit with this label; unless ``named``, without who served it and remarks."""
        parts = label_parts(label)
        if parts is None:
            return None
        series, number = parts
        on = day.isoformat()
        by = _BY_NUMBER if named else _NAMELESS_BY_NUMBER
        return visit_of(self._rows(by, unit=unit, day=on, series=series, number=number))

    def let_go_at(self, visit: Visit) -> datetime | None:
        """Return when its visitor, who waits, let others go first; None: not in this line."""
        since = instant(visit.leg.waiting_since)
        rows = self._rows(_LET_GO, ticket=str(visit.ticket.id), since=since)
        return moment(rows[0][0]) if rows else None

    def who_let_go(self, unit: str, day: date) -> frozenset[UUID]:
        """Return who of those who wait has let others go first."""
        rows = self._rows(_WHO_LET_GO, unit=unit, day=day.isoformat())
        return frozenset(UUID(row[0]) for row in rows)

    def visit_of(self, ticket: UUID) -> Visit | None:
        """Return the visit of a ticket, without who served it and remarks."""
        return visit_of(self._rows(_NAMELESS_BY_TICKET, ticket=str(ticket)))

    def told_visit(self, ticket: UUID) -> Visit | None:
        """Return the visit of a ticket as the line tells it: likewise, and how it ended."""
        return visit_of(self._rows(_TOLD_BY_TICKET, ticket=str(ticket)))

    def given(self, unit: str, day: date) -> list[tuple[UUID, str]]:
        """Return the tickets of a day by their labels."""
        with self._database.read() as run:
            rows = run.rows(_GIVEN, unit=unit, day=day.isoformat())
        return [(UUID(ticket), label) for ticket, label in rows]

    def last_at(self, unit: str, day: date, station: str) -> Visit | None:
        """Return the visit whose ticket a station was to print last that day, without names."""
        return visit_of(self._rows(_LAST_AT, unit=unit, day=day.isoformat(), station=station))

    def print_states(self, tickets: Sequence[UUID]) -> dict[UUID, PrintState]:
        """Return what is known of the paper of each ticket for which one was wanted.

        What came out stays so, whatever becomes of a duplicate; else the latest sheet counts.
        """
        asked = json.dumps([str(ticket) for ticket in tickets])
        known: dict[UUID, PrintState] = {}
        # Sheets come in order, so that the latest one remains, unless one before it came out.
        for ticket, state in self._rows(_PRINT_STATES, tickets=asked):
            before = known.get(UUID(ticket))
            if before is None or before not in ON_PAPER:
                known[UUID(ticket)] = PrintState(state)
        return known

    def missed(self, unit: str, day: date, since: datetime) -> tuple[Visit, ...]:
        """Return the visits that were missed since then and not taken up again, latest first."""
        rows = self._rows(_MISSED, unit=unit, day=day.isoformat(), since=instant(since))
        return tuple(visits_of(rows))

    def over(self, unit: str, day: date, since: datetime) -> tuple[Visit, ...]:
        """Return the visits that are over since then, without who served them and remarks."""
        rows = self._rows(_OVER, unit=unit, day=day.isoformat(), since=instant(since))
        return tuple(visits_of(rows))

    def ended_by(self, unit: str, day: date, clerk: str) -> tuple[Leg, ...]:
        """Return the legs of the day that ended with a clerk, served or missed."""
        return tuple(
            map(leg_of, self._rows(_ENDED_BY, unit=unit, day=day.isoformat(), clerk=clerk))
        )


def _call(row: Row) -> Call:
    ticket, label, service, language, counter, called_at, calls, state, here = row[:9]
    priority, ranked_since = row[9:] or (ORDINARY, None)
    return Call(
        ticket=UUID(ticket),
        label=label,
        service=service,
        language=Language(language),
        counter=counter,
        called_at=moment(called_at),
        calls=calls,
        state=TicketState(state),
        is_recall=here > 1,
        priority=priority,
        ranked_since=moment_or_none(ranked_since),
    )
