"""What a board says besides its calls: messages in turn, and how long the lines are."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from counter_display.board import words
from counter_display.board.captions import Caption, caption, captions
from reception.domain.board import Board
from reception.domain.language import Language, text_in
from reception.domain.unit import Unit
from ui_kit.wording import from_its_side, wait_text

if TYPE_CHECKING:
    # Its libraries are loaded in the background; the first frame does not wait for them.
    from reception.hall import ServiceOutlook

# English is for engineers; a hall reads the others.
_READ_HERE = (Language.ARABIC, Language.TAMAZIGHT, Language.FRENCH)


def reading_order(unit: Unit | None) -> tuple[Language, ...]:
    """Return the hall's languages, the unit's first one first."""
    first = unit.languages if unit else ()
    return tuple(one for one in dict.fromkeys((*first, *_READ_HERE)) if one in _READ_HERE)


def ticker(unit: Unit | None, board: Board) -> list[Caption]:
    """Return the board's messages, then the usual advice, each in every language that has it."""
    order = reading_order(unit)
    sentences = (*board.messages, words.texts(words.HAVE_CARD_READY))
    return [one for texts in sentences for one in captions(texts, order)]


def waiting_lines(
    unit: Unit, board: Board, outlooks: "Iterable[ServiceOutlook]"
) -> list[dict[str, Any]]:
    """Return who waits for what in the zone: a service a line, each in Arabic and in French.

    A service for which nobody waits and no counter is open has no line. Without an open counter
    no wait is told.
    """
    order = [one for one in reading_order(unit) if one is not Language.TAMAZIGHT]
    return [
        {"turns": [_line(one, language) for language in order]}
        for one in outlooks
        if board.zone.has_service(one.service.code) and (one.waiting or one.open_counters)
    ]


def _line(outlook: "ServiceOutlook", language: Language) -> dict[str, Any]:
    waiting = words.texts(words.WAITING)[language].replace("%1", str(outlook.waiting))
    wait = outlook.expected_wait if outlook.open_counters else None
    return {
        "name": caption(language, text_in(outlook.service.names, language)),
        "waiting": caption(language, from_its_side(waiting, language)),
        "wait": caption(language, wait_text(wait, language)),
    }
