"""A process that gives tickets into a file, and says of each that it was told so.

``python -m tests.faults.sqlite_writer FILE TOLD [MOST] [SYNCHRONOUS]``: each ticket is a line of
``TOLD`` once the desk has answered. ``SYNCHRONOUS`` makes a bad build: its setting of that name.
"""

import os
import sys
from itertools import cycle
from pathlib import Path

from reception.app import open_reception
from reception.database import sqlite
from reception.domain.errors import EnvironmentFault, SeriesExhaustedError
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE


def main(file: Path, told: Path, most: str = "100000", synchronous: str = "") -> None:
    if synchronous:
        journal, _, *others = sqlite._PRAGMAS
        bad = (journal, f"synchronous = {synchronous}", *others)
        sqlite._PRAGMAS = bad  # type: ignore[assignment] # of as many
    line = os.open(told, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    services = cycle(one.code for one in COMMUNE.services)
    with open_reception(f"sqlite:///{file}", clock=FakeClock()) as reception:
        for _ in range(int(most)):
            try:
                ticket = reception.desk.issue(next(services)).ticket
            except SeriesExhaustedError:
                return
            except EnvironmentFault as fault:
                os.write(line, f"! {fault}\n".encode())
                return
            # Elsewhere than on the disk that loses its power: in the hand of the visitor.
            os.write(line, f"{ticket.id}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:5])
