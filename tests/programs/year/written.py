"""A generated year as the CSV of ``nouba visits export``, as visits, or in a database."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TextIO

from reception.app import open_reception
from reception.database.connection import Database
from reception.database.server import PaperTime
from reception.database.upgrade import prepare_database
from reception.domain.language import Language
from reception.domain.ticket import Ticket, Visit, label_parts
from reception.history.columns import PastLeg
from reception.history.judge import past_visit
from reception.history.lines import OWN_COLUMNS, QUOTED_COLUMNS
from reception.queue.model import Break
from reception.queue.model import CounterSession as OpenSession
from reception.queue.sql.work import SqlDeskStore, SqlDeskWork
from reception.system.csv_text import CsvWriter
from tests.programs.year.days import UNIT, Day, days
from tests.support.clocks import FakeClock
from tests.support.databases import set_up


def write_csv(
    stream: TextIO, seed: int, first: date, count: int, a_day: int, *, quoted: bool = False
) -> int:
    """Write a year's legs in the order of the export; return how many.

    With ``quoted`` there are two columns more, which an import reads and an export does not write.
    """
    writer = CsvWriter(stream, (*OWN_COLUMNS, *QUOTED_COLUMNS) if quoted else OWN_COLUMNS)
    written = 0
    for day in days(seed, first, count, a_day):
        for legs in sorted(day.visits, key=lambda one: label_parts(one[0].label or "") or ("", 0)):
            for leg in legs:
                writer.write((*_cells(leg), *_quoted(leg)) if quoted else _cells(leg))
                written += 1
    return written


def visits_of(day: Day) -> Iterator[Visit]:
    """Yield a day's visits as the core has them."""
    for legs in day.visits:
        yield past_visit(_ticket(legs[0]), legs, "year")[0]


def bring_into(url: str, seed: int, first: date, count: int, a_day: int) -> int:
    """Bring a year into a database; return how many legs."""
    after = datetime.combine(first + timedelta(days=count + 1), datetime.min.time(), UTC)
    clock = FakeClock(after + timedelta(hours=12))
    prepare_database(url)
    set_up(url, UNIT, clock)
    with tempfile.TemporaryDirectory() as folder, open_reception(url, clock=clock) as reception:
        file = Path(folder) / "year.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            write_csv(stream, seed, first, count, a_day, quoted=True)
        with file.open("rb") as content:
            done = reception.history.bring_in(content, file=file.name, strict=False)
    with closing(Database(url)) as database:
        store = SqlDeskStore(database, PaperTime(database, clock))
        for day in days(seed, first, count, a_day):
            with store.begin() as work:
                _write_sessions(work, day)
    return done.legs


def _write_sessions(work: SqlDeskWork, day: Day) -> None:
    for one in day.sessions:
        session = OpenSession(clerk=one.clerk, counter=one.counter, opened_at=one.opened)
        work.open_session(UNIT.code, session)
        for away in day.breaks:
            if away.clerk == one.clerk and one.opened <= away.began <= one.closed:
                begun = Break(
                    clerk=away.clerk, counter=away.counter, reason=away.reason, since=away.began
                )
                work.begin_break(UNIT.code, begun)
                work.end_break(UNIT.code, away.clerk, away.ended)
        work.close_session(UNIT.code, one.clerk, one.closed)


def _cells(leg: PastLeg) -> tuple[str | int | date | datetime | None, ...]:
    return (
        str(leg.visit),
        leg.label,
        leg.unit,
        leg.service_day,
        leg.service,
        leg.leg,
        leg.language,
        leg.priority,
        leg.waiting_since,
        leg.first_called_at,
        leg.last_called_at,
        leg.started_at,
        leg.ended_at,
        leg.counter,
        leg.clerk,
        leg.outcome,
        leg.state.value,
    )


def _quoted(leg: PastLeg) -> tuple[float | None, float | None]:
    wait = leg.quoted
    return (wait.low.total_seconds(), wait.high.total_seconds()) if wait else (None, None)


def _ticket(first: PastLeg) -> Ticket:
    series, number = label_parts(first.label or "") or ("", 0)
    return Ticket(
        id=first.visit,
        unit=UNIT.code,
        service_day=first.service_day,
        series=series,
        number=number,
        label=first.label or "",
        language=Language(first.language),
        issued_at=first.waiting_since,
    )
