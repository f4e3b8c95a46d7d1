"""A unit's file: a TOML text that a person can edit becomes a unit, or one sentence a mistake."""

import re
import stat
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from reception.domain.errors import TemplateError
from reception.domain.unit import Unit
from reception.logo import LogoRefusedError, read_logo
from reception.unit_checks import Mistake, mistakes_in
from reception.unit_tables import UnitTable
from reception.unit_wording import EXPECTED, ITEMS

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_LARGEST_FILE_BYTES = 1_000_000
_MOST_MISTAKES = 50
_LONGEST_QUOTE = 40
_OF_A_BOARD = {
    "counters": "a list of the counters' numbers such as [1, 2], or leave it out",
    "services": "a list of codes of services, or leave it out",
}


def load_unit(path: Path) -> Unit:
    """Return the unit that the file describes.

    Raises:
        TemplateError: the file cannot be used; one line for each mistake.
    """
    tables = _parsed(path.name, _text(path))
    try:
        table = UnitTable.model_validate(tables)
    except ValidationError as error:
        shapes = error.errors(include_url=False, include_context=False)
        raise _refusal(path.name, [_shape_mistake(tables, one) for one in shapes]) from None
    unit = table.build()
    mistakes = list(mistakes_in(unit))
    if table.ticket.logo:
        try:
            logo = read_logo(path.parent / table.ticket.logo)
        except LogoRefusedError as refused:
            mistakes.append(Mistake("ticket.logo", str(refused)))
        else:
            unit = replace(unit, ticket=replace(unit.ticket, logo=logo))
    if mistakes:
        raise _refusal(path.name, mistakes)
    return unit


def load_template(name: str) -> Unit:
    """Return the ready unit called ``name``.

    Raises:
        TemplateError: there is no such template, or it has mistakes.
    """
    with resources.as_file(resources.files("reception") / "templates") as folder:
        known = {path.stem: path for path in sorted(folder.glob("*.toml"))}
        if name not in known:
            raise TemplateError(
                f'There is no template "{name}"; choose one of: {", ".join(known)}; '
                "or name a file that ends in .toml"
            )
        return load_unit(known[name])


def with_always_open(unit: Unit) -> Unit:
    """Return the same unit, giving tickets day and night."""
    return replace(unit, calendar=replace(unit.calendar, always_open=True))


def _text(path: Path) -> str:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise TemplateError(f"{path.name}: this is a folder; name the .toml file inside it")
        if not stat.S_ISREG(mode):
            raise TemplateError(f"{path.name}: this is not an ordinary file; name a .toml file")
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE_BYTES + 1)
    except FileNotFoundError:
        raise TemplateError(f"{path.name}: there is no such file; check the name") from None
    except OSError as error:
        raise TemplateError(
            f"{path.name}: the file cannot be read ({error.strerror}); "
            "check its name and permissions"
        ) from None
    except ValueError:
        raise TemplateError("the file cannot be read: its name holds a zero byte") from None
    if len(content) > _LARGEST_FILE_BYTES:
        raise TemplateError(
            f"{path.name}: the file is larger than 1 MB; a unit's file is a short text"
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise TemplateError(
            f"{path.name}, line {line}: the text is not in UTF-8; save the file as UTF-8"
        ) from None
    if not text.strip():
        raise TemplateError(f"{path.name}: the file is empty; start from a copy of a ready unit")
    return text


def _parsed(file: str, text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, line = _where(str(error), text)
        raise TemplateError(
            f"{file}, line {line}: this is not well-formed TOML ({reason}); texts stand in "
            '"quotation marks", lists in [brackets], and each key once in its table'
        ) from None
    except (RecursionError, ValueError):
        # Python itself refuses some texts: brackets a thousand deep, numbers of 5000 digits.
        raise TemplateError(
            f"{file}: the file nests too deeply or holds too long a number; write it more simply"
        ) from None


def _where(reason: str, text: str) -> tuple[str, int]:
    """Split tomllib's message into what is wrong and the line."""
    told = re.search(r" \(at line (\d+), column \d+\)$", reason)
    if told:
        return reason[: told.start()], int(told[1])
    return reason.removesuffix(" (at end of document)"), len(text.splitlines())


def _refusal(file: str, mistakes: list[Mistake]) -> TemplateError:
    lines = [f"{file}: {place}: {sentence}" for place, sentence in mistakes[:_MOST_MISTAKES]]
    if len(mistakes) > _MOST_MISTAKES:
        lines.append(f"{file}: and {len(mistakes) - _MOST_MISTAKES} mistakes more")
    return TemplateError("\n".join(lines))


def _shape_mistake(tables: Mapping[str, object], error: "ErrorDetails") -> Mistake:
    place = " > ".join(_steps(tables, error["loc"]))
    key = next(str(step) for step in reversed(error["loc"]) if isinstance(step, str))
    if error["type"] == "extra_forbidden":
        close = get_close_matches(key, EXPECTED, n=1)
        if key in EXPECTED:
            hint = "it stands in the wrong table: move it to its own"
        elif close:
            hint = f'did you mean "{close[0]}"?'
        else:
            hint = "remove it or check its spelling"
        return Mistake(place, f"this key is not known here; {hint}")
    expected = _expected(error["loc"], key)
    if error["type"] == "missing":
        return Mistake(place, f"this is missing; write {expected}")
    return Mistake(place, f"{_quoted(error['input'])} does not fit; write {expected}")


def _expected(loc: tuple[int | str, ...], key: str) -> str:
    if key in {"first", "last"} and "calendar" in loc:
        return "a date such as 2027-03-09, without quotation marks"
    if "boards" in loc and key in {"counters", "services"}:
        return _OF_A_BOARD[key]
    if "voice" in loc and key == "hours":
        return "a [[voice.hours]] table for each stretch of the day with a volume of its own"
    if "footer" in loc and key != "footer":
        return "a list of one to three lines, each up to 80 characters"
    if "keywords" in loc and key != "keywords":
        return "a list of at most 40 words or short phrases, each up to 60 characters"
    return EXPECTED.get(key, "something else")


def _steps(tables: Mapping[str, object], loc: tuple[int | str, ...]) -> Iterator[str]:
    """Yield the parts of a place: ``service "residence"``, then ``names.ar``."""
    found: object = tables
    path: list[str] = []
    for step in loc:
        found = _inside(found, step)
        if isinstance(step, int):
            yield from _item(path, step, found)
            path = []
        else:
            path.append(step)
    if path:
        yield ".".join(path)


def _item(path: list[str], index: int, item: object) -> Iterator[str]:
    kind, key = ITEMS.get(path[-1], ("", ""))
    name = _inside(item, key)
    if isinstance(name, Mapping):
        name = name.get("fr")
    if isinstance(name, str | int) and not isinstance(name, bool):
        yield ".".join((*path[:-1], f"{kind} {_quoted(name)}"))
    else:
        yield f"{'.'.join(path)}[{index + 1}]"


def _inside(found: object, step: int | str) -> object:
    if isinstance(found, Mapping):
        return found.get(step)
    if isinstance(found, list) and isinstance(step, int) and step < len(found):
        return found[step]
    return None


def _quoted(value: object) -> str:
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    shown = "".join(letter if letter.isprintable() else " " for letter in text[:_LONGEST_QUOTE])
    shown += "..." if len(text) > _LONGEST_QUOTE else ""
    return f'"{shown}"' if isinstance(value, str) else shown
