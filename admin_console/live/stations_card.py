"""The card "stations": which kiosks, boards and clerk's panels run, and which are lost."""

from datetime import datetime
from typing import TYPE_CHECKING

from admin_console.alerts.wording import TONES, app_words, marked_text, since_words
from admin_console.parts import Card, label
from admin_console.table import Cell, Column, ReadingTable
from admin_console.words import translate
from ui_kit.wording import from_its_side, time_text

if TYPE_CHECKING:
    from reception.ports import StationOutage
    from reception.watch import LiveReading, StationWatched


class StationsCard(Card):
    """Shows every station that was heard of today, the lost ones first."""

    def __init__(self) -> None:
        super().__init__("stations")
        self._table = ReadingTable("stations-table")
        self._calm = label("quiet", "no-stations", wraps=True)
        self.column.addWidget(self._table)
        self.column.addWidget(self._calm)

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.heading.setText(translate("Console", "Stations"))
        self._calm.setText(
            translate("Console", "No kiosk, board or clerk's panel has been heard of today.")
        )

    def show_reading(self, reading: "LiveReading", now: datetime) -> None:
        """Show the stations of a reading as of an instant in the unit's zone."""
        stations = sorted(
            reading.stations,
            key=lambda one: (-(one.level.rank if one.level else 0), one.life.app, one.life.station),
        )
        self._calm.setVisible(not stations)
        self._table.setVisible(bool(stations))
        self._table.show_rows(
            [
                Column(title=translate("Console", "Station")),
                Column(title=translate("Console", "State"), stretches=True),
            ],
            [_row(one, now) for one in stations],
        )


def _row(station: "StationWatched", now: datetime) -> list[Cell]:
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


def _outage_text(outage: "StationOutage", now: datetime) -> str:
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
