"""``nouba explain``: why a visitor is called now, or later."""

from datetime import timedelta
from typing import Annotated, Any

import typer

from nouba.options import AsJson, Db
from nouba.show import print_json
from nouba.station import open_station
from reception.csv_text import rfc3339
from reception.standing import Explanation


def explain(
    ticket: Annotated[str, typer.Argument(help="Label, such as A042.")],
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Say in one sentence why a waiting visitor is called next, or is not."""
    with open_station(db) as reception:
        found = reception.hall.explain(ticket)
    if as_json:
        print_json(_json(found))
    else:
        typer.echo(_sentence(found))


def _sentence(found: Explanation) -> str:
    label = found.visit.ticket.label
    rule = found.house_rule
    why = (
        f"class {rule.code}: {_minutes(rule.head_start)} + {rule.rate:g} x"
        f" {_minutes(found.counted)} min waited = {_minutes(found.standing)}"
    )
    if not found.counters:
        return f"{label} waits, and no counter that may call it is open ({why})"
    rival = f", {found.rival.label} {_minutes(found.rival.standing)}" if found.rival else ""
    if found.next_at:
        where = ", ".join(map(str, found.next_at))
        return f"{label} is next at counter {where} ({why}{rival})"
    return f"{label} is called after {found.above} others ({why}{rival})"


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
        "next_at": list(found.next_at),
        "above": found.above,
        "rival": found.rival
        and {"label": found.rival.label, "standing_s": found.rival.standing.total_seconds()},
    }


def _minutes(span: timedelta) -> str:
    return f"{span / timedelta(minutes=1):.0f}"
