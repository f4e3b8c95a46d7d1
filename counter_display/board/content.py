"""What a board asks the hall, by which station it is."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from counter_display.board.station import BoardStation
from reception.domain.board import USUAL_BOARD, Board, CallPlace, Zone, call_place
from reception.domain.errors import UnknownBoardError, UnknownCounterError
from reception.domain.language import Language, Texts, companion, language_found, text_in
from reception.domain.unit import Unit
from reception.queue.hall import CounterSign, Hall, ServiceStatus
from reception.queue.model import Call
from ui_kit.theme import families
from ui_kit.translations import Speech, marked, said_in_tamazight
from ui_kit.words import from_its_side, label_text, wait_bound_text

_CONTEXT = "Board"
_TAMAZIGHT = Language.TAMAZIGHT
# English is for engineers; a hall reads the others.
_READ_HERE = (Language.ARABIC, Language.TAMAZIGHT, Language.FRENCH)

NUMBER = marked("Board", "Number")
COUNTER = marked("Board", "Counter")
WELCOME = marked("Board", "Welcome")
NUMBER_APPEARS_HERE = marked("Board", "Your number will appear here")
NOT_UP_TO_DATE = marked("Board", "Not up to date since %1")
WAITING = marked("Board", "Waiting: %1")
CLOSED = marked("Board", "Closed")
ON_BREAK = marked("Board", "On a break")
BEING_SERVED = marked("Board", "Being served")
ABSENT = marked("Board", "Absent: please ask at the reception desk")
HAVE_CARD_READY = marked("Board", "Please have your national identity card ready")

type Caption = dict[str, Any]

LINE_SPAN = 1.35
"""From a line of the unit's name to the next, in sizes of the letter."""
_GOES_ON = "…"
# A line that is shorter is still being laid out.
_LEAST_LETTERS = 5


def caption(language: Language, text: str) -> Caption:
    """Return a text with what must be known to draw it."""
    return {
        "text": text,
        "family": families(language)[0],
        "isRightToLeft": language is Language.ARABIC,
    }


def captions(texts: Texts, languages: Iterable[Language]) -> list[Caption]:
    """Return a text in each of these languages that has it, in their order."""
    return [caption(one, texts[one]) for one in languages if one in texts]


def texts(source: str) -> Texts:
    """Return a sentence in every language that has it."""
    said = {one: Speech(one).say(_CONTEXT, source) for one in Language if one is not _TAMAZIGHT}
    tamazight = said_in_tamazight(_CONTEXT, source)
    return {**said, _TAMAZIGHT: tamazight} if tamazight else said


def side_by_side(source: str, language: Language, word: str = "") -> list[Caption]:
    """Return a sentence in ``language`` and in its companion, with a word for ``%1``.

    A language that lacks the sentence gives its place to French, then to Arabic.
    """
    said = {one: text.replace("%1", word) for one, text in texts(source).items()}
    return either(said, language)


def either(said: Texts, language: Language) -> list[Caption]:
    """Return a text in ``language`` and in its companion, or in what stands in for either."""
    wanted = (language, companion(language), Language.FRENCH, Language.ARABIC)
    found = dict.fromkeys(language_found(said, one) or Language.ENGLISH for one in wanted)
    return captions(said, tuple(found)[:2])


def everywhere(source: str) -> list[Caption]:
    """Return a sentence in every language of the hall that has it."""
    return captions(texts(source), _READ_HERE)


def parts_of_label(label: str) -> dict[str, str]:
    """Return a ticket's label as it is shown, and its letters and digits apart."""
    digits = label.lstrip(ascii_uppercase)
    return {
        "label": label_text(label),
        "letters": label[: len(label) - len(digits)],
        "digits": digits,
    }


def fitting(names: Iterable[Caption], width: float, sizes: Sequence[int]) -> int:
    """Return the first of these sizes in which every name fits on a line; else the last."""
    known = list(names)
    return next(
        (one for one in sizes if all(_is_line(name, width, one) for name in known)), sizes[-1]
    )


def heading(
    names: Sequence[Caption], width: float, height: float, sizes: Sequence[int]
) -> tuple[list[Caption], int]:
    """Return names on one line each, or broken at their dots, and the size in which all fit."""
    if all(_is_line(one, width, sizes[0]) for one in names):
        return list(names), sizes[0]
    broken = [{**one, "text": one["text"].replace(" · ", "\n")} for one in names]
    fits = (size for size in sizes if all(_fits(one, width, height, size) for one in broken))
    return broken, next(fits, sizes[-1])


def _is_line(name: Caption, width: float, pixels: int) -> bool:
    return _metrics(name, pixels).horizontalAdvance(name["text"]) <= width


def _fits(name: Caption, width: float, height: float, pixels: int) -> bool:
    room = QRectF(0, 0, width, 100 * pixels)
    flags = Qt.TextFlag.TextWordWrap.value
    letters = _metrics(name, pixels)
    needed = letters.boundingRect(room, flags, name["text"])
    lines = round(needed.height() / letters.lineSpacing())
    return needed.width() <= width and lines * pixels * LINE_SPAN <= height


