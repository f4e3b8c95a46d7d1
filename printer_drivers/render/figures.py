"""The figures of a ticket: who stands before, how long it may take, when it was given."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from printer_drivers.render.pairs import fits_one_line, side_by_side
from printer_drivers.render.sheet import BLACK, Block, Sheet, stack
from printer_drivers.render.text import Style, natural_width
from printer_drivers.render.wording import (
    Wording,
    date_words,
    expected_wait_words,
    short_date_words,
    time_words,
    word,
)
from reception.domain.paper import TicketPaper
from reception.domain.ticket_template import TicketLine

type Figure = tuple[Wording, Wording]
"""The figure itself and what it counts."""

_FIGURES = (Style(5.25, bold=True), Style(4.0, bold=True))
_ROW_FIGURES = (Style(4.0, bold=True), Style(3.25, bold=True))
_CAPTION = Style(3.0)
_DAY, _HOUR = Style(3.25), Style(3.25, bold=True)
_GAP_MM, _LINE_MM, _ROW_GAP_MM = 2.0, 0.25, 0.5


def figures(sheet: Sheet, paper: TicketPaper, lines: Sequence[TicketLine]) -> Block | None:
    """Return the people ahead and the expected wait, those that are wanted and known."""
    known: dict[TicketLine, Figure] = {
        TicketLine.AHEAD: (
            Wording(str(paper.ahead), paper.language),
            word("ahead", paper.language),
        )
    }
    if paper.expected_wait is not None:
        known[TicketLine.EXPECTED_WAIT] = (
            expected_wait_words(paper.expected_wait, paper.language),
            word("expected_wait", paper.language),
        )
    cells = [known[line] for line in lines if line in known]
    if not cells:
        return None
    if len(cells) == 1:
        return _row(sheet, *cells[0], _FIGURES)
    column_px = sheet.content_px // len(cells) - sheet.scale.px(_GAP_MM)
    for style in _FIGURES:
        if all(
            natural_width(figure, style, sheet.scale) <= column_px
            and natural_width(caption, _CAPTION, sheet.scale) <= column_px
            for figure, caption in cells
        ):
            return _columns(sheet, cells, style, column_px)
    rows = [_row(sheet, *cell, _ROW_FIGURES, apart=True) for cell in cells]
    return stack(rows, sheet.scale.px(_ROW_GAP_MM))


def _row(
    sheet: Sheet,
    figure: Wording,
    caption: Wording,
    styles: Sequence[Style],
    *,
    apart: bool = False,
) -> Block:
    """Return a caption and its figure, in the largest of some styles that fits on a line."""
    told = (caption, _CAPTION)
    fitting = (style for style in styles if fits_one_line(sheet, told, (figure, style)))
    return side_by_side(sheet, told, (figure, next(fitting, styles[0])), apart=apart)


def _columns(sheet: Sheet, cells: Sequence[Figure], style: Style, column_px: int) -> Block:
    """Return figures above their captions, in the order of reading."""
    ordered = tuple(reversed(cells)) if sheet.from_right else tuple(cells)
    laid_out = [
        (sheet.paragraph(figure, style, column_px), sheet.paragraph(caption, _CAPTION, column_px))
        for figure, caption in ordered
    ]
    pitch_px = sheet.content_px // len(cells)
    figures_px = max(figure.baseline_px for figure, _ in laid_out)
    figure_tops = [figures_px - figure.baseline_px for figure, _ in laid_out]
    figures_px = max(
        figure.height_px + top for (figure, _), top in zip(laid_out, figure_tops, strict=True)
    )
    height_px = figures_px + max(caption.height_px for _, caption in laid_out)
    line_px, air_px = sheet.scale.px(_LINE_MM), sheet.scale.px(1)

    def draw(painter: QPainter, top: int) -> None:
        for index, (figure, caption) in enumerate(laid_out):
            left = sheet.margin_px + index * pitch_px + (pitch_px - column_px) // 2
            figure.draw(painter, left, top + figure_tops[index])
            caption.draw(painter, left, top + figures_px)
            if index:
                middle = sheet.margin_px + index * pitch_px - line_px // 2
                painter.fillRect(QRect(middle, top + air_px, line_px, height_px - air_px), BLACK)

    return Block(height_px, draw)


def issued_at(sheet: Sheet, paper: TicketPaper) -> Block:
    """Return when a ticket was given."""
    return day_and_hour(sheet, paper.issued_at)


def day_and_hour(sheet: Sheet, at: datetime) -> Block:
    """Return day and hour; the weekday is the first to go where they do not fit on a line."""
    hour = (Wording(time_words(at), sheet.reader), _HOUR)
    day = (date_words(at, sheet.reader), _DAY)
    if not fits_one_line(sheet, day, hour):
        day = (short_date_words(at, sheet.reader), _DAY)
    return side_by_side(sheet, day, hour)
