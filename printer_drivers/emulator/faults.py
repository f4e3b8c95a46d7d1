"""What is wrong with the printer, and how it says so."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Faults:
    """What is wrong; by default nothing."""

    paper_out: bool = False
    cover_open: bool = False
    near_end: bool = False
    offline: bool = False
    mute: bool = False
    """Prints, but says nothing."""
    rows_left: int | None = None
    """Paper ends after so many more rows."""
    strange_questions: frozenset[int] = frozenset()
    """DLE EOT questions it does not know, like some copies of printers."""
    close_after_bytes: int | None = None
    """Hangs up once so many bytes of a connection have come."""

    @property
    def stopped(self) -> bool:
        """Return whether nothing is printed now."""
        return self.paper_out or self.cover_open or self.offline

    def answer(self, question: int) -> bytes:
        """Return the answer to DLE EOT ``question``; empty when it does not know it."""
        if question in self.strange_questions:
            return b""
        byte = 0x12
        if question == 1:
            byte |= 0x08 * self.stopped
        elif question == 2:  # noqa: PLR2004 - the questions are numbered 1 to 4
            byte |= 0x04 * self.cover_open | 0x20 * self.paper_out
        elif question == 4:  # noqa: PLR2004
            byte |= 0x0C * (self.near_end or self.paper_out) | 0x60 * self.paper_out
        return bytes((byte,))

    def report(self) -> bytes:
        """Return the four bytes of a report of changes."""
        return bytes(
            (
                0x10 | 0x08 * self.stopped | 0x20 * self.cover_open,
                0x00,
                0x03 * (self.near_end or self.paper_out) | 0x0C * self.paper_out,
                0x00,
            )
        )

    def paper(self) -> bytes:
        """Return the answer to GS r 1."""
        return bytes((0x03 * (self.near_end or self.paper_out) | 0x0C * self.paper_out,))
