"""``nouba day``: closing a day, its slip, and what is entered after an outage."""

from typing import Annotated

import typer

from nouba.offline import WHY
from nouba.options import AsJson, AtPrinter, By, Day, Db, RequestId, StationName
from nouba.output import Ending, refuse_closed_station, show, wait_for_station
from nouba.station import named_printer, open_station
from reception.app import Reception
from reception.domain.errors import NoConflictError
from reception.domain.language import Language
from reception.domain.paper import SlipPaper
from reception.domain.take_in import TakeInOutcome
from reception.offline.model import Received

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
    label: Label, by: By, reason: Reason, day: Day = None, db: Db = None, as_json: AsJson = False
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
    why = f": {WHY[done.why]}" if done.outcome is TakeInOutcome.CONFLICT and done.why else ""
    said = f"{done.label} is {OUTCOMES[done.outcome]}{why}"
    show({"label": done.label, "outcome": done.outcome, "why": done.why}, [said], as_json=as_json)


OUTCOMES = {
    TakeInOutcome.JOINED: "in its line, since it was given",
    TakeInOutcome.KNOWN: "in its line already",
    TakeInOutcome.RELABELLED: "in its line, in place of the number that the desk had given",
    TakeInOutcome.TOO_LATE: "counted on its day, as unserved",
    TakeInOutcome.CONFLICT: "still a conflict",
    TakeInOutcome.VOIDED: "void",
}
"""What became of a ticket that was decided on."""
