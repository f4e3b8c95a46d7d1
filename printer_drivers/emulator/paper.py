"""The paper that comes out of the emulated printer, as pictures."""

from pathlib import Path

from PIL import Image


class PaperRoll:
    """Rows since the last cut; every cut makes a picture in a folder."""

    def __init__(self, width_px: int, out_dir: Path) -> None:
        self._stride = width_px // 8
        self._out_dir = out_dir
        self._rows = bytearray()
        self._cuts = 0
        out_dir.mkdir(parents=True, exist_ok=True)

    def add(self, row: bytes) -> None:
        """Add a row of dots; what is wider than the head is not printed."""
        self._rows += row[: self._stride].ljust(self._stride, b"\x00")

    def cut(self) -> Path | None:
        """Cut the paper; return the picture, or None when there was only the cut."""
        if not self._rows:
            return None
        size = (self._stride * 8, len(self._rows) // self._stride)
        picture = Image.frombytes("1", size, bytes(self._rows), "raw", "1;I")
        self._rows.clear()
        path, unfinished = self._next_name(), self._out_dir / ".ticket.png"
        # Whoever watches the folder must never see half a picture.
        picture.save(unfinished)
        unfinished.replace(path)
        return path

    def _next_name(self) -> Path:
        while True:
            self._cuts += 1
            path = self._out_dir / f"ticket-{self._cuts:04}.png"
            if not path.exists():
                return path
