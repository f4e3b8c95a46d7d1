"""The real board, where the demonstration's other windows leave room for it."""

import sys

from counter_display.board.main import BoardWindow, run
from nouba.demo.places import place
from nouba.demo.setting import settings_and_clock


def _attend(window: BoardWindow) -> None:
    window.setGeometry(place("board"))
    window.show()


if __name__ == "__main__":
    sys.exit(run(settings_and_clock()[0], attend=_attend))
