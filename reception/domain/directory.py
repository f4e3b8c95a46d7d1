"""Whom a visitor can turn to besides the counters: the entries of the unit's directory."""

from dataclasses import dataclass, field

from reception.domain.language import Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """An office or a line that helps; what is not known about it stays empty."""

    names: Texts
    telephone: str = ""
    email: str = ""
    website: str = ""
    address: Texts = field(default_factory=dict)
    hours: Texts = field(default_factory=dict)
