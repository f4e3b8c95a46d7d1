"""What does a site cost in a network, and a network its centre?

Real visits, each given, called, served and ended by the desk, are followed from one server of
PostgreSQL to another: what they weigh in the site's log, on the wire and on the centre's disk, and
what processor time it takes the centre to write them. The baseline on the wire is the row itself.

Then sites are compared: a year of made-up legs stands in the files of each, 5,000 a site.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import msgspec
import psutil

from bench.processes import busy_s, memory_of
from bench.report_scale import FIRST, LAST, NOW, UNIT, write_months
from bench.table import Measured
from reception.app import open_reception
from reception.domain.figures import Measure
from reception.network.compare import SitesCounting
from reception.network.copies_sql import CopiesDatabase, SqlCopies
from reception.network.sql import subscription_of
from reception.queue.model import At
from reception.reports.closed_days import MonthFiles
from reception.reports.count import Counting
from reception.reports.question import Dimension, Sought
from reception.system.progress import unwatched
from tests.support.databases import behind_its_back
from tests.support.network import CLOCK, Country, a_country, rows, until

_VISITS = 300
_PAST_VISITS = 50_000
_LEGS_A_SITE = 5_000
_SITES = 100
# Around each message of the log stand its kind, its place, the hour, and a length.
_FRAME_BYTES = 30
_TABLES = ("ticket", "leg")


def measure() -> Iterator[Measured]:
    """Yield what a visit costs on its way, and what comparing sites takes."""
    with a_country(kept_mb=2000) as country:
        yield from _on_its_way(country)
        yield from _copied_at_first(country)
        yield from _compared(country, int(os.environ.get("NOUBA_BENCH_SITES", _SITES)))


def _on_its_way(country: Country) -> Iterator[Measured]:
    url = country.new_site("site")
    country.follow(url)
    name = subscription_of("site")
    with behind_its_back(url) as site, behind_its_back(country.centre_url) as centre:
        site.execute("SELECT pg_create_logical_replication_slot('nouba_measure', 'pgoutput')")
        centre.execute(f"ALTER SUBSCRIPTION {name} DISABLE")
        before = _one(url, "SELECT pg_current_wal_lsn()::text")
        _serve(url)
        log = _one(url, f"SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '{before}')")
        sent, messages = rows(
            url,
            "SELECT sum(length(data)), count(*) FROM pg_logical_slot_peek_binary_changes("
            " 'nouba_measure', NULL, NULL, 'proto_version', '4',"
            " 'publication_names', 'nouba_network_1')",
        )[0]
        wire = int(str(sent)) + _FRAME_BYTES * int(str(messages))
        site.execute("SELECT pg_drop_replication_slot('nouba_measure')")
        row = _one(
            url,
            "SELECT sum(pg_column_size(ticket.*) + pg_column_size(leg.*)) FROM ticket JOIN leg"
            " ON leg.ticket = ticket.id",
        )
        begun, busy = perf_counter(), _busy(country)
        centre.execute(f"ALTER SUBSCRIPTION {name} ENABLE")
        until(lambda: rows(country.centre_url, _ENDED)[0][0] == _VISITS)
        took, used = perf_counter() - begun, _busy(country) - busy
    yield Measured(
        name="site's log a visit, of everything", value=float(log) / _VISITS, unit="B", limit=20000
    )
    yield Measured(
        name="wire a visit",
        value=wire / _VISITS,
        unit="B",
        baseline=float(row) / _VISITS,
        limit=6000,
    )
    yield Measured(
        name="centre's processor a visit", value=used * 1000 / _VISITS, unit="ms", limit=10
    )
    yield Measured(
        name="written at the centre a visit, one site",
        value=took * 1000 / _VISITS,
        unit="ms",
        limit=50,
    )
    yield Measured(
        name="memory of who follows one site", value=_memory(country) / 2**20, unit="MB", limit=50
    )


_ENDED = "SELECT count(*) FROM public.leg WHERE ended_at IS NOT NULL"


def _copied_at_first(country: Country) -> Iterator[Measured]:
    url = country.new_site("past")
    with behind_its_back(url) as site:
        site.execute(
            "INSERT INTO ticket (id, unit, service_day, series, number, label, language, issued_at)"
            " SELECT gen_random_uuid()::text, 'past',"
            " to_char(date '2026-09-01' + n / 1000, 'YYYY-MM-DD'), 'A', n %% 1000,"
            " 'A' || n, 'ar', 1788220800000000 + n::bigint * 86400000"
            " FROM generate_series(1, %s) AS n",
            (_PAST_VISITS,),
        )
        site.execute(
            "INSERT INTO leg (ticket, leg, unit, service_day, language, service, priority, state,"
            " waiting_since, ranked_since, calls, first_called_at, last_called_at, started_at,"
            " ended_at, counter, clerk, outcome, quoted_low_us, quoted_high_us)"
            " SELECT id, 1, unit, service_day, 'ar', 'signature', 'ordinary', 'served', issued_at,"
            " issued_at, 1, issued_at + 600000000, issued_at + 600000000, issued_at + 630000000,"
            " issued_at + 900000000, 3, 'clerk1', 'served', 300000000, 900000000 FROM ticket"
        )
    size = _disk(country)
    begun, busy = perf_counter(), _busy(country)
    country.follow(url)
    took, used = perf_counter() - begun, _busy(country) - busy
    yield Measured(
        name="centre's disk a visit",
        value=(_disk(country) - size) / _PAST_VISITS,
        unit="B",
        limit=2000,
    )
    yield Measured(
        name="first copy, 1,000 visits", value=took * 1e6 / _PAST_VISITS, unit="ms", limit=2000
    )
    yield Measured(
        name="first copy, 1,000 visits, processor",
        value=used * 1e6 / _PAST_VISITS,
        unit="ms",
        limit=1000,
    )


def _compared(country: Country, sites: int) -> Iterator[Measured]:
    units = [replace(UNIT, code=f"site-{number:04d}") for number in range(sites)]
    with behind_its_back(country.centre_url) as centre:
        # From the month of the first ticket on there may be legs.
        centre.execute(
            "INSERT INTO public.ticket (id, unit, service_day, series, number, language, issued_at)"
            " SELECT 'first', 'site-' || to_char(n, 'FM0000'), %s, 'A', 1, 'ar', 0"
            " FROM generate_series(0, %s) AS n",
            (FIRST.isoformat(), sites - 1),
        )
    with (
        tempfile.TemporaryDirectory(prefix="nouba-bench-") as name,
        closing(CopiesDatabase(country.centre_url)) as copies,
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


def _serve(url: str) -> None:
    with open_reception(url, clock=CLOCK) as reception:
        desk = reception.desk
        desk.open_counter(At(3, "clerk1"))
        for _ in range(_VISITS):
            desk.issue("signature")
            CLOCK.advance(minutes=2)
            desk.call_next(At(3, "clerk1"))
            desk.start(At(3, "clerk1"))
            desk.finish(At(3, "clerk1"))
        desk.close_counter(At(None, "clerk1"))


def _busy(country: Country) -> float:
    """Return the processor time of every process of the centre so far, in seconds."""
    return busy_s(psutil.Process(country.centre.process))


def _memory(country: Country) -> float:
    """Return what the process that follows a site holds alone, in bytes."""
    first, found = psutil.Process(country.centre.process), list[int]()

    def follows() -> bool:
        # One that has ended is begun anew by the server a moment later.
        found.extend(one for one in [memory_of(first, "apply worker")] if one is not None)
        return bool(found)

    until(follows)
    return found[0]


def _disk(country: Country) -> int:
    """Return what the visits take on the centre's disk, with their indexes."""
    of = (
        "SELECT coalesce(sum(pg_total_relation_size(relid)), 0) FROM pg_partition_tree('public.{}')"
    )
    return sum(int(_one(country.centre_url, of.format(table))) for table in _TABLES)


def _one(url: str, sql: str) -> Any:
    return rows(url, sql)[0][0]
