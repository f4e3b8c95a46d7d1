"""What must hold at every step, and what must hold once all is well again."""

import sqlite3
from collections.abc import Sequence

from reception.care.verify import check
from reception.database.connection import Database
from tests.simulation.clerk import Clerk
from tests.simulation.kiosk import Kiosk
from tests.simulation.world import Broken
from tests.support.clocks import FakeClock

_HELD_TWICE = """
    SELECT clerk FROM leg WHERE state IN ('called', 'serving') GROUP BY clerk HAVING count(*) > 1
"""
_SERVED_TWICE = """
    SELECT ticket FROM leg WHERE state = 'served' GROUP BY ticket HAVING count(*) > 1
"""
_TWO_OPEN = """
    SELECT ticket FROM leg WHERE state IN ('waiting', 'called', 'serving', 'parked')
    GROUP BY ticket HAVING count(*) > 1
"""
_LEGLESS = """
    SELECT id FROM ticket WHERE NOT EXISTS (SELECT 1 FROM leg WHERE leg.ticket = ticket.id)
"""


def judge_step(raw: sqlite3.Connection) -> None:
    """Find what must never be, at any moment.

    Raises:
        Broken: it is.
    """
    for what, sql in (
        ("a clerk holds two visitors", _HELD_TWICE),
        ("a visitor was served twice", _SERVED_TWICE),
        ("a visitor is in two places", _TWO_OPEN),
        ("a visitor has vanished from her line", _LEGLESS),
    ):
        found = raw.execute(sql).fetchone()
        if found:
            raise Broken(f"{what}: {found[0]}")


def judge_acknowledged(
    raw: sqlite3.Connection, kiosks: Sequence[Kiosk], clerks: Sequence[Clerk]
) -> None:
    """Find what was answered, and is not there.

    Raises:
        Broken: something was lost.
    """
    for clerk in clerks:
        for operation in clerk.answered:
            if not raw.execute(
                "SELECT 1 FROM event WHERE operation = ?", (str(operation),)
            ).fetchone():
                raise Broken(f"an act of {clerk.login} that was answered is not there")
    for kiosk in kiosks:
        for ticket, label in kiosk.told.items():
            here = raw.execute("SELECT label FROM ticket WHERE id = ?", (str(ticket),)).fetchone()
            given = kiosk.journal.file.row(
                "SELECT 1 FROM touch WHERE ticket = :ticket AND state = 'given'", ticket=str(ticket)
            )
            if here is None and given is None:
                raise Broken(f"{label}, which {kiosk.name} has told a visitor, is nowhere")


def judge_end(database: Database, kiosks: Sequence[Kiosk], raw: sqlite3.Connection) -> None:
    """Find what has not come together though all is well again.

    Raises:
        Broken: something has not.
    """
    of_touch: dict[str, int] = {}
    for kiosk in kiosks:
        if kiosk.journal.kept().waiting:
            raise Broken(f"{kiosk.name} still keeps numbers that it gave alone")
        for ticket, label in kiosk.told.items():
            rows = raw.execute("SELECT label FROM ticket WHERE id = ?", (str(ticket),)).fetchall()
            if [one for (one,) in rows] != [label]:
                raise Broken(f"the visitor with {label} stands as {rows}")
        known = {one for (one,) in kiosk.journal.file.rows("SELECT ticket FROM touch")}
        station = kiosk.name
        for (ticket,) in raw.execute(
            "SELECT ticket FROM print_job JOIN ticket ON ticket.id = print_job.ticket"
            " WHERE station = ? AND sheet = 1 AND service_day = ?",
            (station, kiosk.clock.now().date().isoformat()),
        ):
            of_touch[ticket] = of_touch.get(ticket, 0) + 1
            if ticket not in known:
                raise Broken(f"a ticket of {station} is of no touch that it knows")


def verify(database: Database) -> None:
    """Ask Nouba itself, as an auditor does.

    Raises:
        Broken: it finds something.
    """
    for finding in check(database, FakeClock().at):
        if finding.broken:
            raise Broken(f"verify: {finding.says}: {', '.join(finding.examples)}")
