"""The host at the door, who gives tickets of a priority class."""

import sys
import time

from lab.demo.processes import morning, part, settings_and_clock
from reception.app import open_reception
from tests.programs.full_day.plan import coming, hall, plan

_LOOK_EVERY_S = 0.1


def main() -> int:
    """Give every priority visitor a ticket when she comes; the first kiosk prints it."""
    settings, clock = settings_and_clock()
    starts_at = morning().starts_at
    with open_reception(str(settings.database), clock=clock) as reception:
        for visitor in coming(hall(plan().clerks)):
            if visitor.priority is None:
                continue
            while clock.now() < starts_at + visitor.after:
                time.sleep(_LOOK_EVERY_S)
            reception.desk.issue(
                visitor.service,
                language=visitor.language,
                priority=visitor.priority,
                printer_station=part("printing"),
                printed_elsewhere=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
