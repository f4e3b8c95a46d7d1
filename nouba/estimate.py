"""``nouba estimate learn | report``: the announced waits, and how well they hold."""

from dataclasses import asdict
from datetime import timedelta

import typer

from nouba.options import AsJson, Db, First, Last
from nouba.show import print_json
from nouba.station import open_station
from reception.csv_text import rfc3339
from reception.dimensions import Dimension
from reception.domain.metrics import QuoteFigures
from reception.estimates import Learned
from reception.reports import Question

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
        question = Question(first=first, last=last, by=(Dimension.SERVICE,))
        promises = reception.reports.quotes(question)
    if as_json:
        print_json(
            {
                "model": _learned_json(learned) if learned else None,
                "promises": promises.as_dict(),
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
        **asdict(learned),
        "made_at": rfc3339(learned.made_at),
        "trained_from": learned.trained_from.isoformat(),
        "trained_to": learned.trained_to.isoformat(),
    }
