"""The pages of a report, as a reader of PDF and as an eye finds them."""

import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from reception.domain.errors import EnvironmentFault
from reception.domain.language import Language
from reception.reports.document import Document, ReportRow
from tests.support.report_documents import FORMULA, sample
from ui_kit.report_pages.pages import ReportPages
from ui_kit.report_pages.pdf import chosen_printer, pdf_of, print_pages, write_pdf
from ui_kit.theme import load_fonts
from ui_kit.tokens import REPORT_PAGE

LANGUAGES = [Language.ARABIC, Language.FRENCH]
_A4_MM = (210, 297)
_DOTS_A_MM = 4


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


def read(document: Document) -> PdfReader:
    return PdfReader(BytesIO(pdf_of(document, ReportPages(document))))


def words_of(page_text: str) -> str:
    """Return the text of a page as it was written: Arabic letters unshaped and in their order."""
    lines = []
    for line in page_text.splitlines():
        words = line.replace("\t", " ").split()
        # A PDF has the glyphs from the left to the right.
        if any("\ufb50" <= sign <= "\ufeff" for sign in line):
            words = [word[::-1] for word in reversed(words)]
        lines.append(" ".join(words))
    return unicodedata.normalize("NFKC", " ".join(lines))


def picture(pages: ReportPages, index: int) -> QImage:
    image = QImage(_A4_MM[0] * _DOTS_A_MM, _A4_MM[1] * _DOTS_A_MM, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    pages.draw_into(painter, index, image.width())
    painter.end()
    return image


def ink(image: QImage, left_mm: float, top_mm: float, right_mm: float, bottom_mm: float) -> int:
    white = QColor("white").rgb()
    return sum(
        image.pixel(x, y) != white
        for x in range(round(left_mm * _DOTS_A_MM), round(right_mm * _DOTS_A_MM))
        for y in range(round(top_mm * _DOTS_A_MM), round(bottom_mm * _DOTS_A_MM), 2)
    )


def test_it_can_be_read_and_searched() -> None:
    document = sample(Language.FRENCH)
    pages = [words_of(page.extract_text()) for page in read(document).pages]
    assert document.title in pages[0]
    assert document.unit in pages[0]
    assert "du 1er octobre 2026 au 31 octobre 2026" in pages[0]
    assert "12 345" in pages[0]
    assert "12 min" in pages[0]
    for number, page in enumerate(pages, start=1):
        assert f"{number} / {len(pages)}" in page
        assert "Établi le 1er novembre 2026 à 06:00 avec Nouba 0.1.0" in page
    # The table of a month goes over two pages, each with its head.
    assert sum("Taux dans l’objectif" in page for page in pages) >= 3
    assert sum("Par jour (suite)" in page for page in pages) == 1
    assert FORMULA in " ".join(pages)
    assert all(one.text in " ".join(pages) for one in document.definitions)


def test_arabic_is_joined_and_read_from_the_right() -> None:
    document = sample(Language.ARABIC)
    reader = read(document)
    shaped = reader.pages[0].extract_text()
    assert any("\ufe70" <= sign <= "\ufeff" for sign in shaped)
    pages = [words_of(page.extract_text()) for page in reader.pages]
    assert document.title in pages[0]
    assert all("صفحة" in page for page in pages)
    # The numbers of a page stand at the left, where a line ends.
    image = picture(ReportPages(document), 1)
    assert ink(image, 16, 272, 40, 284)
    assert ink(image, 160, 272, 194, 284)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_vectors_and_brings_its_typefaces(language: Language) -> None:
    reader = read(sample(language))
    assert not any(list(page.images) for page in reader.pages)
    fonts = {
        font.get_object()["/BaseFont"]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert all("NotoSans" in font for font in fonts)
    described = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert all("/FontFile2" in one or "/FontFile3" in one for one in described)
    assert reader.metadata
    assert sample(language).title in str(reader.metadata.title)
    about = pdf_of(sample(language), ReportPages(sample(language)))
    assert b'pdfaid:part="1" pdfaid:conformance="B"' in about


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_drawn_in_the_margins(language: Language) -> None:
    pages = ReportPages(sample(language, services=14))
    assert pages.count > 3
    width, height = _A4_MM
    margin = REPORT_PAGE.margin_mm - 1
    for index in range(pages.count):
        image = picture(pages, index)
        assert not ink(image, 0, 0, margin, height), index
        assert not ink(image, width - margin, 0, width, height), index
        assert not ink(image, 0, height - margin, width, height), index


def test_an_empty_report_says_so() -> None:
    text = words_of(read(sample(Language.FRENCH, services=0, days=0)).pages[0].extract_text())
    assert "Aucun ticket n’a été remis pendant cette période." in text


def test_a_very_wide_table_is_shrunk_and_stays_whole() -> None:
    document = sample(Language.FRENCH)
    section = document.sections[0]
    wide = replace(
        section,
        plot=None,
        columns=[*section.columns, *section.columns[1:], *section.columns[1:3]],
        rows=[
            ReportRow(cells=(*row.cells, *row.cells[1:], *row.cells[1:3])) for row in section.rows
        ],
        total=None,
    )
    pages = ReportPages(replace(document, sections=[wide]))
    width, height = _A4_MM
    assert not ink(picture(pages, 0), width - REPORT_PAGE.margin_mm + 1, 0, width, height)


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    document = sample(Language.FRENCH)
    path = tmp_path / "report.pdf"
    assert write_pdf(document, path) == len(PdfReader(path).pages)
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(OSError, match="No such file"):
        write_pdf(document, tmp_path / "gone" / "report.pdf")


def test_the_same_pages_are_printed(tmp_path: Path, qapp: QApplication) -> None:
    document = sample(Language.FRENCH)
    path = tmp_path / "printed.pdf"

    def choose(printer: QPrinter, _parent: QWidget | None) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        assert (printer.fromPage(), printer.toPage()) == (1, ReportPages(document).count)
        printer.setFromTo(2, 3)
        return True

    pages = ReportPages(document)
    printer = chosen_printer(None, pages, choose)
    assert printer
    print_pages(printer, pages)
    del printer  # it writes its file when it ends
    printed = PdfReader(path)
    assert len(printed.pages) == 2
    assert "2 / 4" in words_of(printed.pages[0].extract_text())
    assert not chosen_printer(None, pages, lambda _printer, _parent: False)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(tmp_path: Path) -> None:
    def choose(printer: QPrinter, _parent: QWidget | None) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
        return True

    pages = ReportPages(sample(Language.FRENCH))
    printer = chosen_printer(None, pages, choose)
    assert printer
    with pytest.raises(EnvironmentFault, match="took no pages"):
        print_pages(printer, pages)
