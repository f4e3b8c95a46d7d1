"""The paper that comes out of the emulated printer, as pictures."""

from pathlib import Path

from PIL import Image


class PaperRoll:
    """Rows since the last cut; every cut makes a picture in a folder."""

    def __init__(self, width_px: int, out_dir: Path) -> None:
        self._stride = width_px // 8
        self._out_dir = out_dir
        self._rows = bytearray()
        self._pieces = {"ticket": 0, "torn": 0}
        out_dir.mkdir(parents=True, exist_ok=True)

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
        """Cut the paper; return the picture, or None when there was only the cut."""
        return self._taken_away("ticket")

    def tear(self) -> Path | None:
        """Tear off what hangs out; return the picture, or None when nothing did."""
        return self._taken_away("torn")

    def _taken_away(self, kind: str) -> Path | None:
        if not self._rows:
            return None
        picture = Image.frombytes(
            "1", (self._stride * 8, self.hanging_rows), bytes(self._rows), "raw", "1;I"
        )
        self._rows.clear()
        path, unfinished = self._next_name(kind), self._out_dir / f".{kind}.png"
        # Whoever watches the folder must never see half a picture.
        picture.save(unfinished)
        unfinished.replace(path)
        return path

    def _next_name(self, kind: str) -> Path:
        while True:
            self._pieces[kind] += 1
            path = self._out_dir / f"{kind}-{self._pieces[kind]:04}.png"
            if not path.exists():
                return path
