"""``nouba estimate | backtest | what-if``: announced waits, and what the past says of others."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfoNotFoundError

import typer

from nouba.options import (
    AsJson,
    Db,
    First,
    Last,
    day_option,
    hours_option,
    path_argument,
    path_choice,
    with_progress,
)
from nouba.output import rounded, show
from nouba.station import WrongUsageError, open_station
from reception.domain.errors import Refusal
from reception.domain.figures import Figures, QuoteFigures
from reception.domain.language import Language, text_in
from reception.domain.unit import Unit
from reception.history.bring_in import FileDays, history_of
from reception.history.columns import load_mapping
from reception.reports.question import Dimension, ReportQuestion
from reception.system.clock import unit_zone
from reception.unit.file import load_rules, load_unit
from reception.waits.backtest import BacktestScores, Walk, scores_of
from reception.what_if.model import CounterHours, RuleChange, Shift, WhatIfAnswer

_DAY_STARTS = time(4)
# Without a word, two thirds of the days are known before the first that is judged.
_KNOWN = 2 / 3

_NO_DAY_LEFT = "No day is left to be judged; let fewer be known before"
_UNKNOWN = "Nobody waited for what the unit gives"


def backtest(
    file: Annotated[list[Path], path_argument("FILE...", "What `visits export` wrote, or other.")],
    mapping: Annotated[
        Path | None, path_choice("TOML", "How to read another system's file; as for the import.")
    ] = None,
    test: Annotated[
        list[Path] | None,
        path_choice("FILE", "Judge the days of this file; those of the others are known before."),
    ] = None,
    train_days: Annotated[
        int | None,
        typer.Option(min=0, help="So many days are known before the first that is judged."),
    ] = None,
    train_until: Annotated[
        date | None,
        typer.Option(parser=day_option, metavar="D", help="Judge the days after this one."),
    ] = None,
    unit: Annotated[
        Path | None, path_choice("FILE", "The unit's description; else as the past shows it.")
    ] = None,
    zone: Annotated[str, typer.Option(help="The unit's zone.")] = "Africa/Casablanca",
    as_json: AsJson = False,
) -> None:
    """Replay a history day by day, and say how wrong each predictor would have been.

    At each arrival the hall is run forward from what was known then, as it is in the office;
    nothing of what lies ahead is used. Judged are those who waited and were served.
    """
    if sum(one is not None for one in (test or None, train_days, train_until)) > 1:
        raise typer.BadParameter("give one of --test, --train-days and --train-until")
    try:
        local = unit_zone(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise typer.BadParameter(f"'{zone}' is no zone") from None
    reading = load_mapping(mapping) if mapping else None
    if test:
        earlier, later = (
            history_of(some, reading, zone=local, day_starts=_DAY_STARTS) for some in (file, test)
        )
        # The first night of a file may belong to the last day of the one before.
        known = {day.date for day in earlier.days}
        judged = (day.date for day in later.days if day.date not in known)
        train_until = min(judged, default=date.max) - timedelta(days=1)
    history = history_of([*file, *(test or [])], reading, zone=local, day_starts=_DAY_STARTS)
    first = _first(history, train_days, train_until)
    if not any(day.judged for day in history.days[first:]):
        raise Refusal(_NO_DAY_LEFT)
    office = load_unit(unit) if unit else None
    with with_progress() as watch:
        walk = Walk(history.days, first, office, zone=local, watch=watch)
        told = [*walk.told()]
    if not any(len(one.wait) for one in told):
        raise Refusal(_UNKNOWN)
    scores = scores_of(told, history.days[:first])
    answer = asdict(scores) | {"mae_of_les": scores.mae_of_les, "lines_left_out": history.left_out}
    show(rounded(answer, 3), _score_lines(scores, history.left_out), as_json=as_json)


def _first(history: FileDays, train_days: int | None, train_until: date | None) -> int:
    """Return which day is the first to be judged; a day on which nobody waited is none."""
    if train_until:
        return sum(day.date <= train_until for day in history.days)
    busy = [index for index, day in enumerate(history.days) if day.judged]
    known = round(len(busy) * _KNOWN) if train_days is None else train_days
    return busy[known] if known < len(busy) else len(history.days)


def _score_lines(scores: BacktestScores, left_out: int) -> Iterator[str]:
    known = f"from {scores.trained_from} to {scores.trained_to}" if scores.trained_to else "nothing"
    yield (
        f"Known {known}, then every day more; judged {scores.tested_from} to {scores.tested_to}:"
        f" {scores.waits} waits, {scores.mean_wait_s:.1f} s on average"
    )
    if left_out:
        yield f"Lines that could not be read: {left_out}"
    yield f"\n{'point forecast':<34}{'MAE s':>9}{'RMSE s':>9}{'bias s':>9}"
    for point in scores.points:
        yield f"{point.name:<34}{point.mae_s:>9.1f}{point.rmse_s:>9.1f}{point.bias_s:>+9.1f}"
    yield f"\nMAE of Nouba / MAE of LES: {scores.mae_of_les:.3f}"
    heads = "".join(f"{one:>9}" for one in ("told", "inside", "sooner", "later", "width s"))
    yield f"\n{'told by the clock':<34}{heads}"
    for one in scores.told:
        yield (
            f"{one.name:<34}{one.told:>9}{one.coverage_pct:>8.1f}%{one.below_pct:>8.1f}%"
            f"{one.above_pct:>8.1f}%{one.width_s:>9.1f}"
        )
    heads = "".join(f"{one:>9}" for one in ("waits", "between", "before", "nothing"))
    for title, some in (("hour", scores.by_hour), ("waiting a counter", scores.by_load)):
        yield f"\n{title:<34}{heads}"
        for each in some:
            shares = (each.between_pct, each.before_pct, each.nothing_pct)
            yield f"{each.name:<34}{each.waits:>9}" + "".join(f"{one:>8.1f}%" for one in shares)


estimate_app = typer.Typer(help="The announced waits.", no_args_is_help=True)


@estimate_app.callback()
def _of_estimates() -> None:
    """Keep the word ``report``, though it is the only one."""


@estimate_app.command()
def report(first: First = None, last: Last = None, db: Db = None, as_json: AsJson = False) -> None:
    """Say how the announced waits held, by service; by default today's."""
    with open_station(db) as reception:
        question = ReportQuestion(first=first, last=last, by=(Dimension.SERVICE,))
        promises = reception.reports.quotes(question)
    lines = ["No announced wait is over in this period"]
    if promises.total.n:
        lines = [_PROMISES_HEAD, _promises_line("all", promises.total)]
        lines += [_promises_line(str(row.keys[0]), row.figures) for row in promises.rows]
    show({"promises": promises.figures_as_dict()}, lines, as_json=as_json)


