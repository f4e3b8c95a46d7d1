"""Every sentence of the kiosk; English here, the others in ``assets/translations``.

What stands on paper as well is said in the words of the paper, which stand with its other ones.
"""

import logging
from collections.abc import Mapping
from datetime import date
from functools import cache

from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.language import Language, Texts, companion, unbroken
from reception.paper.slips import slip_words
from ui_kit.refusals import sentence
from ui_kit.translations import (
    TamazightSeen,
    language_for,
    marked,
    said_in_tamazight,
    speech,
    tamazight_seen,
    text_for,
)

log = logging.getLogger(__name__)

_WORDS: Mapping[str, str] = {
    "secondLanguage": marked("Kiosk", "Choose a second language"),
    "shownInIt": marked("Kiosk", "What is missing in Tamazight is shown in this language."),
    "question": marked("Kiosk", "Which service do you need?"),
    "touchService": marked("Kiosk", "Touch the service you need"),
    "waitHead": marked("Kiosk", "Wait, at most"),
    "documentsHead": marked("Kiosk", "Papers"),
    "search": marked("Kiosk", "Search"),
    "help": marked("Kiosk", "Help"),
    "voice": marked("Kiosk", "Your say"),
    "priority": marked("Kiosk", "Priority"),
    "back": marked("Kiosk", "Back"),
    "more": marked("Kiosk", "Next"),
    "former": marked("Kiosk", "Previous"),
    "stepChoose": marked("Kiosk", "Choose the service"),
    "stepTake": marked("Kiosk", "Take the ticket"),
    "stepWait": marked("Kiosk", "Wait for your number"),
    "giveTicket": marked("Kiosk", "Take a ticket"),
    "takeTicket": marked("Kiosk", "Take your ticket under the screen"),
    "perhapsTicket": marked(
        "Kiosk", "Take your ticket under the screen. If none comes out, keep this number."
    ),
    "yourNumber": marked("Kiosk", "Your number"),
    "hearNumber": marked("Kiosk", "Hear my number"),
    "printing": marked("Kiosk", "Your ticket is being printed"),
    "noPaper": marked("Kiosk", "No paper ticket today"),
    "keepNumber": marked(
        "Kiosk", "Photograph this screen or note this number. Your place is kept."
    ),
    "followTurn": marked("Kiosk", "Follow your turn on your phone"),
    "followHow": marked(
        "Kiosk", "Point the camera at this code. Neither name nor number is asked for."
    ),
    "willCall": marked("Kiosk", "We call your number on the screen and aloud."),
    "onScreen": marked("Kiosk", "Today tickets come on this screen: have your telephone ready."),
    "done": marked("Kiosk", "Done"),
    "noted": marked("Kiosk", "I have noted it"),
    "secondsLeft": marked("Kiosk", "%1 s left"),
    "moreTime": marked("Kiosk", "More time"),
    "retry": marked("Kiosk", "Try again"),
    "noTicket": marked("Kiosk", "No ticket was given"),
    "goToReception": marked("Kiosk", "Please go to the reception desk: we will help you there."),
    "oneMoment": marked("Kiosk", "One moment, please"),
    "comesSoon": marked("Kiosk", "Your ticket comes in a few seconds."),
    "beingMade": marked("Kiosk", "Your ticket is being made."),
    "takeNone": marked("Kiosk", "Leave without a ticket"),
    "outOfOrder": marked("Kiosk", "This kiosk cannot give tickets just now"),
    "stillThere": marked("Kiosk", "Are you still there?"),
}
_ON_PAPER: Mapping[str, str] = {
    "information": "what_to_bring",
    "ahead": "ahead",
    "turn": "turn",
    "whereToWait": "waiting_area",
    "complaints": "voice",
}
_CONTEXT = "Kiosk"
# What everybody before a photographed number must understand, in the order of the country.
_TOGETHER = (Language.ARABIC, Language.TAMAZIGHT, Language.FRENCH)

type LanguageText = Mapping[str, str]
"""A text, and the language whose reader it is meant for."""


def words_in(language: Language) -> dict[str, str]:
    """Return every fixed sentence, by name, for readers of ``language``."""
    return _words_in(language, tamazight_seen())


@cache
def _words_in(language: Language, _: TamazightSeen) -> dict[str, str]:
    words = speech(language)
    said = {name: words.say(_CONTEXT, text) for name, text in _WORDS.items()}
    return said | paper_words(_ON_PAPER, language)


def paper_words(keys: Mapping[str, str], language: Language) -> dict[str, str]:
    """Return words of the paper, by name, for readers of ``language``."""
    rules = tamazight_seen().rules
    return {name: text_for(slip_words(key, rules), language) for name, key in keys.items()}


def word(name: str, language: Language) -> str:
    """Return one fixed sentence for readers of ``language``."""
    return speech(language).say(_CONTEXT, _WORDS[name])


def second_language(language: Language) -> Language:
    """Return the language of the second line, which must not repeat the first.

    A sentence that is missing in Tamazight stands in the reader's second language already: beside
    it stands the other one.
    """
    if language is not Language.TAMAZIGHT:
        return companion(language)
    second = tamazight_seen().second
    repeats = word("keepNumber", language) == word("keepNumber", second)
    return companion(second) if repeats else second


def in_every_language(name: str, language: Language) -> list[LanguageText]:
    """Return a sentence in ``language`` and in the country's other ones, none of them twice."""
    told: dict[str, LanguageText] = {}
    for one in (language, *_TOGETHER):
        missing = one is Language.TAMAZIGHT and not said_in_tamazight(_CONTEXT, _WORDS[name])
        read_as = tamazight_seen().second if missing else one
        said = word(name, read_as)
        told.setdefault(said, {"language": str(read_as), "text": said})
    return list(told.values())


def said_in(texts: Texts, language: Language, name: str = "name") -> dict[str, str]:
    """Return a text under its name, as QML reads it, and the language that it is written in."""
    written = language_for(texts, language) or language
    return {name: text_for(texts, language), f"{name}Language": str(written)}


def waiting_text(waiting: int, language: Language) -> str:
    """Return how many wait, such as ``4 people``."""
    words = speech(language)
    if waiting == 0:
        return unbroken(words.say("Kiosk", "nobody"))
    return unbroken(words.say("Kiosk", "%n people", "", waiting))


def page_of(error: Exception) -> str:
    """Return which page tells of it: ``refused``, ``fault`` or ``bug``."""
    if isinstance(error, Refusal):
        return "refused"
    return "fault" if isinstance(error, EnvironmentFault) else "bug"


def message_of(error: Exception | None, language: Language, *, today: date | None = None) -> str:
    """Return what the visitor is told: why she is refused, else where to go.

    Args:
        error: what stands in her way; None: nothing.
        language: hers.
        today: in the unit's zone, where it is known.
    """
    if isinstance(error, Refusal):
        return sentence(error, language, today=today)
    return word("goToReception", language) if error else ""


def note(error: Exception) -> None:
    """Write a fault or a bug to the log; a refusal is an answer."""
    if isinstance(error, EnvironmentFault):
        log.warning("%s", error)
    elif not isinstance(error, Refusal):
        log.error("a bug", exc_info=error)
