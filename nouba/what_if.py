"""``nouba what-if``: what other house rules would have done to past days."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from nouba.options import AsJson, Db, First, Last, path_option, with_progress
from nouba.output import show
from nouba.station import WrongUsageError, open_station
from reception.domain.figures import Figures
from reception.domain.language import Language, text_in
from reception.domain.unit import Unit
from reception.unit.file import load_rules, load_unit
from reception.what_if.answer import RuleChange, Shift, WhatIfAnswer

_MINUTE_S = 60
_HOUR_S = 3600


def what_if(
    rules: Annotated[
        Path | None,
        typer.Option(
            parser=path_option,
            metavar="FILE",
            help="House rules in TOML: the tables calling, priorities, profiles, counters.",
        ),
    ] = None,
    unit: Annotated[
        Path | None,
        typer.Option(
            parser=path_option, metavar="FILE", help="A whole unit, whose house rules count."
        ),
    ] = None,
    without: Annotated[
        list[int] | None,
        typer.Option("--without-counter", metavar="N", help="Nobody would have been there."),
    ] = None,
    beside: Annotated[
        list[int] | None,
        typer.Option("--one-more-like", metavar="N", help="One more counter, as open as this one."),
    ] = None,
    first: First = None,
    last: Last = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Replay past days by other house rules, and say who would have waited less or longer.

    By default the seven days before today. Whatever is not changed stays as it was.
    """
    if rules and unit:
        raise WrongUsageError("Give --rules or --unit, not both")
    if not (rules or unit or without or beside):
        raise WrongUsageError(
            "Say what would be different: --rules FILE, --unit FILE, --without-counter N or"
            " --one-more-like N"
        )
    with open_station(db) as reception:
        present = reception.hall.unit()
        supposed = _supposed(rules, unit, present)
        change = RuleChange(
            rules=supposed, closed=frozenset(without or ()), doubled=tuple(beside or ())
        )
        with with_progress() as watch:
            answer = reception.what_if.answer(change, first, last, watch=watch)
    show(_json(answer), _lines(answer, supposed or present), as_json=as_json)


def _supposed(rules: Path | None, unit: Path | None, present: Unit) -> Unit | None:
    if unit:
        # Only its rules count; the unit of the past stays what it was.
        return replace(load_unit(unit), code=present.code)
    return load_rules(rules, present) if rules else None


def _lines(answer: WhatIfAnswer, unit: Unit) -> Iterator[str]:
    faithful = answer.faithful
    yield (
        f"{answer.first} to {answer.last}: {answer.visits} visitors on"
        f" {answer.days} {'day' if answer.days == 1 else 'days'},"
        " replayed by the calling rule"
    )
    yield (
        f"By the rules as they were: the rule names who was called in"
        f" {_share(faithful.by_the_rule, faithful.calls)} of {faithful.calls} calls;"
        f" a replayed wait is {_span(faithful.mean_difference)} off on average"
        f" (median {_span(faithful.recorded.wait.median)} then,"
        f" {_span(faithful.replayed.wait.median)} replayed)"
    )
    if answer.unknown:
        yield f"{answer.unknown} who left uncalled would be called; their service is taken as usual"
    yield "By the changed rules, waits before -> after:"
    yield _line("everybody", answer.total)
    for shift in answer.shifts:
        yield _line(_named(shift, unit), shift)


def _line(name: str, shift: Shift) -> str:
    before, after = shift.before, shift.after
    parts = [
        f"median {_arrow(before.wait.median, after.wait.median)}",
        f"P90 {_arrow(before.wait.p90, after.wait.p90)}",
        f"longest {_arrow(before.wait.max, after.wait.max)}",
        f"within target {_level(before)} -> {_level(after)}",
        f"{shift.sooner} wait less, {shift.later} longer, by a minute or more",
    ]
    if before.unserved or after.unserved:
        parts.append(f"left unserved {before.unserved} -> {after.unserved}")
    return f"  {name} ({before.arrived}): {'; '.join(parts)}: {_verdict(shift)}"


def _verdict(shift: Shift) -> str:
    """Return in a word who gains and who loses."""
    change = shift.mean_change
    if change is None or abs(change) < timedelta(seconds=1):
        return "as before"
    gains = change < timedelta(0)
    return f"{'gains' if gains else 'loses'} {_span(abs(change))} on average"


def _named(shift: Shift, unit: Unit) -> str:
    parts = []
    if shift.service is not None:
        parts.append(text_in(unit.service_names(shift.service), Language.ENGLISH))
    if shift.priority is not None:
        known = next((one for one in unit.priorities if one.code == shift.priority), None)
        parts.append(text_in(known.names, Language.ENGLISH) if known else shift.priority)
    return ", ".join(parts)


def _arrow(before: timedelta | None, after: timedelta | None) -> str:
    return f"{_span(before)} -> {_span(after)}"


def _span(span: timedelta | None) -> str:
    if span is None:
        return "-"
    seconds = round(span.total_seconds())
    hours, rest = divmod(seconds, _HOUR_S)
    minutes, rest = divmod(rest, _MINUTE_S)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def _level(figures: Figures) -> str:
    level = figures.service_level_pct
    return "-" if level is None else f"{level:.0f} %"


def _json(answer: WhatIfAnswer) -> dict[str, Any]:
    faithful = answer.faithful
    return {
        "unit": answer.unit,
        "from": answer.first,
        "to": answer.last,
        "days": answer.days,
        "visits": answer.visits,
        "of_unknown_length": answer.unknown,
        "replay_of_the_past": {
            "calls": faithful.calls,
            "by_the_rule": faithful.by_the_rule,
            "same_order": faithful.same_order,
            "mean_difference_s": faithful.mean_difference,
            "recorded": _figures_json(faithful.recorded),
            "replayed": _figures_json(faithful.replayed),
        },
        "total": _shift_json(answer.total),
        "groups": [
            {"service": one.service, "priority": one.priority, **_shift_json(one)}
            for one in answer.shifts
        ],
    }


def _shift_json(shift: Shift) -> dict[str, Any]:
    return {
        "before": _figures_json(shift.before),
        "after": _figures_json(shift.after),
        "sooner": shift.sooner,
        "later": shift.later,
        "mean_change_s": shift.mean_change,
    }


def _figures_json(figures: Figures) -> dict[str, Any]:
    return {
        "arrived": figures.arrived,
        "called": figures.called,
        "served": figures.served,
        "cancelled": figures.cancelled,
        "unserved": figures.unserved,
        "wait_median_s": figures.wait.median,
        "wait_p90_s": figures.wait.p90,
        "wait_max_s": figures.wait.max,
        "wait_mean_s": figures.wait.mean,
        "service_level_pct": figures.service_level_pct,
    }
