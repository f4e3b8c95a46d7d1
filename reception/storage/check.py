"""Every invariant, checked against the database itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby

from reception.domain.errors import Refusal
from reception.domain.ticket import fold, label
from reception.storage.engine import Database, Row, Run
from reception.storage.invariants import QUESTIONS, Question
from reception.storage.statement import Statement
from reception.storage.visits import EVENT_COLUMNS, VISIT_COLUMNS, recorded_of, visit_of

_EXAMPLES = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One invariant: how many rows were looked at, and which break it."""

    code: str
    says: str
    checked: int
    broken: int
    examples: tuple[str, ...] = ()


class _Count:
    """Counts what is looked at one by one, and keeps few of the broken."""

    def __init__(self, code: str, says: str) -> None:
        self._code = code
        self._says = says
        self._checked = 0
        self._broken = 0
        self._examples: list[str] = []

    def look(self, name: str, *, sound: bool) -> None:
        self._checked += 1
        if not sound:
            self._broken += 1
            if len(self._examples) < _EXAMPLES:
                self._examples.append(name)

    def finding(self) -> Finding:
        return Finding(
            code=self._code,
            says=self._says,
            checked=self._checked,
            broken=self._broken,
            examples=tuple(self._examples),
        )


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
    asked = tuple(_ask(run, question) for question in QUESTIONS)
    return (*asked, *_visits_and_labels(run))


def _ask(run: Run, question: Question) -> Finding:
    counted = run.row(question.counted)
    broken = [str(row[0]) for row in run.rows(question.broken)]
    return Finding(
        code=question.code,
        says=question.says,
        checked=counted[0] if counted else 0,
        broken=len(broken),
        examples=tuple(broken[:_EXAMPLES]),
    )


def _visits_and_labels(run: Run) -> tuple[Finding, Finding]:
    """Fold every ticket's events, compare with its rows, and read its label: in one pass."""
    state = _Count("state-is-fold", "Every state follows from the events")
    named = _Count("label-is-number", "Every label says its number")
    for ticket, legs, history in _tickets(run):
        # Events without legs are of a ticket that has vanished.
        name = _named(legs[0]) if legs else ticket
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
