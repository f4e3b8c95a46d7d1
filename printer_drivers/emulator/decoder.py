"""Reads ESC/POS as a printer does: byte by byte, into rows of paper and answers."""

from collections.abc import Generator
from typing import Protocol

_ESC, _GS, _DLE, _LF = 0x1B, 0x1D, 0x10, 0x0A
_LINE_ROWS = 30
_CUT_FEED_MODES = {0x41, 0x42}
_PROCESS_ID_FUNCTION = 0x30


class Mechanism(Protocol):
    """What the commands act upon."""

    def feed(self, rows: int) -> None:
        """Move the paper."""
        ...

    def burn(self, row: bytes) -> None:
        """Print one row of dots."""
        ...

    def cut(self) -> None:
        """Cut the paper."""
        ...

    def reset(self) -> None:
        """Forget what was set."""
        ...

    def report_changes(self, wanted: int) -> None:
        """Begin or end to report changes."""
        ...

    def say_paper(self) -> None:
        """Answer GS r 1."""
        ...

    def say_printed(self, job: bytes) -> None:
        """Answer that a job is printed."""
        ...


class Decoder:
    """A stream of commands; what it does not know is kept for whoever looks."""

    def __init__(self, mechanism: Mechanism, unknown: list[bytes], *, dpi: int = 203) -> None:
        self._unknown = unknown
        self._mechanism = mechanism
        self._dpi = dpi
        self._units_an_inch = dpi
        self._reader = self._commands()
        next(self._reader)

    def take(self, byte: int) -> None:
        """Take the next byte of the stream."""
        self._reader.send(byte)

    def _commands(self) -> Generator[None, int]:
        while True:
            first = yield
            if first == _ESC:
                yield from self._esc()
            elif first == _GS:
                yield from self._gs()
            elif first == _DLE:
                # Already answered when it came in; here it only has to be passed over.
                yield
                yield
            elif first == _LF:
                self._mechanism.feed(_LINE_ROWS)
            elif first:
                self._unknown.append(bytes((first,)))

    def _esc(self) -> Generator[None, int]:
        command = yield
        if command == ord("@"):
            self._units_an_inch = self._dpi
            self._mechanism.reset()
        elif command == ord("J"):
            units = yield
            self._mechanism.feed(units * self._dpi // self._units_an_inch)
        elif command == ord("d"):
            lines = yield
            self._mechanism.feed(lines * _LINE_ROWS)
        else:
            self._unknown.append(bytes((_ESC, command)))

    def _gs(self) -> Generator[None, int]:
        command = yield
        if command == ord("v"):
            yield from self._raster()
        elif command == ord("V"):
            if (yield) in _CUT_FEED_MODES:
                yield
            self._mechanism.cut()
        elif command == ord("a"):
            self._mechanism.report_changes((yield))
        elif command == ord("r"):
            yield
            self._mechanism.say_paper()
        elif command == ord("P"):
            yield
            self._units_an_inch = (yield) or self._dpi
        elif command == ord("("):
            yield from self._extended()
        else:
            self._unknown.append(bytes((_GS, command)))

    def _raster(self) -> Generator[None, int]:
        yield
        yield
        width = (yield) | (yield) << 8
        height = (yield) | (yield) << 8
        for _ in range(height):
            row = bytearray()
            while len(row) < width:
                row.append((yield))
            self._mechanism.burn(bytes(row))

    def _extended(self) -> Generator[None, int]:
        family = yield
        length = (yield) | (yield) << 8
        parameters = bytearray()
        while len(parameters) < length:
            parameters.append((yield))
        if family == ord("H") and parameters[:2] == bytes((_PROCESS_ID_FUNCTION,) * 2):
            self._mechanism.say_printed(bytes(parameters[2:]))
        else:
            self._unknown.append(bytes((_GS, ord("("), family)))
