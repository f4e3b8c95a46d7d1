"""What to say when something could not be done; a bug goes to the log as well."""

import logging
from collections.abc import Mapping

from admin_console.words import translate
from reception.domain import errors, office_errors, offline_errors
from reception.domain.errors import EnvironmentFault, Refusal
from reception.logo import LogoRefusedError
from ui_kit.refusals import sentence
from ui_kit.translations import marked
from ui_kit.wording import from_the_left

log = logging.getLogger(__name__)
_MOST_SHOWN = 60

# What only administrators are refused; ``%1`` is the service, counter or person, or the number
# of the line, of which ``%2`` is the beginning.
SENTENCES: Mapping[type[Exception], str] = {
    office_errors.OtherUnitError: marked(
        "Console", "This file describes another unit; it needs a database of its own."
    ),
    office_errors.LastAdministratorError: marked(
        "Console", "The last administrator stays one. Please name another administrator first."
    ),
    office_errors.StillInUseError: marked(
        "Console",
        "Visitors of today still need this (%1). Please serve them or close the day first.",
    ),
    office_errors.UnknownRevisionError: marked("Console", "This state of the unit is not known."),
    office_errors.NothingBeforeError: marked(
        "Console", "This is the first description of the unit: nothing stands before it."
    ),
    offline_errors.NotParkedError: marked(
        "Console", "Somebody has already decided on this ticket."
    ),
    LogoRefusedError: marked("Console", "This picture cannot stand on a ticket."),
    errors.NotTomlError: marked(
        "Console",
        "The file is not well written in line %1: \u201c%2\u201d. Texts stand in quotation marks,"
        " lists in square brackets, and each key once in its table.",
    ),
    errors.NotUtf8Error: marked(
        "Console", "The letters of line %1 are not in UTF-8. Please save the file as UTF-8."
    ),
}


def explain(error: Exception) -> str:
    """Return what to say of an error; whatever nobody expected is logged with its trace."""
    if isinstance(error, OSError):
        # The database's own troubles are faults: what is left is a file that somebody chose.
        return translate("Console", "The file could not be written. Please choose another folder.")
    if not isinstance(error, (Refusal, EnvironmentFault)):
        log.error("a bug", exc_info=error)
    if type(error) in SENTENCES:
        said = translate("Console", SENTENCES[type(error)])
        if isinstance(error, errors.NotTomlError | errors.NotUtf8Error):
            shown = getattr(error, "text", "")[:_MOST_SHOWN]
            return said.replace("%1", str(error.line)).replace("%2", from_the_left(shown))
        return said.replace("%1", str(getattr(error, "key", "")))
    return sentence(error)
