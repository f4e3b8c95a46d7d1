"""``nouba day close``, and the words around an outage."""

from datetime import date
from typing import Annotated, Any

import typer

from nouba.options import AsJson, AtPrinter, By, Day, Db, RequestId, StationName
from nouba.output import print_json
from nouba.paper import Ending, refuse_closed_station, wait_for_station
from nouba.printers import named_printer
from nouba.station import open_station
from reception.app import Reception
from reception.domain.language import Language
from reception.domain.offline_errors import NotParkedError
from reception.domain.paper import SlipPaper
from reception.offline.model import ParkedTicket, TakenIn
from reception.system.files import rfc3339

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
        uri = place_of(reception, printer, station)
        paper = reception.day_slips.slip(day, language=language)
        ending = put_on_paper(reception, paper, uri, station)
    if as_json:
        print_json({"day": str(paper.day), "slip": ending.state})
    tell(paper, ending, quietly=as_json)


def place_of(reception: Reception, printer: str | None, station: str | None) -> str | None:
    """Return the address of the printer for a slip; None where a station prints it.

    Raises:
        StationNotOpenError: nobody would print there.
        WrongUsageError: no printer is named.
    """
    if printer and station:
        raise typer.BadParameter("give --printer or --station, not both")
    if station is None:
        return named_printer(printer)
    refuse_closed_station(reception, station)
    return None


def put_on_paper(
    reception: Reception, paper: SlipPaper, uri: str | None, station: str | None
) -> Ending:
    """Print a slip at an address, or let a station print it."""
    if station and not uri:
        job = reception.slip_jobs.want(paper, station=station)
        return wait_for_station(reception, job, lambda: reception.slip_jobs.job(job.id))
    # Qt and the drivers: only who prints here waits for them.
    from nouba.printing import print_slip  # noqa: PLC0415

    return print_slip(uri or "", paper)


def tell(paper: SlipPaper, ending: Ending, *, quietly: bool) -> None:
    """Say that a slip came out, unless ``quietly``.

    Raises:
        EnvironmentFault: it did not, or perhaps did not.
    """
    ending.tell(f"The slip of {paper.day}")
    if not quietly:
        typer.echo(f"The slip of {paper.day} is {ending.state.replace('_', ' ')}.")


app = typer.Typer(help="The service day, and what an outage has left.", no_args_is_help=True)

Label = Annotated[str, typer.Argument(metavar="LABEL", help="As on the paper, such as ZK003.")]
Reason = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why, for colleagues; in one line.")
]
_WHY = {
    "unknown_service": "its service does not exist any more",
    "unknown_priority": "its class does not exist any more",
    "number_taken": "another ticket has this number",
    "number_void": "this number is void",
    "cancelled": "it was cancelled while its kiosk stood alone",
    "strange_time": "its kiosk's clock was wrong: nobody knows when it was given",
    "no_label": "its letters and number make no label",
}


@app.command()
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
        uri = place_of(reception, printer, station) if with_slip else None
        closing = reception.desk.close_day(day=day, operation=request_id)
        if not as_json:
            typer.echo(f"{closing.day} is closed; unserved: {closing.unserved}")
        if with_slip:
            paper = reception.day_slips.slip(closing.day, language=language)
            ending = put_on_paper(reception, paper, uri, station)
    if as_json:
        said = {"day": closing.day.isoformat(), "unserved": closing.unserved}
        print_json(said | ({"slip": ending.state} if ending else {}))
    if ending:
        tell(paper, ending, quietly=as_json)


app.command("slip")(slip)


@app.command("served-up-to")
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
    if as_json:
        print_json({"day": done.day.isoformat(), "served": list(done.labels)})
    else:
        typer.echo(f"{len(done.labels)} visitors of {done.day} were served on paper")


@app.command("parked")
def list_parked(db: Db = None, as_json: AsJson = False) -> None:
    """Show tickets that a kiosk gave alone and that could not be taken in; decide on each."""
    with open_station(db) as reception:
        parked = reception.offline.parked()
    if as_json:
        print_json([_parked_json(one) for one in parked])
    elif not parked:
        typer.echo("No ticket waits for a decision.")
    else:
        for one in parked:
            typer.echo(_parked_line(one))


@app.command("take-in")
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
    """Take a parked ticket in after all."""
    with open_station(db) as reception:
        answer = reception.offline.retry_parked(
            label,
            service=service,
            priority=priority,
            asking=reception.hall.unit().person(by),
        )
    _say(answer, as_json=as_json)


@app.command()
def void(
    label: Label,
    by: By,
    reason: Reason,
    day: Day = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Declare a number void: of a parked ticket, or of one that is lost with its kiosk."""
    with open_station(db) as reception:
        person = reception.hall.unit().person(by)
        try:
            answer = reception.offline.void_parked(label, reason=reason, asking=person)
        except NotParkedError:
            lost = reception.offline.void_number(label, reason=reason, day=day, asking=person)
            _say_void(label, lost.number.service_day, as_json=as_json)
            return
    _say(answer, as_json=as_json)


def _say(answer: TakenIn, *, as_json: bool) -> None:
    if as_json:
        print_json({"label": answer.label, "outcome": answer.outcome, "why": answer.why})
        return
    why = f": {_WHY[answer.why]}" if answer.outcome == "parked" and answer.why else ""
    typer.echo(f"{answer.label} is {_OUTCOMES[answer.outcome]}{why}")


_OUTCOMES = {
    "joined": "in its line, since it was given",
    "relabelled": "in its line, in place of the number that the desk had given",
    "too_late": "counted on its day, as unserved",
    "parked": "still parked",
    "voided": "void",
}


def _say_void(label: str, on: date, *, as_json: bool) -> None:
    if as_json:
        print_json({"label": label, "outcome": "voided", "why": None})
    else:
        typer.echo(f"{label} of {on} is void")


def _parked_line(one: ParkedTicket) -> str:
    given = one.ticket
    return (
        f"{one.label} of {given.station} for '{given.service}', given"
        f" {rfc3339(given.made_at)} by its clock: {_WHY[one.why]}"
    )


def _parked_json(one: ParkedTicket) -> dict[str, Any]:
    given = one.ticket
    return {
        "label": one.label,
        "id": str(given.id),
        "station": given.station,
        "service": given.service,
        "priority": given.priority,
        "service_day": given.service_day.isoformat(),
        "made_at": rfc3339(given.made_at),
        "parked_at": rfc3339(one.parked_at),
        "why": one.why,
    }
