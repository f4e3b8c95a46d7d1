"""``nouba led test``."""

from typing import Annotated

import typer

from counter_display.led.display import Health
from counter_display.led.health import HEALTH, each_display
from counter_display.led.setting import led_settings
from nouba.exit_codes import ENVIRONMENT_FAILED
from nouba.options import AsJson
from nouba.show import print_json
from nouba.station import settings_with
from nouba.usage import WrongUsageError

Uri = Annotated[
    str | None,
    typer.Argument(
        help="Such as 'serial:///dev/ttyUSB0?protocol=alpha&displays=1:01'; else NOUBA_LED.",
        show_default=False,
    ),
]
_HALL = "HALL"


def test(uri: Uri = None, as_json: AsJson = False) -> None:
    """Show each counter's number on its display, and say which displays answer."""
    named = settings_with(None).led if uri is None else uri
    if not named:
        raise WrongUsageError(
            "No LED display is named: give its address, such as"
            " 'serial:///dev/ttyUSB0?protocol=alpha&displays=1:01', or set NOUBA_LED"
        )
    facts: list[dict[str, object]] = []
    for setting in led_settings(named):
        for placed, display in each_display(setting):
            text = _HALL if placed.counter is None else str(placed.counter)
            display.show(text)
            health = display.health()
            facts.append(
                {
                    "line": setting.name,
                    "counter": placed.counter,
                    "address": placed.address,
                    "shows": text,
                    "health": health,
                }
            )
            if not as_json:
                typer.echo(
                    f"The display {placed.place} (address {placed.address}) should show {text}:"
                    f" {HEALTH[health]}."
                )
    if as_json:
        print_json(facts)
    if all(fact["health"] is Health.SILENT for fact in facts):
        raise typer.Exit(ENVIRONMENT_FAILED)
