"""Head, paper feed and cutter of the emulated printer, in their own time."""

import re
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lab.printer.model import Hardware, PrinterFaults
from lab.printer.paper import PaperRoll

_AHEAD_S = 0.02
"""Rows are burnt in groups of so much time: nobody sees the difference, and waits are few."""
_REST_S = 1.0
"""The head cools down after so long without work."""

_USUAL_MM_S = 150
"""What a slow printer is slower than, when its speed is not given."""

type _Work = bytes | int | str | Callable[[], None]
"""A row of dots, rows of white, a word for the cutter, or what happens once all that is done."""
_CUT, _CUTTING = "cut", "cutting"


class PrintEngine:
    """Does what was decoded, in its order, as long as nothing stops it."""

    def __init__(
        self,
        hardware: Hardware,
        roll: PaperRoll,
        faults: PrinterFaults,
        handed_over: Callable[[Path], None],
    ) -> None:
        self._hardware = hardware
        self._roll = roll
        self._handed_over = handed_over
        self._work = deque[_Work]()
        self._free_at = 0.0
        self._rested = True
        self._changing = threading.Lock()
        self._coming: dict[str, int] = {}
        self.faults = faults
        self.break_down(faults)

    def break_down(self, faults: PrinterFaults) -> None:
        """Have these faults from now on; may be called from any thread."""
        with self._changing:
            self.faults = faults
            self._coming = {
                name: self._hardware.rows(length_mm) for name, length_mm in faults.at_mm.items()
            }
            if faults.rows_left is not None:
                self._coming["paper_out"] = max(1, faults.rows_left)

    def change(self, **changes: object) -> None:
        """Change single faults; the others, also those that are still to come, stay."""
        with self._changing:
            self.faults = self.faults.changed(changes)

    def do(self, work: _Work) -> None:
        """Put something at the end of what is to be done."""
        self._work.append(work)

    def cut(self) -> None:
        """Cut the paper when everything before is out."""
        self._work.append(_CUT)

    def forget(self) -> None:
        """Forget everything that is not done."""
        self._work.clear()

    @property
    def busy(self) -> bool:
        """Return whether something is begun and not done."""
        return bool(self._work)

    def takes_more(self, now: float) -> bool:
        """Return whether the next command can be decoded."""
        return not self._work and not self.faults.stopped and self._free_at <= now + _AHEAD_S

    def due(self) -> float | None:
        """Return when it wants to go on; None when it waits for work or for a person."""
        return None if self.faults.stopped else self._free_at

    def run(self, now: float) -> None:
        """Do what can be done by now."""
        while self._work and not self.faults.stopped:
            work = self._work[0]
            at_rest = self._free_at <= now
            if not at_rest and (
                not isinstance(work, bytes | int) or self._free_at > now + _AHEAD_S
            ):
                return
            match work:
                case bytes():
                    self._work.popleft()
                    self._burn(work, now)
                case int():
                    self._feed(work, now)
                case str():
                    self._cut(work, now)
                case _:
                    self._work.popleft()
                    work()
        if not self._work and self._free_at <= now:
            self._rested = True

    def _feed(self, rows: int, now: float) -> None:
        if rows > 0:
            self._burn(b"", now)
        if rows > 1:
            self._work[0] = rows - 1
        else:
            self._work.popleft()

    def _burn(self, row: bytes, now: float) -> None:
        if self._hardware.warm_up_s and self._free_at < now - _REST_S:
            self._free_at = now + self._hardware.warm_up_s
        row_s = self._hardware.row_s
        if not row_s and self.faults.slow > 1:
            row_s = self._hardware.mm_a_row / _USUAL_MM_S
        self._take_time(row_s, now)
        self._roll.add(row)
        if self._coming:
            self._come_closer()

    def _come_closer(self) -> None:
        with self._changing:
            self._coming = {name: rows - 1 for name, rows in self._coming.items()}
            struck = [name for name, rows in self._coming.items() if rows <= 0]
            if not struck:
                return
            for name in struck:
                del self._coming[name]
            left = {name: mm for name, mm in self.faults.at_mm.items() if name not in struck}
            changes: dict[str, object] = {"at_mm": left, **dict.fromkeys(struck, True)}
            if "paper_out" in struck:
                changes["rows_left"] = None
            self.faults = self.faults.changed(changes)

    def _cut(self, phase: str, now: float) -> None:
        if self.faults.cutter_jam:
            self.change(cutter_error=True)
        elif phase == _CUT and self._hardware.cut_s:
            self._take_time(self._hardware.cut_s, now)
            self._work[0] = _CUTTING
        else:
            self._work.popleft()
            if (path := self._roll.cut()) is not None:
                self._handed_over(path)

    def _take_time(self, duration_s: float, now: float) -> None:
        # Whoever wakes a little late has not stood still meanwhile; after a rest it begins now.
        late_s = 0.0 if self._rested else _AHEAD_S
        self._rested = False
        started = max(self._free_at, now - late_s)
        self._free_at = started + duration_s * self.faults.slow


_COMMAND = re.compile(
    rb"\x10\x04(?P<question>[\x01-\x04])"
    rb"|\x10\x05(?P<recovery>[\x01\x02])"
    rb"|\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
)
_LONGEST_BYTES = 10


@dataclass(frozen=True, slots=True)
class RealTimeCommand:
    """One of them; what is neither a question nor a recovery clears the buffers."""

    question: int | None
    """DLE EOT: how is it?"""
    recovery: int | None
    """DLE ENQ: go on after an error; 1 where it stopped, 2 with empty buffers."""
    later_bytes: int
    """How many bytes of the same piece came after it."""


class RealTimeScanner:
    """Finds them in the pieces that come in, also when a piece ends in the middle of one."""

    def __init__(self) -> None:
        self._tail = b""

    def scan(self, data: bytes) -> Iterator[RealTimeCommand]:
        """Yield the commands that are whole now."""
        seen = self._tail + data
        end = 0
        for found in _COMMAND.finditer(seen):
            end = found.end()
            question, recovery = found["question"], found["recovery"]
            yield RealTimeCommand(
                question[0] if question else None,
                recovery[0] if recovery else None,
                len(seen) - end,
            )
        self._tail = seen[max(end, len(seen) - _LONGEST_BYTES + 1) :]
