"""A unit as the text of a file that ``unit_file`` reads, with its logo beside."""

from pathlib import Path

import tomli_w

from reception.domain.unit import Unit
from reception.unit_document import LOGO_FILE, Tables, tables_of
from reception.whole_file import written_whole

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
