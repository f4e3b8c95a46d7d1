"""Reads the bytes of a ticket as the manuals say, with nothing of our encoder or emulator."""

from dataclasses import dataclass, field

_LENGTHS = {
    b"\x1b@": 2,
    b"\x1bJ": 3,
    b"\x1bi": 2,
    b"\x1da": 3,
    b"\x1dP": 4,
    b"\x1dL": 4,
    b"\x1dr": 3,
    b"\x1cP": 6,
}
_RASTER_HEAD = 8


@dataclass(slots=True)
class PrintedPaper:
    """What came out: rows of dots as numbers, and what happened beside printing."""

    width_px: int
    dpi: int
    rows: list[int] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    margin_px: int = 0
    dots_across: int = 1
    dots_down: int = 1
    largest_band: int = 0
    most_rows: int = 0

    def bitmap_rows(self) -> bytes:
        """Return the rows as a bitmap has them."""
        return b"".join(row.to_bytes(self.width_px // 8) for row in self.rows)

    def obey(self, command: bytes) -> None:
        """Do what one whole command says."""
        match command[:2]:
            case b"\x1b@":
                self.margin_px, self.dots_across, self.dots_down = 0, 1, 1
            case b"\x1bJ":
                self.rows += [0] * (command[2] * self.dots_down)
            case b"\x1dP":
                across, down = (units or self.dpi for units in command[2:4])
                assert self.dpi % across == self.dpi % down == 0, "no whole dots"
                self.dots_across, self.dots_down = self.dpi // across, self.dpi // down
            case b"\x1dL":
                self.margin_px = int.from_bytes(command[2:4], "little") * self.dots_across
            case b"\x1dv":
                self._raster(command)
            case b"\x1dV" | b"\x1bi" | b"\x1cP":
                assert self.margin_px == 0, "what is printed next would be shifted"
        if event := _event(command):
            self.events.append(event)

    def _raster(self, command: bytes) -> None:
        doubling = command[3]
        stride = int.from_bytes(command[4:6], "little")
        height = int.from_bytes(command[6:8], "little")
        picture = command[_RASTER_HEAD:].ljust(stride * height, b"\x00")
        for row in range(height):
            self._burn(picture[row * stride : (row + 1) * stride], doubling)
        self.largest_band = max(self.largest_band, len(picture))
        self.most_rows = max(self.most_rows, height * (2 if doubling & 2 else 1))

    def _burn(self, dots: bytes, doubling: int) -> None:
        """Print one row from the left margin on; nothing may stand beside the head."""
        row, width_px = int.from_bytes(dots), len(dots) * 8
        if doubling & 1:
            row = int("".join(2 * dot for dot in f"{row:0{width_px}b}"), 2)
            width_px *= 2
        shift = self.width_px - self.margin_px - width_px
        assert shift >= 0, "a band is wider than the head"
        self.rows += [row << shift] * (2 if doubling & 2 else 1)


def printed(
    data: bytes, *, width_px: int = 576, dpi: int = 203, forgiving: bool = False
) -> PrintedPaper:
    """Return the paper these bytes print.

    Args:
        data: whole commands.
        width_px: dots of the head.
        dpi: dots an inch.
        forgiving: pass over bytes that are no command, instead of failing.
    """
    paper = PrintedPaper(width_px, dpi)
    at = 0
    while at < len(data):
        length = _length(data, at)
        assert length or forgiving or not data[at], f"no command: {data[at : at + 8].hex(' ')}"
        paper.obey(data[at : at + length])
        at += length or 1
    return paper


def _length(data: bytes, at: int) -> int:
    """Return how long the command is; 0 where there is none."""
    match data[at : at + 2]:
        case b"\x1dv":
            width, rows = (int.from_bytes(data[at + n : at + n + 2], "little") for n in (4, 6))
            return _RASTER_HEAD + width * rows
        case b"\x1dV":
            return 4 if data[at + 2] >= ord("A") else 3
        case b"\x1d(":
            return 5 + int.from_bytes(data[at + 3 : at + 5], "little")
        case prefix:
            return _LENGTHS.get(prefix, 0)


def _event(command: bytes) -> str | None:
    match command[:2]:
        case b"\x1b@":
            return "reset"
        case b"\x1da":
            return f"report {command[2]}"
        case b"\x1dV" | b"\x1bi":
            return "cut"
        case b"\x1cP":
            return "present"
        case b"\x1dr":
            return "paper?"
        case b"\x1d(":
            return f"printed? {command[7:].decode()}"
    return None
