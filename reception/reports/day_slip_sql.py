"""What a day's closing slip is made of, in SQLite or PostgreSQL."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise

from reception.database.connection import Database
from reception.database.run import Run, Statement
from reception.database.seals import DayHead, FoundHead, day_head, find_head, is_reduced
from reception.reports.model import Missing, MissingReason, SeriesNumbers

_GIVEN = Statement("""
    SELECT series, first, last FROM day_counter WHERE unit = :unit AND service_day = :day
    ORDER BY series
""")
_NUMBERS = Statement("""
    SELECT series, number FROM ticket WHERE unit = :unit AND service_day = :day
    ORDER BY series, number
""")
_LEFT_OUT = Statement("""
    SELECT series, first, last FROM number_skip WHERE unit = :unit AND service_day = :day
""")
_VOID = Statement("""
    SELECT void_number.series, void_number.number, ticket.label, void_number.reason
    FROM void_number LEFT JOIN ticket ON ticket.id = void_number.ticket
    WHERE void_number.unit = :unit AND void_number.service_day = :day
""")
_PARKED = Statement("""
    SELECT series, number FROM taken_in
    WHERE unit = :unit AND service_day = :day AND outcome = 'parked'
""")

type _Reason = tuple[MissingReason, str]


class SqlDaySlipStore:
    """Knows the chains, and the numbers of a day."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def numbers(self, unit: str, day: date) -> tuple[SeriesNumbers, ...]:
        """Return the numbers of every series that was given on a day."""
        at = day.isoformat()
        with self._database.snapshot() as run:
            given = run.rows(_GIVEN, unit=unit, day=at)
            numbers = {
                series: [number for _, number in rows]
                for series, rows in groupby(
                    run.rows(_NUMBERS, unit=unit, day=at), key=lambda row: row[0]
                )
            }
            why = _reasons(run, unit, at)
        return tuple(
            SeriesNumbers(
                series=series,
                first=first,
                last=last,
                tickets=len(numbers.get(series, [])),
                missing=tuple(
                    _told(_gaps(numbers.get(series, []), first, last), why.get(series, {}))
                ),
            )
            for series, first, last in given
        )

    def head(self, unit: str, day: date) -> DayHead | None:
        """Return the head of a day's chain; None when nothing happened."""
        with self._database.read() as run:
            return day_head(run, unit, day)

    def find(self, unit: str, day: date, digits: str) -> FoundHead | None:
        """Return where a head begins with these hexadecimal digits; None: nowhere in that day."""
        with self._database.snapshot() as run:
            return find_head(run, unit, day, digits)

    def is_reduced(self, unit: str, day: date) -> bool:
        """Return whether a day's visits were reduced to figures."""
        with self._database.read() as run:
            return is_reduced(run, unit, day)


def _reasons(run: Run, unit: str, day: str) -> dict[str, dict[int, _Reason]]:
    """Return why numbers of each series have no ticket, as far as it is written down."""
    found: dict[str, dict[int, _Reason]] = defaultdict(dict)
    for series, first, last in run.rows(_LEFT_OUT, unit=unit, day=day):
        for number in range(first, last + 1):
            found[series][number] = MissingReason.LEFT_OUT, ""
    for series, number in run.rows(_PARKED, unit=unit, day=day):
        found[series][number] = MissingReason.PARKED, ""
    for series, number, label, reason in run.rows(_VOID, unit=unit, day=day):
        found[series][number] = (
            (MissingReason.REPLACED, label) if label else (MissingReason.VOID, reason)
        )
    return found


def _gaps(numbers: Sequence[int], first: int, last: int) -> Iterator[int]:
    for before, after in pairwise((first - 1, *numbers, last + 1)):
        yield from range(before + 1, after)


def _told(gaps: Iterator[int], why: dict[int, _Reason]) -> Iterator[Missing]:
    """Yield numbers that follow one another, and are missing for one reason, together."""
    together = groupby(
        enumerate(gaps),
        key=lambda one: (one[1] - one[0], why.get(one[1], (MissingReason.UNKNOWN, ""))),
    )
    for (_, (reason, detail)), members in together:
        numbers = [number for _, number in members]
        yield Missing(first=numbers[0], last=numbers[-1], why=reason, detail=detail)
