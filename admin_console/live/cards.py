"""The cards of the live view that tell of machines: stations, and paper."""

from datetime import datetime
from uuid import UUID

from admin_console.acts import ActRow, ActRows
from admin_console.live.words import MARKS, TONES, app_words, marked_text, since_words
from admin_console.messages import explain
from admin_console.table import Cell, ReadingTable, TableColumn
from admin_console.widgets import Card, put, tell_for_a_while
from admin_console.words import filled, hour_words, translate
from reception.domain.alerts import AlertLevel, App
from reception.domain.paper import PrintState
from reception.offline.model import StationOutage
from reception.paper.model import UnsurePaper
from reception.watch.conditions import LiveReading, StationWatched
from ui_kit.paper import Care, PaperReading, PaperWatch, PrinterNews
from ui_kit.roles import text_label
from ui_kit.words import from_its_side, label_text


class StationsCard(Card):
    """Shows every station that was heard of today, the lost ones first."""

    def __init__(self) -> None:
        super().__init__("stations", translate("Console", "Stations"))
        self._table = ReadingTable("stations-table")
        calm = translate("Console", "No kiosk, board or clerk's panel has been heard of today.")
        self._calm = text_label("quiet", "no-stations", text=calm, wraps=True)
        put(self.column, self._table, self._calm)

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
        from_its_side(f"{app_words(life.app, life.part)}\n{life.station}"), strong=level is not None
    )
    is_line = life.app is App.LINE
    if level is None:
        since, text = life.since, translate("Console", "Runs since %1")
        if is_line:
            since, text = life.heard_at, translate("Console", "Pages are up to date, as of %1")
        return [name, Cell(_joined(filled(text, since_words(since, now)), outage))]
    text = translate("Console", "Nothing heard since %1: check that it runs")
    if is_line:
        text = translate("Console", "Pages are not up to date since %1: see nouba line status")
    said = marked_text(level, filled(text, since_words(life.heard_at, now)))
    return [name, Cell(from_its_side(_joined(said, outage)), TONES[level], strong=True)]


def _joined(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _outage_text(outage: StationOutage, now: datetime) -> str:
    """Return when the station was without the database, and what is left of that."""
    began = hour_words(outage.began_at.astimezone(now.tzinfo))
    if outage.ended_at is None:
        text = translate("Console", "Without the database since %1; to hand over: %2")
        text = filled(text, began, outage.waiting)
    else:
        text = translate("Console", "Without the database from %1 to %2; gave alone: %3")
        ended = hour_words(outage.ended_at.astimezone(now.tzinfo))
        text = filled(text, began, ended, outage.tickets)
    if not outage.aside:
        return text
    aside = translate("Console", "Refused, to be decided at the station: %1")
    return _joined(text, filled(aside, outage.aside))


_TONES = {Care.NONE: "", Care.SOON: "warning", Care.NOW: "danger"}
_MARKS = {Care.SOON: MARKS[AlertLevel.WARNING], Care.NOW: MARKS[AlertLevel.CRITICAL]}


class PaperCard(Card):
    """Shows the last reading of the watch; every ticket in doubt has a button of its own."""

    def __init__(self, watch: PaperWatch, *, acts: bool = True) -> None:
        """Show it without those buttons where ``acts`` is not so."""
        super().__init__("paper", translate("Console", "Paper"))
        self._watch, self._acts = watch, acts
        self._printers = ReadingTable("printers-table")
        self._calm = text_label("quiet", "paper-calm", wraps=True)
        without = translate("Console", "Perhaps without paper")
        self._without = text_label("strong", "without-paper", text=without, wraps=True)
        self._told = text_label("quiet", "paper-told", wraps=True)
        self._told.hide()
        self._tickets = ActRows[UUID, ActRow[UnsurePaper]](self._new_row)
        put(self.column, self._printers, self._calm, self._without, self._tickets, self._told)
        watch.changed.connect(self.show_reading)
        watch.asked.connect(self._tell_asked)
        watch.refused.connect(self._tell_refused)
        self.show_reading()

    def show_reading(self) -> None:
        """Show what was read last."""
        reading = self._watch.reading
        if reading is None:
            return
        self._printers.setVisible(bool(reading.printers))
        self._printers.show_rows(
            [
                TableColumn(title=translate("Console", "Station")),
                TableColumn(title=translate("Console", "Printer"), stretches=True),
            ],
            [_printer_row(one, reading.at) for one in reading.printers],
        )
        self._calm.setText(_calm_words(reading))
        self._calm.setVisible(not reading.unsure)
        self._without.setVisible(bool(reading.unsure))
        rows = self._tickets.rows_of([one.ticket for one in reading.unsure])
        for row, unsure in zip(rows, reading.unsure, strict=True):
            _show_ticket(row, unsure, reading.at)
            row.buttons["again"].setVisible(self._acts and unsure.print_at is not None)

    def _new_row(self) -> ActRow[UnsurePaper]:
        row = ActRow[UnsurePaper](again=lambda _: self._watch.print_again())
        row.buttons["again"].pressed.connect(lambda: self._watch.aim(row.shown))
        return row

    def _tell_asked(self, unsure: UnsurePaper) -> None:
        text = translate("Console", "%1 is printed again at %2.")
        said = filled(text, label_text(unsure.label), unsure.print_at or "")
        tell_for_a_while(self._told, said)

    def _tell_refused(self, error: Exception) -> None:
        tell_for_a_while(self._told, explain(error))


def _printer_row(news: PrinterNews, at: datetime) -> list[Cell]:
    tone = _TONES[news.care]
    text = translate("Console", "%1 \u00b7 since %2")
    said = filled(text, news.sentence(), since_words(news.since, at))
    # The mark says in black and white what the colour says.
    said = from_its_side(f"{_MARKS[news.care]} {said}" if tone else said)
    return [Cell(news.station, strong=bool(tone)), Cell(said, tone)]


def _show_ticket(row: ActRow[UnsurePaper], unsure: UnsurePaper, at: datetime) -> None:
    """Show what is known of a ticket in doubt."""
    named, why = label_text(unsure.label), _why(unsure.state)
    if unsure.print_at is None:
        why += " " + translate("Console", "No open station can print it.")
    known = (named, unsure.station, since_words(unsure.since, at))
    row.tell(unsure, " \u00b7 ".join(known), reason=why)
    row.name_parts("paper", unsure.label)
    row.name_buttons(named, again=translate("Console", "Print again"))


def _why(state: PrintState) -> str:
    match state:
        case PrintState.FAILED:
            return translate("Console", "No whole sheet came out.")
        case PrintState.EXPIRED:
            return translate("Console", "It was too late to print it.")
        case PrintState.UNCONFIRMED:
            return translate("Console", "The printer did not say whether it came out.")
        case _:
            return translate("Console", "It has been on its way for long.")


def _calm_words(reading: PaperReading) -> str:
    if not reading.printers:
        return translate("Console", "No station with a printer is open.")
    if reading.calm:
        return translate("Console", "All is well: every ticket is on paper.")
    return translate("Console", "Everybody who waits holds a paper ticket.")
