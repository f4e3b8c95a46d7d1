"""``nouba day | journal | offline``: closing a day, and what an outage has left."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Annotated, Any

import typer

from nouba.options import AsJson, AtPrinter, By, Day, Db, RequestId, StationName
from nouba.output import Ending, refuse_closed_station, show, wait_for_station
from nouba.station import named_printer, open_station, settings_with
from reception.app import Reception
from reception.domain.errors import NoConflictError, Refusal
from reception.domain.language import Language
from reception.domain.paper import SlipPaper
from reception.offline.file import JournalFile, journal_path
from reception.offline.log import Journal, Outages
from reception.offline.model import Conflict, ConflictRow, Received
from reception.system.clock import SystemClock
from reception.system.files import rfc3339
from reception.system.ids import TimeOrderedIds
from reception.system.settings import journal_folder

journal_app = typer.Typer(
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


Tongue = Annotated[
    Language | None, typer.Option(help="The one the slip is written in; else the unit's first.")
]


def slip(
    day: Day = None,
    printer: AtPrinter = None,
    station: StationName = None,
    language: Tongue = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Print what a day came to, with the head of its log; else at NOUBA_PRINTER's printer."""
    with open_station(db) as reception:
        uri = _place_of(reception, printer, station)
        paper = reception.day_slips.slip(day, language=language)
        ending = _put_on_paper(reception, paper, uri, station)
    show({"day": paper.day, "slip": ending.state}, (), as_json=as_json)
    _tell(paper, ending, quietly=as_json)


def _place_of(reception: Reception, printer: str | None, station: str | None) -> str | None:
    """Return the address of the printer for a slip; None where a station prints it."""
    if printer and station:
        raise typer.BadParameter("give --printer or --station, not both")
    if station is None:
        return named_printer(printer)
    refuse_closed_station(reception, station)
    return None


def _put_on_paper(
    reception: Reception, paper: SlipPaper, uri: str | None, station: str | None
) -> Ending:
    """Print a slip at an address, or let a station print it."""
    if station and not uri:
        job = reception.slip_jobs.want(paper, station=station)
        return wait_for_station(reception, job, lambda: reception.slip_jobs.job(job.id))
    # Qt and the drivers: only who prints here waits for them.
    from nouba.printing import print_slip  # noqa: PLC0415

    return print_slip(uri or "", paper)


def _tell(paper: SlipPaper, ending: Ending, *, quietly: bool) -> None:
    ending.tell(f"The slip of {paper.day}")
    if not quietly:
        typer.echo(f"The slip of {paper.day} is {ending.state.replace('_', ' ')}.")


day_app = typer.Typer(help="The service day, and what an outage has left.", no_args_is_help=True)

Label = Annotated[str, typer.Argument(metavar="LABEL", help="As on the paper, such as ZK003.")]
Reason = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why, for colleagues; in one line.")
]


@day_app.command()
def close(
    day: Day = None,
    with_slip: Annotated[bool, typer.Option("--slip", help="Print the day's slip.")] = False,
    printer: AtPrinter = None,
    station: StationName = None,
    language: Tongue = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Close the day: who still waits or is called is counted as unserved."""
    ending = None
    with open_station(db) as reception:
        # What is missing for the paper is said before anything is done.
        uri = _place_of(reception, printer, station) if with_slip else None
        closing = reception.desk.close_day(day=day, operation=request_id)
        if not as_json:
            typer.echo(f"{closing.day} is closed; unserved: {closing.unserved}")
        if with_slip:
            paper = reception.day_slips.slip(closing.day, language=language)
            ending = _put_on_paper(reception, paper, uri, station)
    said = {"day": closing.day, "unserved": closing.unserved}
    show(said | ({"slip": ending.state} if ending else {}), (), as_json=as_json)
    if ending:
        _tell(paper, ending, quietly=as_json)


day_app.command("slip")(slip)


@day_app.command("served-up-to")
def served_up_to(
    label: Annotated[
        str, typer.Argument(metavar="LABEL", help="The last number called: A042, or 42.")
    ],
    by: By,
    reason: Reason,
    series: Annotated[
        str, typer.Option(metavar="LETTERS", help="Of a number that is written without them.")
    ] = "",
    day: Day = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Enter after an outage that a series was called by word of mouth, up to this number."""
    with open_station(db) as reception:
        done = reception.offline.served_up_to(
            f"{series}{label}" if label.isdecimal() else label,
            by,
            reason=reason,
            day=day,
            operation=request_id,
        )
    said = f"{len(done.labels)} visitors of {done.day} were served on paper"
    show({"day": done.day, "served": done.labels}, [said], as_json=as_json)


@day_app.command("take-in")
def take_in(
    label: Label,
    by: By,
    service: Annotated[
        str | None, typer.Option(metavar="CODE", help="For this service instead.")
    ] = None,
    priority: Annotated[
        str | None, typer.Option(metavar="CLASS", help="In this class instead.")
    ] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Take a ticket in after all that could not be."""
    with open_station(db) as reception:
        person = reception.hall.unit().person(by)
        done = reception.offline.retry_conflict(
            label, service=service, priority=priority, asking=person
        )
    _show_taken_in(done, as_json=as_json)


@day_app.command()
def void(
    label: Label,
    by: By,
    reason: Reason,
    day: Day = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Declare a number void: of a ticket to decide on, or of one that is lost with its kiosk."""
    with open_station(db) as reception:
        person = reception.hall.unit().person(by)
        try:
            done = reception.offline.void_conflict(label, reason=reason, asking=person)
        except NoConflictError:
            lost = reception.offline.void_number(label, reason=reason, day=day, asking=person)
            said = f"{label} of {lost.number.service_day} is void"
            answer = {"label": label, "outcome": "voided", "why": None}
            show(answer, [said], as_json=as_json)
            return
    _show_taken_in(done, as_json=as_json)


def _show_taken_in(done: Received, *, as_json: bool) -> None:
    why = f": {WHY[done.why]}" if done.outcome == "parked" and done.why else ""
    said = f"{done.label} is {_OUTCOMES[done.outcome]}{why}"
    show({"label": done.label, "outcome": done.outcome, "why": done.why}, [said], as_json=as_json)


_OUTCOMES = {
    "joined": "in its line, since it was given",
    "relabelled": "in its line, in place of the number that the desk had given",
    "too_late": "counted on its day, as unserved",
    "parked": "still a conflict",
    "voided": "void",
}
