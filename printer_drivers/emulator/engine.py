"""Head, paper feed and cutter of the emulated printer."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from printer_drivers.emulator.faults import Faults
from printer_drivers.emulator.paper import PaperRoll


class PrintEngine:
    """Moves paper as long as there is some, and hands over what was cut off."""

    def __init__(
        self, roll: PaperRoll, faults: Faults, handed_over: Callable[[Path], None]
    ) -> None:
        self.faults = faults
        self._roll = roll
        self._handed_over = handed_over

    def burn(self, row: bytes) -> None:
        """Print one row of dots."""
        self._roll.add(row)
        left = self.faults.rows_left
        if left is not None:
            ended = left <= 1
            self.faults = replace(
                self.faults, rows_left=None if ended else left - 1, paper_out=ended
            )

    def feed(self, rows: int) -> None:
        """Move the paper on, white."""
        for _ in range(rows):
            self.burn(b"")

    def cut(self) -> None:
        """Cut the paper."""
        path = self._roll.cut()
        if path is not None:
            self._handed_over(path)
