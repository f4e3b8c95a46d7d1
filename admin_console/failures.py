"""What to say when something could not be done; a bug goes to the log as well."""

import logging

from reception.domain.errors import EnvironmentFault, Refusal
from ui_kit.refusals import sentence

log = logging.getLogger(__name__)


def explain(error: Exception) -> str:
    """Return what to say of an error; whatever nobody expected is logged with its trace."""
    if not isinstance(error, (Refusal, EnvironmentFault)):
        log.error("a bug", exc_info=error)
    return sentence(error)