def _metrics(name: Caption, pixels: int) -> QFontMetricsF:
    font = QFont(name["family"])
    font.setPixelSize(max(1, pixels))
    return QFontMetricsF(font)


def parts(whole: Caption, room: float, pixels: int) -> Iterator[Caption]:
    """Yield a caption in parts that fit on one line; a word longer than the line stays whole.

    Args:
        whole: what is said.
        room: the line's width in pixels; of a few letters only: any.
        pixels: the size of the letters.
    """
    wide = _metrics(whole, pixels).horizontalAdvance
    line = ""
    for word in whole["text"].split(" "):
        longer = f"{line} {word}" if line else word
        if line and _LEAST_LETTERS * pixels < room < wide(f"{longer} {_GOES_ON}"):
            yield {**whole, "text": f"{line} {_GOES_ON}"}
            line = word
        else:
            line = longer
    yield {**whole, "text": line}


def reading_order(unit: Unit | None) -> tuple[Language, ...]:
    """Return the hall's languages, the unit's first one first."""
    first = unit.languages if unit else ()
    return tuple(one for one in dict.fromkeys((*first, *_READ_HERE)) if one in _READ_HERE)


def ticker(unit: Unit | None, board: Board) -> list[Caption]:
    """Return the board's messages, then the usual advice, each in every language that has it."""
    order = reading_order(unit)
    sentences = (*board.messages, texts(HAVE_CARD_READY))
    return [one for texts in sentences for one in captions(texts, order)]


def waiting_lines(
    unit: Unit, board: Board, statuses: Iterable[ServiceStatus]
) -> list[dict[str, Any]]:
    """Return who waits for what in the zone: a service a line, each in Arabic and in French.

    A service for which nobody waits and no counter is open has no line. Without an open counter
    no wait is told.
    """
    order = [one for one in reading_order(unit) if one is not Language.TAMAZIGHT]
    return [
        {"turns": [_line(one, language) for language in order]}
        for one in statuses
        if board.zone.has_service(one.service.code) and (one.waiting or one.open_counters)
    ]


def _line(status: ServiceStatus, language: Language) -> dict[str, Any]:
    waiting = texts(WAITING)[language].replace("%1", str(status.waiting))
    wait = status.expected_wait if status.open_counters else None
    return {
        "name": caption(language, text_in(status.service.names, language)),
        "waiting": caption(language, from_its_side(waiting, language)),
        "wait": caption(language, wait_bound_text(wait, language, is_headed=False)),
    }


_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardReading:
    """What a board shows, as of one instant."""

    unit: Unit
    board: Board
    calls: tuple[Call, ...]
    here: CounterSign | None = None
    """The station's counter, if it hangs over one."""


def read_board(hall: Hall, station: BoardStation, before: BoardReading | None) -> BoardReading:
    """Ask the hall for what a station shows.

    A board or counter that was taken out of the unit since the reading before stays as it was.

    Raises:
        UnknownBoardError, UnknownCounterError: the unit never had what the station is to show.
    """
    unit = hall.unit()
    try:
        board = _described(unit, station)
    except (UnknownBoardError, UnknownCounterError) as refusal:
        if before is None:
            raise
        if unit != before.unit:
            _log.warning("this screen stays as it was: %s", refusal)
        board = before.board
    signs = hall.signs() if station.counter is not None else ()
    return BoardReading(
        unit=unit,
        board=board,
        calls=hall.calls(board.zone),
        here=next((one for one in signs if one.number == station.counter), None),
    )


def _described(unit: Unit, station: BoardStation) -> Board:
    if station.counter is not None:
        return Board(zone=Zone(counters=(unit.counter(station.counter).number,)))
    return unit.board(station.board) if station.board else USUAL_BOARD


_SAYS = {
    "closed": CLOSED,
    "break": ON_BREAK,
    "free": NUMBER_APPEARS_HERE,
    "called": NUMBER,
    "serving": BEING_SERVED,
}


def sign_of(here: CounterSign | None, first: Language) -> dict[str, Any]:
    """Return the sign over a counter; who is called reads it in the language of the ticket.

    Its state is ``closed``, ``break``, ``free``, ``called`` or ``serving``; empty before it is
    known.
    """
    if here is None:
        return {"counter": "", "state": "", "label": "", "counterCaptions": [], "captions": []}
    held, state = here.held, _state(here)
    language = held.language if held else first
    return {
        "counter": str(here.number),
        "state": state,
        "label": label_text(held.label) if held else "",
        "counterCaptions": side_by_side(COUNTER, language),
        "captions": side_by_side(_SAYS[state], language),
    }


def _state(here: CounterSign) -> str:
    if here.held:
        is_awaited = call_place(here.held.state) is CallPlace.AWAITED
        return "called" if is_awaited else "serving"
    if not here.is_staffed:
        return "closed"
    return "break" if here.on_break else "free"
