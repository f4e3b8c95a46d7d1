"""A sheet of very many rows: the library's, with a leaner way to write down a cell."""

from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet


class TallSheet(Worksheet):  # type: ignore[misc] # the library has no types
    """Writes numbers and plain texts without what they never need.

    The library looks at every attribute of a cell for signs that XML reserves, which is half of the
    time of a hundred thousand rows; a cell's place and the number of its format have none. Should
    a newer library no longer ask this method, its sheets are the same, and only slower.
    """

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        if cell.format is not None:
            match cell.__class__.__name__:
                case "Number":
                    place = _start(col, row + 1, cell.format._get_xf_index())  # noqa: SLF001
                    self.fh.write(f"{place}><v>{cell.number:.16G}</v></c>")
                    return
                case "String" if (text := _plain(cell.string)) is not None:
                    place = _start(col, row + 1, cell.format._get_xf_index())  # noqa: SLF001
                    self.fh.write(f'{place} t="inlineStr"><is><t>{text}</t></is></c>')
                    return
        super()._write_cell(row, col, cell)


def _start(column: int, row: int, style: int) -> str:
    return f'<c r="{_letters(column)}{row}" s="{style}"'


_letters = lru_cache(maxsize=None)(xl_col_to_name)


@lru_cache(maxsize=256)
def _plain(text: str) -> str | None:
    """Return a text as XML has it; None for one that needs the library's care."""
    if text.isprintable() and text.strip() == text and "_x" not in text:
        return escape(text)
    return None
