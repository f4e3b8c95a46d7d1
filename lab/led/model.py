"""The displays at the emulated line, and what a person sees on them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from PIL import Image, ImageDraw


@dataclass(frozen=True, kw_only=True, slots=True)
class LedFaults:
    """What is wrong with the line or the displays at it."""

    drop_every: int = 0
    """Of so many bytes one is lost; 0: none."""
    refuses: bool = False
    """Every text is taken for garbled: NACK, or a checksum error, and nothing new is shown."""
    mute: bool = False
    """They hear and show, and nothing comes back."""
    dark: bool = False
    """They are without current: they show nothing, and hear nothing."""


EVERYBODY = "00"


@dataclass(frozen=True, slots=True)
class Sign:
    """What one display shows."""

    address: str
    text: str = ""
    blinking: bool = False

    def __str__(self) -> str:
        """Return it as a line of text."""
        shown = self.text.strip() or "(blank)"
        return f"{self.address}  {shown}{'  blinking' if self.blinking else ''}"


class Signs:
    """Every display at the line, by address."""

    def __init__(self, addresses: Iterable[str], changed: Callable[[Sign], None]) -> None:
        self._signs = {address: Sign(address) for address in addresses}
        self._changed = changed
        self.complaints: list[str] = []
        """What no display understood, the latest last; a few hundred are kept."""

    def __getitem__(self, address: str) -> Sign:
        return self._signs[address]

    def hear(self, address: str) -> tuple[str, ...]:
        """Return the addresses of the displays that a transmission is for."""
        if address == EVERYBODY:
            return tuple(self._signs)
        return (address,) if address in self._signs else ()

    def show(self, address: str, text: str, *, blinking: bool) -> None:
        """Let every display that hears an address show a text."""
        for one in self.hear(address):
            before = self._signs[one]
            now = replace(before, text=text, blinking=blinking)
            if now != before:
                self._signs[one] = now
                self._changed(now)

    def forget(self) -> None:
        """Lose what is shown, as without current."""
        for address in self._signs:
            self.show(address, "", blinking=False)

    def complain(self, of: str) -> None:
        """Note what was not understood."""
        self.complaints.append(of)
        del self.complaints[:-300]


MOST_BYTES = 4096
"""Of one transmission; a display that hears more of it has forgotten its beginning."""


class LedReceiver(Protocol):
    """Reads a stream byte by byte; whatever comes, it goes on."""

    def __init__(self, signs: Signs) -> None: ...

    def take(self, data: bytes, now_s: float, faults: LedFaults) -> bytes:
        """Take what came at an instant; return what the displays answer."""
        ...


_FEWEST_LETTERS = 8
_DOT_PX, _STEP_PX, _EDGE_PX = 10, 13, 20
_COLUMNS, _ROWS = 6, 7
_HOUSING, _OFF, _ON = (20, 20, 22), (52, 30, 28), (255, 92, 40)
_UNKNOWN = "0201510906"
"""A question mark: what a real sign shows for a letter that it has not."""
_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ- "
# Five columns a letter, the lowest bit on top.
_DOTS = """
3E5149453E 00427F4000 4261514946 2141454B31 1814127F10 2745454539 3C4A494930 0171090503 3649494936
064949291E 7E1111117E 7F49494936 3E41414122 7F4141221C 7F49494941 7F09090901 3E4149497A 7F0808087F
00417F4100 2040413F01 7F08142241 7F40404040 7F020C027F 7F0408107F 3E4141413E 7F09090906 3E4151215E
7F09192946 4649494931 01017F0101 3F4040403F 1F2040201F 3F4038403F 6314081463 0708700807 6151494543
0808080808 0000000000
"""
_LETTERS = dict(zip(_CHARACTERS, _DOTS.split(), strict=True))


def paint(sign: Sign, path: Path) -> None:
    """Write a picture of a display; one that blinks has a bright frame, for its other half.

    Raises:
        OSError: the file cannot be written.
    """
    letters = max(len(sign.text), _FEWEST_LETTERS)
    columns = letters * _COLUMNS
    size = (2 * _EDGE_PX + columns * _STEP_PX, 2 * _EDGE_PX + _ROWS * _STEP_PX)
    image = Image.new("RGB", size, _HOUSING)
    draw = ImageDraw.Draw(image)
    text = sign.text.center(letters)
    for column in range(columns):
        lit = _lit(text[column // _COLUMNS], column % _COLUMNS)
        for row in range(_ROWS):
            left, top = _EDGE_PX + column * _STEP_PX, _EDGE_PX + row * _STEP_PX
            colour = _ON if lit >> row & 1 else _OFF
            draw.ellipse((left, top, left + _DOT_PX, top + _DOT_PX), fill=colour)
    if sign.blinking:
        draw.rectangle((4, 4, size[0] - 5, size[1] - 5), outline=_ON, width=3)
    image.save(path)


def _lit(letter: str, column: int) -> int:
    dots = bytes.fromhex(_LETTERS.get(letter, _UNKNOWN))
    return dots[column] if column < len(dots) else 0
