"""When a window that nobody touches is locked."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class SignInRules:
    """The unit's rule."""

    lock_after: timedelta = timedelta(minutes=5)
    """So long nobody touches a window, and it is locked."""
