"""The card "lines": who waits for what, how long, against the thresholds."""

from datetime import datetime, timedelta

from admin_console.live.alerts_card import person_words
from admin_console.live.words import MARKS, TONES, app_words, marked_text, since_words
from admin_console.page import Card, label
from admin_console.table import Cell, ReadingTable, TableColumn
from admin_console.words import NOTHING, minutes_words, translate
from reception.domain.alerts import AlertLevel
from reception.domain.language import text_in
from reception.domain.ticket import TicketState, Visit
from reception.domain.unit import Unit
from reception.offline.model import StationOutage
from reception.watch.conditions import CounterWatched, LiveReading, ServiceWatched, StationWatched
from ui_kit.translations import current_language
from ui_kit.words import from_its_side, label_text, time_text, wait_text

_NO_TIME = timedelta(0)


class CountersCard(Card):
    """Shows every counter, in the order of their numbers."""

    def __init__(self) -> None:
        super().__init__("counters", translate("Console", "Counters"))
        self._table = ReadingTable("counters-table")
        self.column.addWidget(self._table)
        self.column.addStretch()

    def show_reading(self, reading: LiveReading, now: datetime) -> None:
        """Show the counters of a reading as of an instant in the unit's zone."""
        self._table.show_rows(
            [
                TableColumn(title=translate("Console", "Counter")),
                TableColumn(title=translate("Console", "Now"), stretches=True),
            ],
            [_counter_row(one, reading.unit, now, now - reading.at) for one in reading.counters],
        )


def _counter_row(
    counter: CounterWatched, unit: Unit, now: datetime, spent: timedelta
) -> list[Cell]:
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


class LinesCard(Card):
    """Shows the services somebody waits for, the most pressing first."""

    def __init__(self) -> None:
        super().__init__("lines", translate("Console", "Waiting now, by service"))
        self._table = ReadingTable("lines-table")
        calm = translate("Console", "Nobody is waiting.")
        self._calm = label("", "nobody-waits", text=calm, wraps=True)
        warning = translate("Console", "%1 warning").replace("%1", MARKS[AlertLevel.WARNING])
        critical = translate("Console", "%1 critical").replace("%1", MARKS[AlertLevel.CRITICAL])
        marks = from_its_side(f"{warning} \u00b7 {critical}")
        self._legend = label("small", "lines-legend", text=marks, wraps=True)
        self._quiet = label("small", "quiet-services", wraps=True)
        for widget in (self._table, self._calm, self._legend, self._quiet):
            self.column.addWidget(widget)
        self.column.addStretch()

    def show_reading(self, reading: LiveReading, now: datetime, *, narrow: bool) -> None:
        """Show the lines of a reading as of an instant; few columns where there is little room."""
        lines = [one for one in reading.services if one.outlook.waiting]
        lines.sort(
            key=lambda one: (-(one.worst.rank if one.worst else 0), -one.outlook.longest_wait)
        )
        most = max((one.outlook.waiting for one in lines), default=1)
        self._table.setVisible(bool(lines))
        self._calm.setVisible(not lines)
        self._legend.setVisible(any(one.worst for one in lines))
        spent = now - reading.at
        rows = [_queue_row(one, most, spent) for one in lines]
        columns = _columns()
        if narrow:
            columns = [columns[0], columns[3]]
            rows = [[_name_and_count(row), row[3]] for row in rows]
        self._table.show_rows(columns, rows)
        names = [
            text_in(one.outlook.service.names, current_language())
            for one in reading.services
            if not one.outlook.waiting
        ]
        self._quiet.setVisible(bool(lines and names))
        comma = translate("Console", ", ")
        self._quiet.setText(
            translate("Console", "Nobody waits for: %1").replace("%1", comma.join(names))
        )


def _name_and_count(row: list[Cell]) -> Cell:
    name, waiting = row[0], row[1]
    text = translate("Console", "%1: %2 waiting")
    return Cell(text.replace("%1", name.text).replace("%2", waiting.text), waiting.tone)


