"""``nouba report waits`` and ``nouba visits export``."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from nouba.options import Db, First, Last
from nouba.station import open_station
from reception.dimensions import Dimension
from reception.domain.errors import EnvironmentFault
from reception.whole_file import written_whole

report_app = typer.Typer(help="Reports.", no_args_is_help=True)
visits_app = typer.Typer(help="Single visits.", no_args_is_help=True)

Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Else standard output.")]


class Format(StrEnum):
    """How a report is written."""

    JSON = "json"
    CSV = "csv"


@visits_app.callback()
def _visits() -> None:
    """Keep ``export`` a word of its own, though it is the only one."""


@report_app.command()
def waits(
    first: First = None,
    last: Last = None,
    by: Annotated[
        str,
        typer.Option(metavar="A,B", help=f"Any of: {', '.join(Dimension)}."),
    ] = Dimension.SERVICE,
    form: Annotated[Format, typer.Option("--format")] = Format.JSON,
    out: Out = None,
    db: Db = None,
) -> None:
    """Report how long people waited; by default today, by service.

    A CSV file has a second one beside it, which says what each column means.
    """
    import json  # noqa: PLC0415

    from reception.reports import Question  # noqa: PLC0415

    dimensions = _dimensions(by)
    with open_station(db) as reception:
        report = reception.reports.waits(Question(first=first, last=last, by=dimensions))
    if form is Format.CSV and out:
        with _written(out.with_name(f"{out.stem}-definitions.csv")) as stream:
            report.write_definitions_csv(stream)
    with _written(out) as stream:
        if form is Format.CSV:
            report.write_csv(stream)
        else:
            stream.write(json.dumps(report.as_dict(), ensure_ascii=False) + "\n")


@visits_app.command()
def export(first: First = None, last: Last = None, out: Out = None, db: Db = None) -> None:
    """Write every visit as CSV, one row a leg; by default today's."""
    with open_station(db) as reception, _written(out) as stream:
        reception.reports.write_visits_csv(stream, first, last)


def _dimensions(by: str) -> tuple[Dimension, ...]:
    names = [name.strip() for name in by.split(",") if name.strip()]
    unknown = [name for name in names if name not in list(Dimension)]
    if unknown:
        raise typer.BadParameter(
            f"'{unknown[0]}' is not a dimension; choose among {', '.join(Dimension)}"
        )
    return tuple(dict.fromkeys(Dimension(name) for name in names))


@contextmanager
def _written(out: Path | None) -> Iterator[TextIO]:
    """Give the stream to write to; a file is there whole or not at all."""
    if out is None:
        yield sys.stdout
        return
    try:
        with written_whole(out) as stream:
            yield stream
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise EnvironmentFault(
            f"{out} cannot be written ({reason})", "name another file or make room"
        ) from error
