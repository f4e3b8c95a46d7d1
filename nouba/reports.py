"""``nouba report waits | services | counters | ...`` and ``nouba visits export``."""

import json
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nouba.options import Db, First, Last
from nouba.report_options import (
    By,
    Form,
    Format,
    Only,
    Out,
    ReportLanguage,
    Spoken,
    VisitsFormat,
    Waited,
    alone,
    dimensions,
    form_of,
    spoken_by,
    wait_range,
)
from nouba.report_output import (
    file_for,
    save_pdf,
    save_xlsx,
    told_of,
    window_width,
    written,
)
from nouba.report_sites import compared, comparing, sites_section, without_sites
from nouba.station import open_station
from nouba.usage import WrongUsageError
from reception.dimensions import Dimension
from reception.domain.language import Language, text_in
from reception.report_files.definitions import OVERVIEW, REPORTS, Report
from reception.report_wording import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reception.bootstrap import Reception
    from reception.domain.unit import Unit
    from reception.network.comparison import Comparison, CountersCompared
    from reception.report_files.answers import GroupsAnswer
    from reception.reports import Question, Reports

report_app = typer.Typer(help="Reports.", no_args_is_help=True)
visits_app = typer.Typer(help="Single visits.", no_args_is_help=True)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """As what a report is written, where, and in which language."""

    form: Format
    out: Path | None
    language: ReportLanguage | None

    def spoken_by(self, unit: "Unit") -> Language:
        return spoken_by(unit, self.language)

    def spoken_in_tables(self) -> Language:
        """Return the language of the terminal's tables: that of the command, if none is chosen."""
        return Language(self.language.value) if self.language else Language.ENGLISH


_CSV = "A CSV file has a second one beside it, which says what each column means."


@report_app.command(help=OVERVIEW.help)
def overview(
    first: First = None,
    last: Last = None,
    only: Only = None,
    people: Annotated[
        bool, typer.Option("--people", help="Tell clerks apart, too; see who reads it.")
    ] = False,
    form: Form = None,
    out: Out = None,
    language: Spoken = None,
    db: Db = None,
) -> None:
    """Write the report of everything."""
    if form is None:
        form = form_of(form, out)
        form = Format.PDF if form is Format.JSON else form
    if form in {Format.JSON, Format.CSV}:
        raise WrongUsageError("An overview has many tables: write it as pdf or xlsx")
    _, sites, _, only = without_sites(None, only)
    with open_station(db) as reception:
        question = _question(first, last, "", only)
        wanted = _Wanted(form, out, language)
        _write(OVERVIEW, _asked(reception, sites), question, wanted, with_people=people)


def _word_of(report: Report) -> None:
    """Make the word of a report that is first about one table."""

    def answer(
        first: First = None,
        last: Last = None,
        by: By = None,
        only: Only = None,
        waited: Waited = None,
        form: Form = None,
        out: Out = None,
        language: Spoken = None,
        db: Db = None,
    ) -> None:
        side_by_side, sites, by, only = without_sites(by, only)
        question = replace(
            _question(first, last, by, only, otherwise=() if side_by_side else report.by),
            waited=wait_range(waited),
        )
        wanted = _Wanted(form_of(form, out), out, language)
        with open_station(db) as reception:
            if side_by_side:
                _tell_sites(report, compared(reception, report, question, sites), wanted)
                return
            _write(report, _asked(reception, sites), question, wanted)

    report_app.command(report.code, help=f"{report.help}\n\n{_CSV}")(answer)


for _report in REPORTS:
    if _report.sections and _report is not OVERVIEW:
        _word_of(_report)


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


def _write(
    report: Report,
    asked: "tuple[Reports, Unit]",
    question: "Question",
    wanted: _Wanted,
    *,
    with_people: bool = False,
) -> None:
    """Write the answer to a question as what is wanted."""
    from reception.report_files.answers import Answers, answer_to  # noqa: PLC0415

    (reports, unit), form = asked, wanted.form
    path = file_for(wanted.out, form) if form in {Format.PDF, Format.XLSX} else wanted.out
    _note_people(reports, f"{report.code} {form}", question, with_people=with_people)
    if form in {Format.JSON, Format.CSV}:
        _tell(answer_to(reports, report.about, question), form, path)
        return
    from reception.report_files.build import Making, build  # noqa: PLC0415

    making = Making(
        language=wanted.spoken_in_tables() if form is Format.TABLE else wanted.spoken_by(unit),
        with_people=with_people,
    )
    document = build(report, Answers(reports, unit, question), making)
    if form is Format.TABLE:
        from reception.report_files.terminal import document_lines  # noqa: PLC0415

        with written(path) as stream:
            stream.writelines(f"{line}\n" for line in document_lines(document, window_width()))
    elif path:
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


def _tell_sites(report: Report, answer: "Comparison | CountersCompared", wanted: _Wanted) -> None:
    """Write the sites side by side."""
    if wanted.form in {Format.PDF, Format.XLSX}:
        raise WrongUsageError("Sites side by side are written as a table, json or csv")
    with written(wanted.out) as stream:
        match wanted.form:
            case Format.CSV:
                answer.write_csv(stream)
            case Format.TABLE:
                from reception.report_files.terminal import section_lines  # noqa: PLC0415

                spoken = wanted.spoken_in_tables()
                title = text_in(wording().reports[report.code].title, spoken)
                lines = section_lines(sites_section(answer, title, spoken), spoken, window_width())
                stream.writelines(f"{line}\n" for line in lines)
            case _:
                stream.write(json.dumps(answer.as_dict(), ensure_ascii=False) + "\n")


def _tell(answer: "GroupsAnswer", form: Format, out: "Path | None") -> None:
    """Write an answer for other programs."""
    from reception.report_files.csv import as_dict, write_csv, write_meanings  # noqa: PLC0415

    if form is Format.CSV and out:
        with written(out.with_name(f"{out.stem}-definitions.csv")) as stream:
            write_meanings(answer, stream)
    with written(out) as stream:
        if form is Format.CSV:
            write_csv(answer, stream)
        else:
            stream.write(json.dumps(as_dict(answer), ensure_ascii=False) + "\n")
