"""Joining what compares sites to a centre's database."""

from collections.abc import Callable

from reception.network.comparing import Comparing
from reception.office import Audit, UnitReader
from reception.ports import Clock
from reception.storage.counting import book_folder
from reception.storage.engine import Database
from reception.storage.network import founding
from reception.storage.network.copies import CopiedRows, CopiesDatabase, SqlSites
from reception.storage.network.sites_counting import SqlSitesCounting


def open_comparing(
    database: Database, units: UnitReader, clock: Clock, audit: Audit
) -> tuple[Comparing, Callable[[], None]] | None:
    """Return what compares the sites, and what gives back all it holds; None: it is no centre."""
    with database.read() as run:
        if not founding.is_founded(run):
            return None
    copies = CopiesDatabase(database.url.render_as_string(hide_password=False))
    folder = book_folder(database) / "sites"
    counting = SqlSitesCounting(copies, folder, CopiedRows(copies))
    comparing = Comparing(
        SqlSites(copies),
        counting,
        of_site=counting.of_site,
        units=units,
        clock=clock,
        audit=audit,
    )

    def close() -> None:
        counting.close()
        copies.close()

    return comparing, close
