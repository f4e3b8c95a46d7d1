"""``nouba report waits | services | counters | ...`` and ``nouba visits export``."""

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from nouba.options import Db, First, Last
from nouba.report_options import (
    By,
    Format,
    Only,
    Out,
    ReportLanguage,
    Spoken,
    VisitsFormat,
    Waited,
    alone,
    dimensions,
    spoken_by,
    wait_range,
)
from nouba.report_output import file_for, made_by, save_pdf, save_xlsx, told_of, written
from nouba.report_sites import Compared, compared, comparing, without_sites
from nouba.station import open_station
from nouba.usage import WrongUsageError
from reception.dimensions import Dimension

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reception.bootstrap import Reception
    from reception.domain.unit import Unit
    from reception.report_files.compose import Subject
    from reception.reports import CountersReport, Question, QuotesReport, Reports, WaitsReport

report_app = typer.Typer(help="Reports.", no_args_is_help=True)
visits_app = typer.Typer(help="Single visits.", no_args_is_help=True)

Form = Annotated[Format, typer.Option("--format")]


@report_app.command()
def overview(
    first: First = None,
    last: Last = None,
    only: Only = None,
    people: Annotated[
        bool, typer.Option("--people", help="Tell clerks apart, too; see who reads it.")
    ] = False,
    form: Form = Format.PDF,
    out: Out = None,
    language: Spoken = None,
    db: Db = None,
) -> None:
    """Report everything that a manager reads once a month, as a PDF or workbook."""
    if form in {Format.JSON, Format.CSV}:
        raise WrongUsageError("An overview has many tables: write it as pdf or xlsx")
    from reception.report_files.compose import Subject  # noqa: PLC0415

    _, sites, _, only = without_sites(None, only)
    with open_station(db) as reception:
        question = _question(first, last, "", only)
        reports, unit = _asked(reception, sites)
        _save(reports, unit, Subject.OVERVIEW, question, form, out, language, with_people=people)


def _subject_word(word: str, told: str) -> None:
    """Make the word of a subject that is one table."""

    def report(
        first: First = None,
        last: Last = None,
        by: By = None,
        only: Only = None,
        waited: Waited = None,
        form: Form = Format.JSON,
        out: Out = None,
        language: Spoken = None,
        db: Db = None,
    ) -> None:
        from reception.report_files.compose import OF_SUBJECT, Subject  # noqa: PLC0415

        subject = Subject(word)
        side_by_side, sites, by, only = without_sites(by, only)
        question = replace(
            _question(first, last, by, only, otherwise=() if side_by_side else OF_SUBJECT[subject]),
            waited=wait_range(waited),
        )
        with open_station(db) as reception:
            if side_by_side:
                _tell_sites(compared(reception, subject, question, sites), form, out)
                return
            reports, unit = _asked(reception, sites)
            if form in {Format.PDF, Format.XLSX}:
                _save(reports, unit, subject, question, form, out, language)
                return
            _note_people(reports, f"{subject} {form}", question)
            if subject is Subject.PROMISES:
                _tell_quotes(reports.quotes(question), form, out)
            elif subject in {Subject.COUNTERS, Subject.PEOPLE}:
                _tell_counters(reports.counters(question), form, out)
            else:
                _tell_waits(reports.waits(question), form, out)

    report_app.command(word, help=told)(report)


_CSV = "A CSV file has a second one beside it, which says what each column means."
for _word, _told in (
    ("waits", "Report how long people waited; by default today, by service."),
    ("services", "Report what became of the visitors of each service, and how long it took."),
    ("counters", "Report how long counters were open, and what was done there."),
    ("people", "Report the same by clerk; for who answers for them, never for a public screen."),
    ("priorities", "Report how long each priority class waited."),
    ("languages", "Report which languages visitors chose, and how long they waited."),
    ("hours", "Report at which hours people came, and how long they waited."),
    ("promises", "Report how the waits that visitors were told held."),
):
    _subject_word(_word, f"{_told}\n\n{_CSV}")


@visits_app.command()
def export(
    first: First = None,
    last: Last = None,
    only: Only = None,
    waited: Waited = None,
    form: Annotated[VisitsFormat, typer.Option("--format")] = VisitsFormat.CSV,
    out: Out = None,
    language: Spoken = None,
    db: Db = None,
) -> None:
    """Write every visit, one row a leg; by default today's."""
    chosen, so_long = alone(only), wait_range(waited)
    with open_station(db) as reception:
        if form is VisitsFormat.CSV:
            with written(out) as stream:
                reception.reports.write_visits_csv(stream, first, last, only=chosen, waited=so_long)
            return
        from reception.report_files.visits_xlsx import write_visits_xlsx  # noqa: PLC0415
        from ui_kit.report_pages.looks import WORKBOOK  # noqa: PLC0415

        path, unit = file_for(out, form), reception.hall.unit()
        spoken = spoken_by(unit, language)
        rows = reception.reports.export(first, last, only=chosen, waited=so_long)
        with closing(rows), told_of(path):
            write_visits_xlsx(rows, path, WORKBOOK, zone=unit.zone, language=spoken)


