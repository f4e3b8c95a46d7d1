"""``nouba report`` and ``nouba visits export``."""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from nouba.history import import_visits
from nouba.options import AsJson, Db, First, Last, path_option
from nouba.output import show
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
    compared,
    comparing,
    dimensions,
    file_for,
    form_of,
    save_pdf,
    save_xlsx,
    spoken_by,
    told_of,
    wait_range,
    window_width,
    without_sites,
    workbook_look,
    write_document,
    written,
)
from nouba.station import WrongUsageError, open_station
from reception.app import Reception
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.language import Language, text_in
from reception.domain.rating import RatingScores
from reception.domain.unit import Unit
from reception.feedback.ratings import RatingSummary
from reception.network.compare import AnyComparison, sites_section
from reception.reports.build import AnswerKind, Answers, AnyAnswer, Report, answer_to, build
from reception.reports.question import Dimension, ReportQuestion
from reception.reports.report_list import COUNTERS, OVERVIEW, REPORTS, WAITS
from reception.reports.reports import Reports
from reception.reports.terminal import section_lines
from reception.reports.visits_xlsx import write_visits_xlsx
from reception.reports.words import wording


def ratings(first: First = None, last: Last = None, db: Db = None, as_json: AsJson = False) -> None:
    """Report how content visitors were, from 1 to 5; by default today."""
    with open_station(db) as reception:
        summary = reception.ratings.summary(first, last)
        unit = reception.reports.unit()
    show(summary.as_dict(), _rating_lines(summary, unit), as_json=as_json)


def searches(
    first: First = None, last: Last = None, db: Db = None, as_json: AsJson = False
) -> None:
    """Report what visitors searched for at kiosks and did not find, by kind; by default today.

    Nothing of what they wrote is kept: a group that is often near lacks a word that visitors use.
    """
    with open_station(db) as reception:
        summary = reception.searches.summary(first, last)
        unit = reception.reports.unit()
    lines = [f"{summary.first} .. {summary.last}: {summary.total} searches found nothing"]
    groups = {one.code: text_in(one.names, Language.ENGLISH) for one in unit.groups}
    for code, times in summary.by("nearest").items():
        near = f"near {code}, {groups.get(code, 'no longer a group')}" if code else "near nothing"
        lines.append(f"  {near}: {times}")
    for kind in ("script", "language", "length"):
        lines += [f"  {kind} {value}: {times}" for value, times in summary.by(kind).items()]
    show(summary.as_dict(), lines, as_json=as_json)


def _rating_lines(summary: RatingSummary, unit: Unit) -> Iterator[str]:
    yield f"{summary.first} .. {summary.last}: {_rating_figures(summary.total)}"
    services = {one.code: text_in(one.names, Language.ENGLISH) for one in unit.services}
    yield from _rating_groups("service", summary.by_service, services, "without a ticket")
    reasons = {one.code: text_in(one.names, Language.ENGLISH) for one in unit.rating_reasons}
    yield from _rating_groups("reason", summary.by_reason, reasons, "without a reason")


def _rating_groups(
    what: str, groups: Mapping[str | None, RatingScores], names: Mapping[str, str], nameless: str
) -> Iterator[str]:
    for code, scores in groups.items():
        named = nameless if code is None else f"{code}, {names.get(code, 'no longer offered')}"
        yield f"  {what} {named}: {_rating_figures(scores)}"


def _rating_figures(scores: RatingScores) -> str:
    if scores.mean is None:
        return "nobody rated"
    each = ", ".join(f"{score}: {times}" for score, times in scores.counts.items())
    return f"{scores.rated} rated, mean {scores.mean:.2f}  (score {each})"


report_app = typer.Typer(help="Reports.", no_args_is_help=True)
visits_app = typer.Typer(help="Single visits.", no_args_is_help=True)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """As what a report is written, where, and in which language."""

    form: Format
    out: Path | None
    language: ReportLanguage | None

    def spoken_by(self, unit: Unit) -> Language:
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
        otherwise = () if side_by_side else report.by
        question = _question(first, last, by, only, waited, otherwise=otherwise)
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


report_app.command()(ratings)
report_app.command()(searches)


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
    question = _question(first, last, "", only, waited)
    with open_station(db) as reception:
        if form is VisitsFormat.CSV:
            with written(out) as stream:
                reception.reports.write_visits_csv(stream, question)
            return
        path, unit = file_for(out, form), reception.reports.unit()
        spoken = spoken_by(unit, language)
        rows = reception.reports.export(question)
        with closing(rows), told_of(path):
            write_visits_xlsx(rows, path, workbook_look(), zone=unit.zone, language=spoken)


visits_app.command("import")(import_visits)


def _question(
    first: date | None,
    last: date | None,
    by: str | None,
    only: list[str] | None,
    waited: str | None = None,
    *,
    otherwise: tuple[Dimension, ...] = (),
) -> ReportQuestion:
    # Nothing to tell apart gives the total alone, where it is said so.
    told_apart = otherwise if by is None else dimensions(by)
    return ReportQuestion(
        first=first, last=last, by=told_apart, only=alone(only), waited=wait_range(waited)
    )


def _asked(reception: Reception, sites: Sequence[str]) -> tuple[Reports, Unit]:
    """Return what answers, and how the unit describes itself: at a centre, maybe one site."""
    if not sites:
        return reception.reports, reception.reports.unit()
    centre = comparing(reception)
    reports = centre.of(sites[0])
    return reports, next(one for one in centre.units() if one.code == sites[0])


