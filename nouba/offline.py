"""``nouba journal`` and ``nouba offline``: what was done without the database, there and here."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nouba.options import AsJson, Db
from nouba.output import print_json
from nouba.station import open_station, settings_with
from reception.domain.errors import Refusal
from reception.offline.file import JournalFile, journal_path
from reception.offline.log import Journal, Outages
from reception.offline.model import ConflictRow
from reception.system.clock import SystemClock
from reception.system.files import rfc3339
from reception.system.ids import TimeOrderedIds
from reception.system.settings import journal_folder

if TYPE_CHECKING:
    from reception.offline.model import Conflict

app = typer.Typer(
    help="What this station keeps for the time without its database.", no_args_is_help=True
)

offline_app = typer.Typer(
    help="What kiosks did without the database, as the database has it.", no_args_is_help=True
)

WHY = {
    "unknown_service": "its service does not exist any more",
    "unknown_priority": "its class does not exist any more",
    "number_taken": "another ticket has this number",
    "number_void": "this number is void",
    "cancelled": "it was cancelled while its kiosk stood alone",
    "strange_time": "its kiosk's clock was wrong: nobody knows when it was given",
    "no_label": "its letters and number make no label",
}
"""Why a ticket is a conflict, by ``ConflictReason``."""

Label = Annotated[str, typer.Argument(metavar="TICKET", help="Such as ZA007.")]


class NoJournalError(Refusal):
    """This station has never written a journal."""

    def __init__(self, station: str, path: str) -> None:
        super().__init__(
            f"No kiosk has run here as '{station}': there is no journal at {path}; if the kiosk has"
            " another name, set NOUBA_STATION to it"
        )


class NotRefusedError(Refusal):
    """No such ticket waits for a decision."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"{label} does not wait here for a decision; 'nouba journal show' lists those that do"
        )


@app.command()
def show(as_json: AsJson = False) -> None:
    """Show what waits to be handed over, and what was refused."""
    with _opened() as journal:
        kept, refused = journal.kept(), journal.conflicts()
        away = Outages(journal.file).present()
        found = {
            "file": str(journal.file.path),
            "install": str(journal.install),
            "unit": journal.unit,
            "letters": journal.prefix,
            "away_since": away.began_at.isoformat() if away else None,
            "waiting": kept.waiting,
            "refused": [{"label": one.given.label, "reason": one.reason} for one in refused],
        }
    if as_json:
        print_json(found)
        return
    typer.echo(f"{found['file']}: letters {found['letters'] or 'none yet'}")
    if away:
        typer.echo(f"the database is away since {found['away_since']}")
    typer.echo(f"to hand over: {kept.waiting}; refused: {kept.conflicts}")
    for one in refused:
        typer.echo(f"  {one.given.label}: {one.reason}")


@app.command()
def retry(label: Label) -> None:
    """Hand a refused ticket over after all; the kiosk does so when the database answers."""
    with _opened() as journal:
        journal.retry(_refused(journal, label).given.wanted.operation)
    typer.echo(f"{label} is handed over again")


@app.command()
def void(
    label: Label,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="Why nobody is called by it.")],
) -> None:
    """Give a refused ticket up: its visitor is not called by this number."""
    with _opened() as journal:
        operation = _refused(journal, label).given.wanted.operation
        journal.void(operation, why, SystemClock().now())
    typer.echo(f"{label} is given up")


@app.command()
def again(
    days: Annotated[int, typer.Option(min=1, max=7, metavar="N", help="Of the last N days.")] = 1,
) -> None:
    """Hand everything over once more: after the database was brought back from a copy."""
    with _opened() as journal:
        count = journal.hand_over_again(SystemClock().now() - timedelta(days=days))
    typer.echo(f"to hand over once more: {count}")


@contextmanager
def _opened() -> Iterator[Journal]:
    """Give this station's journal, whether or not its kiosk runs."""
    settings = settings_with(None)
    path = journal_path(journal_folder(settings), settings.station)
    if not path.exists():
        raise NoJournalError(settings.station, str(path))
    with JournalFile(path, TimeOrderedIds(SystemClock())) as file:
        yield Journal(file)


def _refused(journal: Journal, label: str) -> ConflictRow:
    wanted = label.replace(" ", "").upper()
    found = next((one for one in journal.conflicts() if one.given.label == wanted), None)
    if found is None:
        raise NotRefusedError(label)
    return found


@offline_app.callback()
def _below() -> None:
    """Keep its one word a word of its own."""


@offline_app.command()
def conflicts(db: Db = None, as_json: AsJson = False) -> None:
    """Show tickets that a kiosk gave alone and that could not be taken in; decide on each."""
    with open_station(db) as reception:
        found = reception.offline.conflicts()
    if as_json:
        print_json([_conflict_json(one) for one in found])
    elif not found:
        typer.echo("No ticket waits for a decision.")
    else:
        for one in found:
            typer.echo(_conflict_line(one))


def _conflict_line(one: "Conflict") -> str:
    given = one.ticket
    return (
        f"{one.label} of {given.station} for '{given.service}', given"
        f" {rfc3339(given.made_at)} by its clock: {WHY[one.why]}"
    )


def _conflict_json(one: "Conflict") -> dict[str, Any]:
    given = one.ticket
    return {
        "label": one.label,
        "id": str(given.id),
        "station": given.station,
        "service": given.service,
        "priority": given.priority,
        "service_day": given.service_day.isoformat(),
        "made_at": rfc3339(given.made_at),
        "parked_at": rfc3339(one.since),
        "why": one.why,
    }
