"""Correcting what a station got wrong or lied about: by adding to the log, never by erasing.

Each correction is a line of the audit log with its author and reason, and sealed like everything.
What was altered behind the seals cannot be corrected: only a backup knows how it was.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations

from reception.care.chains import IN_ORDER, late_events, states_of
from reception.care.described import AS_DESCRIBED, described_rows
from reception.care.invariants import LATEST_PAPER_US, LINES, MISCOUNTED, PLACES
from reception.care.verify import follows, tickets_of
from reception.database.audit import UNITS, add_entry, read_entries
from reception.database.connection import Database
from reception.database.run import Row, Run, Statement, instant, row_in_place, row_of
from reception.database.schema import metadata, queue
from reception.database.seals import FORMS, seal_rows, seal_states
from reception.database.visits import (
    INSERT_EVENT,
    INSERT_LEG,
    event_values,
    leg_values,
    recorded_of,
    ticket_of,
    visit_of,
)
from reception.domain.errors import Refusal
from reception.domain.rights import AuditAct, AuditEntry, Right
from reception.domain.ticket import Event, EventKind, Visit, fold
from reception.domain.ticket import reason as said_reason
from reception.domain.unit import Person
from reception.system.clock import Clock, Ids, Topic
from reception.unit.audit import Audit
from reception.unit.current import UnitReader

# What ends a visit without anybody at a counter: nobody misses who was there.
_PUT_IN = frozenset({EventKind.CLOSED, EventKind.CANCELLED, EventKind.SERVED_ON_PAPER})
_MOST_UNTRUE = 6

_SALT = Statement("SELECT randomblob(16)", postgresql="SELECT uuid_send(gen_random_uuid())")
_UNSEALED = {
    form.kind: Statement(f"""
        SELECT {form.columns} FROM {form.table} {form.joined}
        WHERE {form.is_unsealed} AND {form.unit} = :unit ORDER BY {form.ref}
    """)
    for form in FORMS
}
_DROP_LEGS = Statement("DELETE FROM leg WHERE ticket = :ticket")
_LET_CALL = Statement(f"""
    UPDATE leg SET callable_from = NULL
    WHERE unit = :unit AND callable_from IS NOT NULL
        AND (leg <> 1 OR callable_from > waiting_since + {LATEST_PAPER_US})
    RETURNING (SELECT label FROM ticket WHERE ticket.id = leg.ticket), service_day
""")
_GIVEN = Statement("""
    SELECT ticket.service_day, ticket.series, min(ticket.number), max(ticket.number),
        min(day_counter.first), max(day_counter.last)
    FROM ticket LEFT JOIN day_counter ON day_counter.unit = ticket.unit
        AND day_counter.service_day = ticket.service_day AND day_counter.series = ticket.series
    WHERE ticket.unit = :unit AND ticket.series NOT LIKE '~%'
    GROUP BY ticket.service_day, ticket.series
    HAVING max(day_counter.last) IS NULL OR max(ticket.number) > max(day_counter.last)
        OR min(ticket.number) < min(day_counter.first)
""")
_COUNT_TO = row_in_place(queue.day_counter)
_COUNTERS = Statement("SELECT service_day, series, first, last FROM day_counter WHERE unit = :unit")
_OF_SERIES = "unit = :unit AND service_day = :day AND series = :series"
_KNOWN = Statement(f"""
    SELECT number, number FROM ticket WHERE {_OF_SERIES}
    UNION ALL SELECT number, number FROM void_number WHERE {_OF_SERIES}
    UNION ALL SELECT number, number FROM taken_in WHERE {_OF_SERIES} AND outcome = 'parked'
    UNION ALL SELECT first, last FROM number_skip WHERE {_OF_SERIES}
    ORDER BY 1
""")
_SKIP = Statement(row_of(queue.number_skip))
_PLACES = Statement(f"""
    SELECT service_day, service, tickets, taken, quota FROM {PLACES}
    WHERE unit = :unit AND (taken IS NULL OR taken <> tickets OR taken > quota)
""")
_SET_PLACES = row_in_place(queue.day_service)
_LINES = Statement(f"""
    SELECT coalesce(there.service_day, day_line.service_day),
        coalesce(there.service, day_line.service), coalesce(there.waiting, 0), there.oldest,
        day_line.waiting
    FROM {LINES} WHERE coalesce(there.unit, day_line.unit) = :unit AND {MISCOUNTED}
