"""Asking the displays of a line once, for a person at the station."""

from collections.abc import Iterator

from counter_display.led.display import Health, LedDisplay
from counter_display.led.keeper import MAKES
from counter_display.led.line import open_line
from counter_display.led.setting import LedSetting, Placed

HEALTH = {
    Health.ANSWERS: "it answers",
    Health.SILENT: "it does not answer",
    Health.MUTE_BY_NATURE: "at this address no display ever answers",
}


def each_display(setting: LedSetting) -> Iterator[tuple[Placed, LedDisplay]]:
    """Open a line and yield each of its displays; the line is given back at the end.

    Raises:
        LedFault: the line cannot be opened, or breaks.
    """
    line = open_line(setting)
    try:
        for placed in setting.displays:
            yield placed, MAKES[setting.protocol](line, placed.address)
    finally:
        line.close()
