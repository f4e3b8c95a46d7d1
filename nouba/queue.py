"""``nouba issue | cancel | queue | ticket | explain | call``: tickets, and the clerk's verbs."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from inspect import Parameter, Signature
from typing import Annotated, Any

import typer

from nouba.options import AsJson, AtPrinter, Day, Db, RequestId, StationName, time_today
from nouba.output import (
    Ending,
    refuse_closed_station,
    show,
    show_label,
    show_queue,
    show_ticket,
    show_with_paper,
    wait_for_station,
)
from nouba.station import open_as, settings_with
from reception.domain.errors import StorageFault
from reception.domain.language import Language, text_in
from reception.domain.paper import COMMAND, PrintJob
from reception.domain.ticket import Visit
from reception.domain.unit import ORDINARY, SERVED
from reception.front_office import FrontOffice
from reception.queue.explanation import Explanation, RankReason, RankTurn, Rival
from reception.queue.model import At
from reception.queue.verbs import VERBS, Ask, Said, Verb
from reception.system.clock import unit_zone

_MINUTE = timedelta(minutes=1)
# What a clerk reads under the next number (``clerk_panel.words``), who is spoken to there.
REASONS = {
    RankReason.FOR_CLERK: "waits for clerk {clerk} in person",
    RankReason.FOR_COUNTER: "was sent to this counter",
    RankReason.APPOINTMENT: "has an appointment at {appointment}",
    RankReason.ALONE: "nobody else is waiting there",
    RankReason.LANGUAGE: "speaks {language}, as the clerk does",
    RankReason.LEVEL: "ranks as {then} does, and came first",
    RankReason.WAITED_LONGEST: "has waited longest",
    RankReason.RANKS_FIRST: "ranks first, though somebody has waited longer",
    RankReason.CLASS_AND_WAIT: "has priority ({rule}), and has waited longest",
    RankReason.CLASS: "has priority ({rule})",
}


def _open(db: str | None) -> FrontOffice:
    # Tickets and calls need no more of the core: half of it is of others.
    return open_as(FrontOffice, settings_with(db))


def explain(
    ticket: Annotated[str, typer.Argument(help="Label, such as A042.")],
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Say in one sentence why a waiting visitor is called next, or is not."""
    with _open(db) as reception:
        found = reception.hall.explain(ticket)
        zone = unit_zone(reception.hall.unit().zone)
    hours = (found.visit.ticket.appointment_at, found.let_go_at)
    hour, let_go = (f"{one.astimezone(zone):%H:%M}" if one else "" for one in hours)
    said = f"{_sentence(found, hour)}{let_go and f'; it let others go first at {let_go}'}"
    show(_json(found), [said], as_json=as_json)


def _sentence(found: Explanation, appointment: str) -> str:
    label = found.visit.ticket.label
    if found.paper_until:
        left_s = (found.paper_until - found.at).total_seconds()
        return (
            f"{label} waits for its paper: it may be called as soon as that is out, and in"
            f" {left_s:.0f} s at the latest ({_figures(found)})"
        )
    if not found.counters:
        return f"{label} waits, and no counter that may call it is open ({_figures(found)})"
    if not found.turns:
        rival = f", {_rival(found.rival)}" if found.rival else ""
        before = "one other" if found.above == 1 else f"{found.above} others"
        return f"{label} is called after {before} ({_figures(found)}{rival})"
    reasons: dict[str, list[int]] = {}
    for turn in found.turns:
        reasons.setdefault(_why(turn, appointment), []).append(turn.counter)
    said = (f"at counter {', '.join(map(str, at))}: {why}" for why, at in reasons.items())
    return f"{label} is next {'; '.join(said)} ({_figures(found)})"


def _why(turn: RankTurn, appointment: str) -> str:
    why = REASONS[turn.why].format(
        clerk=turn.visit.leg.kept_clerk,
        appointment=appointment,
        language=turn.visit.ticket.language,
        rule=text_in(turn.house_rule.names, Language.ENGLISH),
        then=turn.then.label if turn.then else "",
    )
    return f"{why}, then {turn.then.label}" if turn.then else why


def _figures(found: Explanation) -> str:
    rule = found.house_rule
    return (
        f"class {rule.code}: {_minutes(rule.head_start)} + {rule.rate:g} x"
        f" {_minutes(found.counted)} min waited = {_minutes(found.standing)}"
        f"{_ahead(found.language_ahead)}"
    )


def _rival(rival: Rival) -> str:
    return f"{rival.label} {_minutes(rival.standing)}{_ahead(rival.language_ahead)}"


def _ahead(by_language: timedelta) -> str:
    return f" + {_minutes(by_language)} as the clerk speaks the language" if by_language else ""


