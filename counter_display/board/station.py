"""Which board a station is: its code or its counter, its screen, and its folder of media."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QScreen

from counter_display.board.sizes import LEAST_INCHES, MOST_INCHES, USUAL_INCHES
from reception.domain.errors import EnvironmentFault
from reception.system.settings import Settings

_MOST_COUNTERS = 999


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardStation:
    """What one board must know before it can ask what to show."""

    board: str = ""
    """The code of a board in the unit's file; empty: the usual one, with every call."""
    counter: int | None = None
    """The counter over which it hangs; None: it hangs in the waiting room."""
    screen: str = ""
    """The number or the name of the screen; empty: the first."""
    media: Path | None = None
    """Where the pictures and films are."""
    inches: float = USUAL_INCHES
    """The screen's diagonal: letters are as large as ten metres ask."""


WALL = BoardStation()


def station_of(settings: Settings) -> BoardStation:
    """Return what a station's settings say.

    Raises:
        EnvironmentFault: its counter or its screen's size is no number, or it is given a board and
            a counter.
    """
    counter: int | None = None
    if settings.board_counter:
        if settings.board:
            raise EnvironmentFault(
                f"This screen is given a board ('{settings.board}') and a counter",
                "unset NOUBA_BOARD or NOUBA_BOARD_COUNTER",
            )
        written = settings.board_counter
        counter = int(written) if written.isascii() and written.isdigit() else 0
        if not 1 <= counter <= _MOST_COUNTERS:
            raise EnvironmentFault(
                f"NOUBA_BOARD_COUNTER is '{written}', which is no counter's number",
                f"write a number from 1 to {_MOST_COUNTERS}",
            )
    return BoardStation(
        board=settings.board,
        counter=counter,
        screen=settings.screen,
        media=Path(settings.media) if settings.media else None,
        inches=_inches(settings.screen_inches),
    )


def _inches(written: str) -> float:
    if not written:
        return USUAL_INCHES
    try:
        inches = float(written)
    except ValueError:
        inches = 0.0
    if not LEAST_INCHES <= inches <= MOST_INCHES:
        raise EnvironmentFault(
            f"NOUBA_SCREEN_INCHES is '{written}', which is no screen's diagonal",
            f"write a number from {LEAST_INCHES:.0f} to {MOST_INCHES:.0f}, such as 43",
        )
    return inches


def screen_named(wanted: str, screens: Sequence[QScreen]) -> QScreen:
    """Return the screen with this number, counted from 1, or this name; the first unless named.

    Raises:
        EnvironmentFault: there is none; the sentence lists those there are.
    """
    if not wanted:
        return screens[0]
    for number, screen in enumerate(screens, start=1):
        if wanted in {str(number), screen.name()}:
            return screen
    there = ", ".join(
        f"{number} ({screen.name()}, {screen.size().width()}x{screen.size().height()})"
        for number, screen in enumerate(screens, start=1)
    )
    raise EnvironmentFault(
        f"There is no screen '{wanted}' at this computer; there is: {there}",
        "name one of these by its number or its name, or connect the screen",
    )
