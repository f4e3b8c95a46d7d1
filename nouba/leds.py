"""``nouba led test``."""

from typing import Annotated

import typer

from counter_display.led.driver import HEALTH, each_display
from counter_display.led.protocols import LedHealth
from counter_display.led.settings import led_settings
from nouba import emulate
from nouba.options import AsJson, Db
from nouba.output import print_json
from nouba.station import ENVIRONMENT_FAILED, WrongUsageError, settings_with, start_app

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
    if all(fact["health"] is LedHealth.SILENT for fact in facts):
        raise typer.Exit(ENVIRONMENT_FAILED)


app = typer.Typer(
    help="LED displays over the counters and in the hall; alone: keep them until SIGTERM.",
    invoke_without_command=True,
)


@app.callback()
def led(context: typer.Context, db: Db = None) -> None:
    """Keep this station's LED displays, which NOUBA_LED names, until SIGTERM."""
    if context.invoked_subcommand is None:
        raise typer.Exit(start_app("led", db))


app.command("emulate")(emulate.led)
app.command()(test)
