"""What visitors read of the unit's fields, in a file that people edit too: one line a field."""

import json
import tomllib
from pathlib import Path

from lab.translators.texts import ReviewText, ReviewWord, Words
from reception.domain.fields import declared
from reception.domain.language import Language
from reception.domain.unit import Service

APP = "fields"
_TABLE = Service.__name__
_KNOWN = "known_from"
"""Who vouches for the Tamazight name."""


def read_fields(path: Path, language: Language) -> dict[ReviewText, ReviewWord]:
    """Return in ``language`` what the fields are called that visitors are shown."""
    names = tomllib.loads(path.read_text(encoding="utf-8"))[_TABLE]
    words: dict[ReviewText, ReviewWord] = {}
    for one in declared(Service).values():
        if one.limits.shown:
            said = names[one.name]
            form = said.get(language, "")
            vouching = said.get(_KNOWN, "") if language is Language.TAMAZIGHT else ""
            words[ReviewText(APP, one.name, said[Language.ENGLISH])] = ReviewWord(
                (form,), bool(form), vouching
            )
    return words


def fields_text(path: Path, language: Language, words: Words) -> str:
    """Return the whole file with the names in ``language`` as given."""
    lines = path.read_text(encoding="utf-8").splitlines()
    table = lines.index(f"[{_TABLE}]")
    for text, said in words.items():
        begins = f"{text.context} = {{"
        at = next(at for at in range(table, len(lines)) if lines[at].startswith(begins))
        names = tomllib.loads(lines[at])[text.context]
        new = {language.value: said.forms[0], _KNOWN: said.known_from}
        names |= {key: value for key, value in new.items() if value}
        written = ", ".join(f"{key} = {_quoted(value)}" for key, value in names.items())
        lines[at] = f"{begins} {written} }}"
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
