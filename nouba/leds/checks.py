"""What ``nouba doctor`` looks at around LED displays."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nouba.checked import Checked, Health
from nouba.station import open_reception_of
from reception.domain.errors import EnvironmentFault, Refusal
from reception.settings import Settings

if TYPE_CHECKING:
    from counter_display.led.setting import LedSetting

_ONE_WAY = (
    "look whether it shows its counter's number after 'nouba led test': a line may be wired one way"
)


def led_checks(settings: Settings) -> Iterator[Checked]:
    """Yield how the displays at this station's lines are; nothing where it has none."""
    if not settings.led:
        return
    from counter_display.led.fault import LedFault, LineTakenFault  # noqa: PLC0415
    from counter_display.led.setting import led_settings  # noqa: PLC0415

    lines = led_settings(settings.led)
    yield from _unknown_counters(settings, lines)
    for line in lines:
        try:
            yield from _displays(line)
        except LineTakenFault as fault:
            yield Checked("led", Health.WARNING, fault.what, "end 'nouba led' to ask the displays")
        except LedFault as fault:
            yield Checked("led", Health.BROKEN, fault.what, fault.hint)


def _displays(line: "LedSetting") -> Iterator[Checked]:
    from counter_display.led import display as displays  # noqa: PLC0415
    from counter_display.led.health import HEALTH, each_display  # noqa: PLC0415

    for placed, display in each_display(line):
        health = display.health()
        says = f"the display {placed.place} ({line.name}, address {placed.address}): "
        if health is displays.Health.SILENT:
            yield Checked("led", Health.WARNING, f"{says}{HEALTH[health]}", _ONE_WAY)
        else:
            yield Checked("led", Health.OK, f"{says}{HEALTH[health]}")


def _unknown_counters(settings: Settings, lines: tuple["LedSetting", ...]) -> Iterator[Checked]:
    if not settings.database:
        return
    try:
        with open_reception_of(settings) as reception:
            known = {counter.number for counter in reception.hall.unit().counters}
    except (EnvironmentFault, Refusal):
        return  # The check of the database tells, and the lines are looked at all the same.
    named = {one.counter for line in lines for one in line.displays if one.counter is not None}
    for number in sorted(named - known):
        yield Checked(
            "led",
            Health.WARNING,
            f"a display hangs over counter {number}, and this unit has no such counter",
            "correct NOUBA_LED, or describe the counter in the unit",
        )
