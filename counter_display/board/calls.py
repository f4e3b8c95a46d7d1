"""What stands over one counter: its number, whom it calls or serves, or that nobody is called."""

from dataclasses import dataclass, field
from typing import Any

from counter_display.board import content
from counter_display.board.content import Caption, caption
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.queue.hall import CounterNow
from ui_kit.words import label_text


@dataclass(frozen=True, kw_only=True, slots=True)
class CounterSign:
    """The sign over one counter, as QML reads it."""

    counter: str = ""
    state: str = ""
    """``closed``, ``break``, ``free``, ``called`` or ``serving``; empty before it is known."""
    label: str = ""
    counter_captions: list[Caption] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    """Over the ticket, or instead of it."""

    def shown(self) -> dict[str, Any]:
        """Return it by the names that QML uses."""
        return {
            "counter": self.counter,
            "state": self.state,
            "label": self.label,
            "counterCaptions": self.counter_captions,
            "captions": self.captions,
        }


_SAYS = {
    "closed": content.CLOSED,
    "break": content.ON_BREAK,
    "free": content.NUMBER_APPEARS_HERE,
    "called": content.NUMBER,
    "serving": content.BEING_SERVED,
}


def sign_of(here: CounterNow, first: Language) -> dict[str, Any]:
    """Return the sign of a counter; who is called reads it in the language of the ticket."""
    state, label, language = _state(here), "", first
    if here.held and state in {"called", "serving"}:
        label = label_text(here.held.ticket.label)
        language = here.held.ticket.language
    return CounterSign(
        counter=str(here.number),
        state=state,
        label=label,
        counter_captions=_side_by_side(content.COUNTER, language),
        captions=_side_by_side(_SAYS[state], language),
    ).shown()


def _state(here: CounterNow) -> str:
    if here.held:
        return "called" if here.held.state is TicketState.CALLED else "serving"
    if here.clerk is None:
        return "closed"
    return "break" if here.on_break else "free"


def _side_by_side(source: str, language: Language) -> list[Caption]:
    return [caption(*one) for one in content.side_by_side(source, language)]
