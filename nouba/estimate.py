"""``nouba estimate learn | report``: the announced waits, and how well they hold."""

from dataclasses import asdict

import typer

from nouba.options import AsJson, Db, First, Last
from nouba.show import print_json
from nouba.station import open_station
from reception.csv_text import rfc3339
from reception.estimates import Learned, Promise

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
        promises = reception.estimates.promises(first, last)
    if as_json:
        print_json(
            {
                "model": _learned_json(learned) if learned else None,
                "promises": [_promise_json(one) for one in promises],
            }
        )
        return
    if learned:
        _show_learned(learned)
    else:
        typer.echo("Nothing is learned yet: the formula tells the waits")
    if not promises:
        typer.echo("No announced wait is over in this period")
        return
    typer.echo(
        f"\n{'service':<24}{'waits':>7}{'inside':>9}{'shorter':>9}{'longer':>9}"
        f"{'MAE min':>9}{'bias min':>9}{'width min':>10}"
    )
    for one in promises:
        typer.echo(
            f"{one.service or 'all':<24}{one.waits:>7}{one.coverage_pct:>8.1f}%"
            f"{one.shorter_pct:>8.1f}%{one.longer_pct:>8.1f}%{one.mae_s / 60:>9.1f}"
            f"{one.bias_s / 60:>+9.1f}{one.width_s / 60:>10.1f}"
        )


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
        **asdict(learned),
        "made_at": rfc3339(learned.made_at),
        "trained_from": learned.trained_from.isoformat(),
        "trained_to": learned.trained_to.isoformat(),
    }


def _promise_json(promise: Promise) -> dict[str, object]:
    return {
        name: round(value, 3) if isinstance(value, float) else value
        for name, value in asdict(promise).items()
    }
