"""The workbook as another program reads it."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from reception.domain.language import Language
from reception.reports.document import Document
from reception.reports.xlsx import workbook_at, write_text, write_xlsx
from tests.support.examples import examples_of
from tests.support.report_documents import FORMULA, LOOKS, sample


def written(document: Document, folder: Path) -> Any:
    path = folder / "report.xlsx"
    write_xlsx(document, path, LOOKS)
    assert list(folder.iterdir()) == [path]
    return openpyxl.load_workbook(path)


def test_cells_are_what_they_are(tmp_path: Path) -> None:
    document = sample(Language.FRENCH)
    services, days = written(document, tmp_path).worksheets[1:3]
    section = document.sections[0]
    for number, row in enumerate(section.rows, start=2):
        found = [cell.value for cell in services[number]]
        name, arrived, served, median, p90, level = row.cells
        assert found[:3] == [name, arrived, served]
        assert (found[3], found[4]) == (median, p90)
        shown = pytest.approx(level / 100) if isinstance(level, float) else None
        assert found[5] == shown
    formats = [cell.number_format for cell in services[2]]
    assert formats == ["@", "#,##0", "#,##0", "[h]:mm:ss", "[h]:mm:ss", "0.0%"]
    assert days["A2"].value == datetime(2026, 10, 1)  # noqa: DTZ001 - a spreadsheet knows no zones
    assert days["A2"].number_format == "dd/mm/yyyy"
    total = len(section.rows) + 2
    assert services.cell(total, 1).value == "Total"
    assert services.cell(total, 2).font.b
    assert services.auto_filter.ref == f"A1:F{total - 1}"


def test_a_sheet_can_be_worked_with(tmp_path: Path) -> None:
    sheets = written(sample(Language.FRENCH), tmp_path).worksheets
    assert {sheet.freeze_panes for sheet in sheets} == {"B2"}
    assert [len(sheet._charts) for sheet in sheets] == [0, 1, 1, 0, 1, 0, 0]
    heat = sheets[3]
    assert [str(one.sqref) for one in heat.conditional_formatting] == ["B2:J6"]
    assert sheets[1].column_dimensions["A"].width > sheets[1].column_dimensions["B"].width
    assert len({sheet.title for sheet in sheets}) == len(sheets)
    assert all(len(sheet.title) <= 31 for sheet in sheets)


@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH])
def test_it_says_what_was_asked_and_what_the_figures_mean(
    language: Language, tmp_path: Path
) -> None:
    document = sample(language)
    sheets = written(document, tmp_path).worksheets
    question, definitions = sheets[-2:]
    asked = [row[1].value for row in question.iter_rows(min_row=2)]
    assert document.title in asked
    assert document.unit in asked
    assert [one.date() for one in asked if isinstance(one, datetime)] == [
        document.first,
        document.last,
        document.made_at.date(),
    ]
    meant = [row[1].value for row in definitions.iter_rows(min_row=2)]
    assert meant == [one.text for one in document.definitions]
    # A sentence that begins with a figure is read from its own side as well.
    order = sheets[1]["A2"].alignment.readingOrder
    assert order == (2 if language is Language.ARABIC else 0)
    assert {sheet.sheet_view.rightToLeft or False for sheet in sheets} == {
        language is Language.ARABIC
    }


def test_what_looks_like_a_formula_is_a_text(tmp_path: Path) -> None:
    services = written(sample(Language.FRENCH), tmp_path).worksheets[1]
    cell = services.cell(13, 1)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (FORMULA, "s", True)


@settings(max_examples=examples_of(8))
@given(
    st.lists(
        st.one_of(
            st.sampled_from(["=1+1", "+1", "-1", "@a", "\ta", "1", " a ", "_x0041_", "mailto:a@b"]),
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40),
        ),
        min_size=1,
    )
)
def test_every_text_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path = tmp_path_factory.mktemp("texts") / "texts.xlsx"
    with workbook_at(path, LOOKS, title="", author="", right_to_left=False) as book:
        sheet = book.sheet("texts", ["texts"], [9])
        for row, text in enumerate(texts, start=1):
            write_text(sheet, row, 0, text, book.texts)
    found = openpyxl.load_workbook(path).active
    cells = [row[0] for row in found.iter_rows(min_row=2)]
    assert [unescape(cell.value) for cell in cells] == texts
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_text_never_becomes_a_part_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "texts.xlsx"
    injected = "<r><t>a</t></r><bad></r>"
    with workbook_at(path, LOOKS, title="", author="", right_to_left=False) as book:
        write_text(book.sheet("texts", ["texts"], [9]), 1, 0, injected, book.texts)
    assert openpyxl.load_workbook(path).active["A2"].value == f"\u2060{injected}"


def test_an_empty_report_is_a_workbook_too(tmp_path: Path) -> None:
    services = written(sample(Language.ARABIC, services=0, days=0), tmp_path).worksheets[1]
    assert [cell.value for cell in services["B"]][1:] == [1185]


def test_a_workbook_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_xlsx(sample(Language.FRENCH), tmp_path / "gone" / "report.xlsx", LOOKS)
    assert not list(tmp_path.iterdir())


def test_durations_of_days_are_durations(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    from reception.reports.document import ValueKind  # noqa: PLC0415

    with workbook_at(path, LOOKS, title="", author="", right_to_left=False) as book:
        sheet = book.sheet("long", ["one", "other"], [9, 9])
        book.write(sheet, 1, 0, timedelta(hours=30), ValueKind.DURATION)
        book.write(sheet, 1, 1, date(2026, 9, 20), ValueKind.DAY)
    found = openpyxl.load_workbook(path).active
    assert found["A2"].value == timedelta(hours=30)
    assert found["B2"].value == datetime(2026, 9, 20)  # noqa: DTZ001 - a spreadsheet knows no zones
