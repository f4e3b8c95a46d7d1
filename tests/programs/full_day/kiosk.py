"""The real kiosk, and every visitor who comes to this one of them."""

import sys
from itertools import islice

from kiosk.main import run
from kiosk.window import KioskWindow
from lab.demo.kiosk_robot import KioskRobot
from lab.demo.processes import part, settings_and_clock
from lab.demo.screen import place
from tests.programs.full_day.plan import coming, hall, plan


def _attend(window: KioskWindow) -> KioskRobot:
    unit = hall(plan().clerks)
    window.setGeometry(place("kiosk"))
    window.show()
    alone = (one for one in coming(unit) if one.priority is None)
    mine = islice(alone, int(part("place")), None, int(part("kiosks")))
    return KioskRobot(window, unit, mine)


if __name__ == "__main__":
    sys.exit(run(settings_and_clock()[0], attend=_attend))