_PROMISES_HEAD = (
    f"\n{'service':<24}{'waits':>7}{'inside':>9}{'shorter':>9}{'longer':>9}"
    f"{'MAE min':>9}{'width min':>10}"
)


def _promises_line(service: str, held: QuoteFigures) -> str:
    shares = (f"{100 * one / held.n:>8.1f}%" for one in (held.inside, held.shorter, held.longer))
    minutes = (
        "-" if one is None else f"{one / timedelta(minutes=1):.1f}"
        for one in (held.mean_absolute_error, held.mean_width)
    )
    error, width = minutes
    return f"{service:<24}{held.n:>7}{''.join(shares)}{error:>9}{width:>10}"


_MINUTE_S = 60
_HOUR_S = 3600
_DIGITS = 10


def _counter_hours(text: str) -> CounterHours:
    number, at, hours = text.partition("@")
    if not (number.isascii() and number.isdecimal() and len(number) < _DIGITS):
        raise typer.BadParameter(f"'{text}' is no counter; write it as 3 or 3@12:00-14:00")
    return CounterHours(int(number), hours_option(hours) if at else None)


def what_if(
    rules: Annotated[
        Path | None,
        path_choice(
            "FILE", "House rules in TOML: the tables calling, priorities, profiles, counters."
        ),
    ] = None,
    unit: Annotated[
        Path | None, path_choice("FILE", "A whole unit, whose house rules count.")
    ] = None,
    without: Annotated[
        list[CounterHours] | None,
        typer.Option(
            "--without-counter",
            parser=_counter_hours,
            metavar="N[@H-H]",
            help="Nobody would have been there, or not at these hours.",
        ),
    ] = None,
    beside: Annotated[
        list[CounterHours] | None,
        typer.Option(
            "--one-more-like",
            parser=_counter_hours,
            metavar="N[@H-H]",
            help="One more counter, as open as this one, or at these hours.",
        ),
    ] = None,
    first: First = None,
    last: Last = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Run past days by other house rules, and say who would have waited less or longer.

    By default the seven days before today. Whatever is not changed stays as it was. Its own error,
    from running the unchanged past, stands first. Hours are of each day, as 3@12:00-14:00.
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
            rules=supposed, closed=tuple(without or ()), doubled=tuple(beside or ())
        )
        with with_progress() as watch:
            answer = reception.what_if.answer(change, first, last, watch=watch)
    show(_answer_json(answer), _answer_lines(answer, supposed or present), as_json=as_json)