def _write(
    report: Report,
    asked: tuple[Reports, Unit],
    question: ReportQuestion,
    wanted: _Wanted,
    *,
    with_people: bool = False,
) -> None:
    """Write the answer to a question as what is wanted."""
    (reports, unit), form = asked, wanted.form
    path = file_for(wanted.out, form) if form in {Format.PDF, Format.XLSX} else wanted.out
    _note_people(reports, f"{report.code} {form}", question, with_people=with_people)
    if form in {Format.JSON, Format.CSV}:
        _tell(answer_to(reports, report.about, question), form, path)
        return
    language = wanted.spoken_in_tables() if form is Format.TABLE else wanted.spoken_by(unit)
    answers = Answers(reports, unit, question)
    document = build(report, answers, language, with_people=with_people)
    write_document(document, form, path)


def _note_people(
    reports: Reports, what: str, question: ReportQuestion, *, with_people: bool = False
) -> None:
    """Have it written down where a report names people."""
    if with_people:
        what = f"{what} by clerk"
    if with_people or Dimension.CLERK in {*question.by, *question.only}:
        reports.take_out(what, question)


def _tell_sites(report: Report, answer: AnyComparison, wanted: _Wanted) -> None:
    """Write the sites side by side."""
    if wanted.form in {Format.PDF, Format.XLSX}:
        raise WrongUsageError("Sites side by side are written as a table, json or csv")
    with written(wanted.out) as stream:
        match wanted.form:
            case Format.CSV:
                answer.write_csv(stream)
            case Format.TABLE:
                spoken = wanted.spoken_in_tables()
                title = text_in(wording().reports[report.code].title, spoken)
                counted = COUNTERS if report.about is AnswerKind.COUNTERS else (*WAITS, "uncalled")
                section = sites_section(title, counted, (answer,), spoken)
                lines = section_lines(section, spoken, window_width())
                stream.writelines(f"{line}\n" for line in lines)
            case _:
                stream.write(json.dumps(answer.as_dict(), ensure_ascii=False) + "\n")


def _tell(answer: AnyAnswer, form: Format, out: Path | None) -> None:
    """Write an answer for other programs."""
    if form is Format.CSV and out:
        with written(out.with_name(f"{out.stem}-definitions.csv")) as stream:
            answer.write_definitions_csv(stream)
    with written(out) as stream:
        if form is Format.CSV:
            answer.write_csv(stream)
        else:
            stream.write(json.dumps(answer.as_dict(), ensure_ascii=False) + "\n")


_READ = (Language.ARABIC, Language.FRENCH)
_DAY = timedelta(days=1)


class MonthNotOverError(Refusal):
    """A month is reported once it is over."""

    def __init__(self, month: date) -> None:
        super().__init__(
            f"{month:%Y-%m} is not over yet: its report is made from the first of the next month"
        )


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a month; write it as 2026-10") from None


@report_app.command()
def monthly(
    folder: Annotated[
        Path,
        typer.Option("--folder", parser=path_option, metavar="DIR", help="Where the files go."),
    ],
    month: Annotated[
        date | None,
        typer.Option("--month", parser=_month, metavar="M", help="Else the last one, as 2026-10."),
    ] = None,
    people: Annotated[
        bool, typer.Option("--people", help="Tell clerks apart, too; see who reads the folder.")
    ] = False,
    language: Spoken = None,
    db: Db = None,
) -> None:
    """Write a month's report into a folder: a PDF in Arabic, one in French, and a workbook.

    All three are there, or none is. The same month again replaces them.
    """
    with open_station(db) as reception:
        unit, today = reception.reports.unit(), reception.hall.today()
        start = month or (today.replace(day=1) - _DAY).replace(day=1)
        if start >= today.replace(day=1):
            raise MonthNotOverError(start)
        end = (start + 31 * _DAY).replace(day=1) - _DAY
        question = ReportQuestion(first=start, last=end)
        _note_people(reception.reports, "overview monthly", question, with_people=people)
        answers, own = Answers(reception.reports, unit, question), spoken_by(unit, language)
        documents = {
            one: build(OVERVIEW, answers, one, with_people=people) for one in {*_READ, own}
        }
    stem = f"nouba-{unit.code}-{start:%Y-%m}"
    with _all_or_none(folder) as drafts:
        for spoken in _READ:
            save_pdf(documents[spoken], drafts / f"{stem}-{spoken}.pdf")
        save_xlsx(documents[own], drafts / f"{stem}.xlsx")
        names = sorted(one.name for one in drafts.iterdir())
    for name in names:
        typer.echo(f"Wrote {folder / name}")


@contextmanager
def _all_or_none(folder: Path) -> Iterator[Path]:
    """Give a place for drafts inside the folder; all of them take their places at the end.

    Raises:
        EnvironmentFault: the folder is not there or cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".nouba-", dir=folder) as place:
            drafts = Path(place)
            yield drafts
            for draft in sorted(drafts.iterdir()):
                # As any new file of the folder; a temporary one is its owner's alone.
                draft.chmod(0o666 & ~_umask())
                draft.replace(folder / draft.name)
    except OSError as error:
        raise EnvironmentFault(
            f"The reports cannot be written into {folder} ({error.strerror or error})",
            "make the folder, give this user leave to write in it, or make room",
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
