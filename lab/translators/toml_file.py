"""Words on paper and of fields, in files that people edit too: only what changes is written."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from lab.translators.texts import ReviewText, ReviewWord, ReviewWords
from reception.domain.fields import declared
from reception.domain.language import Language
from reception.domain.unit import Service

TICKET, FIELDS = "ticket", "fields"
_TABLE = Service.__name__
# Arabic counts in more ways than English has texts.
_COUNTED = re.compile("_(?:few|hundreds)$")
_WIDTH = 100
_LANGUAGE_OF_THE_KEYS = Language.FRENCH
# A duplicate is marked in Arabic and French whatever the visitor reads.
_IN_BOTH = "duplicate"
_ENTRY = re.compile(r"^(?P<key>\w+) = (?:\[\n(?: .*\n)*\]|.*)$", re.MULTILINE)

type _Value = str | list[str]
type _Table = Mapping[str, object]


def read_fields(path: Path, language: Language) -> dict[ReviewText, ReviewWord]:
    """Return in ``language`` what the fields are called that visitors are shown."""
    names = tomllib.loads(path.read_text(encoding="utf-8"))[_TABLE]
    words: dict[ReviewText, ReviewWord] = {}
    for one in declared(Service).values():
        if one.limits.shown:
            said = names[one.name]
            form = said.get(language, "")
            text = ReviewText(FIELDS, one.name, said[Language.ENGLISH])
            words[text] = ReviewWord((form,), bool(form))
    return words


def fields_text(path: Path, language: Language, words: ReviewWords) -> str:
    """Return the whole file with the names in ``language`` as given."""
    lines = path.read_text(encoding="utf-8").splitlines()
    table = lines.index(f"[{_TABLE}]")
    for text, said in words.items():
        begins = f"{text.context} = {{"
        at = next(at for at in range(table, len(lines)) if lines[at].startswith(begins))
        names = tomllib.loads(lines[at])[text.context]
        if said.forms[0]:
            names[language.value] = said.forms[0]
        written = ", ".join(f"{key} = {_quoted(value)}" for key, value in names.items())
        lines[at] = f"{begins} {written} }}"
    return "\n".join(lines) + "\n"


def read_ticket(path: Path, language: Language) -> dict[ReviewText, ReviewWord]:
    """Return the words on paper in ``language``; a list gives one text for each word."""
    tables: Mapping[str, _Table] = tomllib.loads(path.read_text(encoding="utf-8"))
    table, english = tables.get(language, {}), tables.get(Language.ENGLISH, {})
    keys = dict.fromkeys((*tables[_LANGUAGE_OF_THE_KEYS], *table))
    if language not in {Language.ARABIC, Language.FRENCH}:
        keys.pop(_IN_BOTH, None)
    words: dict[ReviewText, ReviewWord] = {}
    for key in keys:
        sources = _as_list(english.get(key) or english.get(_COUNTED.sub("", key)) or key)
        said = _as_list(table.get(key, [""] * len(sources)))
        for number, (source, form) in enumerate(zip(sources, said, strict=True), start=1):
            context = f"{key}.{number}" if len(sources) > 1 else key
            words[ReviewText(TICKET, context, source)] = ReviewWord((form,), bool(form))
    return words


def ticket_text(path: Path, language: Language, words: ReviewWords) -> str:
    """Return the whole file with the words of ``language`` as given."""
    head, *parts = path.read_text(encoding="utf-8").rstrip("\n").split("\n\n[")
    tables = {part.partition("]")[0]: part for part in parts}
    before, after = _values(read_ticket(path, language)), _values(words)
    keys = list(before)
    for key, value in after.items():
        if value != before[key] and all(value):
            tables[language] = _with_entry(tables[language], key, value, keys[: keys.index(key)])
    return "\n\n[".join((head, *tables.values())) + "\n"


def _values(words: ReviewWords) -> dict[str, _Value]:
    """Return each key's word or list of words."""
    values: dict[str, _Value] = {}
    for text, said in words.items():
        key, _, number = text.context.partition(".")
        [form] = said.forms
        values[key] = [*values.get(key, []), form] if number else form
    return values


def _as_list(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _with_entry(table: str, key: str, value: _Value, earlier: Sequence[str]) -> str:
    """Return a table with a key where it stands, else behind the keys that come earlier."""
    written = _written(key, value)
    places = {entry["key"]: entry.span() for entry in _ENTRY.finditer(table)}
    if key in places:
        start, end = places[key]
        return table[:start] + written + table[end:]
    ends = (places[one][1] for one in earlier if one in places)
    end = max(ends, default=table.index("]") + 1)
    return f"{table[:end]}\n{written}{table[end:]}"


def _written(key: str, value: _Value) -> str:
    if isinstance(value, str):
        return f"{key} = {_quoted(value)}"
    items = [_quoted(one) for one in value]
    line = f"{key} = [{', '.join(items)}]"
    if len(line) <= _WIDTH:
        return line
    half = len(items) // 2
    return f"{key} = [\n    {', '.join(items[:half])},\n    {', '.join(items[half:])},\n]"


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
