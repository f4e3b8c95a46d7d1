"""Every text by app and language, wherever it is kept."""

from collections.abc import Mapping
from pathlib import Path

from reception.domain.language import Language
from ui_kit.review import ticket_file
from ui_kit.review.attested import with_sources, without_sources
from ui_kit.review.texts import Said, Words
from ui_kit.review.ticket_file import read_ticket, ticket_text
from ui_kit.review.ts_file import read_ts, ts_text

TICKET = ticket_file.APP
# What visitors see, what they see most first; staff's windows are in Arabic and French.
VISITORS = ("kiosk", "board", TICKET, "ui_kit")
STAFF = ("clerk", "console")
APPS: Mapping[str, str] = {
    "kiosk": "visitors' kiosk",
    "board": "waiting room's board",
    TICKET: "paper ticket",
    "ui_kit": "several screens",
    "clerk": "clerk's panel",
    "console": "manager's console",
}


def home(folder: Path, app: str, language: Language) -> Path:
    """Return the file in which an app's words are kept."""
    return folder / ("ticket.toml" if app == TICKET else f"{app}_{language}.ts")


def read_words(folder: Path, app: str, language: Language) -> Words:
    """Return every text of an app, said in ``language`` or not yet."""
    if language is Language.ENGLISH and app != TICKET:  # it stands in the code
        texts = read_words(folder, app, Language.FRENCH)
        return {text: Said((text.source,), finished=True) for text in texts}
    file = home(folder, app, language)
    words = read_ticket(file, language) if app == TICKET else read_ts(file, app)
    return with_sources(words) if language is Language.TAMAZIGHT else words


def words_text(folder: Path, app: str, language: Language, words: Words) -> str:
    """Return the whole file in which an app's words are kept, with the words given."""
    if language is Language.TAMAZIGHT:
        words = without_sources(words)
    if app == TICKET:
        return ticket_text(home(folder, app, language), language, words)
    return ts_text(language, words)
