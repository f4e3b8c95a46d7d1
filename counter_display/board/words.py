"""The board's words in every language at once: its captions stand side by side."""

from reception.domain.language import Language, Texts, companion, language_found
from ui_kit.translations import Speech, marked

_CONTEXT = "Board"

NUMBER = marked("Board", "Number")
COUNTER = marked("Board", "Counter")
WELCOME = marked("Board", "Welcome")
NUMBER_APPEARS_HERE = marked("Board", "Your number will appear here")
NOT_UP_TO_DATE = marked("Board", "Not up to date since %1")
WAITING = marked("Board", "Waiting: %1")
CLOSED = marked("Board", "Closed")
ON_BREAK = marked("Board", "On a break")
BEING_SERVED = marked("Board", "Being served")
HAVE_CARD_READY = marked("Board", "Please have your national identity card ready")

type Said = tuple[Language, str]


def texts(source: str) -> Texts:
    """Return a sentence in every language that has it."""
    said = {language: Speech(language).say(_CONTEXT, source) for language in Language}
    if said[Language.TAMAZIGHT] == said[Language.FRENCH]:  # not attested: French stands in
        del said[Language.TAMAZIGHT]
    return said


def side_by_side(source: str, language: Language) -> tuple[Said, ...]:
    """Return a sentence in ``language`` and in its companion, always in two languages.

    A language that lacks the sentence gives its place to French, then to Arabic.
    """
    said = texts(source)
    wanted = (language, companion(language), Language.FRENCH, Language.ARABIC)
    found = dict.fromkeys(language_found(said, one) or Language.ENGLISH for one in wanted)
    return tuple((one, said[one]) for one in tuple(found)[:2])


def everywhere(source: str) -> tuple[Said, ...]:
    """Return a sentence in Arabic, in Tamazight where it is attested, and in French."""
    said = texts(source)
    order = (Language.ARABIC, Language.TAMAZIGHT, Language.FRENCH)
    return tuple((one, said[one]) for one in order if one in said)
