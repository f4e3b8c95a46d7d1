"""Every text by app and language, wherever it is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lab.translators.texts import ReviewWord, Words, read_ts, ts_text, with_sources, without_sources
from lab.translators.toml_file import (
    FIELDS,
    TICKET,
    fields_text,
    read_fields,
    read_ticket,
    ticket_text,
)
from reception.domain.language import Language

IN_TOML = (TICKET, FIELDS)
# What visitors see, what they see most first; staff's windows are in Arabic and French.
VISITORS = ("kiosk", "board", TICKET, FIELDS, "ui_kit")
STAFF = ("clerk", "console")
APPS: Mapping[str, str] = {
    "kiosk": "visitors' kiosk",
    "board": "waiting room's board",
    TICKET: "paper ticket",
    FIELDS: "what is told of a service",
    "ui_kit": "several screens",
    "clerk": "clerk's panel",
    "console": "manager's console",
}


def home(folder: Path, app: str, language: Language) -> Path:
    """Return the file in which an app's words are kept."""
    return folder / (f"{app}.toml" if app in IN_TOML else f"{app}_{language}.ts")


def read_words(folder: Path, app: str, language: Language) -> Words:
    """Return every text of an app, said in ``language`` or not yet."""
    if language is Language.ENGLISH and app not in IN_TOML:  # it stands in the code
        texts = read_words(folder, app, Language.FRENCH)
        return {text: ReviewWord((text.source,), finished=True) for text in texts}
    file = home(folder, app, language)
    if app == TICKET:
        words = read_ticket(file, language)
    elif app == FIELDS:
        words = read_fields(file, language)
    else:
        words = read_ts(file, app)
    return with_sources(words) if language is Language.TAMAZIGHT else words


def words_text(folder: Path, app: str, language: Language, words: Words) -> str:
    """Return the whole file in which an app's words are kept, with the words given."""
    if language is Language.TAMAZIGHT:
        words = without_sources(words)
    if app == TICKET:
        return ticket_text(home(folder, app, language), language, words)
    if app == FIELDS:
        return fields_text(home(folder, app, language), language, words)
    return ts_text(language, words)


@dataclass(frozen=True, slots=True)
class ReviewProgress:
    """How many texts of an app are said in a language."""

    language: Language
    app: str
    texts: int
    translated: int
    missing: int
    needs_review: int


def standings(folder: Path) -> Iterator[ReviewProgress]:
    """Yield how each app stands in each language."""
    for language in Language:
        for app in APPS:
            words = read_words(folder, app, language).values()
            missing = sum(said.missing for said in words)
            vouched = sum(said.vouched(language) for said in words)
            yield ReviewProgress(
                language=language,
                app=app,
                texts=len(words),
                translated=len(words) - missing,
                missing=missing,
                needs_review=len(words) - missing - vouched,
            )
