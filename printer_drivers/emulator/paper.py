"""The paper that comes out of the emulated printer, as pictures."""

import contextlib
from collections.abc import Callable
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
        """Put in a roll.

        Args:
            width_px: dots of the head.
            out_dir: where the pictures go.
            troubled: told once why pictures cannot be kept, until they can be again.

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
