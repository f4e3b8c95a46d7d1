"""Pictures that the emulated printer stores first and prints later: GS ( L and GS 8 L."""

from collections.abc import Iterator
from functools import lru_cache

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
        return len(parameters) == 2 and parameters[1] in _PRINT  # noqa: PLR2004

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
