"""``nouba journal | offline``: what kiosks did alone, at their station and in the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Annotated, Any

import typer

from nouba.options import AsJson, Db
from nouba.output import show
from nouba.station import open_station, settings_with
from reception.domain.errors import Refusal
from reception.domain.take_in import ConflictReason
from reception.offline.file import JournalFile, journal_path
from reception.offline.log import Journal, Outages
from reception.offline.model import Conflict, ConflictRow
from reception.system.clock import SystemClock
from reception.system.csv_text import rfc3339
from reception.system.ids import TimeOrderedIds
from reception.system.settings import journal_folder

journal_app = typer.Typer(
    help="What this station keeps for the time without its database.", no_args_is_help=True
)

offline_app = typer.Typer(
    help="What kiosks did without the database, as the database has it.", no_args_is_help=True
)

WHY = {
    ConflictReason.UNKNOWN_SERVICE: "its service does not exist any more",
    ConflictReason.UNKNOWN_PRIORITY: "its class does not exist any more",
    ConflictReason.NUMBER_TAKEN: "another ticket has this number",
    ConflictReason.NUMBER_VOID: "this number is void",
    ConflictReason.CANCELLED: "it was cancelled while its kiosk stood alone",
    ConflictReason.STRANGE_TIME: "its kiosk's clock was wrong: nobody knows when it was given",
    ConflictReason.NO_LABEL: "its letters and number make no label",
}
"""Why a ticket is a conflict."""

JournalLabel = Annotated[str, typer.Argument(metavar="TICKET", help="Such as ZA007.")]


@journal_app.command("show")
def show_journal(as_json: AsJson = False) -> None:
    """Show what waits to be handed over, and what was refused."""
    with _opened() as journal:
        kept, refused = journal.kept(), journal.conflicts()
        away = Outages(journal.file).present()
        found = {
            "file": journal.file.path,
            "install": journal.install,
            "unit": journal.unit,
            "letters": journal.prefix,
            "away_since": away.began_at.isoformat() if away else None,
            "waiting": kept.waiting,
            "refused": [{"label": one.given.label, "reason": one.reason} for one in refused],
        }
    show(
        found,
        (
            f"{found['file']}: letters {found['letters'] or 'none yet'}",
            *((f"the database is away since {found['away_since']}",) if away else ()),
            f"to hand over: {kept.waiting}; refused: {kept.conflicts}",
            *(f"  {one.given.label}: {one.reason}" for one in refused),
        ),
        as_json=as_json,
    )


@journal_app.command()
def retry(label: JournalLabel) -> None:
    """Hand a refused ticket over after all; the kiosk does so when the database answers."""
    with _opened() as journal:
        journal.retry(_refused(journal, label).given.wanted.operation)
    typer.echo(f"{label} is handed over again")


@journal_app.command("void")
def give_up(
    label: JournalLabel,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why nobody is called by it.")],
) -> None:
    """Give a refused ticket up: its visitor is not called by this number."""
    with _opened() as journal:
        operation = _refused(journal, label).given.wanted.operation
        journal.void(operation, why, SystemClock().now())
    typer.echo(f"{label} is given up")


@journal_app.command()
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
        raise Refusal(
            f"No kiosk has run here as '{settings.station}': there is no journal at {path}; if the"
            " kiosk has another name, set NOUBA_STATION to it"
        )
    with JournalFile(path, TimeOrderedIds(SystemClock())) as file:
        yield Journal(file)


def _refused(journal: Journal, label: str) -> ConflictRow:
    wanted = label.replace(" ", "").upper()
    found = next((one for one in journal.conflicts() if one.given.label == wanted), None)
    if found is None:
        raise Refusal(
            f"{label} does not wait here for a decision; 'nouba journal show' lists those that do"
        )
    return found


@offline_app.callback()
def _below() -> None:
    """Keep its one word a word of its own."""


@offline_app.command()
def conflicts(db: Db = None, as_json: AsJson = False) -> None:
    """Show tickets that a kiosk gave alone and that could not be taken in; decide on each."""
    with open_station(db) as reception:
        found = reception.offline.conflicts()
    answer, nothing = [_conflict_json(one) for one in found], "No ticket waits for a decision."
    show(answer, map(_conflict_line, found), as_json=as_json, nothing=nothing)


def _conflict_line(one: Conflict) -> str:
    given = one.ticket
    return (
        f"{one.label} of {given.station} for '{given.service}', given"
        f" {rfc3339(given.made_at)} by its clock: {WHY[one.why]}"
    )


def _conflict_json(one: Conflict) -> dict[str, Any]:
    given = one.ticket
    return {
        "label": one.label,
        "id": given.id,
        "station": given.station,
        "service": given.service,
        "priority": given.priority,
        "service_day": given.service_day,
        "made_at": given.made_at,
        "parked_at": one.since,
        "why": one.why,
    }
