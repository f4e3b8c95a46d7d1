"""When a window that nobody touches is locked."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from reception.domain.fields import Limits


@dataclass(frozen=True, kw_only=True, slots=True)
class SignInRules:
    """The unit's rule."""

    lock_after: Annotated[timedelta, Limits(least=1, most=60, whole=True)] = timedelta(minutes=5)
    """So long nobody touches a window, and it is locked."""
