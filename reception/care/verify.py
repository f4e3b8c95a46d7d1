"""Every invariant, checked against the database itself, and whether all is as it was sealed.

In part it is looked at behind heads that were proven and kept elsewhere: every log must lead
through its kept head, and of a day whose log stands as it was kept neither seals nor visits are
looked at again. All else, such as what one statement can ask, is asked of every row
(docs/decisions/0056).
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import groupby
from operator import itemgetter

from reception.care.chains import check_chains, check_heads, for_both, settled_days
from reception.care.contents import chain_heads
from reception.care.described import check_described
from reception.care.folder import ChainHead
from reception.care.invariants import QUESTIONS, Count, Finding, Invariant
from reception.care.shapes import surely_follows
from reception.database.connection import Database, version_in
from reception.database.damage import LOOK_AT_EVERY_PAGE, LOOK_QUICKLY, damage_in
from reception.database.run import Row, Run, Statement
from reception.database.schema.base import SCHEMA_VERSION
from reception.database.visits import EVENT_COLUMNS, VISITS, recorded_of, visit_of
from reception.domain.errors import Refusal
from reception.domain.ticket import EventKind, fold, label

_FIRST = itemgetter(0)
FILE_IS_WHOLE = "file-is-whole"
"""The code of what SQLite itself finds of its file."""

_EVENTS = f"SELECT {EVENT_COLUMNS} FROM event"
_BY_LEG = "ORDER BY ticket.id {collation}, leg.leg"
_BY_EVENT = "ORDER BY ticket {collation}, seq"
_ALL = for_both(f"{VISITS} {_BY_LEG}"), for_both(f"{_EVENTS} {_BY_EVENT}")
_OTHERS = "SELECT id FROM ticket WHERE service_day NOT IN ({settled})"
_OF_OTHER_DAYS = (
    for_both(f"{VISITS} WHERE ticket.id IN ({_OTHERS}) {_BY_LEG}"),
    for_both(f"{_EVENTS} WHERE ticket IN ({_OTHERS}) {_BY_EVENT}"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Verified:
    """What was found, and how far every log had come."""

    findings: tuple[Finding, ...]
    heads: tuple[ChainHead, ...] = ()
    """Of a file that is not whole nobody knows them."""


def verified(
    database: Database, now: datetime, kept: Collection[ChainHead] = (), *, whole: bool = True
) -> Verified:
    """Return what every invariant's check found; of a file that is not whole, that alone.

    Args:
        database: which.
        now: says what was due to be forgotten.
        kept: heads that were proven, and kept elsewhere: every log must lead on from there.
        whole: else what is proven by those heads is not looked at again.
    """
    with database.snapshot() as run:
        found = () if database.is_postgresql else (_check_file(run, whole=whole),)
        if any(one.broken for one in found):
            return Verified(findings=found)
        findings = check_in(run, now, kept, whole=whole)
        return Verified(findings=(*found, *findings), heads=chain_heads(run))


def _check_file(run: Run, *, whole: bool) -> Finding:
    # First: what the others read of a damaged file may look right, or like nothing they know.
    count = Count(FILE_IS_WHOLE, "The file is whole, every page and index of it", checked=1)
    how = LOOK_AT_EVERY_PAGE if whole else LOOK_QUICKLY
    if damage := damage_in([str(row[0]) for row in run.rows(Statement(how))]):
        count.breaks(damage)
    return count.finding()


def check(database: Database, now: datetime) -> tuple[Finding, ...]:
    """Return what was found of the whole of a database."""
    return verified(database, now).findings


def check_in(
    run: Run, now: datetime, kept: Collection[ChainHead] = (), *, whole: bool = True
) -> tuple[Finding, ...]:
    """Return what was found in one snapshot of a database, whose file is whole."""
    proven = () if whole else kept
    return (
        *((check_heads(run, kept),) if kept else ()),
        *check_rows(run, settled_days(run, proven)),
        *check_chains(run, now, proven),
    )


def check_rows(run: Run, settled: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return whether the rows agree with one another, whoever wrote them.

    Visits of ``settled`` days are not followed again.
    """
    questions = (_ask(run, question) for question in QUESTIONS)
    return (*questions, check_described(run), *_visits_and_labels(run, settled))


def _ask(run: Run, question: Invariant) -> Finding:
    counted = run.row(question.counted)
    count = Count(question.code, question.says, checked=counted[0] if counted else 0)
    for (name,) in run.rows(question.broken):
        count.breaks(str(name))
    return count.finding()


def _visits_and_labels(run: Run, settled: Collection[str]) -> tuple[Finding, Finding]:
    """Fold every ticket's events, compare with its rows, and read its label: in one pass."""
    state = Count("state-is-fold", "Every state follows from the events")
    named = Count("label-is-number", "Every label says its number")
    # What a newer program has done is for that one to check.
    leaves_newer = _is_upgraded_further(run)
    for ticket, legs, history in tickets_of(run, settled):
        # Events without legs are of a ticket that has vanished.
        name = _named(legs[0]) if legs else ticket
        if not (leaves_newer and _is_newer(history)):
            sound = bool(legs) and (surely_follows(legs, history) or follows(legs, history))
            state.look(name, sound=sound)
        if legs:
            series, number, written = legs[0][3:6]
            named.look(name, sound=written == label(series, number))
    return state.finding(), named.finding()


def tickets_of(
    run: Run, settled: Collection[str] = ()
) -> Iterator[tuple[str, list[Row], list[Row]]]:
    """Yield every ticket with its rows of ``VISIT_COLUMNS`` and of ``EVENT_COLUMNS``.

    But for those of ``settled`` days.
    """
    legs, events = _OF_OTHER_DAYS if settled else _ALL
    days = {"settled": json.dumps([*settled])} if settled else {}
    both = merge(
        _of_each(run.stream(legs, **days), 0), _of_each(run.stream(events, **days), 1), key=_FIRST
    )
    for ticket, found in groupby(both, key=_FIRST):
        rows: tuple[list[Row], list[Row]] = ([], [])
        for _, which, some in found:
            rows[which].extend(some)
        yield ticket, *rows


def _of_each(rows: Iterator[Row], which: int) -> Iterator[tuple[str, int, list[Row]]]:
    return ((ticket, which, [*found]) for ticket, found in groupby(rows, key=_FIRST))


def _is_upgraded_further(run: Run) -> bool:
    return version_in(run) != SCHEMA_VERSION


def _is_newer(history: Sequence[Row]) -> bool:
    return any(EventKind.read(row[1]) is EventKind.NEWER for row in history)


def follows(legs: Sequence[Row], history: Sequence[Row]) -> bool:
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
