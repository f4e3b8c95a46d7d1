"""``nouba staffing``: how many counters at which hour."""

from datetime import timedelta
from typing import Annotated

import typer

from nouba.options import Db, First, Last, hours_option, with_progress
from nouba.output import json_text, rounded
from nouba.report_options import (
    Form,
    Format,
    Out,
    Spoken,
    file_for,
    form_of,
    spoken_by,
    write_document,
    written,
)
from nouba.station import open_station
from reception.domain.calendar import Period
from reception.domain.language import Language
from reception.staffing.model import StaffingQuestion
from reception.staffing.told import staffing_as_dict, staffing_document, write_staffing_csv


def _wait(text: str) -> timedelta:
    minutes = text.removesuffix("m")
    if not (minutes.isdecimal() and len(minutes) < 4):
        raise typer.BadParameter(f"'{text}' is no wait; write it as 15m")
    return timedelta(minutes=int(minutes))


def staffing(
    target_pct: Annotated[
        float, typer.Option(metavar="P", help="So many of a hundred are called in time.")
    ] = 80.0,
    within: Annotated[
        timedelta, typer.Option(parser=_wait, metavar="15m", help="In time is within so long.")
    ] = "15m",  # type: ignore[assignment] # read by the parser
    hours: Annotated[
        Period | None,
        typer.Option(
            parser=hours_option,
            metavar="H-H",
            help="When people can work; else when the unit is open.",
        ),
    ] = None,
    counters: Annotated[
        int | None, typer.Option(metavar="N", help="At most so many at a time; else all.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same one draws the same days.")] = 1,
    first: First = None,
    last: Last = None,
    form: Form = None,
    out: Out = None,
    language: Spoken = None,
    db: Db = None,
) -> None:
    """Say how many counters each half hour of each weekday needs, by the unit's own past.

    By default the eight weeks before today; four are needed. Nothing is told of a person.
    """
    form = form_of(form, out)
    path = file_for(out, form) if form in {Format.PDF, Format.XLSX} else out
    question = StaffingQuestion(
        target_pct=target_pct,
        within=within,
        first=first,
        last=last,
        hours=hours,
        counters=counters,
        seed=seed,
    )
    with open_station(db) as reception:
        unit = reception.reports.unit()
        with with_progress() as watch:
            answer = reception.staffing.answer(question, watch=watch)
    if form is Format.CSV:
        with written(path) as stream:
            write_staffing_csv(answer, stream)
    elif form is Format.JSON:
        with written(path) as stream:
            stream.write(json_text(rounded(staffing_as_dict(answer), 2)) + "\n")
    else:
        in_tables = Language(language.value) if language else Language.ENGLISH
        spoken = in_tables if form is Format.TABLE else spoken_by(unit, language)
        write_document(staffing_document(answer, unit, spoken), form, path)
