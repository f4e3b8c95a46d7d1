"""Why the next visitor is the next, in one sentence."""

from datetime import timedelta, tzinfo
from typing import TYPE_CHECKING

from counter_display.clerk_panel.words import translate
from reception.domain.calling import Caller
from reception.domain.language import text_in
from ui_kit.translations import current_language
from ui_kit.wording import duration_text, from_its_side, label_text, language_name, time_text

if TYPE_CHECKING:
    from reception.standing import Standing

_MINUTE = timedelta(minutes=1)


def why_next(standing: "Standing", caller: Caller, zone: tzinfo | None) -> str:
    """Return why the calling rule chose this visitor for this caller."""
    return from_its_side(_reason(standing, caller, zone))


def _reason(standing: "Standing", caller: Caller, zone: tzinfo | None) -> str:
    leg, rival = standing.visit.leg, standing.rival
    if leg.kept_clerk is not None and leg.kept_clerk == caller.clerk:
        return translate("Clerk", "Waits for you in person.")
    if leg.kept_counter == caller.counter:
        return translate("Clerk", "Was sent to this counter.")
    appointment = standing.visit.ticket.appointment_at
    if appointment and standing.counted <= timedelta(0):
        text = translate("Clerk", "Has an appointment at %1.")
        return text.replace("%1", time_text(appointment.astimezone(zone)))
    if rival is None:
        return translate("Clerk", "Nobody else is waiting for you.")
    if rival.standing > standing.standing:
        return _ahead_of_higher(standing, caller)
    if rival.standing // _MINUTE == standing.standing // _MINUTE:
        return translate("Clerk", "Stands level with %1, and came first.").replace(
            "%1", label_text(rival.label)
        )
    if standing.standing == standing.counted:
        text = translate("Clerk", "Has waited longest: %1. Then comes %2.")
    else:
        text = translate("Clerk", "%3: %1 of waiting count as %4. Then comes %2 with %5.")
    return _fill(text, standing, label_text(rival.label), rival.standing)


def _ahead_of_higher(standing: "Standing", caller: Caller) -> str:
    """Return why somebody comes first before whom another counter's visitor stands higher."""
    language = standing.visit.ticket.language
    if language in caller.languages_first:
        text = translate("Clerk", "Speaks %1, as you do.")
        return text.replace("%1", language_name(language))
    text = translate("Clerk", "The first for your services, after %1 of waiting.")
    return text.replace("%1", _span(standing.counted))


def _fill(text: str, standing: "Standing", rival: str, rival_standing: timedelta) -> str:
    for mark, word in (
        ("%1", _span(standing.counted)),
        ("%2", rival),
        ("%3", text_in(standing.house_rule.names, current_language())),
        ("%4", _span(standing.standing)),
        ("%5", _span(rival_standing)),
    ):
        text = text.replace(mark, word)
    return text


def _span(duration: timedelta) -> str:
    return duration_text(duration).replace(" ", "\u00a0")
