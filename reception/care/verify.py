"""Every invariant, checked against the database itself."""

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import groupby

from reception.care.check_seals import check_chains
from reception.care.invariants import QUESTIONS, Count, Finding, Invariant
from reception.database.connection import Database
from reception.database.run import Row, Run, Statement
from reception.database.schema.base import SCHEMA_VERSION, version_in
from reception.database.visits import EVENT_COLUMNS, VISIT_COLUMNS, recorded_of, visit_of
from reception.domain.errors import Refusal
from reception.domain.ticket import EventKind, fold, label

# Both in the order of the identifier's characters, whatever the server's language.
_EVENTS_SQL = f"SELECT {EVENT_COLUMNS} FROM event ORDER BY ticket {{collation}}, seq"
_ALL_EVENTS = Statement(
    _EVENTS_SQL.format(collation=""), postgresql=_EVENTS_SQL.format(collation='COLLATE "C"')
)
_VISITS_SQL = f"""
    SELECT {VISIT_COLUMNS} FROM ticket JOIN leg ON leg.ticket = ticket.id
    ORDER BY ticket.id {{collation}}, leg.leg
"""
_ALL_VISITS = Statement(
    _VISITS_SQL.format(collation=""), postgresql=_VISITS_SQL.format(collation='COLLATE "C"')
)


def check(database: Database) -> tuple[Finding, ...]:
    """Return what every invariant's check found."""
    with database.snapshot() as run:
        return check_in(run)


def check_in(run: Run) -> tuple[Finding, ...]:
    """Return the same of one snapshot of a database."""
    return (*check_rows(run), *check_chains(run))


def check_rows(run: Run) -> tuple[Finding, ...]:
    """Return whether the rows agree with one another, whoever wrote them."""
    return (*(_ask(run, question) for question in QUESTIONS), *_visits_and_labels(run))


def _ask(run: Run, question: Invariant) -> Finding:
    counted = run.row(question.counted)
    count = Count(question.code, question.says, checked=counted[0] if counted else 0)
    for (name,) in run.rows(question.broken):
        count.breaks(str(name))
    return count.finding()


def _visits_and_labels(run: Run) -> tuple[Finding, Finding]:
    """Fold every ticket's events, compare with its rows, and read its label: in one pass."""
    state = Count("state-is-fold", "Every state follows from the events")
    named = Count("label-is-number", "Every label says its number")
    # What a newer program has done is for that one to check.
    leaves_newer = _is_upgraded_further(run)
    for ticket, legs, history in _tickets(run):
        # Events without legs are of a ticket that has vanished.
        name = _named(legs[0]) if legs else ticket
        if not (leaves_newer and _is_newer(history)):
            state.look(name, sound=bool(legs) and _follow(legs, history))
        if legs:
            series, number, written = legs[0][3:6]
            named.look(name, sound=written == label(series, number))
    return state.finding(), named.finding()


def _tickets(run: Run) -> Iterator[tuple[str, list[Row], list[Row]]]:
    """Yield every ticket with its rows of ``VISIT_COLUMNS`` and of ``EVENT_COLUMNS``."""
    both = merge(
        ((row[0], True, row) for row in run.stream(_ALL_VISITS)),
        ((row[0], False, row) for row in run.stream(_ALL_EVENTS)),
        key=lambda one: one[0],
    )
    for ticket, found in groupby(both, key=lambda one: one[0]):
        rows = list(found)
        legs = [row for _, of_visit, row in rows if of_visit]
        yield ticket, legs, [row for _, of_visit, row in rows if not of_visit]


def _is_upgraded_further(run: Run) -> bool:
    return version_in(run) != SCHEMA_VERSION


def _is_newer(history: Sequence[Row]) -> bool:
    return any(EventKind.read(row[1]) is EventKind.NEWER for row in history)


def _follow(legs: Sequence[Row], history: Sequence[Row]) -> bool:
    """Return whether these rows are what the events lead to."""
    try:
        visit = visit_of(legs)
        events = [recorded_of(row).event for row in history]
        return visit is not None and bool(events) and fold(visit.ticket, events) == visit
    except (Refusal, ValueError, TypeError, OverflowError):
        return False  # a value that no event could have left there


def _named(row: Row) -> str:
    """Return the label and the day of a row of ``VISIT_COLUMNS``."""
    return f"{row[5]} on {row[2]}"
