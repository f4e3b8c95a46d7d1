"""``nouba visits import`` and ``nouba retention``."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from nouba.options import AsJson, Db, path_argument, path_choice, with_progress
from nouba.output import show
from nouba.station import DONE, REFUSED, WrongUsageError, open_station
from reception.domain.errors import EnvironmentFault
from reception.history.columns import BadLine, load_mapping
from reception.history.judge import BroughtIn
from reception.history.model import RetentionRun
from reception.system.csv_text import CsvWriter, harmless
from reception.system.files import written_whole

retention_app = typer.Typer(help="How long the past is kept.", no_args_is_help=True)
MOST_SAID = 20


class RejectedLines:
    """Says the first lines and their reasons; all of them stand beside the file when many."""

    def __init__(self, file: Path) -> None:
        self.path = file.with_name(f"{file.stem}-refused.csv")
        """Where they stand when there are many."""
        self.written = False
        self.first: list[BadLine] = []
        self._failed: str | None = None
        self._writer: CsvWriter | None = None
        self._open = ExitStack()

    def close(self) -> None:
        """Put the file in its place, also after a failure: what it says is true."""
        try:
            self._open.close()
        except OSError as fault:
            self._failed = fault.strerror or str(fault)
        self.written = self._writer is not None and self._failed is None

    def add(self, line: BadLine) -> None:
        """Take note of one."""
        if len(self.first) < MOST_SAID:
            self.first.append(line)
        elif self._failed is None:
            self._write(line)

    def say(self) -> None:
        """Say on the error stream which lines they were, or where they stand."""
        for one in self.first:
            sys.stderr.write(f"line {one.line}: {harmless(one.reason)}\n")
        if self.written:
            sys.stderr.write(f"all of them stand in {self.path}\n")
        elif self._failed is not None:
            sys.stderr.write(f"there are more; {self.path} cannot be written ({self._failed})\n")

    def _write(self, line: BadLine) -> None:
        try:
            if self._writer is None:
                stream = self._open.enter_context(written_whole(self.path))
                self._writer = CsvWriter(stream, ("line", "reason"), for_people=True)
                for one in self.first:
                    self._writer.write((one.line, one.reason))
            self._writer.write((line.line, line.reason))
        except OSError as fault:
            self._failed = fault.strerror or str(fault)


def import_visits(
    file: Annotated[Path, path_argument("FILE", "CSV, one row a leg.")],
    mapping: Annotated[
        Path | None,
        path_choice("MAP.toml", "Which column is what; not needed for what 'visits export' wrote."),
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
        closing(RejectedLines(file)) as bad,
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
    show(_brought_in(done, bad), _brought_in_lines(done, strict=strict), as_json=as_json)
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
            left = (
                f"; {due.left_open} open visits would be left as they are" if due.left_open else ""
            )
            told = (
                f"A run would forget who served on {len(due.people_days)} days before"
                f" {due.people_before}, and the single visits of {len(due.ticket_days)} days before"
                f" {due.tickets_before} ({due.tickets} visits){left}"
            )
            show(asdict(due), [told], as_json=as_json)
            return
        with with_progress() as watch:
            done = reception.forgetting.run(watch=watch)
    show(asdict(done), [_run_line(done)], as_json=as_json)
    raise typer.Exit(DONE if done.ended_at else REFUSED)


@retention_app.command("list")
def list_runs(db: Db = None, as_json: AsJson = False) -> None:
    """List what runs have forgotten, the newest first."""
    with open_station(db) as reception:
        runs = reception.forgetting.runs()
    nothing = "No run has forgotten anything yet."
    show([asdict(one) for one in runs], map(_run_line, runs), as_json=as_json, nothing=nothing)


def _is_well(done: BroughtIn, *, strict: bool) -> bool:
    if done.stopped or (strict and done.refused):
        return False
    return not done.refused or bool(done.visits or done.present)


def _brought_in(done: BroughtIn, bad: RejectedLines) -> dict[str, Any]:
    return {
        **asdict(done),
        "first_refused": [{"line": one.line, "reason": one.reason} for one in bad.first],
        "refused_file": bad.path if bad.written else None,
    }


def _brought_in_lines(done: BroughtIn, *, strict: bool) -> Iterator[str]:
    if done.retired:
        yield f"Kept as former ones: {', '.join(done.retired)}"
    if strict and done.refused:
        yield f"Nothing was brought in: {done.refused} lines cannot be"
        return
    head = "Stopped; so far brought in" if done.stopped else "Brought in"
    yield (
        f"{head}: {done.visits} visits ({done.legs} lines); there already: {done.present};"
        f" lines that cannot be brought in: {done.refused}"
    )


def _run_line(one: RetentionRun) -> str:
    left = f"; {one.left_open} open visits were left as they are" if one.left_open else ""
    ended = "" if one.ended_at else "; it was broken off, the next run goes on"
    return (
        f"{one.began_at:%Y-%m-%d %H:%M} UTC: forgot who served on {one.people_days} days before"
        f" {one.people_before}, and the single visits of {one.ticket_days} days before"
        f" {one.tickets_before} ({one.tickets} visits){left}{ended}"
    )
