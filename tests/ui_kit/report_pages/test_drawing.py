"""A report drawn in a process of its own."""

import threading
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from reception.domain.language import Language
from reception.reports.document import packed, unpacked
from reception.system.progress import AnswerStoppedError, unwatched
from tests.support.report_documents import sample
from ui_kit.report_pages.pages import ReportPages
from ui_kit.report_pages.pdf import draw_pdf, pdf_of
from ui_kit.theme import load_fonts


def test_what_is_packed_is_the_same_again() -> None:
    for language in (Language.ARABIC, Language.FRENCH):
        document = sample(language)
        again = unpacked(packed(document))
        assert packed(again) == packed(document)
        pairs = zip(document.sections, again.sections, strict=True)
        for before, after in pairs:
            assert [tuple(row.cells) for row in before.rows] == [row.cells for row in after.rows]
            assert before.plot is None or before.plot.kind is after.plot.kind  # type: ignore[union-attr]


def test_nothing_else_is_a_report() -> None:
    with pytest.raises(ValueError, match="no report"):
        unpacked(b"[1]")


def test_the_child_draws_the_very_pages_that_the_window_would(
    qapp: QApplication, tmp_path: Path
) -> None:
    load_fonts()
    document, path = sample(Language.ARABIC), tmp_path / "report.pdf"
    # Anywhere but in the main thread, as the console's worker does.
    worker = threading.Thread(target=draw_pdf, args=(document, path, unwatched))
    worker.start()
    worker.join(300)
    here = PdfReader(BytesIO(pdf_of(document, ReportPages(document))))
    drawn = PdfReader(path)
    assert [one.extract_text() for one in drawn.pages] == [one.extract_text() for one in here.pages]


def test_who_wants_no_more_gets_no_file(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    with pytest.raises(AnswerStoppedError):
        draw_pdf(sample(Language.FRENCH), path, lambda _: False)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        draw_pdf(sample(Language.FRENCH), tmp_path / "gone" / "report.pdf", unwatched)