""")
_SET_LINE = row_in_place(queue.day_line)
# Of the visits that were corrected before: else they would be counted once more at the end.
_COUNT_NOW = Statement("", postgresql="SET CONSTRAINTS ALL IMMEDIATE")
# What is under way would be taken for wrong, or written over. All tables or none: who acts never
# waits for a repair that waits for her.
_HOLD_ALL = Statement(
    "",
    postgresql=f"""
        DO $$ BEGIN LOOP
            BEGIN
                LOCK TABLE {", ".join(metadata.tables)} IN EXCLUSIVE MODE NOWAIT;
                EXIT;
            EXCEPTION WHEN lock_not_available THEN PERFORM pg_sleep(0.02);
            END;
        END LOOP; END $$
    """,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """One thing that was corrected."""

    code: str
    """Of the invariant that it broke."""
    what: str


class Repair:
    """Corrects what a database's own rows contradict, with an author and a reason."""

    def __init__(
        self, database: Database, units: UnitReader, clock: Clock, ids: Ids, audit: Audit
    ) -> None:
        self._database = database
        self._units = units
        self._clock = clock
        self._ids = ids
        self._audit = audit

    def done(self, limit: int = 200) -> tuple[AuditEntry, ...]:
        """Return what was ever corrected, the latest first."""
        with self._database.read() as run:
            return tuple(
                entry
                for (unit,) in run.rows(UNITS)
                for entry in read_entries(
                    run, unit, who=None, act=AuditAct.REPAIR, refused=False, limit=limit
                )
            )

    def repair(self, *, asking: Person, reason: str) -> tuple[Correction, ...]:
        """Correct all that can be; return it.

        Raises:
            NotAllowedError: the person is no administrator.
            NoReasonError, RemarkError: why is not said in one line.
        """
        self._audit.demand(asking, Right.KEEP_HISTORY, AuditAct.REPAIR)
        why = said_reason(reason)
        unit, now = self._units.current()[1].code, self._clock.now()
        with self._database.write(Topic.TICKETS, patient=True) as run:
            if run.is_postgresql:
                run.change(_HOLD_ALL)
            done = (
                *_seal_left(run, unit),
                *_tell_late(run, unit),
                *self._correct_visits(run, unit, asking.login, why, now),
                *_let_call(run, unit),
                *_explain_numbers(run, unit, now),
                *_count_places(run, unit),
                *_keep_described(run, unit),
                *_count_lines(run, unit),
                *_seal_states(run, unit),
            )
            for one in done:
                entry = self._audit.entry(asking.login, AuditAct.REPAIR)
                # Not cut off: the reason stands at its end.
                subject = f"{one.code}: {one.what} ({why})"
                add_entry(run, unit, replace(entry, at=now, subject=subject))
        return done

    def _correct_visits(
        self, run: Run, unit: str, by: str, why: str, now: datetime
    ) -> Iterator[Correction]:
        """Let visits follow from their events: some are struck, or the rows are made anew."""
        wrong = [
            (legs, history)
            for _, legs, history in tickets_of(run)
            if legs and legs[0][1] == unit and not follows(legs, history)
        ]
        for legs, history in wrong:
            events = [recorded_of(row).event for row in history]
            struck = _untrue(_visit(legs), events)
            name = f"{legs[0][5]} on {legs[0][2]}"
            if struck:
                operation = self._ids.new()
                for step, at in enumerate(struck):
                    event = Event(
                        kind=EventKind.STRUCK, at=now, clerk=by, outcome=str(at), note=why
                    )
                    visit = Visit(ticket=ticket_of(legs[0]), legs=())
                    run.change(INSERT_EVENT, **event_values(visit, event, operation, step))
                kinds = ", ".join(events[at].kind for at in struck)
                yield Correction(code="state-is-fold", what=f"{name} was never {kinds}")
            elif true := _folded(legs, events):
                run.change(_DROP_LEGS, ticket=legs[0][0])
                run.change_many(INSERT_LEG, [leg_values(true, leg) for leg in true.legs])
                yield Correction(
                    code="state-is-fold", what=f"{name} is {true.state}, as its events say"
                )


def _visit(legs: Sequence[Row]) -> Visit | None:
    try:
        return visit_of(legs)
    except (ValueError, TypeError, OverflowError):
        return None


def _untrue(visit: Visit | None, events: Sequence[Event]) -> tuple[int, ...]:
    """Return which events nobody at a counter knew of: without them the others lead to the rows."""
    put_in = [at for at, one in enumerate(events) if one.kind in _PUT_IN][-_MOST_UNTRUE:]
    for many in range(1, len(put_in) + 1):
        for some in combinations(put_in, many):
            struck = [
                Event(kind=EventKind.STRUCK, at=events[-1].at, outcome=str(at)) for at in some
            ]
            if visit and _fold(visit, [*events, *struck]) == visit:
                return some
    return ()


def _fold(visit: Visit, events: Iterable[Event]) -> Visit | None:
    try:
        return fold(visit.ticket, events)
    except (Refusal, ValueError):
        return None


