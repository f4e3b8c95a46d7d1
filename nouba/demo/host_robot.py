"""The host at the door, who gives tickets of a priority class to those who may have one."""

import sys
import time

from nouba.demo.day import visitors
from nouba.demo.setting import morning, settings_and_clock
from nouba.paper import print_paper
from reception.bootstrap import open_reception
from reception.domain.errors import PrinterFault

_COUNTERS = 3
_LOOK_EVERY_S = 0.1


def main() -> int:
    """Give every priority visitor a ticket when she comes."""
    settings, clock = settings_and_clock()
    part = morning()
    with open_reception(str(settings.database), clock=clock) as reception:
        unit = reception.hall.unit()
        coming = visitors(unit, counters=_COUNTERS, length=part.length, seed=part.seed)
        for visitor in coming:
            if visitor.priority is None:
                continue
            while clock.now() < part.starts_at + visitor.after:
                time.sleep(_LOOK_EVERY_S)
            visit = reception.desk.issue(
                visitor.service,
                language=visitor.language,
                priority=visitor.priority,
                printer_station="host",
            )
            failed = print_paper(reception, visit, str(settings.printer), "host")
            if isinstance(failed, PrinterFault):
                # The printer serves one connection at a time: a visitor is told her number.
                sys.stderr.write(f"{visit.ticket.label}: {failed}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
