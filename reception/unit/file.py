"""A unit's file: a TOML text that a person can edit becomes a unit, or one sentence a mistake."""

import re
import stat
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path

import tomli_w

from reception.domain.errors import NotTomlError, NotUtf8Error, TemplateError
from reception.domain.unit import Unit
from reception.system.files import written_whole
from reception.unit.checks import Mistake, Wrong
from reception.unit.document import LOGO_FILE, Tables, UnfitUnitError, logo_name, tables_of, unit_of
from reception.unit.logo import LogoRefusedError, read_logo

_LARGEST_FILE_BYTES = 1_000_000
_MOST_MISTAKES = 50


def load_unit(path: Path) -> Unit:
    """Return the unit that the file describes.

    Raises:
        TemplateError: the file cannot be used; one line for each mistake.
    """
    tables = _parsed(path.name, _text(path))
    mistakes: list[Mistake] = []
    try:
        unit = unit_of(tables)
    except UnfitUnitError as unfit:
        if unfit.unit is None:
            raise refusal(path.name, unfit.mistakes) from None
        unit, mistakes = unfit.unit, [*unfit.mistakes]
    logo = b""
    try:
        logo = _logo(path, tables)
    except LogoRefusedError as refused:
        mistakes.append(Mistake("ticket.logo", str(refused), Wrong.PICTURE))
    if mistakes:
        raise refusal(path.name, mistakes)
    return replace(unit, ticket=replace(unit.ticket, logo=logo))


def read_unit_file(path: Path) -> tuple[Tables, bytes]:
    """Return the tables of a unit's file and the logo beside it, not yet checked.

    Raises:
        TemplateError: the file is no TOML.
        LogoRefusedError: its picture cannot stand on a ticket.
    """
    tables = _parsed(path.name, _text(path))
    return tables, _logo(path, tables)


def _logo(path: Path, tables: Tables) -> bytes:
    name = logo_name(tables)
    if not name:
        return b""
    # Who sends a unit's file must not choose what else of this computer is read.
    if Path(name).is_absolute() or ".." in Path(name).parts:
        raise LogoRefusedError(f'the picture "{name}" stands elsewhere; put it beside this file')
    return read_logo(path.parent / name)


def load_template(name: str) -> Unit:
    """Return the ready unit called ``name``.

    Raises:
        TemplateError: there is no such template, or it has mistakes.
    """
    with resources.as_file(resources.files("reception.unit") / "templates") as folder:
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
        raise NotUtf8Error(path.name, line) from None
    if not text.strip():
        raise TemplateError(f"{path.name}: the file is empty; start from a copy of a ready unit")
    return text


def _parsed(file: str, text: str) -> Tables:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, line = _where(str(error), text)
        shown = "".join(text.split("\n")[line - 1 : line]).strip()
        raise NotTomlError(file, line, shown, reason) from None
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


def refusal(file: str, mistakes: Sequence[Mistake]) -> TemplateError:
    """Return the refusal of a file that has mistakes: one line for each."""
    lines = [f"{file}: {one.place}: {one.sentence}" for one in mistakes[:_MOST_MISTAKES]]
    if len(mistakes) > _MOST_MISTAKES:
        lines.append(f"{file}: and {len(mistakes) - _MOST_MISTAKES} mistakes more")
    return TemplateError("\n".join(lines))


_LISTS = ("priorities", "profiles", "counters")
_RULES = "calling"


def load_rules(path: Path, unit: Unit) -> Unit:
    """Return the unit with the house rules of a file.

    Its tables are those of a unit's file: ``[calling]``, ``[[priorities]]``, ``[[profiles]]`` and
    ``[[counters]]``. A list replaces the unit's own, a rule of ``[calling]`` that is left out
    stays as it is.

    Raises:
        TemplateError: the file cannot be used; one line for each mistake.
    """
    tables, _ = read_unit_file(path)
    strange = [name for name in tables if name not in {*_LISTS, _RULES}]
    if strange:
        sentence = f"rules are {_RULES}, {', '.join(_LISTS)}; give a whole unit with --unit"
        raise refusal(path.name, [Mistake(name, sentence, Wrong.UNFIT) for name in strange])
    described = tables_of(unit)
    written = tables.get(_RULES)
    if isinstance(written, dict):
        tables[_RULES] = {**described.get(_RULES, {}), **written}
    try:
        return unit_of({**described, **tables}, unit.ticket.logo)
    except UnfitUnitError as unfit:
        raise refusal(path.name, list(unfit.mistakes)) from None


_HEAD = """\
# A reception unit, as it is set up. Change a copy with any text editor, and load it again:
#
#     nouba unit import FILE --dry-run      shows what would change
#     nouba unit import FILE
#
# What is marked "retired = true" is no longer offered; past figures keep its name by it.

"""


def unit_text(tables: Tables) -> str:
    """Return the text of a unit's file."""
    return _HEAD + tomli_w.dumps(tables)


def save_unit(unit: Unit, path: Path) -> tuple[Path, ...]:
    """Write a unit's file, and its logo beside it; return what was written.

    Raises:
        OSError: a file cannot be written.
    """
    tables = tables_of(unit)
    written = []
    if unit.ticket.logo:
        logo = path.with_name(f"{path.stem}-{LOGO_FILE}")
        tables["ticket"]["logo"] = logo.name
        logo.write_bytes(unit.ticket.logo)
        written.append(logo)
    with written_whole(path) as stream:
        stream.write(unit_text(tables))
    return (path, *written)
