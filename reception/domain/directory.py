"""Whom a visitor can turn to besides the counters: the entries of the unit's directory."""

from dataclasses import dataclass, field
from typing import Annotated

from reception.domain.fields import Limits, Telephone, WebAddress
from reception.domain.language import Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """An office or a line that helps; what is not known about it stays empty."""

    names: Texts
    telephone: Telephone = ""
    email: Annotated[
        str,
        Limits(
            pattern=r"^[^\s@\x00-\x1f\x7f]+@[^\s@.]+(\.[^\s@.]+)+$",
            longest=200,
            means='an e-mail address such as "accueil@commune.ma"',
        ),
    ] = ""
    website: WebAddress = ""
    address: Texts = field(default_factory=dict)
    hours: Texts = field(default_factory=dict)
