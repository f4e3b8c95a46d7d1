"""A report as a PDF: typefaces embedded, everything drawn as vectors."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QPainter, QPdfWriter

from reception.report_files.document import Document
from reception.whole_file import put_whole
from ui_kit.report_pages.pages import ReportPages

_DOTS_AN_INCH = 1440


def write_pdf(document: Document, path: Path) -> int:
    """Write a report as a PDF, whole or not at all; return how many pages it has.

    Raises:
        OSError: it cannot be written.
    """
    pages = ReportPages(document)
    data = pdf_of(document, pages)
    with put_whole(path) as draft:
        draft.write_bytes(data)
    return pages.count


def pdf_of(document: Document, pages: ReportPages) -> bytes:
    """Return pages as a PDF of the kind that archives keep (PDF/A-1b)."""
    # In memory first: Qt does not say that a disk is full.
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_DOTS_AN_INCH)
    writer.setTitle(f"{document.title} \u00b7 {document.unit}")
    writer.setCreator(document.made_by)
    writer.setAuthor(document.unit)
    painter = QPainter(writer)
    for index in range(pages.count):
        if index:
            writer.newPage()
        pages.draw_into(painter, index, writer.width())
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())
