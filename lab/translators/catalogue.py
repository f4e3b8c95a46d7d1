"""Every text by app and language, wherever it is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lab.translators.texts import ReviewText, ReviewWord, ReviewWords, read_ts, ts_text
from lab.translators.toml_file import (
    FIELDS,
    TICKET,
    fields_text,
    read_fields,
    read_ticket,
    ticket_text,
)
from reception.domain.language import Language
from reception.domain.tamazight import Confidence, DraftText, TextPlace
from reception.unit.tamazight import CATALOGUE, draft, draft_file, read_draft, texts_of_pages

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
    if language is Language.TAMAZIGHT:
        return folder / CATALOGUE
    return folder / (f"{app}.toml" if app in IN_TOML else f"{app}_{language}.ts")


def read_words(folder: Path, app: str, language: Language) -> ReviewWords:
    """Return every text of an app, said in ``language`` or not yet."""
    if language is Language.ENGLISH and app not in IN_TOML:  # it stands in the code
        texts = read_words(folder, app, Language.FRENCH)
        return {text: ReviewWord((text.source,), finished=True) for text in texts}
    if language is Language.TAMAZIGHT:
        return _read_draft(folder, app)
    file = home(folder, app, language)
    if app == TICKET:
        return read_ticket(file, language)
    if app == FIELDS:
        return read_fields(file, language)
    return read_ts(file, app)


def _read_draft(folder: Path, app: str) -> ReviewWords:
    """Return what visitors read of an app, in Tamazight or not yet."""
    drafted = read_draft(folder)
    read = {place for places in texts_of_pages().values() for place in places}
    english = Language.ENGLISH if app in IN_TOML else Language.FRENCH
    return {
        text: _drafted(drafted.get(place_of(text)), 2 if text.counted else 1)
        for text in read_words(folder, app, english)
        if place_of(text) in read
    }


def place_of(text: ReviewText) -> TextPlace:
    """Return where a text stands in the catalogue of Tamazight."""
    return TextPlace(text.where, text.source)


def _drafted(found: DraftText | None, forms: int) -> ReviewWord:
    if found is None:
        return ReviewWord(("",) * forms)
    return ReviewWord(
        forms=found.said or ("",) * forms,
        finished=bool(found.said),
        known_from=found.sources,
        confidence=found.confidence,
        reviewed_by=found.reviewed_by,
    )


def words_text(folder: Path, app: str, language: Language, words: ReviewWords) -> str:
    """Return the whole file in which an app's words are kept, with the words given."""
    if language is Language.TAMAZIGHT:
        known = dict(read_draft(folder))
        drafted = dict(map(_draft_text, words.items()))
        return draft_file(
            known | {at: one for at, one in drafted.items() if one.said or at in known}
        )
    if app == TICKET:
        return ticket_text(home(folder, app, language), language, words)
    if app == FIELDS:
        return fields_text(home(folder, app, language), language, words)
    return ts_text(language, words)


def _draft_text(worded: tuple[ReviewText, ReviewWord]) -> tuple[TextPlace, DraftText]:
    text, said = worded
    place = place_of(text)
    known = draft().get(place)
    return place, DraftText(
        place=place,
        said=() if said.missing else said.forms,
        confidence=Confidence(said.confidence or Confidence.D),
        sources=said.known_from,
        reviewed_by=said.reviewed_by,
        stands_always=known is not None and known.stands_always,
    )


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
        for app in VISITORS if language is Language.TAMAZIGHT else APPS:
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
