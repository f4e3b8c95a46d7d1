"""What the unit's administrator decides about the paper ticket: its lines, their order, a logo."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from reception.domain.fields import Limits
from reception.domain.language import Language


class TicketLine(StrEnum):
    """A line of the paper ticket; in this order where nobody chose another."""

    LOGO = "logo"
    UNIT = "unit"
    SERVICE = "service"
    NUMBER = "number"
    PRIORITY = "priority"
    WAITING_AREA = "waiting_area"
    AHEAD = "ahead"
    EXPECTED_WAIT = "expected_wait"
    ISSUED_AT = "issued_at"
    DOCUMENTS = "documents"
    CONTACTS = "contacts"
    QR = "qr"


ALWAYS_SHOWN = (TicketLine.NUMBER, TicketLine.SERVICE)
"""Without these a sheet of paper is no ticket."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketTemplate:
    """The look of a unit's paper ticket; without any choice it is the whole ticket."""

    lines: Annotated[tuple[TicketLine, ...], Limits(of="lines")] = tuple(TicketLine)
    """What is shown, from the top; neighbours that belong together share a row."""
    documents_shown: Annotated[int, Limits(least=1, most=12)] = 4
    logo: Annotated[
        bytes,
        Limits(means='the file name of a PNG picture beside this file, such as "logo.png"'),
    ] = b""
    """A grey PNG as ``reception.logo`` makes it; empty for none."""
    footer: Annotated[
        Mapping[
            Language,
            Annotated[
                tuple[Annotated[str, Limits(longest=80)], ...],
                Limits(of="lines", fewest=1, longest=3),
            ],
        ],
        Limits(of="short lines"),
    ] = field(default_factory=dict)
    """Short lines at the very end."""
