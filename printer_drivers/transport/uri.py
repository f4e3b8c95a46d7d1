"""A printer's address as it stands in the settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import parse_qsl, unquote, urlsplit

from reception.domain.errors import PrinterFault


@dataclass(frozen=True, kw_only=True, slots=True)
class PrinterUri:
    """An address such as ``tcp://host:9100?profile=TM-T20II&width=576``, taken apart."""

    text: str
    scheme: str
    host: str
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
            port = parts.port
        except ValueError as error:
            raise PrinterFault(
                f"'{text}' is not a printer address", "write it like tcp://192.168.1.50:9100"
            ) from error
        return cls(
            text=text,
            scheme=parts.scheme,
            host=parts.hostname or "",
            port=port,
            path=unquote(parts.path),
            options=dict(parse_qsl(parts.query)),
        )

    def whole_number(self, option: str) -> int | None:
        """Return an option that is a positive whole number; None when it is not given.

        Raises:
            PrinterFault: it is something else.
        """
        value = self.options.get(option)
        if value is None:
            return None
        if not (value.isascii() and value.isdigit() and int(value) > 0):
            raise PrinterFault(
                f"'{option}={value}' in the printer address is not a whole number",
                f"write it like {option}=576",
            )
        return int(value)
