"""Every invariant, checked against the database itself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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


_TICKETS = Statement("SELECT count(*) FROM ticket")
_LEGS = Statement("SELECT count(*) FROM leg")

# Each ``broken`` statement selects a text that names the offending row.
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
        Statement("SELECT count(*) FROM leg WHERE state IN ('called', 'serving')"),
        Statement("""
            SELECT clerk FROM leg WHERE state IN ('called', 'serving')
            GROUP BY unit, clerk HAVING count(*) > 1
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

_ALL_EVENTS = Statement(f"SELECT {EVENT_COLUMNS} FROM event ORDER BY ticket, seq")
_ALL_VISITS = Statement(f"""
    SELECT {VISIT_COLUMNS} FROM ticket LEFT JOIN leg ON leg.ticket = ticket.id
    WHERE leg.ticket IS NOT NULL ORDER BY ticket.id, leg.leg
""")


def check(database: Database) -> tuple[Finding, ...]:
    """Return what every invariant's check found."""
    with database.snapshot() as run:
        asked = tuple(_ask(run, question) for question in _QUESTIONS)
        return (*asked, _state_is_fold(run), _labels(run))


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


def _state_is_fold(run: Run) -> Finding:
    """Fold every ticket's events and compare with its rows."""
    histories = {
        ticket: list(rows)
        for ticket, rows in groupby(run.rows(_ALL_EVENTS), key=lambda row: row[0])
    }

    def differing() -> Iterator[str]:
        for ticket, rows in groupby(run.rows(_ALL_VISITS), key=lambda row: row[0]):
            legs = list(rows)
            if not _follow(legs, histories.pop(ticket, [])):
                yield _named(legs[0])
        # What is left are events of which the ticket has vanished.
        yield from histories

    checked = len(histories)
    return _finding("state-is-fold", "Every state follows from the events", checked, differing)


def _follow(legs: Sequence[Row], history: Sequence[Row]) -> bool:
    """Return whether these rows are what the events lead to."""
    try:
        visit = visit_of(legs)
        events = [recorded_of(row).event for row in history]
        return visit is not None and bool(events) and fold(visit.ticket, events) == visit
    except (Refusal, ValueError, TypeError, OverflowError):
        return False  # a value that no event could have left there


def _labels(run: Run) -> Finding:
    tickets = [first for _, (first, *_) in groupby(run.rows(_ALL_VISITS), key=lambda row: row[0])]

    def differing() -> Iterator[str]:
        for row in tickets:
            series, number, written = row[3:6]
            if written != label(series, number):
                yield _named(row)

    return _finding("label-is-number", "Every label says its number", len(tickets), differing)


def _named(row: Row) -> str:
    """Return the label and the day of a row of ``VISIT_COLUMNS``."""
    return f"{row[5]} on {row[2]}"


def _finding(code: str, says: str, checked: int, broken: Callable[[], Iterator[str]]) -> Finding:
    found = list(broken())
    return Finding(
        code=code,
        says=says,
        checked=checked,
        broken=len(found),
        examples=tuple(found[:_EXAMPLES]),
    )
