"""The lines of the audit log in words."""

from collections.abc import Mapping

from admin_console.words import NOTHING, translate
from reception.domain.audit import Act, Entry
from reception.domain.language import text_in
from reception.unit.names import names_by_key
from reception.unit_changes import Kind
from ui_kit.translations import current_language, marked

_ACTS: Mapping[Act, str] = {
    Act.SIGN_IN: marked("Console", "Signing in"),
    Act.UNLOCK: marked("Console", "Unlocking a window"),
    Act.END_SESSION: marked("Console", "Signing somebody out"),
    Act.LIFT_PAUSE: marked("Console", "Lifting a pause of sign-in"),
    Act.SECOND_FACTOR: marked("Console", "Changing a second factor"),
    Act.CHOOSE_PIN: marked("Console", "Choosing a PIN"),
    Act.SEE_PEOPLE: marked("Console", "Seeing figures by clerk"),
    Act.SEE_VISITS: marked("Console", "Seeing single visits"),
    Act.DESCRIBE: marked("Console", "Changing the unit"),
    Act.UNDO: marked("Console", "Taking a change back"),
    Act.RENEW_PASSWORD: marked("Console", "Giving a new password"),
    Act.CHANGE_PASSWORD: marked("Console", "Changing the own password"),
    Act.TAKE_OUT_VISITS: marked("Console", "Taking out visits"),
    Act.TAKE_OUT_FIGURES: marked("Console", "Taking out figures"),
    Act.TAKE_OUT_UNIT: marked("Console", "Taking out the unit"),
    Act.BRING_IN_VISITS: marked("Console", "Bringing in visits"),
    Act.FORGET_VISITS: marked("Console", "Forgetting old visits"),
    Act.DECIDE_ON_PARKED: marked("Console", "Deciding on a ticket of a kiosk that stood alone"),
    Act.VOID_NUMBER: marked("Console", "Declaring a number void"),
    Act.SERVED_ON_PAPER: marked("Console", "Noting who was served in an outage"),
    Act.PUT_BACK: marked("Console", "Putting a backup back"),
    Act.OTHER: marked("Console", "Something without the right to it"),
}
_KINDS: Mapping[str, str] = {
    Kind.ADDED: marked("Console", "added"),
    Kind.RETIRED: marked("Console", "retired"),
    Kind.RESTORED: marked("Console", "taken back"),
    Kind.REMOVED: marked("Console", "removed"),
    Kind.MOVED: marked("Console", "in another order"),
}
_MOST_WORDS = 60


def act_words(act: Act) -> str:
    """Return what somebody did."""
    return translate("Console", _ACTS[act])


def subject_words(entry: Entry) -> str:
    """Return on what; codes stay as the description has them, keys are in words."""
    if not entry.subject or entry.refused:
        return NOTHING
    back, _, told = entry.subject.rpartition(": ")
    words = " ".join(_word(one) for one in told.split(" ")[:_MOST_WORDS])
    if back.startswith("to "):
        state = translate("Console", "Back to state %1").replace("%1", back.removeprefix("to "))
        return f"{state}: {words}"
    return words


def _word(text: str) -> str:
    plain = text.rstrip(",")
    names = names_by_key().get(plain)
    if plain in _KINDS:
        known = translate("Console", _KINDS[plain])
    else:
        known = text_in(names, current_language()) if names else plain
    return known + text[len(plain) :]
