"""``nouba explain``: why a visitor is called now, or later."""

from datetime import timedelta
from typing import Annotated, Any

import typer

from nouba.options import AsJson, Db
from nouba.show import print_json
from nouba.station import open_station
from reception.csv_text import rfc3339
from reception.domain.language import Language, text_in
from reception.standing import Explanation, Rival, Turn, Why
from reception.zone import unit_zone

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
# What a clerk reads under the next number, who is spoken to there. The figures are written in.
_REASONS = {
    Why.FOR_CLERK: "waits for clerk {clerk} in person",
    Why.FOR_COUNTER: "was sent to this counter",
    Why.APPOINTMENT: "has an appointment at {appointment}",
    Why.ALONE: "nobody else is waiting there",
    Why.LANGUAGE: "speaks {language}, as the clerk does",
    Why.LEVEL: "stands level with {then}, and came first",
    Why.WAITED_LONGEST: "has waited longest: {counted}; then comes {then}",
    Why.CLASS: "{rule}: {counted} of waiting count as {standing}; then comes {then}"
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


def _reason(turn: Turn, appointment: str) -> str:
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
