"""A service for which no tickets are given for a while."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ServicePause:
    """Since when a service is paused, by whom, and why."""

    service: str
    since: datetime
    by: str
    reason: str | None = None
    """For colleagues, in one line; visitors do not see it."""
    until: datetime | None = None
    """When it ends by itself; without one somebody resumes the service."""
