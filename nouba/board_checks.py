"""What ``nouba doctor`` looks at around a board or the display over a counter."""

from collections.abc import Iterator

from nouba.checked import Checked, Health
from nouba.station import database_url
from reception.clock import clock_named
from reception.settings import Settings


def board_checks(settings: Settings) -> Iterator[Checked]:
    """Yield whether this station's board can be shown; nothing where none is named."""
    if not (settings.board or settings.board_counter or settings.media):
        return
    from counter_display.board.station import station_of  # noqa: PLC0415

    station = station_of(settings)
    if station.media and not station.media.is_dir():
        yield Checked(
            "board",
            Health.WARNING,
            f"NOUBA_MEDIA names {station.media}, which is no folder: calls have the whole screen",
            "make the folder, or name another",
        )
    if not settings.database or not (station.board or station.counter):
        return
    from reception.bootstrap import open_reception  # noqa: PLC0415

    with open_reception(database_url(settings), clock=clock_named(settings.clock)) as reception:
        unit = reception.hall.unit()
    if station.counter is not None:
        unit.counter(station.counter)
        yield Checked("board", Health.OK, f"this screen hangs over counter {station.counter}")
    else:
        yield Checked("board", Health.OK, f"this screen shows {unit.board(station.board).code}")
