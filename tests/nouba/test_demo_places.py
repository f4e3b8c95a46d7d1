"""The demonstration's windows have room on any screen from 1366x768."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRect, QSize

from counter_display.clerk_panel import style
from lab.demo.screen import scale, tile

NAMES = ("kiosk", "board", "console", "clerk-0", "clerk-1", "clerk-2")
SCREENS = [
    *((1366, 768), (1366, 736), (1280, 1024), (1440, 900), (1600, 1200), (1920, 1080)),
    *((2560, 1080), (2560, 1440), (3440, 1440), (3840, 2160)),
]
# What the window managers in use take at most for a title.
FRAME_PX = 28


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_no_window_lies_over_another_or_beyond_the_screen(width: int, height: int) -> None:
    tiles = [tile(name, QSize(width, height)) for name in NAMES]
    assert all(QRect(0, 0, width, height).contains(one) for one in tiles)
    assert not any(one.intersects(other) for one, other in combinations(tiles, 2))


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_a_small_panel_and_its_frame_have_room(width: int, height: int) -> None:
    screen = QSize(width, height)
    room = tile("clerk-1", screen)
    drawn = scale("clerk-1", screen)
    assert drawn >= 0.6  # its smallest letters are read
    assert style.COMPACT_PX * drawn <= room.width()
    assert style.COMPACT_HEIGHT_PX * drawn + FRAME_PX <= room.height()


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_the_console_has_the_room_that_it_needs(width: int, height: int) -> None:
    screen = QSize(width, height)
    room = tile("console", screen)
    drawn = scale("console", screen)
    # The least window of the console, which no screen may undercut.
    assert 640 * drawn <= room.width()
    assert 544 * drawn + FRAME_PX <= room.height()
