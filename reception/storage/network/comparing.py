"""Joining what compares sites to a centre's database."""

from collections.abc import Callable

from reception.network.comparing import Comparing
from reception.office import Audit, UnitReader
from reception.ports import Clock
from reception.storage.engine import Database
from reception.storage.network import founding
from reception.storage.network.copies import CopiesDatabase, SqlSites
from reception.storage.report_store import closed_days_folder


def open_comparing(
    database: Database, units: UnitReader, clock: Clock, audit: Audit
) -> tuple[Comparing, Callable[[], None]] | None:
    """Return what compares the sites, and what gives back all it holds; None: it is no centre."""
    with database.read() as run:
        if not founding.is_founded(run):
            return None
    copies = CopiesDatabase(database.url.render_as_string(hide_password=False))
    comparing = Comparing(
        SqlSites(copies),
        units=units,
        clock=clock,
        audit=audit,
        closed_days=closed_days_folder(database) / "sites",
    )
    return comparing, copies.close
