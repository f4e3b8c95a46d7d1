"""``nouba explain``: why a visitor is called now, or later."""

from datetime import timedelta
from typing import Annotated, Any

import typer

from nouba.options import AsJson, AtPrinter, Day, Db, RequestId, StationName, time_today
from nouba.output import (
    print_json,
    queue_json,
    show_label,
    show_queue,
    show_ticket,
    show_with_paper,
    ticket_json,
)
from nouba.paper import refuse_closed_station, wait_for_station
from nouba.station import open_station
from reception.domain.errors import StorageFault
from reception.domain.language import Language, text_in
from reception.domain.paper import COMMAND
from reception.domain.unit import ORDINARY
from reception.queue.rank import Explanation, RankReason, RankTurn, Rival
from reception.system.clock import unit_zone
from reception.system.files import rfc3339

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
# What a clerk reads under the next number, who is spoken to there. The figures are written in.
_REASONS = {
    RankReason.FOR_CLERK: "waits for clerk {clerk} in person",
    RankReason.FOR_COUNTER: "was sent to this counter",
    RankReason.APPOINTMENT: "has an appointment at {appointment}",
    RankReason.ALONE: "nobody else is waiting there",
    RankReason.LANGUAGE: "speaks {language}, as the clerk does",
    RankReason.LEVEL: "stands level with {then}, and came first",
    RankReason.WAITED_LONGEST: "has waited longest: {counted}; then comes {then}",
    RankReason.CLASS: "{rule}: {counted} of waiting count as {standing}; then comes {then}"
    " with {then_standing}",
}


def explain(
    ticket: Annotated[str, typer.Argument(help="Label, such as A042.")],
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Say in one sentence why a waiting visitor is called next, or is not."""
    with open_station(db) as reception:
        found = reception.hall.explain(ticket)
        zone = unit_zone(reception.hall.unit().zone)
    if as_json:
        print_json(_json(found))
        return
    appointment = found.visit.ticket.appointment_at
    hour = f"{appointment.astimezone(zone):%H:%M}" if appointment else ""
    typer.echo(_sentence(found, hour))


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
        reasons.setdefault(_reason(turn, appointment), []).append(turn.counter)
    said = (f"at counter {', '.join(map(str, at))}: {why}" for why, at in reasons.items())
    return f"{label} is next {'; '.join(said)}"


def _reason(turn: RankTurn, appointment: str) -> str:
    return _REASONS[turn.why].format(
        clerk=turn.visit.leg.kept_clerk,
        appointment=appointment,
        language=turn.visit.ticket.language,
        rule=text_in(turn.house_rule.names, Language.ENGLISH),
        counted=_span(turn.counted),
        standing=_span(turn.standing),
        then=turn.then.label if turn.then else "",
        then_standing=_span(turn.then.standing) if turn.then else "",
    )


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
        "as_of": rfc3339(found.at),
        "priority": found.house_rule.code,
        "head_start_s": found.house_rule.head_start.total_seconds(),
        "rate": found.house_rule.rate,
        "counted_s": found.counted.total_seconds(),
        "standing_s": found.standing.total_seconds(),
        "counters": list(found.counters),
        "next_at": [turn.counter for turn in found.turns],
        "why": [{"counter": turn.counter, "reason": turn.why} for turn in found.turns],
        "nearest_counter": found.nearest,
        "above": found.above,
        "language_ahead_s": found.language_ahead.total_seconds(),
        "paper_until": rfc3339(found.paper_until) if found.paper_until else None,
        "rival": found.rival
        and {
            "label": found.rival.label,
            "standing_s": found.rival.standing.total_seconds(),
            "language_ahead_s": found.rival.language_ahead.total_seconds(),
        },
    }


def _minutes(span: timedelta) -> str:
    return f"{span / _MINUTE:.0f}"


def _span(span: timedelta) -> str:
    """Return a length of time as the panel writes it: minutes are whole, and past."""
    hours, minutes = divmod(int(span / _MINUTE), 60)
    return f"{hours} h {minutes:02d}" if span >= _HOUR else f"{minutes} min"


def issue(
    service: Annotated[str, typer.Argument(help="Code of the service.")],
    language: Annotated[
        str | None, typer.Option(help="ar, fr, zgh or en; else the unit's first.")
    ] = None,
    priority: Annotated[str, typer.Option(help="Code of the priority class.")] = ORDINARY,
    appointment: Annotated[
        str | None,
        typer.Option(metavar="HH:MM", help="Hour of the visitor's appointment today."),
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
    with open_station(db) as reception:
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
        if sheet and printer:
            # Qt and the drivers: only who prints here waits for them.
            from nouba.printing import print_sheet  # noqa: PLC0415

            paper = print_sheet(reception, sheet, printer)
        elif sheet and station:
            paper = wait_for_station(
                reception, sheet, lambda: reception.prints.job(sheet.ticket, sheet.sheet)
            )
        show_with_paper(view, unit, paper, as_json=as_json)


def cancel(
    ticket: Annotated[str, typer.Argument(help="Label, such as A042.")],
    day: Day = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Take a waiting ticket out of the queue."""
    with open_station(db) as reception:
        view = reception.hall.view(reception.desk.cancel(ticket, day=day, operation=request_id))
        if as_json:
            print_json(ticket_json(view))
        else:
            show_ticket(view, reception.hall.unit())


def queue(
    service: Annotated[str | None, typer.Option(metavar="CODE", help="Only this service.")] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Show who waits, in the order of the calling rule."""
    with open_station(db) as reception:
        waiting = reception.hall.queue(service)
        if as_json:
            print_json(queue_json(waiting))
        else:
            show_queue(waiting, reception.hall.unit())


def ticket(
    label: Annotated[str, typer.Argument(help="Such as A042.")],
    day: Day = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Show one ticket."""
    with open_station(db) as reception:
        view = reception.hall.ticket(label, day=day)
        if as_json:
            print_json(ticket_json(view))
        else:
            show_ticket(view, reception.hall.unit())
