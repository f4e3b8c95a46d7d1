"""One document: the screen, the pages, the workbook and the terminal say the same of it."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from unicodedata import normalize

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel

from admin_console.reports.view import DocumentView, cell_text, table_rows
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language
from reception.reports.build import KEY_FIGURES, Answers, Report, build
from reception.reports.document import Document, ReportColumn, ReportSection, ReportValue, ValueKind
from reception.reports.model import SessionRow
from reception.reports.question import Dimension, ReportQuestion
from reception.reports.report_list import REPORTS, SERVICES, VISITS, WAITS
from reception.reports.reports import Reports
from reception.reports.sections import GroupsSection, TrendSection
from reception.reports.terminal import document_lines, width_of
from reception.reports.words import NOTHING, value_words
from reception.reports.xlsx import write_xlsx
from reception.unit.current import UnitReader
from tests.support.plain_work_time import WorkSpan
from tests.support.report_data import UNIT, FixedClock, MemoryReportStore, MemoryUnits, month
from ui_kit.report_pages.pages import ReportPages
from ui_kit.report_pages.pdf import pdf_of
from ui_kit.report_pages.pieces import WORKBOOK
from ui_kit.translations import Translations
from ui_kit.words import without_marks

FIRST, LAST = date(2026, 9, 1), date(2026, 9, 30)
MONTH = ReportQuestion(first=FIRST, last=LAST)
LANGUAGES = (Language.ARABIC, Language.FRENCH, Language.ENGLISH)
FIGURES = tuple(one for one in REPORTS if one is not VISITS)
# A report that nobody has: what a new one costs is its entry in the list, and its words.
SCRATCH = Report(
    code="waits",
    help="Report waits by the visitor's language and counter.",
    by=(Dimension.LANGUAGE, Dimension.COUNTER),
    key_figures=KEY_FIGURES[:3],
    sections=(
        GroupsSection(name="waits", title="waits_by", figures=WAITS, drawn=("wait_median_s",)),
        GroupsSection(name="service-times", title="services_by", figures=SERVICES),
        TrendSection(title="trend", figures=("arrived", "wait_median_s"), drawn=("wait_median_s",)),
    ),
)


class _Store(MemoryReportStore):
    """A month of visits that were told a wait, at counters that were open in the mornings."""

    def __init__(self) -> None:
        told = ExpectedWait(low=timedelta(minutes=5), high=timedelta(minutes=20))
        super().__init__(
            [
                replace(one, legs=tuple(replace(leg, quoted=told) for leg in one.legs))
                for one in month(5, date(2026, 8, 1), 61, a_day=12)
            ]
        )

    def sessions(self, *_: object) -> tuple[SessionRow, ...]:
        return tuple(
            WorkSpan(
                clerk=clerk,
                counter=counter,
                began_at=datetime.combine(FIRST + timedelta(days=day), time(8), UTC),
                ended_at=datetime.combine(FIRST + timedelta(days=day), time(13), UTC),
            ).session_row
            for day in range(29)
            for counter, clerk in enumerate(("amina", "hind", "omar"), start=1)
        )


@pytest.fixture(scope="module")
def core() -> Reports:
    now = datetime(2026, 10, 5, 18, tzinfo=UTC)
    return Reports(_Store(), UnitReader(MemoryUnits()), FixedClock(now))


def documents(core: Reports, report: Report) -> list[Document]:
    answers = Answers(core, UNIT, MONTH)
    return [build(report, answers, one, with_people=True) for one in LANGUAGES]


def as_texts(
    cells: Sequence[ReportValue], columns: Sequence[ReportColumn], language: Language
) -> list[str]:
    return [
        without_marks(cell_text(value, column.kind, language))
        for value, column in zip(cells, columns, strict=True)
    ]


def of_screen(section: ReportSection, language: Language) -> list[list[str]]:
    rows, _ = table_rows(section, language)
    return [[without_marks(cell.text) for cell in row][: len(section.columns)] for row in rows]


def of_workbook(sheet: Any, section: ReportSection, language: Language) -> list[list[str]]:
    return [
        as_texts(
            [_read(cell, column.kind) for cell, column in zip(row, section.columns, strict=False)],
            section.columns,
            language,
        )
        for row in sheet.iter_rows(min_row=2, max_col=len(section.columns), values_only=True)
    ]


def _read(value: Any, kind: ValueKind) -> ReportValue:
    """Return what a spreadsheet shows of a cell as what it is."""
    match value:
        case datetime():
            return value.date()
        case time():
            return timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
        case int() | float() if kind is ValueKind.DURATION:
            return timedelta(days=value)
        case int() | float() if kind is ValueKind.PERCENT:
            return value * 100
        case int() | float() if kind is ValueKind.NUMBER:
            return float(value)
        case int() | float() | str() | timedelta() | None:
            return value
    raise TypeError(value)


@pytest.mark.one_case
@pytest.mark.parametrize("report", [*FIGURES, SCRATCH], ids=lambda one: one.help.split()[-1])
def test_screen_workbook_and_pages_say_the_same(
    core: Reports, translations: Translations, report: Report, tmp_path: Path
) -> None:
    for document in documents(core, report):
        spoken = document.language
        translations.use(spoken)
        view = DocumentView(report.code)
        view.show_document(document)
        write_xlsx(document, tmp_path / "report.xlsx", WORKBOOK)
        sheets = openpyxl.load_workbook(tmp_path / "report.xlsx").worksheets
        pages = ReportPages(document)
        reader = PdfReader(io.BytesIO(pdf_of(document, pages)))
        printed = _bare("".join(page.extract_text() for page in reader.pages))
        on_screen = [[without_marks(cell) for cell in row] for row in view.texts()]
        assert document.sections
        assert len(sheets) == len(document.sections) + 3
        for section, sheet in zip(document.sections, sheets[1:], strict=False):
            told = of_screen(section, spoken)
            whole = [as_texts(row.cells, section.columns, spoken) for row in section.rows]
            if section.total is not None:
                whole.append(as_texts(section.total, section.columns, spoken))
            assert of_workbook(sheet, section, spoken) == whole
            # A single group is all in all; a screen does not say it twice.
            assert told == (whole if len(section.rows) > 1 else whole[: len(section.rows)])
            assert [section.title] in on_screen
            for row in told:
                assert row in [one[: len(row)] for one in on_screen]
            # Arabic is shaped on paper: its letters are others there.
            if spoken is not Language.ARABIC and not (section.plot and section.plot.says_all):
                assert _bare(section.title) in printed
                for text in {text for row in whole for text in row} - {NOTHING, ""}:
                    assert _bare(text) in printed, text
        for figure in document.key_figures:
            value = value_words(figure.value, figure.kind, spoken)
            assert value in [one.text().strip("\u200f") for one in _values(view)]
            if spoken is not Language.ARABIC:
                assert _bare(value) in printed
        view.deleteLater()


def _values(view: DocumentView) -> Sequence[Any]:
    return [one for one in view.findChildren(QLabel) if one.objectName().endswith("-value")]


def _bare(text: str) -> str:
    """Return a text without spaces, and without the letters that a typeface joins."""
    return "".join(normalize("NFKC", without_marks(text)).split())


def test_a_row_leads_to_the_visits_that_it_was_counted_of(core: Reports) -> None:
    for report in FIGURES:
        for section in documents(core, report)[1].sections:
            assert all(row.leads for row in section.rows), section.name


@pytest.mark.one_case
@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_a_table_on_a_terminal_fits_its_window(core: Reports, width: int) -> None:
    for report in (*FIGURES, SCRATCH):
        for document in documents(core, report):
            lines = list(document_lines(document, width))
            assert max(map(width_of, lines)) <= width
            text = "".join("".join(lines).split())
            for section in document.sections:
                if section.plot and section.plot.says_all:
                    continue
                for row in section.rows:
                    for value, column in zip(row.cells, section.columns, strict=True):
                        if column.kind is not ValueKind.TEXT:
                            told = value_words(value, column.kind, document.language)
                            assert "".join(told.split()) in text
