"""A printer's address as it stands in the settings."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import parse_qsl, unquote, urlsplit

from reception.domain.errors import PrinterFault

COMMON_OPTIONS = ("profile", "width", "dpi", "speed", "crop", "confirm")
"""Options of every address: they speak of the printer, not of the way to it."""


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
            PrinterFault: it is not an address.
        """
        try:
            parts = urlsplit(text)
            on_network = parts.scheme == "tcp"
            host, port = (parts.hostname, parts.port) if on_network else (parts.netloc, None)
        except ValueError as error:
            raise PrinterFault(
                f"'{text}' is not a printer address", "write it like tcp://192.168.1.50:9100"
            ) from error
        return cls(
            text=text,
            scheme=parts.scheme,
            host=unquote(host or ""),
            port=port,
            path=unquote(parts.path),
            options=dict(parse_qsl(parts.query, keep_blank_values=True)),
        )

    def local_path(self, example: str) -> Path:
        """Return the file or device of this computer that the address names.

        Raises:
            PrinterFault: it names none.
        """
        if self.host not in {"", "localhost"} or not Path(self.path).name:
            raise PrinterFault(f"'{self.text}' names no file", f"write it like {example}")
        return Path(self.path)

    def refuse_other_options(self, known: Iterable[str]) -> None:
        """Refuse what would have no effect: it is a slip of the pen.

        Raises:
            PrinterFault: an option is neither known here nor common to all addresses.
        """
        allowed = (*COMMON_OPTIONS, *known)
        for option in self.options:
            if option not in allowed:
                raise PrinterFault(
                    f"'{option}' is no option of a {self.scheme}:// printer address",
                    f"choose from: {', '.join(allowed)}",
                )

    def refuse_other_values(self, option: str, known: Iterable[str]) -> None:
        """Refuse a value that is none of the known ones, where one is given at all.

        Raises:
            PrinterFault: it is another one.
        """
        value = self.options.get(option)
        choices = list(known)
        if value is not None and value not in choices:
            raise PrinterFault(
                f"'{option}={value}' in the printer address is not understood",
                f"choose from: {', '.join(choices)}",
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
                f"'{option}={value}' in the printer address is not a whole number",
                f"write it like {option}=576",
            )
        return int(value)
