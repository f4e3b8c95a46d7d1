"""The card "lines": who waits for what, how long, against the thresholds."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from admin_console.alerts.wording import MARKS, TONES, marked_text
from admin_console.parts import Card, label
from admin_console.table import Cell, Column, ReadingTable
from admin_console.words import NOTHING, minutes_words, translate
from reception.domain.alerts import AlertLevel
from reception.domain.language import text_in
from ui_kit.translations import current_language
from ui_kit.wording import from_its_side, wait_text

if TYPE_CHECKING:
    from reception.watch import LiveReading, ServiceWatched


class LinesCard(Card):
    """Shows the services somebody waits for, the most pressing first."""

    def __init__(self) -> None:
        super().__init__("lines")
        self._table = ReadingTable("lines-table")
        self._calm = label("", "nobody-waits", wraps=True)
        self._legend = label("small", "lines-legend", wraps=True)
        self._quiet = label("small", "quiet-services", wraps=True)
        for widget in (self._table, self._calm, self._legend, self._quiet):
            self.column.addWidget(widget)
        self.column.addStretch()

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.heading.setText(translate("Console", "Waiting now, by service"))
        self._calm.setText(translate("Console", "Nobody is waiting."))
        warning = translate("Console", "%1 warning").replace("%1", MARKS[AlertLevel.WARNING])
        critical = translate("Console", "%1 critical").replace("%1", MARKS[AlertLevel.CRITICAL])
        self._legend.setText(from_its_side(f"{warning} \u00b7 {critical}"))

    def show_reading(self, reading: "LiveReading", now: datetime, *, narrow: bool) -> None:
        """Show the lines of a reading as of an instant; few columns where there is little room."""
        lines = [one for one in reading.services if one.outlook.waiting]
        lines.sort(key=lambda one: (-(one.worst.rank if one.worst else 0), -_waited(one)))
        most = max((one.outlook.waiting for one in lines), default=1)
        self._table.setVisible(bool(lines))
        self._calm.setVisible(not lines)
        self._legend.setVisible(any(one.worst for one in lines))
        spent = now - reading.at
        rows = [_row(one, most, spent) for one in lines]
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


def _waited(line: "ServiceWatched") -> timedelta:
    return line.outlook.longest_wait


def _columns() -> list[Column]:
    return [
        Column(title=translate("Console", "Service"), stretches=True),
        Column(title=translate("Console", "Waiting").replace(" ", "\n"), figures=True),
        Column(title="", bars=True),
        Column(title=translate("Console", "Longest\nwait"), figures=True),
        Column(title=translate("Console", "Expected\nwait"), figures=True),
        Column(title=translate("Console", "Open\ncounters"), figures=True),
    ]


def _row(line: "ServiceWatched", most: int, spent: timedelta) -> list[Cell]:
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
