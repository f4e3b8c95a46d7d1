"""The host at the door, who gives tickets of a priority class to those who may have one."""

import sys
import time

from lab.demo.processes import morning, opened_at, settings_and_clock
from lab.demo.run import visitors
from reception.app import open_reception

_COUNTERS = 3
_LOOK_EVERY_S = 0.1


def main() -> int:
    """Give every priority visitor a ticket when she comes."""
    settings, clock = settings_and_clock()
    part = morning()
    with open_reception(str(settings.database), clock=clock) as reception:
        unit = reception.hall.unit()
        coming = visitors(unit, counters=_COUNTERS, length=part.length, seed=part.seed)
        while (begun := opened_at()) is None:
            time.sleep(_LOOK_EVERY_S)
        for visitor in coming:
            if visitor.priority is None:
                continue
            while clock.now() < begun + visitor.after:
                time.sleep(_LOOK_EVERY_S)
            # The kiosk holds the printer: it prints this ticket as well.
            reception.desk.issue(
                visitor.service,
                language=visitor.language,
                priority=visitor.priority,
                printer_station=settings.station,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
