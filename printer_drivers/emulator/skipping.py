"""How long the commands are that leave nothing on the paper of the emulated printer.

A printer that took the parameters of a setting for text would print rubbish ever after.
"""

from collections.abc import Generator, Mapping

_ESC, _FS, _GS = 0x1B, 0x1C, 0x1D
_AT_ONCE_BYTES = 4096

_SETTINGS: Mapping[int, Mapping[str, int]] = {
    _ESC: {
        **dict.fromkeys("%=?RTUVefru {", 1),
        **dict.fromkeys("<Sv", 0),
        "c": 2,
        "p": 3,
    },
    _FS: {**dict.fromkeys("!-CW", 1), "S": 2, "&": 0, ".": 0},
    _GS: {
        **dict.fromkeys("/EHTbfhwj", 1),
        **dict.fromkeys(":c", 0),
        "$": 2,
        "\\": 2,
        "^": 3,
        "g": 4,
        "z": 1,
    },
}
"""How many bytes follow the command's name; what they set changes nothing that is drawn here."""
_UNPRINTED: Mapping[int, Mapping[str, int]] = {
    _ESC: {"L": 0, "W": 8, "\x0c": 0},
    _FS: {"p": 2, "?": 2, "2": 74},
}
"""The same for commands that a real printer would draw something by."""
HARMLESS_EXTENSIONS = frozenset(map(ord, "AEK"))
"""Families of GS ( that set something: test print, set-up, darkness."""

type _Reading = Generator[int, bytes]


def real_time() -> _Reading:
    """Pass over what follows DLE."""
    kind, function = yield 2
    if kind == 0x14:  # noqa: PLR2004 - DLE DC4
        yield from over({1: 2, 2: 2, 3: 5, 7: 1, 8: 7}.get(function, 0))


def command(name: bytes) -> Generator[int, bytes, bool]:
    """Pass over the parameters of ESC, FS or GS and a sign; return whether nothing is missed."""
    prefix, sign = name[0], chr(name[1])
    if (length := _SETTINGS[prefix].get(sign)) is not None:
        yield from over(length)
        return True
    if (length := _UNPRINTED.get(prefix, {}).get(sign)) is not None:
        yield from over(length)
        return False
    match prefix, sign:
        case (0x1B, "D"):
            yield from _until_nul()
            return True
        case (0x1B, "&"):
            yield from _downloaded_characters()
        case (0x1B | 0x1C, "("):
            yield 1
            yield from over(int.from_bytes((yield 2), "little"))
            return True
        case (0x1C, "q"):
            yield from _stored_pictures()
        case (0x1D, "*"):
            width, height = yield 2
            yield from over(width * height * 8)
        case (0x1D, "k"):
            yield from _barcode()
    return False


def over(length: int) -> _Reading:
    """Pass over so many bytes, without keeping them."""
    while length > 0:
        length -= len((yield min(length, _AT_ONCE_BYTES)))


def _until_nul() -> _Reading:
    while (yield 1) != b"\x00":
        pass


def _downloaded_characters() -> _Reading:
    height, first, last = yield 3
    for _ in range(first, last + 1):
        yield from over((yield 1)[0] * height)


def _stored_pictures() -> _Reading:
    for _ in range((yield 1)[0]):
        size = yield 4
        yield from over((size[0] | size[1] << 8) * (size[2] | size[3] << 8) * 8)


def _barcode() -> _Reading:
    # The older kinds end with NUL, the newer ones say how long they are.
    kind = (yield 1)[0]
    if kind <= 6:  # noqa: PLR2004
        yield from _until_nul()
    else:
        yield from over((yield 1)[0])
