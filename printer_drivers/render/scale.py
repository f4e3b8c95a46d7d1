"""Millimetres on paper as dots of a printer's head."""

import math
from dataclasses import dataclass

_MM_PER_INCH = 25.4
# 3 mm at 203 dots an inch are 23.98 dots: 24 are meant.
_ROUNDING_PX = 0.02


@dataclass(frozen=True, slots=True)
class Scale:
    """How fine a head is."""

    dpi: int

    def px(self, length_mm: float) -> int:
        """Return the nearest number of dots."""
        return round(length_mm * self.dpi / _MM_PER_INCH)

    def at_least_px(self, length_mm: float) -> int:
        """Return the smallest number of dots that is not less."""
        return math.ceil(length_mm * self.dpi / _MM_PER_INCH - _ROUNDING_PX)
