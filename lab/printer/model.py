"""What is wrong with the emulated printer, and how it says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

_COVER, _OFFLINE = 0x20, 0x08
_RECOVERABLE, _CUTTER, _FATAL, _OVERHEATED = 0x04, 0x08, 0x20, 0x40


@dataclass(frozen=True, kw_only=True, slots=True)
class PrinterFaults:
    """What is wrong; by default nothing."""

    paper_out: bool = False
    near_end: bool = False
    cover_open: bool = False
    offline: bool = False
    cutter_jam: bool = False
    """The blade is blocked: the next cut ends in a cutter error."""
    cutter_error: bool = False
    """Stopped by the cutter until the printer is told to recover."""
    overheated: bool = False
    recoverable: bool = False
    """Stopped by an error that ends when the printer is told to recover."""
    fatal: bool = False

    rows_left: int | None = None
    """Paper ends after so many more rows."""
    at_mm: Mapping[str, float] = field(default_factory=dict)
    """Names of the faults here that are true or false, each with the paper until it strikes."""

    mute: bool = False
    """Prints, but says nothing."""
    split_answers: bool = False
    """Every answer comes in two pieces, some time apart."""
    garbage_seed: int | None = None
    """Every answer is replaced by bytes that this seed makes."""
    stale: bytes = b""
    """An old answer, said once: when somebody connects, or before the next answer."""
    strange_questions: frozenset[int] = frozenset()
    """DLE EOT questions it does not know, like some copies of printers."""
    no_reports: bool = False
    """Does not know GS a."""
    no_process_ids: bool = False
    """Does not know GS ( H."""
    no_clear: bool = False
    """Does not know DLE DC4 8."""

    stalled: bool = False
    """Takes no more bytes; the connection stays."""
    slow: float = 1.0
    """How many times longer than usual everything takes."""
    close_after_bytes: int | None = None
    """Hangs up once exactly so many bytes of a connection are taken."""
    vanished: bool = False
    """Its cable is pulled out: nothing comes and nothing goes, and nobody is told."""
    powered_off: bool = False

    def __post_init__(self) -> None:
        for name in self.at_mm:
            if name not in SWITCHES:
                raise ValueError(f"'{name}' is no fault that is on or off")

    def changed(self, changes: Mapping[str, object]) -> "PrinterFaults":
        """Return the same but for some of them, by their names."""
        return replace(self, **changes)  # type: ignore[arg-type] # the constructor knows the names

    @property
    def stopped(self) -> bool:
        """Return whether nothing is printed now."""
        return (
            self.paper_out
            or self.cover_open
            or self.offline
            or self.overheated
            or self.powered_off
            or self.failed
        )

    @property
    def failed(self) -> bool:
        """Return whether it stopped by an error that paper and cover do not explain."""
        return self.cutter_error or self.recoverable or self.fatal

    @property
    def _error(self) -> int:
        return (
            _RECOVERABLE * self.recoverable
            | _CUTTER * self.cutter_error
            | _FATAL * self.fatal
            | _OVERHEATED * self.overheated
        )

    def answer(self, question: int) -> bytes:
        """Return the answer to DLE EOT ``question``; empty when it does not know it."""
        if question in self.strange_questions:
            return b""
        bits = {
            1: _OFFLINE * self.stopped,
            2: 0x04 * self.cover_open
            | 0x20 * self.paper_out
            | 0x40 * (self.failed or self.overheated),
            3: self._error,
            4: 0x0C * (self.near_end or self.paper_out) | 0x60 * self.paper_out,
        }
        return bytes((0x12 | bits[question],))

    def report(self) -> bytes:
        """Return the four bytes of a report of changes."""
        first = 0x10 | _OFFLINE * self.stopped | _COVER * self.cover_open
        return bytes((first, self._error, self._paper, 0x00))

    def paper(self) -> bytes:
        """Return the answer to GS r 1."""
        return bytes((self._paper,))

    @property
    def _paper(self) -> int:
        return 0x03 * (self.near_end or self.paper_out) | 0x0C * self.paper_out


SWITCHES = frozenset(
    one.name for one in fields(PrinterFaults) if one.type == "bool" or one.type is bool
)
"""Names of the faults that are on or off."""


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
