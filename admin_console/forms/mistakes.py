"""What is wrong in a description, in the words of who edits it."""

from collections.abc import Mapping

from admin_console.words import translate
from reception.unit_checks import Mistake, Wrong
from ui_kit.translations import marked

_WORDS: Mapping[Wrong, str] = {
    Wrong.TWICE: marked("Console", "This stands twice; each may stand once."),
    Wrong.NO_GROUP: marked("Console", "There is no such group; choose one."),
    Wrong.NO_SERVICE: marked(
        "Console", "A service that is named here is not offered; choose others."
    ),
    Wrong.NO_COUNTER: marked(
        "Console", "A counter that is named here does not exist; choose others."
    ),
    Wrong.NOT_GIVEN: marked("Console", "No counter gives this service; choose at least one."),
    Wrong.NO_CALL: marked(
        "Console", "None of these counters gives one of these services: no call would be shown."
    ),
    Wrong.SERIES_BACKWARDS: marked("Console", "The first number must be smaller than the last."),
    Wrong.OF_A_STATION: marked(
        "Console", "A kiosk numbers with these letters while it is cut off; choose others."
    ),
    Wrong.QUOTA: marked(
        "Console", "This is more than there are numbers; write less, or a larger last number."
    ),
    Wrong.ORDINARY_OFFERED: marked("Console", "Everybody has this class without asking for it."),
    Wrong.RULE_MISSING: marked(
        "Console", "Say in one sentence whom it is for: visitors may ask for it."
    ),
    Wrong.ORDINARY_MISSING: marked("Console", "The ordinary class cannot be left out."),
    Wrong.SERVED_MISSING: marked("Console", "The outcome of a service that went well is missing."),
    Wrong.LINE_MISSING: marked("Console", "A ticket shows at least its number and its service."),
    Wrong.NO_HOURS: marked("Console", "Write opening times for one day at least."),
    Wrong.SAME_HOUR: marked("Console", "It begins and ends at the same hour."),
    Wrong.OVERLAP: marked("Console", "Times overlap; write them one after the other."),
    Wrong.DATES_BACKWARDS: marked("Console", "The first day must not be after the last."),
    Wrong.CLOSES_FIRST: marked(
        "Console", "It closes before it opens; write the opening time first."
    ),
    Wrong.TOO_SHORT: marked(
        "Console", "So short a time gives no ticket: the last ticket comes before it begins."
    ),
    Wrong.CALMER: marked(
        "Console", "Critical must not come before the warning; write the same or more."
    ),
    Wrong.FORGOTTEN_FIRST: marked(
        "Console", "Visits are told apart at least as long as it is known who served."
    ),
    Wrong.NO_ZONE: marked("Console", "This time zone is not known."),
    Wrong.PICTURE: marked("Console", "This picture cannot stand on a ticket."),
    Wrong.OTHER: marked("Console", "This does not agree with the rest of the description."),
}


def mistake_words(mistake: Mistake, expected: str = "") -> str:
    """Return what is wrong; ``expected`` is what belongs in the field."""
    words = _WORDS.get(mistake.kind)
    if words is None:
        return expected or translate("Console", "Something is missing here, or does not fit.")
    return translate("Console", words)
