"""The invariants that one statement each can ask for."""

from dataclasses import dataclass, field
from datetime import timedelta

from reception.database.heads import CLOCKS_APART_US
from reception.database.run import Statement
from reception.domain.ticket import GIVE_BACK_WITHIN


@dataclass(frozen=True, slots=True)
class Invariant:
    """An invariant: how many rows are looked at, and which break it."""

    code: str
    says: str
    counted: Statement
    broken: Statement


def _invariant(code: str, says: str, among: str, broken: str) -> Invariant:
    """Return what is asked of the rows of a table, or of some of them.

    Args:
        code: names it.
        says: what it promises.
        among: the table, and perhaps which of its rows.
        broken: selects a text that names the offending row.
    """
    return Invariant(code, says, Statement(f"SELECT count(*) FROM {among}"), Statement(broken))


def _once(code: str, says: str, among: str, *alone: tuple[str, str]) -> Invariant:
    """Return that no two rows agree in some columns; each with what names the offending ones."""
    twice = [
        f"SELECT {name} FROM {among} GROUP BY {columns} HAVING count(*) > 1"
        for columns, name in alone
    ]
    return _invariant(code, says, among, " UNION ALL ".join(twice))


_TICKET = "ticket.label || ' on ' || ticket.service_day"


def _of_legs(
    code: str, says: str, broken: str, *, among: str = "leg", joined: str = ""
) -> Invariant:
    """Return that no leg breaks a condition, which its ticket tells."""
    return _invariant(
        code,
        says,
        among,
        f"SELECT {_TICKET} FROM leg JOIN ticket ON ticket.id = leg.ticket {joined} WHERE {broken}",
    )


_HELD = "leg WHERE state IN ('called', 'serving')"
_OPEN_SESSIONS = "counter_session WHERE closed_at IS NULL"
_OF_COUNTER = """ticket.unit = day_counter.unit
    AND ticket.service_day = day_counter.service_day AND ticket.series = day_counter.series"""
# After a backup was put back numbers are left out; a station may still hand in tickets of them.
_SKIPPED = """skipped.unit = day_counter.unit
    AND skipped.service_day = day_counter.service_day AND skipped.series = day_counter.series
    AND skipped.first >= day_counter.first AND skipped.last <= day_counter.last"""

_EXPLAINED = """
    SELECT unit, service_day, series, number FROM void_number
    UNION ALL SELECT unit, service_day, series, number FROM taken_in WHERE outcome = 'parked'
"""

LATEST_PAPER_US = 90_000_000
"""So long a ticket waits for its paper at most."""

_LATEST_BACK_US = GIVE_BACK_WITHIN // timedelta(microseconds=1) + CLOCKS_APART_US

# Joined in full, each count would be compared with every day's of every service.
PLACES = """(
    SELECT unit, service_day, service, sum(ticket) AS tickets, max(taken) AS taken,
        max(quota) AS quota
    FROM (
        SELECT unit, service_day, service, 0 AS ticket, taken, quota FROM day_service
        UNION ALL SELECT leg.unit, leg.service_day, leg.service, 1, NULL, NULL
        FROM leg JOIN ticket ON ticket.id = leg.ticket
        WHERE leg.leg = 1 AND ticket.series NOT LIKE '~%' AND NOT EXISTS (
            SELECT 1 FROM leg AS own WHERE own.ticket = leg.ticket
                AND own.state IN ('cancelled', 'given_back')
                AND (own.leg = 1 OR coalesce(own.outcome, '') <> 'left')
        )
    ) AS counted GROUP BY unit, service_day, service
) AS places"""
"""The places of a day that are taken, beside the tickets that have taken and kept one."""

LINES = """day_line FULL JOIN (
        SELECT unit, service_day, service, count(*) AS waiting, min(waiting_since) AS oldest
        FROM leg WHERE state = 'waiting' GROUP BY unit, service_day, service
    ) AS there ON there.unit = day_line.unit AND there.service_day = day_line.service_day
    AND there.service = day_line.service"""
"""What is kept of each line, beside those who wait there."""
MISCOUNTED = """(coalesce(day_line.waiting, 0) <> coalesce(there.waiting, 0)
    OR coalesce(day_line.oldest, 0) <> coalesce(there.oldest, 0))"""

