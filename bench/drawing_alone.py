"""``python -m bench.drawing_alone URI N``: draws, encodes and sends N tickets, and that alone.

What a touch to paper is judged against under load: the same printer, the same rest between two
tickets, but no window, no database and no hall.
"""

import sys
import time
from dataclasses import replace

from bench.instants import tell_of
from bench.kiosk_touches import REST_MS
from printer_drivers.preview import sample_paper
from printer_drivers.render.fonts import ensure_qt
from printer_drivers.worker import open_printer
from reception.system.clock import TRIPS


def main(uri: str, tickets: int) -> None:
    """Print one ticket after the other."""
    ensure_qt()
    printer = open_printer(uri)
    try:
        for number in range(tickets):
            paper = replace(sample_paper(), label=f"A{number:03}")
            time.sleep(REST_MS / 1000)
            TRIPS.debug("touched")
            printer.print_ticket(paper)
    finally:
        printer.close()


if __name__ == "__main__":
    tell_of("drawing")
    main(sys.argv[1], int(sys.argv[2]))
