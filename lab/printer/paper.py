"""The paper that comes out of the emulated printer, as pictures."""

import contextlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from PIL import Image

from reception.domain.errors import PrinterFault


class PaperRoll:
    """Rows since the last cut; every cut makes a picture in a folder."""

    def __init__(
        self,
        width_px: int,
        out_dir: Path,
        troubled: Callable[[PrinterFault], None] = lambda _: None,
    ) -> None:
        """Put in a roll; ``troubled`` is told once why pictures are lost, until they can be kept.

        Raises:
            PrinterFault: the folder cannot be made.
        """
        self._stride = width_px // 8
        self._out_dir = out_dir
        self._rows = bytearray()
        self._pieces = {"ticket": 0, "torn": 0}
        self._troubled = troubled
        self._in_trouble = False
        try:
            out_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._fault(error) from error

    @property
    def hanging(self) -> bytes:
        """Return the rows that are out and not cut off."""
        return bytes(self._rows)

    @property
    def hanging_rows(self) -> int:
        """Return how many rows are out and not cut off."""
        return len(self._rows) // self._stride

    def add(self, row: bytes) -> None:
        """Add a row of dots; what is wider than the head is not printed."""
        self._rows += row[: self._stride].ljust(self._stride, b"\x00")

    def cut(self) -> Path | None:
        """Cut the paper; return the picture, or None when there was none or it is lost."""
        return self._taken_away("ticket")

    def tear(self) -> Path | None:
        """Tear off what hangs out; return the picture, or None likewise."""
        return self._taken_away("torn")

    def _taken_away(self, kind: str) -> Path | None:
        if not self._rows:
            return None
        picture = Image.frombytes(
            "1", (self._stride * 8, self.hanging_rows), bytes(self._rows), "raw", "1;I"
        )
        self._rows.clear()
        try:
            path = self._keep(picture, kind)
        except OSError as error:
            # The printer goes on without it, as one whose paper nobody picks up.
            if not self._in_trouble:
                self._troubled(self._fault(error))
            self._in_trouble = True
            return None
        self._in_trouble = False
        return path

    def _keep(self, picture: Image.Image, kind: str) -> Path:
        # It may have been removed since.
        self._out_dir.mkdir(parents=True, exist_ok=True)
        path, unfinished = self._next_name(kind), self._out_dir / f".{kind}.png"
        try:
            # Whoever watches the folder must never see half a picture.
            picture.save(unfinished)
            unfinished.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                unfinished.unlink()
            raise
        return path

    def _fault(self, error: OSError) -> PrinterFault:
        return PrinterFault(
            f"The emulated printer cannot keep its tickets in {self._out_dir}"
            f" ({error.strerror or error})",
            "check that the folder can be made and written, and has room",
        )

    def _next_name(self, kind: str) -> Path:
        while True:
            self._pieces[kind] += 1
            path = self._out_dir / f"{kind}-{self._pieces[kind]:04}.png"
            if not path.exists():
                return path


_STORE_RASTER = 112
_PRINT = frozenset({2, 50})
_HEADER_BYTES = 10
_MONOCHROME = 48


class GraphicsStore:
    """The picture between "store" and "print"; a later one comes below."""

    def __init__(self) -> None:
        self._rows: list[tuple[bytes, int]] = []

    def clear(self) -> None:
        """Forget the picture."""
        self._rows.clear()

    def store(self, parameters: bytes) -> bool:
        """Store a picture of rows; return whether the parameters are one."""
        if (
            parameters[1:2] != bytes((_STORE_RASTER,))
            or len(parameters) < _HEADER_BYTES
            or parameters[2] != _MONOCHROME
        ):
            return False
        across, down = (max(1, one) for one in parameters[3:5])
        width = parameters[6] | parameters[7] << 8
        height = parameters[8] | parameters[9] << 8
        stride = -(-width // 8)
        data = parameters[_HEADER_BYTES:]
        # A height without its dots is only a number.
        for start in range(0, min(len(data), height * stride), max(1, stride)):
            row = data[start : start + stride].ljust(stride, b"\x00")
            dots = scaled(_without_rest(row, width), min(across, 2))
            self._rows += [(dots, width * min(across, 2))] * min(down, 2)
        return True

    @staticmethod
    def is_print(parameters: bytes) -> bool:
        """Return whether the parameters say that the picture is to be printed."""
        return len(parameters) == 2 and parameters[1] in _PRINT  # noqa: PLR2004 - m and fn

    def taken(self) -> Iterator[tuple[bytes, int]]:
        """Yield the picture's rows, each with its dots, and forget it."""
        rows, self._rows = self._rows, []
        yield from rows


def _without_rest(row: bytes, width: int) -> bytes:
    """Return a row without the bits that only fill its last byte."""
    rest = len(row) * 8 - width
    return (int.from_bytes(row) >> rest << rest).to_bytes(len(row))


def scaled(row: bytes, times: int) -> bytes:
    """Return a row of dots as it is, or twice as wide."""
    return row if times == 1 else b"".join(_doubled(byte) for byte in row)


@lru_cache(maxsize=256)
def _doubled(byte: int) -> bytes:
    return int("".join(2 * bit for bit in f"{byte:08b}"), 2).to_bytes(2)
