"""The foot: a code for the telephone, where to ask or complain, and the unit's last words."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPainterPath, QTransform

from printer_drivers.render.fonts import Script, face
from printer_drivers.render.pieces import Text, side_by_side
from printer_drivers.render.qr import Code
from printer_drivers.render.sheet import BLACK, WHITE, Block, PaperSheet, stack
from printer_drivers.render.text import Align, TextStyle, TextTooLongError
from printer_drivers.render.words import PaperWords, closing_words, label_words, word
from reception.domain.language import Language, companion, language_found
from reception.domain.paper import SlipPaper, TicketLine, TicketPaper

_CAPTION = TextStyle(3.0, max_lines=2)
_HOTLINE = TextStyle(5.75, bold=True, max_lines=1)
_SITE = TextStyle(3.25, bold=True, max_lines=1)
_FOLLOW = TextStyle(3.75, bold=True, max_lines=3)
_FOOTER = TextStyle(3.0)
_TWO = 2
_CLOSING_GAP_MM = 1.0


def foot(sheet: PaperSheet, paper: TicketPaper, lines: Sequence[TicketLine]) -> Block | None:
    """Return the code with the contacts beside it, or below it where they do not fit.

    Beside the code of the ticket's own page stands what it is for, and the contacts below both.

    Raises:
        TextTooLongError: the code would be too fine to be read, or a contact does not fit.
    """
    shows_contacts = TicketLine.CONTACTS in lines
    if paper.qr_follows and TicketLine.QR in lines:
        code = code_beside(sheet, paper.qr_text, _follow_texts(paper, sheet))
        closing = closing_words(paper, sheet.reader, sheet.tamazight) if shows_contacts else None
        below = [sheet.text(closing, _CAPTION)] if closing else []
        return stack([*([code] if code else []), *below], sheet.scale.px(_CLOSING_GAP_MM))
    contacts = contact_texts(paper, sheet) if shows_contacts else []
    return code_beside(sheet, paper.qr_text if TicketLine.QR in lines else "", contacts)


def _follow_texts(paper: TicketPaper, sheet: PaperSheet) -> list[Text]:
    """Return what the code is for, to the reader and to whoever reads the other language."""
    first = word("follow", paper.language, sheet.tamazight)
    second = word("follow", companion(first.language))
    return [(first, _FOLLOW), (second, _CAPTION)]


def code_beside(sheet: PaperSheet, qr_text: str, texts: Sequence[Text]) -> Block | None:
    """Return a code with texts beside it, or below it.

    Raises:
        TextTooLongError: the code would be too fine to be read, or a text does not fit.
    """
    if not qr_text:
        return _across(sheet, texts) if texts else None
    code = Code(sheet, qr_text)
    try:
        return _beside(sheet, code, texts) if texts else _alone(sheet, code)
    except TextTooLongError:
        return stack([_alone(sheet, code), _across(sheet, texts)])


def footer(sheet: PaperSheet, texts: Mapping[Language, Sequence[str]]) -> Block | None:
    """Return the unit's own last lines; None when it has none."""
    found = language_found(texts, sheet.reader)
    if found is None:
        return None
    return stack([sheet.text(PaperWords(line, found), _FOOTER) for line in texts[found]])


def contact_texts(paper: TicketPaper | SlipPaper, sheet: PaperSheet) -> list[Text]:
    """Return where to ask or complain, below a caption; nothing where the unit names nobody."""
    addresses = ((paper.hotline, _HOTLINE), (paper.complaints_site, _SITE))
    contacts = [(PaperWords(text, Language.FRENCH), style) for text, style in addresses if text]
    caption = (word("complaints", sheet.reader, sheet.tamazight), _CAPTION)
    return [caption, *contacts] if contacts else []


def _across(sheet: PaperSheet, texts: Sequence[Text]) -> Block:
    """Return texts below their caption, on one line where they fit."""
    caption, *addresses = texts
    below = (
        [side_by_side(sheet, *addresses)]
        if len(addresses) == _TWO
        else [sheet.text(*address) for address in addresses]
    )
    return stack([sheet.text(*caption), *below])


