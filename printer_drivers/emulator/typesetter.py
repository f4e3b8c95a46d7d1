"""Sets text and pictures of the emulated printer, and hands them to its mechanism as rows."""

from typing import Protocol

from printer_drivers.emulator.graphics import GraphicsStore
from printer_drivers.emulator.layout import Layout
from printer_drivers.emulator.line import PrintLine


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


class Typesetter:
    """The layout, the line that is being filled, and the picture that is stored."""

    def __init__(self, mechanism: Mechanism, dpi: int, width_px: int) -> None:
        self.layout = Layout(dpi, width_px)
        self.line = PrintLine(self.layout)
        self.graphics = GraphicsStore()
        self.mechanism = mechanism

    def reset(self) -> None:
        """Set everything as it is after switching on."""
        self.layout.reset()
        self.forget()
        self.line.style.reset()
        self.mechanism.reset()

    def forget(self) -> None:
        """Forget what is held and not printed."""
        self.line.clear()
        self.graphics.clear()

    def character(self, sign: int) -> None:
        """Set a letter, or obey a single byte such as a line feed."""
        if sign == ord("\n"):
            self.print_line(self.layout.line_rows)
        elif sign == ord("\t"):
            self.line.tabulate()
        elif sign >= ord(" "):
            if self.line.full:
                self.print_line(self.layout.line_rows)
            self.line.write(sign)

    def print_line(self, fed_rows: int = 0) -> None:
        """Print the text that is held, and feed at least so many rows in all."""
        rows = self.line.rows()
        for row in rows:
            self.mechanism.burn(row)
        self.line.clear()
        if fed_rows > len(rows):
            self.mechanism.feed(fed_rows - len(rows))

    def burn(self, row: bytes, times: int = 1, *, width_px: int | None = None) -> None:
        """Print a row of a picture where the layout puts it."""
        placed = self.layout.placed(row, width_px or len(row) * 8)
        for _ in range(times):
            self.mechanism.burn(placed)

    def burn_graphics(self) -> None:
        """Print the picture that is stored, and forget it."""
        self.print_line()
        for row, width_px in self.graphics.taken():
            self.burn(row, width_px=width_px)

    def feed_units(self, units: int) -> None:
        """Print the line and feed so many units of motion."""
        self.print_line(self.layout.down(units))

    def feed_lines(self, lines: int) -> None:
        """Print the line and feed so many lines."""
        self.print_line(lines * self.layout.line_rows)

    def cut(self, fed_units: int = 0) -> None:
        """Cut the paper, after feeding it."""
        self.feed_units(fed_units)
        self.mechanism.cut()

    def move(self, parameters: bytes, *, relative: bool) -> None:
        """Go on at another place of the line."""
        units = int.from_bytes(parameters, "little", signed=relative)
        self.line.move(self.layout.across(units), relative=relative)