# That the instants of a leg follow one another is not asked: a clock that was set back makes it
# untrue without harm.
QUESTIONS = (
    _once(
        "number-once",
        "No number of a series was given twice on a day",
        "ticket",
        ("unit, service_day, series, number", "min(label) || ' on ' || service_day"),
    ),
    _invariant(
        "numbers-without-gap",
        "Every number from the first to the last given one has its ticket, or a reason why not",
        "day_counter",
        f"""
            SELECT series || ' on ' || service_day FROM day_counter
            WHERE last - first + 1 <> (
                SELECT count(*) FROM ticket WHERE {_OF_COUNTER}
                    AND ticket.number BETWEEN day_counter.first AND day_counter.last
            ) + (
                SELECT coalesce(sum(skipped.last - skipped.first + 1), 0) - (
                    SELECT count(*) FROM number_skip AS skipped JOIN ticket ON {_OF_COUNTER}
                        AND ticket.number BETWEEN skipped.first AND skipped.last
                    WHERE {_SKIPPED}
                )
                FROM number_skip AS skipped WHERE {_SKIPPED}
            ) + (
                SELECT count(DISTINCT explained.number) FROM ({_EXPLAINED}) AS explained
                WHERE explained.unit = day_counter.unit
                    AND explained.service_day = day_counter.service_day
                    AND explained.series = day_counter.series
                    AND explained.number BETWEEN day_counter.first AND day_counter.last
                    AND NOT EXISTS (
                        SELECT 1 FROM ticket WHERE {_OF_COUNTER}
                            AND ticket.number = explained.number
                    ) AND NOT EXISTS (
                        SELECT 1 FROM number_skip AS skipped WHERE {_SKIPPED}
                            AND explained.number BETWEEN skipped.first AND skipped.last
                    )
            )
        """,
    ),
    _invariant(
        "number-was-given",
        "No ticket has a number beyond the last given one",
        # Visits that were brought in, and those reduced to figures, have numbers that nobody gave.
        "ticket WHERE series NOT LIKE '~%'",
        f"""
            SELECT {_TICKET}
            FROM ticket LEFT JOIN day_counter ON {_OF_COUNTER}
            WHERE ticket.series NOT LIKE '~%'
                AND (day_counter.last IS NULL OR ticket.number > day_counter.last
                    OR ticket.number < day_counter.first)
        """,
    ),
    _invariant(
        "void-number-has-no-ticket",
        "No ticket has a number that is void",
        "void_number",
        f"""
            SELECT {_TICKET}
            FROM void_number JOIN ticket ON ticket.unit = void_number.unit
                AND ticket.service_day = void_number.service_day
                AND ticket.series = void_number.series AND ticket.number = void_number.number
        """,
    ),
    _invariant(
        "taken-in-once",
        "What a station has handed over is there once, under the label of its paper",
        "taken_in",
        """
            SELECT taken_in.series || taken_in.number || ' on ' || taken_in.service_day
            FROM taken_in LEFT JOIN ticket ON ticket.unit = taken_in.unit
                AND ticket.service_day = taken_in.service_day
                AND ticket.series = taken_in.series AND ticket.number = taken_in.number
            WHERE taken_in.outcome IN ('joined', 'relabelled', 'too_late')
                AND (ticket.id IS NULL OR NOT EXISTS (
                    SELECT 1 FROM event WHERE event.ticket = ticket.id AND event.kind = 'taken_in'
                ))
        """,
    ),
    _of_legs(
        "called-before-its-paper",
        "No ticket waits longer for its paper than a minute and a half",
        f"""leg.callable_from IS NOT NULL
            AND (leg.leg <> 1 OR leg.callable_from > leg.waiting_since + {LATEST_PAPER_US})""",
        among="leg WHERE callable_from IS NOT NULL",
    ),
    _invariant(
        "one-open-leg",
        "A visit has one present leg, and it is the last",
        "ticket",
        f"""
            SELECT {_TICKET}
            FROM ticket LEFT JOIN leg ON leg.ticket = ticket.id
            GROUP BY ticket.id, ticket.label, ticket.service_day
            HAVING count(leg.leg) = 0 OR max(leg.leg) <> count(leg.leg)
                OR sum(CASE WHEN leg.ended_at IS NULL THEN 1 ELSE 0 END) > 1
        """,
    ),
    _of_legs(
        "given-back-at-once",
        "A number was given back soon after it was given, by its visitor, and never called",
        # Whether a past that was brought in tells so is the file's own.
        f"""leg.state = 'given_back' AND ticket.series NOT LIKE '~%'
            AND (leg.leg <> 1 OR leg.calls > 0 OR leg.clerk IS NOT NULL OR leg.ended_at IS NULL
                OR leg.ended_at > ticket.issued_at + {_LATEST_BACK_US} OR EXISTS (
                    SELECT 1 FROM event WHERE event.ticket = ticket.id AND (event.kind = 'called'
                        OR event.kind = 'given_back' AND event.clerk IS NOT NULL)))""",
        among="leg WHERE state = 'given_back'",
    ),
    _once("one-ticket-a-clerk", "No clerk holds two tickets", _HELD, ("unit, clerk", "clerk")),
    _once(
        "one-visitor-a-counter",
        "To no counter are two visitors called",
        _HELD,
        ("unit, counter", "'counter ' || counter"),
    ),
    _invariant(
        "held-at-her-counter",
        "Who holds a ticket works at the counter it was called to",
        _HELD,
        """
            SELECT 'counter ' || leg.counter
            FROM leg LEFT JOIN counter_session ON counter_session.unit = leg.unit
                AND counter_session.clerk = leg.clerk
                AND counter_session.counter = leg.counter AND counter_session.closed_at IS NULL
            WHERE leg.state IN ('called', 'serving') AND counter_session.id IS NULL
        """,
    ),
    _once(
        "one-clerk-a-counter",
        "At a counter works one person, and she at no other",
        _OPEN_SESSIONS,
        ("unit, counter", "'counter ' || counter"),
        ("unit, clerk", "clerk"),
    ),
    _once(
        "called-once",
        "No ticket is called to two counters at once",
        "leg JOIN ticket ON ticket.id = leg.ticket WHERE leg.state IN ('called', 'serving')",
        ("leg.ticket", "min(ticket.label) || ' on ' || min(ticket.service_day)"),
    ),
    _of_legs(
        "goes-on-in-the-next",
        "A leg that went on has a next one, and every other leg before the last has ended",
        """(leg.state = 'continued' AND next.leg IS NULL)
            OR (next.leg IS NOT NULL AND leg.ended_at IS NULL)""",
        joined="LEFT JOIN leg AS next ON next.ticket = leg.ticket AND next.leg = leg.leg + 1",
    ),
    _invariant(
        "break-at-her-counter",
        "Who is on a break works at that counter",
        "clerk_break WHERE ended_at IS NULL",
        """
            SELECT clerk_break.clerk FROM clerk_break LEFT JOIN counter_session
                ON counter_session.unit = clerk_break.unit
                AND counter_session.clerk = clerk_break.clerk
                AND counter_session.counter = clerk_break.counter
                AND counter_session.closed_at IS NULL
            WHERE clerk_break.ended_at IS NULL AND counter_session.id IS NULL
        """,
    ),
    _of_legs(
        "leg-of-its-day",
        "Every leg belongs to its ticket's unit and service day, and speaks its language",
        """leg.unit <> ticket.unit OR leg.service_day <> ticket.service_day
            OR leg.language <> ticket.language""",
    ),
    _of_legs(
        "quote-is-a-range",
        "A wait that was announced is a range, and was announced with the number",
        """(leg.quoted_low_us IS NULL) <> (leg.quoted_high_us IS NULL)
            OR leg.quoted_low_us < 0 OR leg.quoted_high_us <= leg.quoted_low_us
            OR (leg.quoted_low_us IS NOT NULL AND leg.leg <> 1)""",
        among="leg WHERE quoted_low_us IS NOT NULL",
    ),
    _invariant(
        "print-has-ticket",
        "Every sheet of paper belongs to a ticket",
        "print_job",
        """
            SELECT print_job.ticket FROM print_job LEFT JOIN ticket ON ticket.id = print_job.ticket
            WHERE ticket.id IS NULL
        """,
    ),
    _invariant(
        "places-are-tickets",
        "Of every service as many places of a day are taken as tickets were given and kept",
        "day_service",
        f"""
            SELECT service || ' on ' || service_day FROM {PLACES}
            WHERE taken IS NULL OR taken <> tickets
        """,
    ),
    _invariant(
        "within-quota",
        "No service gave more places of a day than it has",
        "day_service",
        "SELECT service || ' on ' || service_day FROM day_service WHERE taken > quota",
    ),
    _invariant(
        "lines-are-counted",
        "In each line of a day as many are counted as wait there, since the first of them",
        "day_line",
        f"""
            SELECT coalesce(there.service, day_line.service) || ' on '
                || coalesce(there.service_day, day_line.service_day)
            FROM {LINES} WHERE {MISCOUNTED}
        """,
    ),
    _once(
        "paused-once",
        "No service is paused twice at once",
        "service_pause WHERE resumed_at IS NULL",
        ("unit, service", "service"),
    ),
    _invariant(
        "resumed-by-somebody",
        "A pause that has ended was ended by somebody",
        "service_pause",
        "SELECT service FROM service_pause WHERE (resumed_at IS NULL) <> (resumed_by IS NULL)",
    ),
    _invariant(
        "rated-once",
        "No ticket is rated twice, and no touch is counted twice",
        "rating",
        """
            SELECT min(ticket.label) || ' on ' || min(ticket.service_day)
            FROM rating JOIN ticket ON ticket.id = rating.ticket
            GROUP BY rating.ticket HAVING count(*) > 1
            UNION ALL
            SELECT 'touch ' || operation FROM rating GROUP BY operation HAVING count(*) > 1
        """,
    ),
    _invariant(
        "rating-of-a-called-ticket",
        "A ticket that is rated was called, on that day and for that service",
        "rating WHERE ticket IS NOT NULL",
        """
            SELECT coalesce(ticket.label, rating.ticket) || ' on ' || rating.service_day
            FROM rating LEFT JOIN ticket ON ticket.id = rating.ticket
                AND ticket.unit = rating.unit AND ticket.service_day = rating.service_day
            WHERE rating.ticket IS NOT NULL AND (ticket.id IS NULL OR NOT EXISTS (
                SELECT 1 FROM leg WHERE leg.ticket = rating.ticket
                    AND leg.service = rating.service AND leg.counter IS NOT NULL
            ))
        """,
    ),
    _invariant(
        "score-is-a-face",
        "A score is 1 to 5, and a service is named where a ticket is",
        "rating",
        """
            SELECT score || ' on ' || service_day FROM rating
            WHERE score NOT BETWEEN 1 AND 5 OR (ticket IS NOT NULL AND service IS NULL)
        """,
    ),
    _invariant(
        "described-by-the-last",
        "A unit is described by the last of its revisions",
        "unit",
        """
            SELECT unit.code FROM unit WHERE unit.revision <> (
                SELECT max(made.revision) FROM unit_revision AS made WHERE made.unit = unit.code
            )
        """,
    ),
    _invariant(
        "struck-by-a-repair",
        "What was struck from a visit, a repair struck, and the audit log tells of it",
        "event",
        f"""
            SELECT {_TICKET} FROM event JOIN ticket ON ticket.id = event.ticket
            WHERE event.kind = 'struck' AND NOT EXISTS (
                SELECT 1 FROM audit WHERE audit.unit = ticket.unit AND audit.act = 'repair'
                    AND audit.refused = 0 AND audit.at = event.at
            )
        """,
    ),
    _invariant(
        "nothing-half-forgotten",
        "Outside a run that forgets, what is history cannot be changed",
        "event",
        "SELECT 'run ' || run FROM forgetting",
    ),
)


