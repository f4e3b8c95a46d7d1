"""A picture as a thermal head burns it: rows of packed dots."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Dots of a ticket, row by row from the top; 1 is black, the first dot is the highest bit."""

    width_px: int
    height_px: int
    rows: bytes

    def __post_init__(self) -> None:
        if self.width_px <= 0 or self.width_px % 8:
            raise ValueError(f"a row is whole bytes wide, not {self.width_px} dots")
        if len(self.rows) != self.stride * self.height_px:
            raise ValueError(f"{len(self.rows)} bytes are not {self.height_px} rows")

    @property
    def stride(self) -> int:
        """Return the length of a row in bytes."""
        return self.width_px // 8

    def row(self, y: int) -> bytes:
        """Return the dots of row ``y``."""
        return self.rows[y * self.stride : (y + 1) * self.stride]
