"""What is told when a line of LED displays cannot be used."""

from reception.domain.errors import EnvironmentFault


class LedFault(EnvironmentFault):
    """The line or its setting is at fault; the queue goes on without it."""


class LineTakenFault(LedFault):
    """Another program writes to the displays, which may well be in order."""
