"""``nouba backtest``: how good the estimate would have been in the past."""

import sys
from dataclasses import asdict, fields
from datetime import date, time, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfoNotFoundError

import typer

from nouba.options import AsJson, Db, First, Last, day_option, path_option
from nouba.output import print_json
from nouba.station import open_station
from reception.domain.errors import Refusal
from reception.domain.figures import QuoteFigures
from reception.history.bring_in import FileDays, history_of
from reception.history.columns import load_mapping
from reception.reports.question import Dimension, ReportQuestion
from reception.system.clock import unit_zone
from reception.system.files import rfc3339
from reception.waits.backtest import BacktestScores, TooLittleError, Walk, scores_of
from reception.waits.model import Learned

_DAY_STARTS = time(4)
# Without a word, two thirds of the days are learned from before the first is judged.
_LEARNED = 2 / 3


class TooLittlePastError(Refusal):
    """The days before the judged ones teach too little."""

    def __init__(self) -> None:
        super().__init__("Before the days to be judged too few waits are known to learn from")


class NothingToJudgeError(Refusal):
    """No day is left to be judged."""

    def __init__(self) -> None:
        super().__init__("No day is left to be judged; learn from fewer days")


def backtest(
    file: Annotated[
        list[Path],
        typer.Argument(
            parser=path_option, metavar="FILE...", help="What `visits export` wrote, or other."
        ),
    ],
    mapping: Annotated[
        Path | None,
        typer.Option(
            parser=path_option,
            metavar="TOML",
            help="How to read another system's file; as for the import.",
        ),
    ] = None,
    test: Annotated[
        list[Path] | None,
        typer.Option(
            parser=path_option,
            metavar="FILE",
            help="Judge the days of this file; learn from the others.",
        ),
    ] = None,
    train_days: Annotated[
        int | None, typer.Option(min=1, help="Learn from so many days, judge those after them.")
    ] = None,
    train_until: Annotated[
        date | None,
        typer.Option(
            parser=day_option, metavar="D", help="Learn until this day, judge later ones."
        ),
    ] = None,
    zone: Annotated[str, typer.Option(help="The unit's zone.")] = "Africa/Casablanca",
    as_json: AsJson = False,
) -> None:
    """Replay a history day by day, and say how wrong each predictor would have been.

    Every night the estimate learns from all days before, as it does in the office; nothing of
    what lies ahead is used. Judged are those who waited and were served.
    """
    if sum(one is not None for one in (test or None, train_days, train_until)) > 1:
        raise typer.BadParameter("give one of --test, --train-days and --train-until")
    try:
        local = unit_zone(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise typer.BadParameter(f"'{zone}' is no zone") from None
    reading = load_mapping(mapping) if mapping else None
    judged_from = None
    if test:
        earlier, later = (
            history_of(some, reading, zone=local, day_starts=_DAY_STARTS) for some in (file, test)
        )
        # The first night of a file may belong to the last day of the one before.
        taught = {day.date for day in earlier.days}
        judged = [day.date for day in later.days if day.date not in taught]
        if not judged:
            raise NothingToJudgeError
        judged_from = judged[0]
    history = history_of([*file, *(test or [])], reading, zone=local, day_starts=_DAY_STARTS)
    first = _first(history, judged_from, train_days, train_until)
    walk = Walk(
        days=history.days,
        services=history.services,
        priorities=history.priorities,
        desks=history.desks,
        first=first,
        progress=_progress,
    )
    try:
        told = list(walk.told())
    except TooLittleError:
        raise TooLittlePastError from None
    if not told:
        raise NothingToJudgeError
    scores = scores_of(told, history.days[0].date, history.days[first - 1].date)
    if as_json:
        print_json(_json(scores, history.left_out))
    else:
        _show(scores, history.left_out)


def _first(
    history: FileDays, judged_from: date | None, train_days: int | None, train_until: date | None
) -> int:
    """Return which day is the first to be judged; a day on which nobody waited is none."""
    if train_until:
        judged_from = train_until
        dates = [day.date <= judged_from for day in history.days]
        return _within(dates.count(True), history)
    if judged_from:
        return _within([day.date < judged_from for day in history.days].count(True), history)
    busy = [index for index, day in enumerate(history.days) if day.counted.any()]
    learned = train_days or round(len(busy) * _LEARNED)
    return _within(busy[learned] if learned < len(busy) else len(history.days), history)


def _within(first: int, history: FileDays) -> int:
    if first >= len(history.days):
        raise NothingToJudgeError
    if not first:
        raise TooLittlePastError
    return first


def _progress(day: date) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\rjudging {day}", err=True, nl=False)


def _json(scores: BacktestScores, left_out: int) -> object:
    def plain(value: object) -> object:
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, float):
            return round(value, 3)
        if isinstance(value, dict):
            return {key: plain(one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [plain(one) for one in value]
        return value

    return plain({**asdict(scores), "mae_of_les": scores.mae_of_les, "lines_left_out": left_out})


def _show(scores: BacktestScores, left_out: int) -> None:
    if sys.stderr.isatty():
        typer.echo("\r", err=True, nl=False)
    typer.echo(
        f"Learned from {scores.trained_from} to {scores.trained_to}, then every night anew;"
        f" judged {scores.tested_from} to {scores.tested_to}:"
        f" {scores.waits} waits, {scores.mean_wait_s:.1f} s on average"
    )
    if left_out:
        typer.echo(f"Lines that could not be read: {left_out}")
    typer.echo(f"\n{'point forecast':<34}{'MAE s':>9}{'RMSE s':>9}{'bias s':>9}")
    for point in scores.points:
        typer.echo(f"{point.name:<34}{point.mae_s:>9.1f}{point.rmse_s:>9.1f}{point.bias_s:>+9.1f}")
    typer.echo(f"\nMAE of Nouba / MAE of LES: {scores.mae_of_les:.3f}")
    typer.echo(f"\n{'80 % range':<34}{'inside':>9}{'below':>9}{'above':>9}{'width s':>9}")
    for one in scores.ranges:
        typer.echo(
            f"{one.name:<34}{one.coverage_pct:>8.1f}%{one.below_pct:>8.1f}%"
            f"{one.above_pct:>8.1f}%{one.width_s:>9.1f}"
        )


app = typer.Typer(help="The announced waits.", no_args_is_help=True)


@app.command()
def learn(db: Db = None, as_json: AsJson = False) -> None:
    """Learn from the unit's own past; used from now on if it beats the formula on the last days.

    Run it every night after the day is closed.
    """
    with open_station(db) as reception:
        learned = reception.estimates.learn()
    if as_json:
        print_json(_learned_json(learned))
    else:
        _show_learned(learned)


@app.command()
def report(first: First = None, last: Last = None, db: Db = None, as_json: AsJson = False) -> None:
    """Say how the announced waits held, by service; by default today's."""
    with open_station(db) as reception:
        learned = reception.estimates.learned()
        question = ReportQuestion(first=first, last=last, by=(Dimension.SERVICE,))
        promises = reception.reports.quotes(question)
    if as_json:
        print_json(
            {
                "model": _learned_json(learned) if learned else None,
                "promises": promises.figures_as_dict(),
            }
        )
        return
    if learned:
        _show_learned(learned)
    else:
        typer.echo("Nothing is learned yet: the formula tells the waits")
    if not promises.total.n:
        typer.echo("No announced wait is over in this period")
        return
    typer.echo(
        f"\n{'service':<24}{'waits':>7}{'inside':>9}{'shorter':>9}{'longer':>9}"
        f"{'MAE min':>9}{'width min':>10}"
    )
    _show_promises("all", promises.total)
    for row in promises.rows:
        _show_promises(str(row.keys[0]), row.figures)


def _show_promises(service: str, held: QuoteFigures) -> None:
    shares = (f"{100 * one / held.n:>8.1f}%" for one in (held.inside, held.shorter, held.longer))
    minutes = (
        "-" if one is None else f"{one / timedelta(minutes=1):.1f}"
        for one in (held.mean_absolute_error, held.mean_width)
    )
    error, width = minutes
    typer.echo(f"{service:<24}{held.n:>7}{''.join(shares)}{error:>9}{width:>10}")


def _show_learned(learned: Learned) -> None:
    what = "is used" if learned.is_used else "is not used, the formula was better"
    typer.echo(
        f"Learned from {learned.waits} waits of {learned.trained_from} to {learned.trained_to}; it"
        f" {what}: on the last days wrong by {learned.mae_s / 60:.1f} min on average, the formula"
        f" by {learned.formula_mae_s / 60:.1f}; {learned.coverage_pct:.0f} % of the waits were in"
        " their range"
    )


def _learned_json(learned: Learned) -> dict[str, object]:
    return {
        **{one.name: getattr(learned, one.name) for one in fields(Learned)},
        "made_at": rfc3339(learned.made_at),
        "trained_from": learned.trained_from.isoformat(),
        "trained_to": learned.trained_to.isoformat(),
    }
