"""The lines of a CSV file whatever its bytes are: cells, or the reason why there are none."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from reception.domain.errors import Refusal
from reception.history.past_leg import BadLine

_LONGEST_LINE = 200_000
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"


class NotCsvError(Refusal):
    """The file as a whole is not what can be read."""


class CsvLines:
    """The lines of a file below its header; memory does not grow with the file."""

    def __init__(self, stream: BinaryIO, *, delimiter: str = ",", encoding: str = "utf-8-sig"):
        self._encoding = encoding
        self._text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
        self._reader = csv.reader(self._bounded(), delimiter=delimiter)
        self.header = self._header()

    def detach(self) -> None:
        """Leave the stream open when this is gone."""
        self._text.detach()

    def __iter__(self) -> Iterator[tuple[int, list[str]] | BadLine]:
        """Yield each line's number and cells; empty lines are left out."""
        width = len(self.header)
        while True:
            line = self._reader.line_num + 1
            try:
                cells = next(self._reader, None)
            except csv.Error as error:
                yield BadLine(line=line, reason=f"this is no line of CSV ({error})")
                continue
            if cells is None:
                return
            if not any(cells):
                continue
            if len(cells) != width:
                yield BadLine(
                    line=line, reason=f"it has {len(cells)} cells where the header has {width}"
                )
            elif any(_UNREADABLE in cell or "\x00" in cell for cell in cells):
                yield BadLine(line=line, reason=f"its text is not in {self._encoding}")
            else:
                yield line, cells

    def _header(self) -> list[str]:
        try:
            header = [cell.strip() for cell in next(self._reader, [])]
        except csv.Error as error:
            raise NotCsvError(f"The first line is no header of CSV ({error})") from None
        if not any(header):
            raise NotCsvError("The file is empty: the first line must name the columns")
        twice = next((name for name in header if header.count(name) > 1), None)
        if twice is not None:
            raise NotCsvError(f"The column '{twice}' stands twice in the first line")
        return header

    def _bounded(self) -> Iterator[str]:
        while line := self._read():
            if len(line) == _LONGEST_LINE:
                raise NotCsvError(
                    f"A line is longer than {_LONGEST_LINE} characters: this is no file of visits"
                )
            yield line

    def _read(self) -> str:
        try:
            return self._text.readline(_LONGEST_LINE)
        except UnicodeError as error:
            raise NotCsvError(f"The file's text is not in {self._encoding} ({error})") from None
