"""A sheet of paper that is no ticket: what to bring, or how to complain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from reception.domain.language import Language, Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class SlipSection:
    """A heading and the lines below it."""

    heading: Texts
    lines: Mapping[Language, tuple[str, ...]]
    ticked: bool = False
    """Each line has a box, for the pen of whoever gathers the things."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SlipPaper:
    """What stands on a slip; it belongs to nobody's ticket and is kept nowhere."""

    language: Language
    unit_names: Texts
    title: Texts
    sections: tuple[SlipSection, ...]
    printed_at: datetime
    """In the unit's zone."""
    qr_text: str = ""
    hotline: str = ""
    complaints_site: str = ""
    about: Texts = field(default_factory=dict)
    """What kind of sheet it is, above the title; empty where the title says so."""
