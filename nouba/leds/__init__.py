"""``nouba led``: the app, and ``emulate | test`` beside it."""

import typer

from nouba.apps import start_app
from nouba.leds.emulate import emulate
from nouba.leds.test import test
from nouba.options import Db

app = typer.Typer(
    help="LED displays over the counters and in the hall; alone: keep them until SIGTERM.",
    invoke_without_command=True,
)


@app.callback()
def led(context: typer.Context, db: Db = None) -> None:
    """Keep this station's LED displays, which NOUBA_LED names, until SIGTERM."""
    if context.invoked_subcommand is None:
        raise typer.Exit(start_app("led", db))


app.command()(emulate)
app.command()(test)