MOST_EXAMPLES = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One invariant: how many rows were looked at, and which break it."""

    code: str
    says: str
    checked: int
    broken: int
    examples: tuple[str, ...] = ()
    noted: int = 0
    """So many rows are worth knowing of, and break nothing."""


@dataclass(slots=True)
class Count:
    """Counts what is looked at one by one, and keeps few of the broken."""

    code: str
    says: str
    checked: int = 0
    broken: int = 0
    noted: int = 0
    examples: list[str] = field(default_factory=list)

    def look(self, name: str, *, sound: bool) -> None:
        """Count one, which breaks the invariant or does not."""
        self.checked += 1
        if not sound:
            self.breaks(name)

    def breaks(self, name: str) -> None:
        """Count one more that breaks the invariant."""
        self.broken += 1
        self._keep(name)

    def notes(self, name: str) -> None:
        """Count one that is worth knowing of."""
        self.noted += 1
        self._keep(name)

    def _keep(self, name: str) -> None:
        if len(self.examples) < MOST_EXAMPLES:
            self.examples.append(name)

    def finding(self) -> Finding:
        """Return what was found."""
        return Finding(
            code=self.code,
            says=self.says,
            checked=self.checked,
            broken=self.broken,
            examples=tuple(self.examples),
            noted=self.noted,
        )
