"""CSV as RFC 4180 has it, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TextIO
from uuid import UUID

type Cell = str | int | float | date | datetime | UUID | None

# A spreadsheet runs a text that begins so as a formula (OWASP, CSV Injection).
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def rfc3339(instant: datetime) -> str:
    """Return an instant in UTC, to the microsecond, such as ``2026-11-25T09:00:00.123456Z``."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def harmless(text: str) -> str:
    """Return the text, with a leading ``'`` if a spreadsheet would run it as a formula."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def unharmed(cell: str) -> str:
    """Return the text that ``harmless`` wrote."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_SIGNS) else cell


class CsvWriter:
    """Writes rows to a text stream that must not translate line ends (``newline=""``)."""

    def __init__(self, stream: TextIO, columns: Iterable[str]) -> None:
        self._writer = csv.writer(stream, lineterminator="\r\n")
        self.write(columns)

    def write(self, cells: Iterable[Cell]) -> None:
        """Write one row; None is an empty cell, a text like a formula gets a leading ``'``."""
        self._writer.writerow([_text(cell) for cell in cells])


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return harmless(cell)
        case datetime():
            return rfc3339(cell)
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