def _question(
    first: date | None,
    last: date | None,
    by: str | None,
    only: list[str] | None,
    *,
    otherwise: tuple[Dimension, ...] = (),
) -> "Question":
    from reception.reports import Question  # noqa: PLC0415

    # Nothing to tell apart gives the total alone, where it is said so.
    told_apart = otherwise if by is None else dimensions(by)
    return Question(first=first, last=last, by=told_apart, only=alone(only))


def _asked(reception: "Reception", sites: "Sequence[str]") -> "tuple[Reports, Unit]":
    """Return what answers, and how the unit describes itself: at a centre, maybe one site."""
    if not sites:
        return reception.reports, reception.hall.unit()
    centre = comparing(reception)
    reports = centre.of(sites[0])
    return reports, next(one for one in centre.units() if one.code == sites[0])


def _save(
    reports: "Reports",
    unit: "Unit",
    subject: "Subject",
    question: "Question",
    form: Format,
    out: "Path | None",
    language: ReportLanguage | None,
    *,
    with_people: bool = False,
) -> None:
    from reception.report_files.compose import Order, compose  # noqa: PLC0415

    path = file_for(out, form)
    order = Order(
        subject=subject,
        question=question,
        language=spoken_by(unit, language),
        made_by=made_by(),
        with_people=with_people,
    )
    _note_people(reports, f"{subject} {form}", question, with_people=with_people)
    document = compose(reports, unit, order)
    with told_of(path):
        (save_pdf if form is Format.PDF else save_xlsx)(document, path)


def _note_people(
    reports: "Reports", what: str, question: "Question", *, with_people: bool = False
) -> None:
    """Have it written down where a report names people."""
    if with_people:
        what = f"{what} by clerk"
    if with_people or Dimension.CLERK in {*question.by, *question.only}:
        reports.take_out(what, question)


def _tell_sites(answer: "Compared", form: Format, out: "Path | None") -> None:
    if form in {Format.PDF, Format.XLSX}:
        raise WrongUsageError("Sites side by side are written as json or csv")
    as_dict, write_csv = answer
    with written(out) as stream:
        if form is Format.CSV:
            write_csv(stream)
        else:
            stream.write(json.dumps(as_dict(), ensure_ascii=False) + "\n")


def _tell_waits(report: "WaitsReport", form: Format, out: "Path | None") -> None:
    _tell(form, out, report.as_dict, report.write_csv, report.write_definitions_csv)


def _tell_counters(report: "CountersReport", form: Format, out: "Path | None") -> None:
    from reception.report_files.counters_csv import (  # noqa: PLC0415
        write_counters_csv,
        write_counters_definitions_csv,
    )
    from reception.report_files.group_csv import meanings  # noqa: PLC0415
    from reception.reports import COUNTER_FIGURE_NAMES  # noqa: PLC0415

    _tell(
        form,
        out,
        lambda: {**report.as_dict(), "definitions": meanings(COUNTER_FIGURE_NAMES)},
        partial(write_counters_csv, report),
        partial(write_counters_definitions_csv, report),
    )


def _tell_quotes(report: "QuotesReport", form: Format, out: "Path | None") -> None:
    from reception.report_files.group_csv import meanings  # noqa: PLC0415
    from reception.report_files.quotes_csv import (  # noqa: PLC0415
        write_quotes_csv,
        write_quotes_definitions_csv,
    )
    from reception.reports import QUOTE_FIGURE_NAMES  # noqa: PLC0415

    _tell(
        form,
        out,
        lambda: {**report.as_dict(), "definitions": meanings(QUOTE_FIGURE_NAMES)},
        partial(write_quotes_csv, report),
        partial(write_quotes_definitions_csv, report),
    )


def _tell(
    form: Format,
    out: "Path | None",
    as_dict: Callable[[], dict[str, Any]],
    write_csv: Callable[[TextIO], None],
    write_definitions: Callable[[TextIO], None],
) -> None:
    if form is Format.CSV and out:
        with written(out.with_name(f"{out.stem}-definitions.csv")) as stream:
            write_definitions(stream)
    with written(out) as stream:
        if form is Format.CSV:
            write_csv(stream)
        else:
            stream.write(json.dumps(as_dict(), ensure_ascii=False) + "\n")
