"""The words of the command line."""

from typing import Annotated

import typer

from nouba import (
    alerts,
    backtest,
    backups,
    counters,
    databases,
    day,
    demo_command,
    doctor,
    estimate,
    explain,
    history,
    journal,
    kiosk_pin,
    leds,
    monthly,
    network,
    postgres,
    printers,
    ratings,
    reports,
    services,
    sessions,
    tickets,
    translations,
    unit,
    verbs,
    voice,
    what_if,
)
from nouba.apps import start_app
from nouba.options import Db
from nouba.report_output import made_by
from nouba.usage import WrongUsageError
from nouba.words import Words

app = typer.Typer(
    name="nouba",
    cls=Words,
    help="Reception for public offices: tickets, calls, boards and true waiting times.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _say_version(asked: bool) -> None:
    if asked:
        typer.echo(made_by())
        raise typer.Exit


@app.callback()
def _nouba(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_say_version, is_eager=True, help="Say which version this is."
        ),
    ] = False,
) -> None:
    pass


app.command("init")(databases.init)
app.command("verify")(databases.verify)
app.command("backup")(backups.backup)
app.command("restore")(backups.restore)
app.command("doctor")(doctor.doctor)
app.command("backtest")(backtest.backtest)
app.command("demo")(demo_command.demo)
app.command("issue")(tickets.issue)
app.command("cancel")(tickets.cancel)
app.command("queue")(tickets.queue)
app.command("ticket")(tickets.ticket)
app.command("explain")(explain.explain)
app.command("what-if")(what_if.what_if)
app.command("kiosk-pin")(kiosk_pin.kiosk_pin)
app.add_typer(estimate.app, name="estimate")
app.add_typer(verbs.app, name="call")
app.add_typer(counters.app, name="counter")
app.add_typer(services.app, name="service")
app.add_typer(day.app, name="day")
app.add_typer(alerts.app, name="alerts")
app.add_typer(unit.app, name="unit")
reports.report_app.command("ratings")(ratings.ratings)
reports.report_app.command("monthly")(monthly.monthly)
app.add_typer(reports.report_app, name="report")
reports.visits_app.command("import")(history.import_visits)
app.add_typer(reports.visits_app, name="visits")
app.add_typer(history.retention_app, name="retention")
app.add_typer(sessions.app, name="sessions")
app.add_typer(postgres.app, name="postgres")
app.add_typer(network.app, name="network")
app.add_typer(printers.app, name="printer")
app.add_typer(leds.app, name="led")
app.add_typer(journal.app, name="journal")
app.add_typer(translations.app, name="translations")
app.add_typer(voice.app, name="voice")


@app.command()
def kiosk(
    windowed: Annotated[
        bool, typer.Option("--windowed", help="For trials: in a window that can be closed.")
    ] = False,
    pointer: Annotated[
        bool, typer.Option("--pointer", help="Show the pointer, where there is no touch screen.")
    ] = False,
    db: Db = None,
) -> None:
    """Start the visitors' kiosk; it fills the screen and ends by its service menu or SIGTERM."""
    raise typer.Exit(start_app("kiosk", db, windowed=windowed, pointer=pointer))


@app.command()
def board(
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help="A board of the unit's file; else NOUBA_BOARD."),
    ] = None,
    counter: Annotated[
        int | None,
        typer.Option(
            min=1, max=999, metavar="N", help="Hang over this counter instead of in the hall."
        ),
    ] = None,
    screen: Annotated[
        str | None,
        typer.Option(metavar="N", help="The screen's number or name; else NOUBA_SCREEN."),
    ] = None,
    db: Db = None,
) -> None:
    """Start a board of the waiting room, or the display over one counter."""
    if code is not None and counter is not None:
        raise WrongUsageError("A screen shows a board or hangs over a counter: give one of the two")
    raise typer.Exit(start_app("board", db, board=code, counter=counter, screen=screen))


@app.command()
def clerk(db: Db = None) -> None:
    """Start the clerk's panel."""
    raise typer.Exit(start_app("clerk", db))


@app.command()
def admin(db: Db = None) -> None:
    """Start the manager's and administrator's console."""
    raise typer.Exit(start_app("admin", db))
