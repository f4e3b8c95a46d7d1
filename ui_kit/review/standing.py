"""How far the words of each language are."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reception.domain.language import Language
from ui_kit.review.catalogue import APPS, read_words


@dataclass(frozen=True, slots=True)
class Standing:
    """How many texts of an app are said in a language."""

    language: Language
    app: str
    texts: int
    translated: int
    missing: int
    needs_review: int


def standings(folder: Path) -> Iterator[Standing]:
    """Yield how each app stands in each language."""
    for language in Language:
        for app in APPS:
            words = read_words(folder, app, language).values()
            missing = sum(said.missing for said in words)
            vouched = sum(said.vouched(language) for said in words)
            yield Standing(
                language=language,
                app=app,
                texts=len(words),
                translated=len(words) - missing,
                missing=missing,
                needs_review=len(words) - missing - vouched,
            )
