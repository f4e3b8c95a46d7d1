"""The words on paper, in a file that people edit too: only what changes is written anew."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from lab.translators.texts import ReviewText, ReviewWord, Words
from reception.domain.language import Language

APP = "ticket"
# A language's second table: who vouches for its words.
_KNOWN = "known_from"
_FEW = "_few"
_WIDTH = 100
_LANGUAGE_OF_THE_KEYS = Language.FRENCH
# A duplicate is marked in Arabic and French whatever the visitor reads.
_IN_BOTH = "duplicate"

type _Value = str | list[str]
type _Table = Mapping[str, object]


def read_ticket(path: Path, language: Language) -> dict[ReviewText, ReviewWord]:
    """Return the words on paper in ``language``; a list gives one text for each word."""
    tables: Mapping[str, _Table] = tomllib.loads(path.read_text(encoding="utf-8"))
    table, english = tables.get(language, {}), tables.get(Language.ENGLISH, {})
    known = table.get(_KNOWN, {})
    keys = dict.fromkeys((*tables[_LANGUAGE_OF_THE_KEYS], *table))
    keys.pop(_KNOWN, None)
    if language not in {Language.ARABIC, Language.FRENCH}:
        keys.pop(_IN_BOTH, None)
    words: dict[ReviewText, ReviewWord] = {}
    for key in keys:
        sources = _as_list(english.get(key) or english.get(key.removesuffix(_FEW)) or key)
        said = _as_list(table.get(key, [""] * len(sources)))
        for number, (source, form) in enumerate(zip(sources, said, strict=True), start=1):
            context = f"{key}.{number}" if len(sources) > 1 else key
            vouching = known.get(key, "") if isinstance(known, Mapping) else ""
            words[ReviewText(APP, context, source)] = ReviewWord((form,), bool(form), vouching)
    return words


def ticket_text(path: Path, language: Language, words: Words) -> str:
    """Return the whole file with the words of ``language`` as given."""
    lines = path.read_text(encoding="utf-8").splitlines()
    before, after = _values(read_ticket(path, language)), _values(words)
    keys = list(before)
    for key, (value, known_from) in after.items():
        earlier = keys[: keys.index(key)]
        if value != before[key][0] and all(value):
            _put(lines, f"[{language}]", key, value, earlier)
        if known_from != before[key][1]:
            _put(lines, f"[{language}.{_KNOWN}]", key, known_from, earlier)
    return "\n".join(lines) + "\n"


def _values(words: Words) -> dict[str, tuple[_Value, str]]:
    """Return each key's word or list of words, and who vouches for it."""
    values: dict[str, tuple[_Value, str]] = {}
    for text, said in words.items():
        key, _, number = text.context.partition(".")
        [form] = said.forms
        if not number:
            values[key] = (form, said.known_from)
        else:
            former, known_from = values.get(key, ([], ""))
            # Who vouches for one word of a list is named for the list.
            names = filter(None, (*known_from.split(", "), *said.known_from.split(", ")))
            values[key] = ([*former, form], ", ".join(dict.fromkeys(names)))
    return values


def _as_list(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _put(lines: list[str], header: str, key: str, value: _Value, earlier: Sequence[str]) -> None:
    """Write a key in its table: where it stands, else behind the keys that come earlier."""
    if header not in lines:
        language = header[1:-1].partition(".")[0]
        _, end = _table(lines, f"[{language}]")
        lines[end:end] = ["", header]
    start, end = _table(lines, header)
    place = _entry(lines, start, end, key)
    if place is None:
        behind = [_entry(lines, start, end, one) for one in earlier]
        last = max((one[1] for one in behind if one), default=start + 1)
        place = (last, last)
    lines[place[0] : place[1]] = _written(key, value)


def _table(lines: Sequence[str], header: str) -> tuple[int, int]:
    """Return where a table begins, and where its last entry has ended."""
    start = lines.index(header)
    rest = range(start + 1, len(lines))
    end = next((at for at in rest if lines[at].startswith("[")), len(lines))
    while not lines[end - 1]:
        end -= 1
    return start, end


def _entry(lines: Sequence[str], start: int, end: int, key: str) -> tuple[int, int] | None:
    for at in range(start + 1, end):
        if lines[at].startswith(f"{key} = "):
            return at, (lines.index("]", at) if lines[at].endswith("[") else at) + 1
    return None


def _written(key: str, value: _Value) -> list[str]:
    if isinstance(value, str):
        return [f"{key} = {_quoted(value)}"]
    items = [_quoted(one) for one in value]
    line = f"{key} = [{', '.join(items)}]"
    if len(line) <= _WIDTH:
        return [line]
    half = len(items) // 2
    rows = (items[:half], items[half:])
    return [f"{key} = [", *(f"    {', '.join(row)}," for row in rows), "]"]


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
