"""What is remembered of a printer when the connection to it is not."""

from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta

from printer_drivers.encode.profiles import Profile


@dataclass(slots=True)
class Capabilities:
    """What a printer has shown it does; None until it had a chance."""

    answers: bool | None = None
    reports_changes: bool | None = None
    """GS a."""
    answers_in_order: bool | None = None
    """GS r."""
    names_jobs: bool | None = None
    """GS ( H."""
    clears: bool | None = None
    """DLE DC4 8."""
    known_questions: set[int] = field(default_factory=set)
    strange_questions: set[int] = field(default_factory=set)
    """Asked once and never answered: copies of printers leave some out."""

    def forgive(self) -> None:
        """Forget what it did not do: it was asleep, perhaps, or stuck in a picture."""
        self.answers = self.answers or None
        self.reports_changes = self.reports_changes or None
        self.answers_in_order = self.answers_in_order or None
        self.names_jobs = self.names_jobs or None
        self.clears = self.clears or None
        if not self.known_questions:
            self.strange_questions.clear()


@dataclass(slots=True)
class Leftovers:
    """What may still be inside the printer."""

    unseen: bool = False
    """A job was begun and not seen to end."""
    unfinished_bytes: int = 0
    """How much of a picture it may still wait for."""
    partial_print: bool = False
    """Rows may be printed that no cut has parted from the next ticket."""
    time_s: float = 0.0
    """How long a sound printer needs at most for all that it holds."""
    owed: int = 0
    """Questions in order that are not answered yet."""
    in_step: bool = False
    """Every answer in order was accounted for since the printer was known to owe none."""

    @property
    def hangs(self) -> bool:
        """Return whether the next job would follow on a piece of an earlier one."""
        return self.partial_print or self.unfinished_bytes > 0

    def forgotten(self) -> None:
        """Note that the printer has emptied its buffers: no answer is owed any more."""
        self.partial_print = self.partial_print or self.unseen
        self.unseen = False
        self.unfinished_bytes = self.owed = 0
        self.time_s = 0.0
        self.in_step = True

    def printed(self) -> None:
        """Note that the printer has worked up to the end of all it was sent."""
        self.unseen = self.partial_print = False
        self.unfinished_bytes = 0
        self.time_s = 0.0


_MM_PER_INCH = 25.4
_CUT_S = 0.5
_GRACE = timedelta(seconds=2)
_REMEMBERED_JOBS = 8
_SLOWEST = 10.0


class PrintPace:
    """Bytes by the line, paper by the head, and what was measured at the printer itself."""

    def __init__(
        self, profile: Profile, line_bytes_s: float | None = None, *, grace: timedelta = _GRACE
    ) -> None:
        self._profile = profile
        self._grace = grace
        self.line_bytes_s = line_bytes_s or profile.line_bytes_s
        self._measured: deque[float] = deque(maxlen=_REMEMBERED_JOBS)

    def time_for(self, byte_count: int, rows: int) -> timedelta:
        """Return how long a job may take until the printer has said that it is printed."""
        return timedelta(seconds=self._physical_s(byte_count, rows) * self._slowness) + self._grace

    def learn(self, byte_count: int, rows: int, took: timedelta) -> None:
        """Note how long a confirmed job took: some printers are slower than their papers say."""
        self._measured.append(took.total_seconds() / self._physical_s(byte_count, rows))

    @property
    def _slowness(self) -> float:
        return min(max((1.0, *self._measured)), _SLOWEST)

    def _physical_s(self, byte_count: int, rows: int) -> float:
        feeding_s = rows * _MM_PER_INCH / self._profile.dpi / self._profile.paper_mm_s
        return byte_count / self.line_bytes_s + feeding_s + _CUT_S