def _alone(sheet: PaperSheet, code: Code) -> Block:
    left = (sheet.width_px - code.side_px) // 2
    return Block(code.side_px, lambda painter, top: code.draw(painter, left, top))


def _beside(sheet: PaperSheet, code: Code, texts: Sequence[Text]) -> Block:
    """Return texts at the edge where reading starts, and the code at the other.

    Raises:
        TextTooLongError: a text does not fit beside the code.
    """
    # The code's own white edge stands in for the margin.
    code_left = 0 if sheet.from_right else sheet.width_px - code.side_px
    text_left = code.side_px if sheet.from_right else sheet.margin_px
    column_px = sheet.width_px - sheet.margin_px - code.side_px

    def block(text: Text) -> Block:
        laid_out = sheet.paragraph(*text, column_px, Align.START)
        return Block(
            laid_out.height_px, lambda painter, top: laid_out.draw(painter, text_left, top)
        )

    said = stack([block(text) for text in texts])
    height_px = max(code.side_px, said.height_px)

    def draw(painter: QPainter, top: int) -> None:
        code.draw(painter, code_left, top + (height_px - code.side_px) // 2)
        said.draw(painter, top + (height_px - said.height_px) // 2)

    return Block(height_px, draw)


_CAP_MM = 17.0
# The least that is read at arm's length with poor sight.
_SMALLEST_CAP_MM = 10.0
_MARGIN_MM = 1.25
_NARROWEST = 0.75
# The size the face was drawn at: at others Qt shifts large glyphs by a hair now and then, and
# the same ticket would not always be the same dots.
_OUTLINE_PX = 1000


def number(sheet: PaperSheet, label: str) -> Block:
    """Return a label as large as the paper allows, always from left to right.

    Raises:
        TextTooLongError: it would be lower than 10 mm, or too narrow to be read.
    """
    font = face(Script.LATIN, _OUTLINE_PX, bold=True)
    drawn = QPainterPath()
    drawn.addText(0, 0, font, label_words(label))
    ink = drawn.boundingRect()
    cap = _cap_height()
    least_px = sheet.scale.at_least_px(_SMALLEST_CAP_MM)
    inside_px = cap * sheet.content_px / ink.width()
    cap_px = max(least_px, min(sheet.scale.px(_CAP_MM), inside_px))
    high = cap_px / cap
    # Long labels on narrow paper go out over the margin of the text, then are drawn narrower,
    # to stay tall enough.
    wide = min(high, (sheet.width_px - 2 * sheet.scale.px(_MARGIN_MM)) / ink.width())
    if wide < high * _NARROWEST:
        raise TextTooLongError(label, sheet.width_px)
    # Round digits reach a little over the capitals' height and under the line; tails further.
    above_px = -ink.top() * high
    place = QTransform.fromTranslate(sheet.width_px / 2 - ink.center().x() * wide, above_px)
    outline = place.scale(wide, high).map(drawn)

    height_px = (round(above_px + ink.bottom() * high) + 2) // 2 * 2

    def draw(painter: QPainter, top: int) -> None:
        # In squares of two by two dots, a quarter of a millimetre: the printer is sent every
        # square as one dot, and the number is then a fortieth of the ticket's bytes, not a tenth.
        small = QImage(sheet.width_px // 2, height_px // 2, QImage.Format.Format_Grayscale8)
        small.fill(WHITE)
        inside = QPainter(small)
        inside.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        inside.fillPath(QTransform.fromScale(0.5, 0.5).map(outline), BLACK)
        inside.end()
        painter.drawImage(QRect(0, top, small.width() * 2, height_px), small)

    return Block(height_px, draw)


@lru_cache(maxsize=1)
def _cap_height() -> float:
    return QFontMetricsF(face(Script.LATIN, _OUTLINE_PX, bold=True)).capHeight()
