"""Sheets that ask which visitor is meant."""

from collections.abc import Iterable
from datetime import datetime

from counter_display.clerk_panel.acts import Act
from counter_display.clerk_panel.answer import Answer
from counter_display.clerk_panel.reading import Reading
from counter_display.clerk_panel.sheets.candidates import Candidates
from counter_display.clerk_panel.sheets.question import Choice, Group, Line, Question
from counter_display.clerk_panel.sheets.reasons import ask_why_out_of_turn
from counter_display.clerk_panel.words import translate
from reception.domain.language import text_in
from reception.domain.ticket import TicketState, Visit
from reception.domain.unit import Unit
from ui_kit.translations import current_language
from ui_kit.wording import duration_text, from_its_side, label_text


def ask_number(reading: Reading, found: Candidates) -> Question:
    """Ask whom to call out of turn; who is set aside comes first, then the others as they wait."""
    mine = (one.visit for one in reading.parked if one.is_mine)
    return Question(
        act=Act.CALL_NUMBER,
        title=translate("Clerk", "Whom do you call?"),
        groups=(_visitors((*mine, *found), reading),),
        line=Line.NUMBER,
        then=ask_why_out_of_turn,
    )


def ask_leaves(reading: Reading, found: Candidates) -> Question:
    """Ask who waits no more, and once more whether it is she: it is not taken back."""
    aside = (one.visit for one in reading.parked)
    return Question(
        act=Act.CANCEL,
        title=translate("Clerk", "Who gives up waiting?"),
        groups=(_visitors((*found, *aside), reading),),
        line=Line.NUMBER,
        then=_ask_if_sure,
    )


def _ask_if_sure(who: Answer) -> Question:
    text = translate("Clerk", "%1 leaves the line for good")
    return Question(
        act=Act.CANCEL,
        title=from_its_side(text.replace("%1", label_text(who.code))),
        warning=translate("Clerk", "This cannot be undone: her place is lost."),
        groups=(
            Group(
                name="", choices=(Choice(name=translate("Clerk", "She told me so"), answer=who),)
            ),
        ),
    )


def ask_resume(reading: Reading) -> Question:
    """Ask who of those set aside is back."""
    mine = (one.visit for one in reading.parked if one.is_mine)
    return Question(
        act=Act.RESUME,
        title=translate("Clerk", "Who is back?"),
        groups=(_visitors(mine, reading),),
    )


def ask_readmit(reading: Reading) -> Question:
    """Ask who did not come when called, and is there now."""
    return Question(
        act=Act.READMIT,
        title=translate("Clerk", "Who was absent and is here now?"),
        groups=(_visitors(reading.missed, reading),),
        line=Line.NUMBER,
    )


def _visitors(visits: Iterable[Visit], reading: Reading) -> Group:
    return Group(
        name="",
        choices=tuple(
            Choice(
                name=label_text(one.ticket.label),
                detail=_what_of(one, reading.unit, reading.at),
                answer=Answer(code=one.ticket.label),
                number=one.ticket.label,
            )
            for one in visits
        ),
    )


def _what_of(visit: Visit, unit: Unit, now: datetime) -> str:
    service = text_in(unit.service_names(visit.leg.service), current_language())
    leg = visit.leg
    aside = leg.parked_at if visit.state is TicketState.PARKED else None
    since = leg.ended_at or aside or leg.waiting_since
    return f"{service} · {duration_text(now - since)}"