def _json(found: Explanation) -> dict[str, Any]:
    return {
        "label": found.visit.ticket.label,
        "as_of": found.at,
        "priority": found.house_rule.code,
        "head_start_s": found.house_rule.head_start,
        "rate": found.house_rule.rate,
        "counted_s": found.counted,
        "standing_s": found.standing,
        "counters": found.counters,
        "next_at": [turn.counter for turn in found.turns],
        "why": [{"counter": turn.counter, "reason": turn.why} for turn in found.turns],
        "nearest_counter": found.nearest,
        "above": found.above,
        "language_ahead_s": found.language_ahead,
        "paper_until": found.paper_until,
        "let_go_at": found.let_go_at,
        "rival": found.rival
        and {
            "label": found.rival.label,
            "standing_s": found.rival.standing,
            "language_ahead_s": found.rival.language_ahead,
        },
    }


def _minutes(span: timedelta) -> str:
    return f"{span / _MINUTE:.0f}"


def issue(
    service: Annotated[str, typer.Argument(help="Code of the service.")],
    language: Annotated[
        str | None, typer.Option(help="ar, fr, zgh or en; else the unit's first.")
    ] = None,
    priority: Annotated[str, typer.Option(help="Code of the priority class.")] = ORDINARY,
    appointment: Annotated[
        str | None, typer.Option(metavar="HH:MM", help="Hour of the visitor's appointment today.")
    ] = None,
    request_id: RequestId = None,
    printer: AtPrinter = None,
    station: StationName = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Give the next number of a service; without --printer or --station it is not printed."""
    if printer and station:
        raise typer.BadParameter("give --printer or --station, not both")
    # What is no address is told before a number is given.
    print_there = _printing_at(printer) if printer else None
    with _open(db) as reception:
        if station:
            refuse_closed_station(reception, station)
        visit = reception.desk.issue(
            service,
            language=language,
            priority=priority,
            appointment_at=time_today(appointment, reception.hall.now()) if appointment else None,
            operation=request_id,
            printer_station=COMMAND if printer else station,
            printed_elsewhere=station is not None,
        )
        try:
            view, unit = reception.hall.announced(visit), reception.hall.unit()
            sheet = reception.prints.original(visit.ticket.id)
        except StorageFault:
            # The number is given whatever becomes of the rest: it is shown in any case.
            show_label(visit, as_json=as_json)
            raise
        paper = None
        if sheet and print_there:
            paper = print_there(reception, sheet)
        elif sheet and station:
            paper = wait_for_station(
                reception, sheet, lambda: reception.prints.job(sheet.ticket, sheet.sheet)
            )
        show_with_paper(view, unit, paper, as_json=as_json)


def _printing_at(address: str) -> Callable[[FrontOffice, PrintJob], Ending]:
    # Qt and the drivers: only who prints here waits for them.
    from nouba.printing import judged, print_sheet  # noqa: PLC0415

    return partial(print_sheet, printer_uri=judged(address))


def cancel(
    ticket: Annotated[str, typer.Argument(help="Label, such as A042.")],
    day: Day = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Take a waiting ticket out of the queue."""
    with _open(db) as reception:
        visit = reception.desk.cancel(ticket, day=day, operation=request_id)
        _show_visit(reception, visit, as_json=as_json)


def queue(
    service: Annotated[str | None, typer.Option(metavar="CODE", help="Only this service.")] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Show who waits, in the order of the calling rule."""
    with _open(db) as reception:
        waiting, unit = reception.hall.queue(service), reception.hall.unit()
    show_queue(waiting, unit, as_json=as_json)


def ticket(
    label: Annotated[str, typer.Argument(help="Such as A042.")],
    day: Day = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Show one ticket."""
    with _open(db) as reception:
        view, unit = reception.hall.ticket(label, day=day), reception.hall.unit()
    show_ticket(view, unit, as_json=as_json)


Counter = Annotated[int, typer.Option("--counter", metavar="N")]
Clerk = Annotated[str, typer.Option("--clerk", metavar="LOGIN")]
_REASON = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, in one line.")]
_PROFILE = Annotated[
    str | None, typer.Argument(metavar="[CODE]", help="Code of the work profile; else none.")
]
_HELD = Annotated[
    str | None, typer.Argument(metavar="[TICKET]", help="Label of the ticket you hold.")
]
_REQUIRED = Parameter.empty


def _argument(metavar: str, text: str) -> tuple[Any, Any]:
    return Annotated[str, typer.Argument(metavar=metavar, help=text)], _REQUIRED


def _option(
    name: str, text: str, *, metavar: str | None = None, kind: Any = str | None, usual: Any = None
) -> tuple[Any, Any]:
    return Annotated[kind, typer.Option(name, metavar=metavar, help=text)], usual


_TICKET = {"ticket": _argument("TICKET", "Label, such as A042.")}
# The fields of ``Said`` that belong to an ask, and what each is on the command line. What a panel
# asks of who sits at it, such as whether she is sure, has no word there.
_ASKED: Mapping[Ask, Mapping[str, tuple[Any, Any]]] = {
    Ask.TO_CALL: _TICKET,
    Ask.PARKED: _TICKET,
    Ask.MISSED: _TICKET,
    Ask.SERVICE: {"service": _argument("SERVICE", "Code of the service.")},
    Ask.TEXT: {"note": _argument("TEXT", "One line; an empty one takes the note away.")},
    Ask.ELSEWHERE: {
        "service": _option(
            "--to", "Code of another service.", metavar="SERVICE", kind=str, usual=""
        ),
        "to_counter": _option(
            "--to-counter", "The one counter that calls.", metavar="N", kind=int | None
        ),
        "to_clerk": _option("--to-clerk", "The one person who calls.", metavar="LOGIN"),
    },
    Ask.OUTCOME: {
        "outcome": _option(
            "--outcome", "How the service ended.", metavar="CODE", kind=str, usual=SERVED
        )
    },
    Ask.BECAME: {
        "outcome": _option("--outcome", "How the service here ended, if it did.", metavar="CODE")
    },
    Ask.ANYONE: {
        "anyone": _option(
            "--anyone", "Any colleague may resume; else only you.", kind=bool, usual=False
        )
    },
    Ask.NOTE: {"note": _option("--note", "For the next counter, in one line.", metavar="TEXT")},
    Ask.REASON: {"reason": (_REASON, _REQUIRED)},
    Ask.PROFILE: {"profile": (_PROFILE, None)},
    Ask.LEAVE: {},
    Ask.LANGUAGE: {"language": _option("--language", "ar, fr, zgh or en; else the unit's first.")},
    Ask.PRIORITY: {
        "priority": _option("--priority", "Code of the priority class.", kind=str, usual=ORDINARY)
    },
    Ask.FINISH: {
        "finish": _option(
            "--finish", "End the ticket you serve in the same step.", kind=bool, usual=False
        )
    },
    Ask.COUNTER: {
        "counter": _option("--counter", "Not needed; for scripts.", metavar="N", kind=int | None)
    },
}


def command_of(verb: Verb, show_hall: Callable[..., None] | None = None) -> Callable[..., None]:
    """Return the command that does a verb, with an argument or option for all that it asks.

    Args:
        verb: which.
        show_hall: prints what a verb has changed that is about no visit, and takes no request.
    """

    def carry_out(
        clerk: str,
        counter: int | None = None,
        held: str | None = None,
        request_id: RequestId = None,
        db: Db = None,
        as_json: AsJson = False,
        **said: Any,
    ) -> None:
        with _open(db) as reception:
            at = At(counter, clerk, held)
            visit = verb.do(reception.desk, at, Said(**said), request_id)
            if show_hall:
                show_hall(reception, as_json=as_json)
            elif visit:
                _show_visit(reception, visit, as_json=as_json)

    carry_out.__doc__ = verb.help
    carry_out.__annotations__ = {}
    vars(carry_out)["__signature__"] = Signature(list(_parameters(verb, show_hall is None)))
    return carry_out


def _parameters(verb: Verb, is_of_visit: bool) -> Iterator[Parameter]:
    told = [
        _parameter(name, *how)
        for ask in (*verb.asks, *verb.takes)
        for name, how in _ASKED[ask].items()
    ]
    yield from (one for one in told if _is_argument(one))
    if verb.at_counter:
        yield _parameter("counter", Counter)
    yield _parameter("clerk", Clerk)
    if verb.event:
        yield _parameter("held", _HELD, None)
    yield from (one for one in told if not _is_argument(one))
    if is_of_visit:
        yield _parameter("request_id", RequestId, None)
    yield _parameter("db", Db, None)
    yield _parameter("as_json", AsJson, False)


def _parameter(name: str, kind: Any, usual: Any = _REQUIRED) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind, default=usual)


def _is_argument(parameter: Parameter) -> bool:
    return not isinstance(parameter.annotation.__metadata__[0], typer.models.OptionInfo)


def _show_visit(reception: FrontOffice, visit: Visit, *, as_json: bool) -> None:
    """Print a visit as it stands now."""
    show_ticket(reception.hall.view(visit), reception.hall.unit(), as_json=as_json)


call_app = typer.Typer(help="Call and serve visitors.", no_args_is_help=True)
for _verb in VERBS:
    match _verb.command.split():
        case ["call", _word]:
            call_app.command(_word)(command_of(_verb))
