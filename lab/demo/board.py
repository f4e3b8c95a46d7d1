"""The real board, where the demonstration's other windows leave room for it."""

import sys

from counter_display.board.main import BoardWindow, run
from lab.demo.processes import say_ready, settings_and_clock
from lab.demo.screen import Photographer, TiledWindow, place


def _attend(window: BoardWindow) -> TiledWindow:
    tile = place("board")
    window.setTitle("Nouba: board")
    window.setGeometry(tile)
    window.show()
    say_ready("board")
    Photographer(window, "board")
    return TiledWindow(window, tile)


if __name__ == "__main__":
    sys.exit(run(settings_and_clock()[0], attend=_attend))
