"""A sheet of very many rows: the library's, which also takes rows that are written out already."""

from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet


class TallSheet(Worksheet):  # type: ignore[misc] # the library has no types
    """Takes rows as the file has them, beside cells one by one.

    The library keeps and checks every cell, which is most of the time of a hundred thousand rows;
    what is known to be a number or a plain text needs none of it.
    """

    def write_ready(self, row: int, cells: str) -> None:
        """Write a row of ready cells, below every row that was written before."""
        # The library writes a row down when the next one begins.
        self._write_single_row(row)
        self.fh.write(f'<row r="{row + 1}">{cells}</row>')
        self.dim_rowmax = row


class ReadyCells:
    """Writes the cells of one column out: numbers, and texts without anything to take care of."""

    def __init__(self, column: int, look: Any) -> None:
        style = look._get_xf_index()  # noqa: SLF001 - the number by which a file knows the format
        self._start = f'<c r="{xl_col_to_name(column)}'
        self._number = f'" s="{style}"><v>'
        self._text = f'" s="{style}" t="inlineStr"><is><t>'

    def number(self, row: int, value: float) -> str:
        """Return the cell of a number."""
        return f"{self._start}{row + 1}{self._number}{value:.16G}</v></c>"

    def text(self, row: int, text: str) -> str | None:
        """Return the cell of a text; None for a text that only the library writes well."""
        ready = _plain(text)
        if ready is None:
            return None
        return f"{self._start}{row + 1}{self._text}{ready}</t></is></c>"


@lru_cache(maxsize=256)
def _plain(text: str) -> str | None:
    """Return a text as XML has it; None for signs or spaces that must be written otherwise."""
    if text.isprintable() and text.strip() == text and "_x" not in text:
        return escape(text)
    return None