def _folded(legs: Sequence[Row], events: Sequence[Event]) -> Visit | None:
    try:
        return _fold(Visit(ticket=ticket_of(legs[0]), legs=()), events)
    except (ValueError, TypeError, OverflowError):
        return None


def _salt(run: Run) -> bytes:
    drawn = run.row(_SALT)
    if drawn is None:
        raise RuntimeError("the database drew nothing")
    return bytes(drawn[0])


def _seal_left(run: Run, unit: str) -> Iterator[Correction]:
    """Seal what was written past Nouba, behind all that was sealed since."""
    for form in FORMS:
        rows = [(_salt(run), *row) for row in run.rows(_UNSEALED[form.kind], unit=unit)]
        seal_rows(run, form, rows)
        by_chain: dict[str, list[int]] = {}
        for row in rows:
            by_chain.setdefault(str(row[2]), []).append(row[3])
        for chain, refs in by_chain.items():
            numbers = f"{min(refs)}" if len(refs) == 1 else f"{min(refs)} to {max(refs)}"
            yield Correction(
                code="everything-sealed",
                what=f"{len(refs)} of {chain} sealed late, {form.kind} number {numbers}",
            )


def _tell_late(run: Run, unit: str) -> Iterator[Correction]:
    """Let be told of an event that came later than its time says, and does not say so."""
    for of, name, is_told in [*late_events(run)]:
        if of == unit and not is_told:
            yield Correction(code=IN_ORDER, what=f"{name} came later than its time says")


def _let_call(run: Run, unit: str) -> Iterator[Correction]:
    for label, day in run.rows(_LET_CALL, unit=unit):
        yield Correction(code="called-before-its-paper", what=f"{label} on {day} may be called")


def _explain_numbers(run: Run, unit: str, now: datetime) -> Iterator[Correction]:
    """Let every number have its ticket, or a reason why not; none is ever given again."""
    for day, series, lowest, highest, first, last in run.rows(_GIVEN, unit=unit):
        span = {"first": min(lowest, first or lowest), "last": max(highest, last or highest)}
        run.change(_COUNT_TO, unit=unit, service_day=day, series=series, **span)
        yield Correction(
            code="number-was-given",
            what=f"{series} on {day} was given from {span['first']} to {span['last']}",
        )
    for day, series, first, last in run.rows(_COUNTERS, unit=unit):
        known = run.rows(_KNOWN, unit=unit, day=day, series=series)
        for start, end in _missing(known, first, last):
            of = {"unit": unit, "service_day": day, "series": series}
            run.change(_SKIP, **of, first=start, last=end, made_at=instant(now))
            yield Correction(
                code="numbers-without-gap",
                what=f"{series}{start:03} to {series}{end:03} on {day} were given to nobody",
            )


def _missing(known: Iterable[Row], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches from first to last that none of the known ones, in order, covers."""
    following = first
    for start, end in known:
        if start > last:
            break
        if start > following:
            yield following, start - 1
        following = max(following, end + 1)
    if following <= last:
        yield following, last


def _count_places(run: Run, unit: str) -> Iterator[Correction]:
    for day, service, kept, taken, quota in run.rows(_PLACES, unit=unit):
        room = None if quota is not None and quota < kept else quota
        of = {"unit": unit, "service_day": day, "service": service}
        run.change(_SET_PLACES, **of, taken=kept, quota=room)
        yield Correction(
            code="places-are-tickets",
            what=f"{service} on {day} has {kept} places taken, not {taken or 0}",
        )


def _count_lines(run: Run, unit: str) -> Iterator[Correction]:
    if run.is_postgresql:
        run.change(_COUNT_NOW)
    for day, service, waiting, oldest, counted in run.rows(_LINES, unit=unit):
        of = {"unit": unit, "service_day": day, "service": service}
        run.change(_SET_LINE, **of, waiting=waiting, oldest=oldest)
        yield Correction(
            code="lines-are-counted",
            what=f"{waiting} wait for {service} on {day}, where {counted or 0} were counted",
        )


def _keep_described(run: Run, unit: str) -> Iterator[Correction]:
    for one in described_rows(run):
        if one.unit == unit and not one.is_as_described:
            run.change(one.keep, **one.values)
            yield Correction(code=AS_DESCRIBED, what=f"{one.name} stands as described again")


def _seal_states(run: Run, unit: str) -> Iterator[Correction]:
    """Seal as they stand the rows that were changed past Nouba."""
    wrong = [one for one in states_of(run) if one.unit == unit and not one.is_as_sealed]
    for one in wrong:
        values = one.values or (None,) * len(one.form.columns)
        seal_states(run, one.form, [(_salt(run), unit, one.key, *values)])
        stands = "stands" if one.values else "is gone"
        yield Correction(
            code="state-as-sealed", what=f"{one.form.table} {one.key} {stands} as it was found"
        )
