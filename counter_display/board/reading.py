"""What a board asks the hall, by which station it is."""

import logging
from dataclasses import dataclass
from typing import Protocol

from counter_display.board.station import Station
from reception.domain.board import USUAL_BOARD, Board, Zone
from reception.domain.errors import UnknownBoardError, UnknownCounterError
from reception.domain.unit import Unit
from reception.hall import CounterNow, ServiceOutlook
from reception.ports import Call

_log = logging.getLogger(__name__)
_CALLS_READ = 14


class BoardHall(Protocol):
    """The questions that the board asks."""

    def unit(self) -> Unit:
        """Return the unit as it is described now."""
        ...

    def calls(self, limit: int, zone: Zone) -> tuple[Call, ...]:
        """Return today's latest calls in a zone, newest first, each ticket once."""
        ...

    def outlook(self) -> tuple[ServiceOutlook, ...]:
        """Return every service with its waiting visitors and the wait of a newcomer."""
        ...

    def counters(self) -> tuple[CounterNow, ...]:
        """Return every counter and what happens there."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What a board shows, as of one instant."""

    unit: Unit
    board: Board
    calls: tuple[Call, ...]
    here: CounterNow | None = None
    """The station's counter, if it hangs over one."""


def read_board(hall: BoardHall, station: Station, before: Reading | None) -> Reading:
    """Ask the hall for what a station shows.

    A board or counter that was taken out of the unit since the reading before stays as it was.

    Raises:
        UnknownBoardError, UnknownCounterError: the unit never had what the station is to show.
    """
    unit = hall.unit()
    try:
        board = _described(unit, station)
    except (UnknownBoardError, UnknownCounterError) as refusal:
        if before is None:
            raise
        if unit != before.unit:
            _log.warning("this screen stays as it was: %s", refusal)
        board = before.board
    counters = hall.counters() if station.counter is not None else ()
    return Reading(
        unit=unit,
        board=board,
        calls=hall.calls(_CALLS_READ, board.zone),
        here=next((one for one in counters if one.number == station.counter), None),
    )


def _described(unit: Unit, station: Station) -> Board:
    if station.counter is not None:
        return Board(zone=Zone(counters=(unit.counter(station.counter).number,)))
    return unit.board(station.board) if station.board else USUAL_BOARD
