"""How long people wait for a service, against what the office aims at."""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reception.hall import ServiceOutlook

# From this part of the service's target on, a wait is near it.
_NEAR = 2 / 3


class Promptness(StrEnum):
    """How the longest wait compares with the service's target."""

    EMPTY = "empty"
    WITHIN = "within"
    NEAR = "near"
    BEYOND = "beyond"


def promptness(line: "ServiceOutlook") -> Promptness:
    """Return how a service's longest wait compares with its target."""
    if not line.waiting:
        return Promptness.EMPTY
    target = line.service.target_wait
    if line.longest_wait > target:
        return Promptness.BEYOND
    return Promptness.NEAR if line.longest_wait >= target * _NEAR else Promptness.WITHIN
