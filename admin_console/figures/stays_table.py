"""Single stays as rows of a table."""

from collections.abc import Callable
from datetime import datetime

from admin_console.figures.listing import Listed
from admin_console.figures.names import namer
from admin_console.figures.shown import ShownTable
from admin_console.table import Cell, Column
from admin_console.words import NOTHING, duration_words, translate
from reception.dimensions import Dimension, Key
from reception.domain.metrics import Measured
from reception.domain.ticket import Leg, TicketState
from reception.domain.unit import Unit
from reception.reports.visits import Stay
from reception.zone import unit_zone
from ui_kit.wording import from_the_left, label_text, time_text


def stays_table(listed: Listed) -> ShownTable:
    """Return a row for each stay; it leads to its visit."""
    stays = listed.stays.stays if listed.stays else ()
    several_days = listed.first != listed.last
    service = namer(Dimension.SERVICE, listed.unit)
    return ShownTable(
        name="visits-table",
        columns=[
            Column(title=translate("Console", "Joined")),
            Column(title=translate("Console", "Ticket")),
            Column(title=translate("Console", "Service"), stretches=True),
            Column(title=translate("Console", "Counter"), figures=True),
            Column(title=translate("Console", "Wait"), figures=True),
            Column(title=translate("Console", "Service time").replace(" ", "\n"), figures=True),
            Column(title=translate("Console", "Outcome")),
        ],
        rows=[_row(one, listed.unit, service, dated=several_days) for one in stays],
        leads=[one.ticket.id for one in stays],
    )


def _row(stay: Stay, unit: Unit, service: Callable[[Key], str], *, dated: bool) -> list[Cell]:
    leg, measured = stay.leg, stay.measured
    return [
        Cell(instant_text(leg.waiting_since, unit, dated=dated)),
        Cell(label_text(stay.ticket.label), strong=True),
        Cell(service(leg.service)),
        Cell(str(leg.counter) if leg.counter is not None else NOTHING),
        wait_cell(measured),
        Cell(duration_words(measured.service)),
        Cell(outcome_text(leg, unit)),
    ]


def wait_cell(measured: Measured) -> Cell:
    """Return how long a visitor waited, or waits up to now; marked when it was too long."""
    wait = measured.wait if measured.wait is not None else measured.open_wait
    if wait is None or measured.met_target is not False:
        return Cell(duration_words(wait))
    # The mark says in black and white what the colour says.
    return Cell(f"\u25b2 {duration_words(wait)}", "warning", strong=True)


def outcome_text(leg: Leg, unit: Unit) -> str:
    """Return what became of a stay: the unit's own word for it, else where it stands."""
    if leg.outcome in {one.code for one in unit.outcomes}:
        return namer(Dimension.OUTCOME, unit)(leg.outcome)
    return state_text(leg.state)


def state_text(state: TicketState) -> str:
    """Return where one stay in a queue stands, or how it ended."""
    return {
        TicketState.WAITING: translate("Console", "Waits"),
        TicketState.CALLED: translate("Console", "Is called"),
        TicketState.SERVING: translate("Console", "At the counter now"),
        TicketState.PARKED: translate("Console", "Set aside"),
        TicketState.SERVED: translate("Console", "Served well"),
        TicketState.NO_SHOW: translate("Console", "Did not come"),
        TicketState.CONTINUED: translate("Console", "Went on"),
        TicketState.CANCELLED: translate("Console", "Cancelled"),
        TicketState.UNSERVED: translate("Console", "Not received"),
    }[state]


def instant_text(instant: datetime, unit: Unit, *, dated: bool, seconds: bool = False) -> str:
    """Return a time of day in the unit's zone, after its date where there are several days."""
    local = instant.astimezone(unit_zone(unit.zone))
    said = f"{local:%H:%M:%S}" if seconds else time_text(local)
    return from_the_left(f"{local:%d/%m} {said}" if dated else said)
