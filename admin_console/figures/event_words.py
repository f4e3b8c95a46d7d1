"""What happened to a visit, one sentence an event."""

from collections.abc import Mapping

from admin_console.figures.names import namer
from admin_console.words import translate
from reception.dimensions import Dimension
from reception.domain.paper import PrintJob, PrintState
from reception.domain.ticket import Event, EventKind
from reception.domain.unit import Unit
from ui_kit.wording import from_its_side, wait_text


def event_text(event: Event, unit: Unit) -> str:
    """Return what happened, where and by whom."""
    said = _kinds()[event.kind]
    if event.kind in _NAMES_SERVICE and event.service:
        service = namer(Dimension.SERVICE, unit)(event.service)
        said = translate("Console", "%1: %2").replace("%1", said).replace("%2", service)
    facts = [said, *_where(event, unit)]
    if event.kind is EventKind.FINISHED and event.outcome:
        facts.append(namer(Dimension.OUTCOME, unit)(event.outcome))
    if event.quoted:
        text = translate("Console", "announced wait %1")
        facts.append(text.replace("%1", wait_text(event.quoted)))
    if event.kept_counter is not None:
        text = translate("Console", "for counter %1")
        facts.append(text.replace("%1", str(event.kept_counter)))
    if event.kept_clerk:
        text = translate("Console", "for %1")
        facts.append(text.replace("%1", namer(Dimension.CLERK, unit)(event.kept_clerk)))
    if event.note:
        facts.append(translate("Console", "\u201c%1\u201d").replace("%1", event.note))
    return from_its_side(" \u00b7 ".join(facts))


def paper_text(paper: PrintJob) -> str:
    """Return what became of a sheet of paper."""
    sheet = (
        translate("Console", "Duplicate of the ticket")
        if paper.duplicate
        else translate("Console", "Paper ticket")
    )
    return from_its_side(f"{sheet} \u00b7 {_paper_state(paper.state)} \u00b7 {paper.station}")


_NAMES_SERVICE = frozenset({EventKind.ISSUED, EventKind.TRANSFERRED, EventKind.FOLLOWED})


def _where(event: Event, unit: Unit) -> list[str]:
    facts = []
    if event.counter is not None:
        facts.append(translate("Console", "counter %1").replace("%1", str(event.counter)))
    if event.clerk:
        facts.append(namer(Dimension.CLERK, unit)(event.clerk))
    return facts


def _kinds() -> Mapping[str, str]:
    return {
        EventKind.IMPORTED: translate("Console", "Brought in from another system"),
        EventKind.ISSUED: translate("Console", "Ticket given"),
        EventKind.CALLED: translate("Console", "Called"),
        EventKind.RECALLED: translate("Console", "Called again"),
        EventKind.STARTED: translate("Console", "Service began"),
        EventKind.FINISHED: translate("Console", "Service ended"),
        EventKind.FOLLOWED: translate("Console", "Another service began at the same counter"),
        EventKind.MISSED: translate("Console", "Did not come"),
        EventKind.READMITTED: translate("Console", "Let back into the queue"),
        EventKind.PUT_BACK: translate("Console", "Put back into the queue"),
        EventKind.PARKED: translate("Console", "Set aside"),
        EventKind.RESUMED: translate("Console", "Back from aside"),
        EventKind.NOTED: translate("Console", "Note written"),
        EventKind.TRANSFERRED: translate("Console", "Sent on to another service"),
        EventKind.CANCELLED: translate("Console", "Cancelled"),
        EventKind.CLOSED: translate("Console", "Day closed before the turn came"),
        EventKind.UNDONE: translate("Console", "The last step was taken back"),
        EventKind.TAKEN_IN: translate("Console", "Handed over by a kiosk that stood alone"),
        EventKind.SERVED_ON_PAPER: translate("Console", "Called by word of mouth, in an outage"),
        EventKind.NEWER: translate("Console", "Something that a newer Nouba knows of"),
    }


def _paper_state(state: PrintState) -> str:
    match state:
        case PrintState.CONFIRMED:
            return translate("Console", "printed")
        case PrintState.FAILED:
            return translate("Console", "no whole sheet came out")
        case PrintState.EXPIRED:
            return translate("Console", "too late to print it")
        case PrintState.UNCONFIRMED:
            return translate("Console", "sent, not confirmed by the printer")
        case _:
            return translate("Console", "on its way")
