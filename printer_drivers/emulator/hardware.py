"""What kind of printer is emulated."""

from dataclasses import dataclass, field

_MM_AN_INCH = 25.4


@dataclass(frozen=True, kw_only=True, slots=True)
class Hardware:
    """How wide, how fast and how small; by default as fast as the computer."""

    width_px: int = 576
    dpi: int = 203
    speed_mm_s: float | None = None
    """Paper speed; None prints in no time."""
    cut_s: float = 0.0
    warm_up_s: float = 0.0
    """How long the head takes before the first row after a rest."""
    line_bytes_s: float | None = None
    """How fast bytes are taken; 115,200 baud are 11,520."""
    buffer_bytes: int = 64 * 1024
    """Once so much waits to be printed, nothing more is taken."""
    one_session: bool = False
    """Like many printers, serve one connection; the next one waits until it has ended."""
    xon_xoff: bool = False
    """Say XOFF when the buffer fills, and XON when there is room again."""
    identity: dict[int, str] = field(
        default_factory=lambda: {65: "1.0", 66: "NOUBA", 67: "EMULATOR", 68: "000001", 69: ""}
    )
    """What GS I answers: firmware, maker, model, serial number, extra font."""

    @property
    def mm_a_row(self) -> float:
        """Return how far a row of dots moves the paper."""
        return _MM_AN_INCH / self.dpi

    @property
    def row_s(self) -> float:
        """Return how long a row of dots takes."""
        return self.mm_a_row / self.speed_mm_s if self.speed_mm_s else 0.0

    def rows(self, length_mm: float) -> int:
        """Return how many rows a piece of paper has, one at least."""
        return max(1, round(length_mm / self.mm_a_row))