def _supposed(rules: Path | None, unit: Path | None, present: Unit) -> Unit | None:
    if unit:
        # Only its rules count; the unit of the past stays what it was.
        return replace(load_unit(unit), code=present.code)
    return load_rules(rules, present) if rules else None


def _answer_lines(answer: WhatIfAnswer, unit: Unit) -> Iterator[str]:
    faithful = answer.faithful
    yield (
        f"{answer.first} to {answer.last}: {answer.visits} visitors on"
        f" {answer.days} {'day' if answer.days == 1 else 'days'}"
    )
    recorded, replayed = faithful.recorded, faithful.replayed
    yield (
        "How far to trust it: the unchanged past, recorded -> replayed:"
        f" median {_arrow(recorded.wait.median, replayed.wait.median)};"
        f" P90 {_arrow(recorded.wait.p90, replayed.wait.p90)}; left unserved {recorded.unserved} ->"
        f" {replayed.unserved}; a wait is {_span(faithful.mean_difference)} off on average"
    )
    if answer.unknown:
        yield f"{answer.unknown} who left uncalled would be called; their service is taken as usual"
    yield "By the changed rules, waits before -> after:"
    yield _shift_line("everybody", answer.total)
    for shift in answer.shifts:
        yield _shift_line(_named(shift, unit), shift)


def _shift_line(name: str, shift: Shift) -> str:
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


def _level(figures: Figures) -> str:
    level = figures.service_level_pct
    return "-" if level is None else f"{level:.0f} %"


def _answer_json(answer: WhatIfAnswer) -> dict[str, Any]:
    faithful = answer.faithful
    return {
        "unit": answer.unit,
        "from": answer.first,
        "to": answer.last,
        "days": answer.days,
        "visits": answer.visits,
        "of_unknown_length": answer.unknown,
        "replay_of_the_past": {
            "mean_wait_s": faithful.mean_wait,
            "mean_difference_s": faithful.mean_difference,
            "error": {
                "wait_median_s": faithful.median_error,
                "wait_p90_s": faithful.p90_error,
                "unserved": faithful.unserved_error,
            },
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
        "given_back": figures.given_back,
        "wait_median_s": figures.wait.median,
        "wait_p90_s": figures.wait.p90,
        "wait_max_s": figures.wait.max,
        "wait_mean_s": figures.wait.mean,
        "service_level_pct": figures.service_level_pct,
    }
