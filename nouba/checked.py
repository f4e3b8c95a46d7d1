"""What ``nouba doctor`` finds."""

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """How bad a finding is."""

    OK = "ok"
    WARNING = "warning"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Checked:
    """What one check found."""

    code: str
    health: Health
    says: str
    hint: str = ""
