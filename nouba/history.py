"""``nouba visits import`` and ``nouba retention``."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from nouba.options import AsJson, Db, path_option, with_progress
from nouba.output import RejectedLines, print_json
from nouba.station import DONE, REFUSED, WrongUsageError, open_station
from reception.domain.errors import EnvironmentFault
from reception.history.columns import load_mapping
from reception.history.judge import BroughtIn
from reception.history.model import RetentionRun
from reception.system.files import rfc3339

retention_app = typer.Typer(help="How long the past is kept.", no_args_is_help=True)


def import_visits(
    file: Annotated[
        Path, typer.Argument(parser=path_option, metavar="FILE", help="CSV, one row a leg.")
    ],
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping",
            parser=path_option,
            metavar="MAP.toml",
            help="Which column is what; not needed for what 'visits export' wrote.",
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Bring nothing in when any line cannot be.")
    ] = False,
    make_missing: Annotated[
        bool,
        typer.Option(
            "--make-missing",
            help="Keep services, counters, clerks and classes that the unit does not know,"
            " as former ones.",
        ),
    ] = False,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Bring past visits in; the same file again brings nothing in twice.

    Lines that cannot be brought in are told with their number and reason; the others are in.
    """
    if not file.is_file():
        raise WrongUsageError(f"{file} is no file")
    rules = load_mapping(mapping) if mapping else None
    done = BroughtIn()
    with (
        open_station(db) as reception,
        file.open("rb") as stream,
        RejectedLines(file) as bad,
        with_progress() as watch,
    ):
        try:
            reception.history.bring_in(
                stream,
                rules,
                file=file.name,
                strict=strict,
                make_missing=make_missing,
                bad=bad.add,
                watch=watch,
                done=done,
            )
        except EnvironmentFault as fault:
            raise EnvironmentFault(
                f"{fault.what}; {done.visits} visits of the file are in",
                f"{fault.hint}; then bring the same file in again, nothing comes in twice",
            ) from fault
    bad.say()
    if as_json:
        print_json(_brought_in(done, bad))
    else:
        _say_brought_in(done, strict=strict)
    raise typer.Exit(DONE if _is_well(done, strict=strict) else REFUSED)


@retention_app.command()
def run(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be forgotten, and forget nothing.")
    ] = False,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Forget what the unit's rule says is no longer kept; broken off, the next run goes on."""
    with open_station(db) as reception:
        if dry_run:
            due = reception.forgetting.due()
            answer = {
                "people_before": due.people_before.isoformat(),
                "tickets_before": due.tickets_before.isoformat(),
                "people_days": [day.isoformat() for day in due.people_days],
                "ticket_days": [day.isoformat() for day in due.ticket_days],
                "sessions": due.sessions,
            }
            if as_json:
                print_json(answer)
                return
            typer.echo(
                f"A run would forget who served on {len(due.people_days)} days before"
                f" {due.people_before}, and single visits of {len(due.ticket_days)} days before"
                f" {due.tickets_before}"
            )
            return
        with with_progress() as watch:
            done = reception.forgetting.run(watch=watch)
    if as_json:
        print_json(_run_json(done))
    else:
        typer.echo(_run_line(done))
    raise typer.Exit(DONE if done.ended_at else REFUSED)


@retention_app.command("list")
def list_runs(db: Db = None, as_json: AsJson = False) -> None:
    """List what runs have forgotten, the newest first."""
    with open_station(db) as reception:
        runs = reception.forgetting.runs()
    if as_json:
        print_json([_run_json(one) for one in runs])
        return
    for one in runs:
        typer.echo(_run_line(one))
    if not runs:
        typer.echo("No run has forgotten anything yet.")


def _is_well(done: BroughtIn, *, strict: bool) -> bool:
    if done.stopped or (strict and done.refused):
        return False
    return not done.refused or bool(done.visits or done.present)


def _brought_in(done: BroughtIn, bad: RejectedLines) -> dict[str, Any]:
    return {
        **asdict(done),
        "first_refused": [{"line": one.line, "reason": one.reason} for one in bad.first],
        "refused_file": str(bad.path) if bad.written else None,
    }


def _say_brought_in(done: BroughtIn, *, strict: bool) -> None:
    if done.retired:
        typer.echo(f"Kept as former ones: {', '.join(done.retired)}")
    if strict and done.refused:
        typer.echo(f"Nothing was brought in: {done.refused} lines cannot be")
        return
    head = "Stopped; so far brought in" if done.stopped else "Brought in"
    typer.echo(
        f"{head}: {done.visits} visits ({done.legs} lines); there already: {done.present};"
        f" lines that cannot be brought in: {done.refused}"
    )


def _run_json(one: RetentionRun) -> dict[str, Any]:
    return {
        **asdict(one),
        "began_at": rfc3339(one.began_at),
        "ended_at": rfc3339(one.ended_at) if one.ended_at else None,
        "people_before": one.people_before.isoformat(),
        "tickets_before": one.tickets_before.isoformat(),
    }


def _run_line(one: RetentionRun) -> str:
    left = f"; {one.left_open} open visits were left as they are" if one.left_open else ""
    ended = "" if one.ended_at else "; it was broken off, the next run goes on"
    return (
        f"{one.began_at:%Y-%m-%d %H:%M} UTC: forgot who served on {one.people_days} days before"
        f" {one.people_before}, and the single visits of {one.ticket_days} days before"
        f" {one.tickets_before} ({one.tickets} visits){left}{ended}"
    )
