"""Tables as comma-separated text, whose cells no spreadsheet runs as a formula."""

import csv
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TextIO
from uuid import UUID

type CellValue = str | int | float | date | datetime | UUID | None

# A spreadsheet runs a text that begins so as a formula (OWASP, CSV Injection); some take the wide
# characters of East Asian keyboards for the plain ones. A text that begins with our own mark before
# such a character is marked as well, so that every mark can be taken away again.
_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r\n\x00\uff1d\uff0b\uff0d\uff20]")
_MARK = "'"


def rfc3339(instant: datetime) -> str:
    """Return an instant in UTC, to the microsecond, such as ``2026-11-25T09:00:00.123456Z``."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def harmless(text: str) -> str:
    """Return the text, with a leading ``'`` if a spreadsheet would run it as a formula."""
    return f"{_MARK}{text}" if _LIKE_A_FORMULA.match(text) else text


def unharmed(cell: str) -> str:
    """Return the text that ``harmless`` wrote."""
    marked = cell.startswith(_MARK) and _LIKE_A_FORMULA.match(cell)
    return cell.removeprefix(_MARK) if marked else cell


BYTE_ORDER_MARK = "\ufeff"
"""By it a spreadsheet knows UTF-8 when it opens a file."""


class CsvWriter:
    """Writes rows to a text stream that must not translate line ends (``newline=""``).

    What is ``for_people`` begins with a byte-order mark; programs need none.
    """

    def __init__(self, stream: TextIO, columns: Iterable[str], *, for_people: bool = False) -> None:
        if for_people:
            stream.write(BYTE_ORDER_MARK)
        self._writer = csv.writer(stream, lineterminator="\r\n")
        self.write(columns)

    def write(self, cells: Iterable[CellValue]) -> None:
        """Write one row; None is an empty cell, a text like a formula gets a leading ``'``."""
        self._writer.writerow([_text(cell) for cell in cells])


def _text(cell: CellValue) -> str:
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
