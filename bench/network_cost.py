"""What does a site cost its centre, and a country its figures?

A month of 10,000 visits of one site goes over the line to a centre: both on this computer, with
nothing on the way. The baseline is a COPY of the same rows into tables of the same form.

Then sites are compared: a year of made-up legs stands in the files of each, 5,000 a site.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time

import msgspec

from bench.report_scale import FIRST, LAST, NOW, UNIT, write_months
from bench.table import Measured
from outward.wire.visits import SILENT_FOR_S
from reception.database.upgrade import prepare_database
from reception.domain.figures import Measure
from reception.network.compare import SitesCounting
from reception.network.copies_sql import CopiesDatabase, SqlCopies
from reception.network.tables_sql import TABLES
from reception.reports.closed_days import MonthFiles
from reception.reports.count import Counting
from reception.reports.question import Dimension, Sought
from reception.system.progress import unwatched
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, behind_its_back, set_up
from tests.support.head_office import HeadOffice, a_head_office, prepare_head_office
from tests.support.postgres import PostgresServer, running_postgres

_VISITS = 10_000
_DAYS = 25
_LEGS_A_SITE = 5_000
_SITES = 100
_SITE = "past"
_TABLES = ("ticket", "leg")


def measure() -> Iterator[Measured]:
    """Yield what a month costs on its way, and what comparing sites takes."""
    clock = FakeClock()
    with running_postgres() as server:
        centre_url = server.url(server.create_database())
        prepare_head_office(centre_url)
        with a_head_office(centre_url, clock) as office:
            yield from _on_its_way(office, server, clock)
            yield from _compared(centre_url, int(os.environ.get("NOUBA_BENCH_SITES", _SITES)))


def _on_its_way(office: HeadOffice, server: PostgresServer, clock: FakeClock) -> Iterator[Measured]:
    url = server.url(server.create_database())
    prepare_database(url)
    set_up(url, replace(COMMUNE, code=_SITE), clock)
    with behind_its_back(url) as site:
        site.execute(
            "INSERT INTO ticket (id, unit, service_day, series, number, label, language, issued_at)"
            " SELECT gen_random_uuid()::text, %s,"
            " to_char(date '2026-10-28' + n %% %s, 'YYYY-MM-DD'), 'A', n / %s + 1, 'A' || n, 'ar',"
            " (extract(epoch FROM date '2026-10-28' + n %% %s) * 1000000 + 32400000000"
            " + (random() * 21600000000))::bigint FROM generate_series(0, %s) AS n",
            (_SITE, _DAYS, _DAYS, _DAYS, _VISITS - 1),
        )
        site.execute(
            "INSERT INTO leg (ticket, leg, unit, service_day, language, service, priority, state,"
            " waiting_since, ranked_since, calls, first_called_at, last_called_at, started_at,"
            " ended_at, counter, clerk, outcome, quoted_low_us, quoted_high_us)"
            " SELECT id, 0, unit, service_day, 'ar', 'signature', 'ordinary', 'served', issued_at,"
            " issued_at, 1, issued_at + w, issued_at + w, issued_at + w + 30000000 + s / 20,"
            " issued_at + w + 30000000 + s, 3, 'clerk1', 'served', 300000000, 900000000"
            " FROM ticket, LATERAL (SELECT (random() * 2400000000)::bigint AS w,"
            " (random() * 600000000)::bigint + length(id) AS s) AS drawn"
        )
    office.admit(_SITE)
    clock.advance(seconds=SILENT_FOR_S + 1)
    line, size = office.line(_SITE, url), _disk(office.url)
    begun, busy = perf_counter(), process_time()
    if not office.turn(line):
        raise AssertionError(line.status.says)
    took, used = perf_counter() - begun, process_time() - busy
    (arrived,) = office.rows("SELECT count(*) FROM public.leg")
    if arrived != (_VISITS,):
        raise AssertionError("a visit is missing")
    yield Measured(
        name="a month of 10,000 visits arrives",
        value=took,
        unit="s",
        baseline=_copied(office.url),
        limit=20,
    )
    yield Measured(
        name="wire a visit", value=sum(map(len, office.bodies)) / _VISITS, unit="B", limit=300
    )
    yield Measured(
        name="processor of line and centre a visit, but for the servers",
        value=used * 1000 / _VISITS,
        unit="ms",
        limit=2,
    )
    yield Measured(
        name="centre's disk a visit",
        value=(_disk(office.url) - size) / _VISITS,
        unit="B",
        limit=2000,
    )
    begun, sent = perf_counter(), len(office.bodies)
    if not office.turn(line):
        raise AssertionError(line.status.says)
    yield Measured(
        name="a word that it is there", value=(perf_counter() - begun) * 1000, unit="ms", limit=500
    )
    yield Measured(
        name="a word that it is there, wire",
        value=sum(map(len, office.bodies[sent:])),
        unit="B",
        limit=1000,
    )


def _copied(url: str) -> float:
    """Return how long a COPY of the same rows into tables of the same form takes."""
    with behind_its_back(url) as connection:
        rows = {}
        for table, copied in TABLES.items():
            with connection.cursor() as cursor:
                columns = ", ".join(copied.columns)
                said = f"COPY (SELECT {columns} FROM {table}) TO STDOUT"
                with cursor.copy(said) as out:
                    rows[table] = b"".join(bytes(one) for one in out)
            connection.execute(
                f"CREATE TABLE baseline_{table.partition('.')[2]} (LIKE {table} INCLUDING ALL)"
            )
        begun = perf_counter()
        for table, copied in TABLES.items():
            name, columns = table.partition(".")[2], ", ".join(copied.columns)
            said = f"COPY baseline_{name} ({columns}) FROM STDIN"
            with connection.cursor() as cursor, cursor.copy(said) as into:
                into.write(rows[table])
        return perf_counter() - begun


def _compared(centre_url: str, sites: int) -> Iterator[Measured]:
    units = [replace(UNIT, code=f"site-{number:04d}") for number in range(sites)]
    with behind_its_back(centre_url) as centre:
        # From the month of the first ticket on there may be legs.
        centre.execute(
            "INSERT INTO public.ticket (id, unit, service_day, series, number, language, issued_at)"
            " SELECT 'first', 'site-' || to_char(n, 'FM0000'), %s, 'A', 1, 'ar', 0"
            " FROM generate_series(0, %s) AS n",
            (FIRST.isoformat(), sites - 1),
        )
    with (
        tempfile.TemporaryDirectory(prefix="nouba-bench-") as name,
        closing(CopiesDatabase(centre_url)) as copies,
    ):
        folder, store = Path(name), SqlCopies(copies)
        _write_sites(folder, [one.code for one in units], store.operation_at(0))
        for told, by, measures in (
            ("waits by site", (), (Measure.WAIT,)),
            ("every figure by site", (), tuple(Measure)),
            ("waits by site and month", (Dimension.MONTH,), (Measure.WAIT,)),
        ):
            sought = [
                Sought(unit=one, now=NOW, first=FIRST, last=LAST, by=by, measures=measures)
                for one in units
            ]
            counting = SitesCounting(Counting(store, folder, keep=0))
            for turn in ("first", "again"):
                begun, busy = perf_counter(), process_time()
                found = counting.figures(sought, unwatched)
                took, used = perf_counter() - begun, process_time() - busy
                if len({keys[0] for keys in found.groups}) != sites:
                    raise AssertionError("a site is missing")
                about = f"{told}, {sites:,} sites, {found.total.arrived:,} legs, {turn}"
                yield Measured(name=about, value=took * 1000, unit="ms", limit=sites * 60)
                yield Measured(
                    name=f"{about}, processor", value=used * 1000, unit="ms", limit=sites * 40
                )


def _write_sites(folder: Path, codes: list[str], operation: str) -> None:
    """Write the files of the first site, and let the others have the same legs."""
    first = folder / codes[0]
    write_months(first, _LEGS_A_SITE, unit=codes[0], mark_operation=operation)
    listed = MonthFiles(first).listed()
    if listed is None:
        raise AssertionError("the list was not written")
    for code in codes[1:]:
        other = folder / code
        other.mkdir()
        for one in first.iterdir():
            (other / one.name).hardlink_to(one)
        for one in other.glob("*.json"):
            one.unlink()
        MonthFiles(other).replace_list(msgspec.structs.replace(listed, unit=code))


def _disk(url: str) -> int:
    """Return what the visits take on the centre's disk, with their indexes."""
    of = (
        "SELECT coalesce(sum(pg_total_relation_size(relid)), 0) FROM pg_partition_tree('public.{}')"
    )
    with behind_its_back(url) as connection:
        return sum(int(connection.execute(of.format(table)).fetchone()[0]) for table in _TABLES)
