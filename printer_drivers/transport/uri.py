"""A printer's address as it stands in the settings."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Self
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from printer_drivers.transport.port import shown
from reception.domain.errors import PrinterFault

_USUAL = {"width": 576, "dpi": 203, "speed": 50, "baud": 9600}
"""What a whole number is as a rule, as an example."""

COMMON_OPTIONS = ("profile", "width", "dpi", "speed", "crop", "confirm")
"""Options of every address: they speak of the printer, not of the way to it."""

_MOST_CHARACTERS, _MOST_CHARACTERS_OF_A_VALUE = 1000, 60
_HINT = "write it like tcp://192.168.1.50:9100"
_NAMES_A_USER = re.compile(r"\s*tcp://[^/?#]*@", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class PrinterUri:
    """An address such as ``tcp://host:9100?profile=TM-T20II&width=576``, taken apart."""

    text: str
    scheme: str
    host: str
    """As it is written, where it is no name on the network: queues know large letters."""
    port: int | None
    path: str
    options: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Take an address apart.

        Raises:
            PrinterFault: it is not an address, or a part of it would have no effect.
        """
        _refuse_odd_text(text)
        try:
            parts = urlsplit(text)
            host, port = _place(parts)
        except ValueError as error:
            raise PrinterFault(f"'{shown(text)}' is not a printer address", _HINT) from error
        options = parse_qsl(parts.query, keep_blank_values=True)
        _refuse_repeats(option for option, _ in options)
        address = cls(
            text=text,
            scheme=parts.scheme,
            host=host,
            port=port,
            path=unquote(parts.path),
            options=dict(options),
        )
        for part in (address.host, address.path, *chain.from_iterable(options)):
            _refuse_controls(part, text)
        return address

    def local_path(self, example: str) -> Path:
        """Return the file or device of this computer that the address names.

        Raises:
            PrinterFault: it names none.
        """
        if self.host not in {"", "localhost"} or not Path(self.path).name:
            raise PrinterFault(f"'{shown(self.text)}' names no file", f"write it like {example}")
        return Path(self.path)

    def refuse_path(self) -> None:
        """Refuse what stands behind the host, where there is nothing to be found.

        Raises:
            PrinterFault: something stands there.
        """
        if self.host and self.path.strip("/"):
            raise PrinterFault(
                f"The printer address '{shown(self.text)}' goes on with '{shown(self.path)}',"
                f" and nothing is behind a {self.scheme}:// printer",
                "leave that out",
            )

    def refuse_odd_options(self, known: Mapping[str, Sequence[str]]) -> None:
        """Refuse what would have no effect: it is a slip of the pen.

        Raises:
            PrinterFault: an option is neither known here nor common to all addresses, or its
                value is empty, endless or none of those that it may have.
        """
        allowed = (*COMMON_OPTIONS, *known)
        for option in self.options:
            if option not in allowed:
                raise PrinterFault(
                    f"'{shown(option)}' is no option of a {self.scheme}:// printer address",
                    f"choose from: {', '.join(allowed)}",
                )
        for option, value in self.options.items():
            choices = known.get(option, ())
            if choices and value not in choices:
                raise PrinterFault(
                    f"'{option}={shown(value)}' in the printer address is not understood",
                    f"choose from: {', '.join(choices)}",
                )
            if not value:
                raise PrinterFault(
                    f"'{option}=' in the printer address has no value",
                    "leave it out or give it one",
                )
            if option in COMMON_OPTIONS and len(value) > _MOST_CHARACTERS_OF_A_VALUE:
                raise PrinterFault(
                    f"'{option}={shown(value)}' in the printer address is too long",
                    "such a value is one short word or number",
                )

    def whole_number(self, option: str) -> int | None:
        """Return an option that is a positive whole number; None when it is not given.

        Raises:
            PrinterFault: it is something else.
        """
        value = self.options.get(option)
        if value is None:
            return None
        if not re.fullmatch(r"0*[1-9][0-9]{0,8}", value):
            raise PrinterFault(
                f"'{option}={shown(value)}' in the printer address is not a whole number",
                f"write it like {option}={_USUAL[option]}",
            )
        return int(value)


def _refuse_odd_text(text: str) -> None:
    """Refuse what cannot be an address before it is taken apart, which would drop some of it."""
    if _NAMES_A_USER.match(text):
        # Not shown: a password may stand there.
        raise PrinterFault(
            "The printer address names a user, and printers on the network ask for none", _HINT
        )
    if len(text) > _MOST_CHARACTERS:
        raise PrinterFault(
            f"The printer address '{shown(text)}' is {len(text)} characters long",
            f"it may have {_MOST_CHARACTERS}; {_HINT}",
        )
    _refuse_controls(text, text)
    if "#" in text:
        raise PrinterFault(
            f"The printer address '{shown(text)}' goes on after a '#', which nobody reads",
            "leave that out, or write %23 where the character belongs to a name",
        )


def _refuse_controls(part: str, text: str) -> None:
    if any(unicodedata.category(character) == "Cc" for character in part):
        raise PrinterFault(
            f"The printer address '{shown(text)}' holds a control character,"
            " such as a line break or %00",
            f"take it out; {_HINT}",
        )


def _refuse_repeats(options: Iterable[str]) -> None:
    for option, times in Counter(options).items():
        if times > 1:
            raise PrinterFault(
                f"'{shown(option)}' stands {times} times in the printer address", "give it once"
            )


def _place(parts: SplitResult) -> tuple[str, int | None]:
    """Return host and port; what is no name on the network has no port.

    Raises:
        ValueError: they are none.
    """
    if parts.scheme != "tcp":
        return unquote(parts.netloc), None
    host = parts.hostname or ""
    # The network card in fe80::1%12 is no escaped character, unless its own % is one.
    return host.replace("%25", "%") if ":" in host else unquote(host), parts.port
