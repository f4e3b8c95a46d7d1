"""The lines of a file that could not be brought in: a few are said, many stand in a file."""

import sys
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from reception.csv_text import CsvWriter, harmless
from reception.history.past_leg import BadLine
from reception.whole_file import written_whole

MOST_SAID = 20


class BadLines:
    """Says the first lines and their reasons; all of them stand beside the file when many."""

    def __init__(self, file: Path) -> None:
        self.path = file.with_name(f"{file.stem}-refused.csv")
        """Where they stand when there are many."""
        self.written = False
        self.first: list[BadLine] = []
        self._failed: str | None = None
        self._writer: CsvWriter | None = None
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Put the file in its place, also after a failure: what it says is true."""
        try:
            self._open.close()
        except OSError as fault:
            self._failed = fault.strerror or str(fault)
        self.written = self._writer is not None and self._failed is None

    def add(self, line: BadLine) -> None:
        """Take note of one."""
        if len(self.first) < MOST_SAID:
            self.first.append(line)
        elif self._failed is None:
            self._write(line)

    def say(self) -> None:
        """Say on the error stream which lines they were, or where they stand."""
        for one in self.first:
            sys.stderr.write(f"line {one.line}: {harmless(one.reason)}\n")
        if self.written:
            sys.stderr.write(f"all of them stand in {self.path}\n")
        elif self._failed is not None:
            sys.stderr.write(f"there are more; {self.path} cannot be written ({self._failed})\n")

    def _write(self, line: BadLine) -> None:
        try:
            if self._writer is None:
                stream = self._open.enter_context(written_whole(self.path))
                self._writer = CsvWriter(stream, ("line", "reason"))
                for one in self.first:
                    self._writer.write((one.line, one.reason))
            self._writer.write((line.line, line.reason))
        except OSError as fault:
            self._failed = fault.strerror or str(fault)
