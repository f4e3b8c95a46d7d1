"""The card "counters": what each counter does, and for how long."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from admin_console.alerts.wording import TONES, marked_text, since_words
from admin_console.live.alerts_card import person_words
from admin_console.parts import Card
from admin_console.table import Cell, Column, ReadingTable
from admin_console.words import NOTHING, minutes_words, translate
from reception.domain.ticket import TicketState, Visit
from reception.domain.unit import Unit
from ui_kit.wording import from_its_side, label_text

if TYPE_CHECKING:
    from reception.watch import CounterWatched, LiveReading

_NO_TIME = timedelta(0)


class CountersCard(Card):
    """Shows every counter, in the order of their numbers."""

    def __init__(self) -> None:
        super().__init__("counters")
        self._table = ReadingTable("counters-table")
        self.column.addWidget(self._table)
        self.column.addStretch()

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.heading.setText(translate("Console", "Counters"))

    def show_reading(self, reading: "LiveReading", now: datetime) -> None:
        """Show the counters of a reading as of an instant in the unit's zone."""
        self._table.show_rows(
            [
                Column(title=translate("Console", "Counter")),
                Column(title=translate("Console", "Now"), stretches=True),
            ],
            [_row(one, reading.unit, now, now - reading.at) for one in reading.counters],
        )


def _row(counter: "CounterWatched", unit: Unit, now: datetime, spent: timedelta) -> list[Cell]:
    clerk = counter.now.clerk
    if clerk is None:
        return [
            Cell(str(counter.now.number), "quiet"),
            Cell(translate("Console", "Closed"), "quiet"),
        ]
    name = Cell(from_its_side(f"{counter.now.number} \u00b7 {person_words(unit, clerk)}"))
    if counter.level and counter.unattended is not None:
        text = translate("Console", "Unattended for %1 while people wait")
        said = text.replace("%1", minutes_words(counter.unattended + spent))
        marked = from_its_side(marked_text(counter.level, said))
        return [name, Cell(marked, TONES[counter.level], strong=True)]
    if counter.now.away:
        text = translate("Console", "On a break since %1: %2")
        said = text.replace("%1", since_words(counter.now.away.since, now))
        return [name, Cell(from_its_side(said.replace("%2", counter.now.away.reason)), "quiet")]
    if counter.now.held:
        return [name, Cell(_held_words(counter.now.held, now))]
    return [name, Cell(_free_words(counter.last_act, now))]


def _free_words(since: datetime | None, now: datetime) -> str:
    if since is None:
        return translate("Console", "Free")
    text = translate("Console", "Free for %1")
    return text.replace("%1", minutes_words(max(now - since, _NO_TIME)))


def _held_words(visit: Visit, now: datetime) -> str:
    serves = visit.state is TicketState.SERVING
    since = visit.leg.started_at if serves else visit.leg.last_called_at
    text = (
        translate("Console", "Serves %1 for %2")
        if serves
        else translate("Console", "Calls %1 for %2")
    )
    spent = minutes_words(max(now - since, _NO_TIME)) if since else NOTHING
    return text.replace("%1", label_text(visit.ticket.label)).replace("%2", spent)
