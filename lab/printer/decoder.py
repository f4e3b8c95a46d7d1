"""Reads ESC/POS as a printer does: command by command, into rows of paper and answers."""

from collections.abc import Callable, Generator, Mapping

from lab.printer.paper import scaled
from lab.printer.typesetter import Mechanism, Typesetter

_ESC, _FS, _GS, _DLE = 0x1B, 0x1C, 0x1D, 0x10
_AT_ONCE_BYTES = 4096
_CUT_FEED_MODES = frozenset({65, 66, 97, 98, 103, 104})
_PROCESS_ID = b"00"
_PROCESS_ID_BYTES = 6

_SETTINGS: Mapping[int, Mapping[str, int]] = {
    _ESC: {**dict.fromkeys("%=?RTUVefru {", 1), **dict.fromkeys("<Sv", 0), "c": 2, "p": 3},
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
_HARMLESS_EXTENSIONS = frozenset(map(ord, "AEK"))
"""Families of GS ( that set something: test print, set-up, darkness."""

type _Reading = Generator[int, bytes]
"""Yields how many bytes it needs, and is sent exactly those."""


def _real_time() -> _Reading:
    """Pass over what follows DLE."""
    kind, function = yield 2
    if kind == 0x14:  # noqa: PLR2004 - DLE DC4
        yield from _over({1: 2, 2: 2, 3: 5, 7: 1, 8: 7}.get(function, 0))


def _parameters(name: bytes) -> Generator[int, bytes, bool]:
    """Pass over the parameters of ESC, FS or GS and a character; return whether none is missing."""
    prefix, character = name[0], chr(name[1])
    if (length := _SETTINGS[prefix].get(character)) is not None:
        yield from _over(length)
        return True
    if (length := _UNPRINTED.get(prefix, {}).get(character)) is not None:
        yield from _over(length)
        return False
    match prefix, character:
        case (0x1B, "D"):
            yield from _until_nul()
            return True
        case (0x1B, "&"):
            yield from _downloaded_characters()
        case (0x1B | 0x1C, "("):
            yield 1
            yield from _over(int.from_bytes((yield 2), "little"))
            return True
        case (0x1C, "q"):
            yield from _stored_pictures()
        case (0x1D, "*"):
            width, height = yield 2
            yield from _over(width * height * 8)
        case (0x1D, "k"):
            yield from _barcode()
    return False


def _over(length: int) -> _Reading:
    """Pass over so many bytes, without keeping them."""
    while length > 0:
        length -= len((yield min(length, _AT_ONCE_BYTES)))


def _until_nul() -> _Reading:
    while (yield 1) != b"\x00":
        pass


def _downloaded_characters() -> _Reading:
    height, first, last = yield 3
    for _ in range(first, last + 1):
        yield from _over((yield 1)[0] * height)


def _stored_pictures() -> _Reading:
    for _ in range((yield 1)[0]):
        size = yield 4
        yield from _over((size[0] | size[1] << 8) * (size[2] | size[3] << 8) * 8)


def _barcode() -> _Reading:
    # The older kinds end with NUL, the newer ones say how long they are.
    kind = (yield 1)[0]
    if kind <= 6:  # noqa: PLR2004 - the last of the older ones
        yield from _until_nul()
    else:
        yield from _over((yield 1)[0])


type _Act = Callable[[Typesetter, bytes], None]


def _style(command: str) -> tuple[int, _Act]:
    return 1, lambda setter, value: setter.line.style.set(command, value[0])


_LITTLE: Mapping[bytes, tuple[int, _Act]] = {
    b"\x1b@": (0, lambda setter, _: setter.reset()),
    b"\x1bJ": (1, lambda setter, units: setter.feed_units(units[0])),
    b"\x1bd": (1, lambda setter, lines: setter.feed_lines(lines[0])),
    b"\x1b2": (0, lambda setter, _: setter.layout.set_spacing(None)),
    b"\x1b3": (1, lambda setter, units: setter.layout.set_spacing(units[0])),
    b"\x1ba": (1, lambda setter, side: setter.layout.align(side[0])),
    b"\x1b$": (2, lambda setter, units: setter.move(units, relative=False)),
    b"\x1b\\": (2, lambda setter, units: setter.move(units, relative=True)),
    b"\x1bi": (0, lambda setter, _: setter.cut()),
    b"\x1bm": (0, lambda setter, _: setter.cut()),
    b"\x1dL": (2, lambda setter, units: setter.layout.set_margin(units)),
    b"\x1dW": (2, lambda setter, units: setter.layout.set_area(units)),
    b"\x1dP": (2, lambda setter, units: setter.layout.set_units(*units)),
    b"\x1da": (1, lambda setter, wanted: setter.mechanism.report_changes(wanted[0])),
    **{b"\x1b" + character.encode(): _style(character) for character in "!-EGMt"},
    b"\x1d!": _style("GS !"),
    b"\x1dB": _style("GS B"),
}
"""Commands of a fixed length: how many bytes follow the name, and what is done."""


class Decoder:
    """A stream of commands; what it does not know is kept for whoever looks."""

    def __init__(
        self, mechanism: Mechanism, unknown: list[bytes], *, dpi: int = 203, width_px: int = 576
    ) -> None:
        """Begin to read; ``unknown`` gets the names of unknown commands."""
        self._unknown = unknown
        self._mechanism = mechanism
        self._setter = Typesetter(mechanism, dpi, width_px)
        self._held = bytearray()
        self.break_off()

    @property
    def at_rest(self) -> bool:
        """Return whether it is between two commands and holds no text."""
        return self._between and self._setter.line.empty

    def break_off(self) -> None:
        """Forget the command that is being read, and the text that is not printed yet."""
        self._held.clear()
        self._setter.forget()
        self._between = True
        self._reader = self._commands()
        self._wanted = next(self._reader)

    def step(self, waiting: bytes | bytearray) -> int:
        """Take no more bytes than lead to the next thing to do; return how many."""
        taken = min(self._wanted - len(self._held), len(waiting))
        self._held += waiting[:taken]
        if len(self._held) == self._wanted:
            whole = bytes(self._held)
            self._held.clear()
            self._wanted = self._reader.send(whole)
        return taken

    def _commands(self) -> _Reading:
        while True:
            self._between = True
            first = (yield 1)[0]
            self._between = False
            if first in _SETTINGS:
                yield from self._command(bytes((first,)) + (yield 1))
            elif first == _DLE:
                # Already obeyed when it came in; here it only has to be passed over.
                yield from _real_time()
            else:
                self._setter.character(first)

    def _command(self, name: bytes) -> _Reading:
        if (little := _LITTLE.get(name)) is not None:
            length, act = little
            act(self._setter, (yield length) if length else b"")
            return
        match name:
            case b"\x1b*":
                yield from self._columns()
            case b"\x1dv":
                yield from self._raster()
            case b"\x1dV":
                mode = (yield 1)[0]
                self._setter.cut((yield 1)[0] if mode in _CUT_FEED_MODES else 0)
            case b"\x1dr" | b"\x1dI":
                self._mechanism.answer(name[1:].decode(), (yield 1)[0])
            case b"\x1d(" | b"\x1d8":
                family = (yield 1)[0]
                length = int.from_bytes((yield 2 if name == b"\x1d(" else 4), "little")
                yield from self._extended(family, length)
            case _:
                known = yield from _parameters(name)
                if not known:
                    self._unknown.append(name)

    def _columns(self) -> _Reading:
        """ESC *: a strip of the picture, 8 or 24 dots high, as part of the line."""
        mode, low, high = yield 3
        tall, fine = mode in {32, 33}, mode in {1, 33}
        column_bytes = 3 if tall else 1
        length = (low | high << 8) * column_bytes
        data = (yield length) if length else b""
        self._setter.line.draw_columns(data, column_bytes, 1 if fine else 2, 1 if tall else 3)

    def _raster(self) -> _Reading:
        """GS v 0: rows of a picture, printed as they come."""
        _, mode, *size = yield 6
        stride, height = size[0] | size[1] << 8, size[2] | size[3] << 8
        self._setter.print_line()
        for _ in range(height if stride else 0):
            row = yield stride
            self._setter.burn(scaled(row, 1 + (mode & 1)), 1 + (mode >> 1 & 1))

    def _extended(self, family: int, length: int) -> _Reading:
        """GS ( and GS 8: these commands say themselves how long they are."""
        if family == ord("L"):
            yield from self._picture(length)
            return
        start = (yield min(length, _PROCESS_ID_BYTES)) if length else b""
        yield from _over(length - len(start))
        if family == ord("H") and start[:2] == _PROCESS_ID and length == _PROCESS_ID_BYTES:
            self._mechanism.say_printed(start[2:])
        elif family not in _HARMLESS_EXTENSIONS:
            self._unknown.append(bytes((_GS, ord("("), family)))

    def _picture(self, length: int) -> _Reading:
        parameters = (yield length) if length else b""
        if self._setter.graphics.is_print(parameters):
            self._setter.burn_graphics()
        elif not self._setter.graphics.store(parameters):
            self._unknown.append(b"\x1d(L")
