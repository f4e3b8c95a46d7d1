"""Every invariant, checked against the database itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby

from reception.domain.errors import Refusal
from reception.domain.ticket import fold, label
from reception.storage.engine import Database, Row, Run
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


@dataclass(frozen=True, slots=True)
class _Question:
    code: str
    says: str
    counted: Statement
    broken: Statement


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


_TICKETS = Statement("SELECT count(*) FROM ticket")
_HELD = Statement("SELECT count(*) FROM leg WHERE state IN ('called', 'serving')")
_LEGS = Statement("SELECT count(*) FROM leg")

# Each ``broken`` statement selects a text that names the offending row. That the instants of a
# leg follow one another is not asked: a clock that was set back makes it untrue without harm.
_QUESTIONS = (
    _Question(
        "number-once",
        "No number of a series was given twice on a day",
        _TICKETS,
        Statement("""
            SELECT min(label) || ' on ' || service_day FROM ticket
            GROUP BY unit, service_day, series, number HAVING count(*) > 1
        """),
    ),
    _Question(
        "numbers-without-gap",
        "Every number from the first to the last given one has its ticket",
        Statement("SELECT count(*) FROM day_counter"),
        Statement("""
            SELECT day_counter.series || ' on ' || day_counter.service_day
            FROM day_counter LEFT JOIN ticket ON ticket.unit = day_counter.unit
                AND ticket.service_day = day_counter.service_day
                AND ticket.series = day_counter.series
            GROUP BY day_counter.unit, day_counter.service_day, day_counter.series,
                day_counter.first, day_counter.last
            HAVING coalesce(min(ticket.number), -1) <> day_counter.first
                OR coalesce(max(ticket.number), -1) <> day_counter.last
                OR count(ticket.id) <> day_counter.last - day_counter.first + 1
        """),
    ),
    _Question(
        "number-was-given",
        "No ticket has a number beyond the last given one",
        _TICKETS,
        Statement("""
            SELECT ticket.label || ' on ' || ticket.service_day
            FROM ticket LEFT JOIN day_counter ON day_counter.unit = ticket.unit
                AND day_counter.service_day = ticket.service_day
                AND day_counter.series = ticket.series
            WHERE day_counter.last IS NULL OR ticket.number > day_counter.last
        """),
    ),
    _Question(
        "one-open-leg",
        "A visit has one present leg, and it is the last",
        _TICKETS,
        Statement("""
            SELECT ticket.label || ' on ' || ticket.service_day
            FROM ticket LEFT JOIN leg ON leg.ticket = ticket.id
            GROUP BY ticket.id, ticket.label, ticket.service_day
            HAVING count(leg.leg) = 0 OR max(leg.leg) <> count(leg.leg)
                OR sum(CASE WHEN leg.ended_at IS NULL THEN 1 ELSE 0 END) > 1
        """),
    ),
    _Question(
        "one-ticket-a-clerk",
        "No clerk holds two tickets",
        _HELD,
        Statement("""
            SELECT clerk FROM leg WHERE state IN ('called', 'serving')
            GROUP BY unit, clerk HAVING count(*) > 1
        """),
    ),
    _Question(
        "one-visitor-a-counter",
        "To no counter are two visitors called",
        _HELD,
        Statement("""
            SELECT 'counter ' || counter FROM leg WHERE state IN ('called', 'serving')
            GROUP BY unit, counter HAVING count(*) > 1
        """),
    ),
    _Question(
        "held-at-her-counter",
        "Who holds a ticket works at the counter it was called to",
        _HELD,
        Statement("""
            SELECT 'counter ' || leg.counter
            FROM leg LEFT JOIN counter_session ON counter_session.unit = leg.unit
                AND counter_session.clerk = leg.clerk
                AND counter_session.counter = leg.counter AND counter_session.closed_at IS NULL
            WHERE leg.state IN ('called', 'serving') AND counter_session.id IS NULL
        """),
    ),
    _Question(
        "one-clerk-a-counter",
        "At a counter works one person, and she at no other",
        Statement("SELECT count(*) FROM counter_session WHERE closed_at IS NULL"),
        Statement("""
            SELECT 'counter ' || counter FROM counter_session WHERE closed_at IS NULL
            GROUP BY unit, counter HAVING count(*) > 1
            UNION ALL
            SELECT clerk FROM counter_session WHERE closed_at IS NULL
            GROUP BY unit, clerk HAVING count(*) > 1
        """),
    ),
    _Question(
        "called-once",
        "No ticket was called to two counters at once",
        Statement("SELECT count(*) FROM event WHERE kind = 'called'"),
        Statement("""
            SELECT ticket.label || ' on ' || ticket.service_day
            FROM event JOIN ticket ON ticket.id = event.ticket
            WHERE event.kind = 'called'
            GROUP BY ticket.id, ticket.label, ticket.service_day HAVING count(*) > 1
        """),
    ),
    _Question(
        "leg-of-its-day",
        "Every leg belongs to its ticket's unit and service day",
        _LEGS,
        Statement("""
            SELECT ticket.label || ' on ' || ticket.service_day
            FROM leg JOIN ticket ON ticket.id = leg.ticket
            WHERE leg.unit <> ticket.unit OR leg.service_day <> ticket.service_day
        """),
    ),
    _Question(
        "print-has-ticket",
        "Every sheet of paper belongs to a ticket",
        Statement("SELECT count(*) FROM print_job"),
        Statement("""
            SELECT print_job.ticket FROM print_job LEFT JOIN ticket ON ticket.id = print_job.ticket
            WHERE ticket.id IS NULL
        """),
    ),
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
        asked = tuple(_ask(run, question) for question in _QUESTIONS)
        return (*asked, *_visits_and_labels(run))


def _ask(run: Run, question: _Question) -> Finding:
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