def _columns() -> list[TableColumn]:
    return [
        TableColumn(title=translate("Console", "Service"), stretches=True),
        TableColumn(title=translate("Console", "Waiting").replace(" ", "\n"), figures=True),
        TableColumn(title="", bars=True),
        TableColumn(title=translate("Console", "Longest\nwait"), figures=True),
        TableColumn(title=translate("Console", "Expected\nwait"), figures=True),
        TableColumn(title=translate("Console", "Open\ncounters"), figures=True),
    ]


def _queue_row(line: ServiceWatched, most: int, spent: timedelta) -> list[Cell]:
    outlook = line.outlook
    part = outlook.waiting / most
    longest = minutes_words(outlook.longest_wait + spent)
    return [
        Cell(text_in(outlook.service.names, current_language())),
        Cell(marked_text(line.queue, str(outlook.waiting)), TONES[line.queue], strong=True),
        Cell("", bar=(part, part)),
        Cell(marked_text(line.wait, longest), TONES[line.wait], strong=line.wait is not None),
        Cell(wait_text(outlook.expected_wait) or NOTHING),
        Cell(
            marked_text(line.nobody_calls, str(outlook.open_counters)),
            TONES[line.nobody_calls],
            strong=line.nobody_calls is not None,
        ),
    ]


class StationsCard(Card):
    """Shows every station that was heard of today, the lost ones first."""

    def __init__(self) -> None:
        super().__init__("stations", translate("Console", "Stations"))
        self._table = ReadingTable("stations-table")
        calm = translate("Console", "No kiosk, board or clerk's panel has been heard of today.")
        self._calm = label("quiet", "no-stations", text=calm, wraps=True)
        self.column.addWidget(self._table)
        self.column.addWidget(self._calm)

    def show_reading(self, reading: LiveReading, now: datetime) -> None:
        """Show the stations of a reading as of an instant in the unit's zone."""
        stations = sorted(
            reading.stations,
            key=lambda one: (-(one.level.rank if one.level else 0), one.life.app, one.life.station),
        )
        self._calm.setVisible(not stations)
        self._table.setVisible(bool(stations))
        self._table.show_rows(
            [
                TableColumn(title=translate("Console", "Station")),
                TableColumn(title=translate("Console", "State"), stretches=True),
            ],
            [_station_row(one, now) for one in stations],
        )


def _station_row(station: StationWatched, now: datetime) -> list[Cell]:
    life, level = station.life, station.level
    outage = _outage_text(station.outage, now) if station.outage else ""
    name = Cell(
        from_its_side(f"{life.station}\n{app_words(life.app, life.part)}"),
        strong=level is not None,
    )
    if level is None:
        text = translate("Console", "Runs since %1").replace("%1", since_words(life.since, now))
        return [name, Cell(_joined(text, outage))]
    text = translate("Console", "Nothing heard since %1: check that it runs")
    said = marked_text(level, text.replace("%1", since_words(life.heard_at, now)))
    return [name, Cell(from_its_side(_joined(said, outage)), TONES[level], strong=True)]


def _joined(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _outage_text(outage: StationOutage, now: datetime) -> str:
    """Return when the station was without the database, and what is left of that."""
    began = time_text(outage.began_at.astimezone(now.tzinfo))
    if outage.ended_at is None:
        text = translate("Console", "Without the database since %1; to hand over: %2")
        text = text.replace("%1", began).replace("%2", str(outage.waiting))
    else:
        text = translate("Console", "Without the database from %1 to %2; gave alone: %3")
        ended = time_text(outage.ended_at.astimezone(now.tzinfo))
        text = text.replace("%1", began).replace("%2", ended).replace("%3", str(outage.tickets))
    if not outage.aside:
        return text
    aside = translate("Console", "Refused, to be decided at the station: %1")
    return _joined(text, aside.replace("%1", str(outage.aside)))
