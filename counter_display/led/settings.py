"""Where this station's LED displays hang: ``NOUBA_LED``, taken apart and checked.

One address a line of displays, several with a space between them::

    serial:///dev/ttyUSB0?protocol=alpha&displays=1:01,2:02,hall:0A
    tcp://192.168.1.60:4001?protocol=am03127&displays=3:01&idle=blank

=============  ==============================  ================================================
option         value                           meaning
=============  ==============================  ================================================
``protocol``   ``alpha``, ``am03127``          what the displays understand
``displays``   ``PLACE:ADDRESS``, commas       a counter's number or ``hall``, and the address
                                               set at the display, two digits of base 16
``baud``       9600 unless it is named         of a serial line
``framing``    ``8n1``, ``8e1``, ``7e1``...    bits, parity, stop bits of a serial line
``idle``       ``number``, ``blank``           what an open counter shows that calls nobody
``blink``      ``on``, ``off``                 whether a new call blinks
=============  ==============================  ================================================
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from printer_drivers.transport.port import shown
from reception.domain.errors import EnvironmentFault


class LedFault(EnvironmentFault):
    """The line or its setting is at fault; the queue goes on without it."""


class LineTakenFault(LedFault):
    """Another program writes to the displays, which may well be in order."""


EXAMPLE = "serial:///dev/ttyUSB0?protocol=alpha&displays=1:01,2:02,hall:0A"
EVERYBODY = "00"
"""The address that every display of a line hears."""
HALL = "hall"

_HINT = f"write it like {EXAMPLE}"
_USUAL_BAUD = "9600"
_OF_SERIAL: Mapping[str, Sequence[str]] = {
    "baud": ("1200", "2400", "4800", "9600", "19200", "38400", "57600", "115200"),
    "framing": ("8n1", "8e1", "7e1", "7e2"),
}
_OF_ALL: Mapping[str, Sequence[str]] = {
    "protocol": ("alpha", "am03127"),
    "displays": (),
    "idle": ("number", "blank"),
    "blink": ("on", "off"),
}
_PLACED = re.compile(r"(hall|[1-9][0-9]{0,2}):([0-9A-Fa-f]{2})")
_NEEDED = ("protocol", "displays")


class Idle(StrEnum):
    """What an open counter shows while it calls nobody."""

    NUMBER = "number"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class PlacedDisplay:
    """A display: the address set at it, and the counter it hangs over."""

    counter: int | None
    """None: it hangs in the hall and shows the latest call."""
    address: str

    @property
    def place(self) -> str:
        """Return where it hangs, for a sentence."""
        return "in the hall" if self.counter is None else f"at counter {self.counter}"


@dataclass(frozen=True, kw_only=True, slots=True)
class LedSetting:
    """One line and its displays."""

    scheme: str
    host: str
    port: int
    path: str
    protocol: str
    displays: tuple[PlacedDisplay, ...]
    baud: int
    framing: str
    idle: Idle
    blinks: bool

    @property
    def name(self) -> str:
        """Return the line's name, for a sentence."""
        return shown(self.path) if self.scheme == "serial" else f"{shown(self.host)}:{self.port}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Take one address apart.

        Raises:
            LedFault: it is not understood, or a part of it would have no effect.
        """
        try:
            parts = urlsplit(text)
            port = parts.port
        except ValueError as error:
            raise LedFault(f"'{shown(text)}' is no address of LED displays", _HINT) from error
        _refuse_other_places(text, parts, port)
        options = _options(text, parts)
        return cls(
            scheme=parts.scheme,
            host=parts.hostname or "",
            port=port or 0,
            path=unquote(parts.path),
            protocol=options["protocol"],
            displays=_displays(options["displays"]),
            baud=int(options.get("baud", _USUAL_BAUD)),
            framing=options.get("framing", "8n1"),
            idle=Idle(options.get("idle", Idle.NUMBER)),
            blinks=options.get("blink", "on") == "on",
        )


def led_settings(text: str) -> tuple[LedSetting, ...]:
    """Return every line that ``NOUBA_LED`` names.

    Raises:
        LedFault: there is none, one is not understood, or two are the same line.
    """
    lines = tuple(LedSetting.parse(one) for one in text.split())
    if not lines:
        raise LedFault("No LED display is named", f"set NOUBA_LED, such as '{EXAMPLE}'")
    for name, times in _repeated(line.name for line in lines):
        raise LedFault(
            f"NOUBA_LED names the line {name} {times} times", "name it once, with all its displays"
        )
    return lines


def _refuse_other_places(text: str, parts: SplitResult, port: int | None) -> None:
    if any(not character.isprintable() for character in unquote(text)):
        raise LedFault(f"'{shown(text)}' holds a character that nobody can read", _HINT)
    match parts.scheme:
        case "serial":
            right = parts.netloc in {"", "localhost"} and unquote(parts.path).strip("/") != ""
        case "tcp":
            right = (
                bool(parts.hostname and port) and not parts.path.strip("/") and not parts.username
            )
        case _:
            raise LedFault(
                f"'{shown(text)}' is no address of LED displays",
                "use one that begins: serial://, tcp://",
            )
    if not right or parts.fragment:
        raise LedFault(
            f"'{shown(text)}' names no line",
            f"{_HINT}, or like tcp://192.168.1.60:4001?protocol=...",
        )


def _options(text: str, parts: SplitResult) -> dict[str, str]:
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    known = {**_OF_ALL, **(_OF_SERIAL if parts.scheme == "serial" else {})}
    for name, times in _repeated(name for name, _ in pairs):
        raise LedFault(f"'{shown(name)}' stands {times} times in an address", "give it once")
    for name, value in pairs:
        if name in _OF_SERIAL and parts.scheme == "tcp":
            raise LedFault(
                f"'{name}' has no effect on a tcp:// line", "set it at the converter, leave it out"
            )
        if name not in known:
            raise LedFault(
                f"'{shown(name)}' is no option of LED displays", f"choose from: {', '.join(known)}"
            )
        if known[name] and value not in known[name]:
            raise LedFault(
                f"'{name}={shown(value)}' is not understood",
                f"choose from: {', '.join(known[name])}",
            )
    options = dict(pairs)
    for name in _NEEDED:
        if not options.get(name):
            raise LedFault(f"'{shown(text)}' does not say '{name}='", _HINT)
    return options


def _repeated(names: Iterable[str]) -> Iterator[tuple[str, int]]:
    return ((name, times) for name, times in Counter(names).items() if times > 1)


def _displays(text: str) -> tuple[PlacedDisplay, ...]:
    placed: list[PlacedDisplay] = []
    for one in text.split(","):
        found = _PLACED.fullmatch(one)
        if not found:
            raise LedFault(
                f"'{shown(one)}' in 'displays=' is no display",
                "write each like 3:0A: a counter's number or 'hall', then its address",
            )
        counter, address = found.groups()
        placed.append(PlacedDisplay(None if counter == HALL else int(counter), address.upper()))
    for address, times in _repeated(one.address for one in placed):
        raise LedFault(
            f"{times} displays have the address {address}",
            "give each an address of its own, at the display and here",
        )
    if len(placed) > 1 and any(one.address == EVERYBODY for one in placed):
        raise LedFault(
            f"The address {EVERYBODY} is heard by every display of a line",
            "give each display an address of its own from 01 on, or let it be alone on its line",
        )
    return tuple(placed)
