"""The cards of the page "day": how the day stands, its closing, and its slip."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSignalBlocker, QSizeF, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QComboBox

from admin_console.acts import ConfirmQuestion
from admin_console.widgets import Card, FlowLayout, button, choice, put, tell
from admin_console.words import filled, hour_words, translate
from printer_drivers.render.slip import render_slip
from reception.app import Reception
from reception.domain.paper import DaySheet, PrintState, SlipPaper
from reception.domain.rights import Right, demand
from reception.domain.ticket import TicketState
from reception.domain.unit import Person, Unit
from reception.offline.model import Conflict
from reception.system.files import put_whole
from ui_kit.roles import set_tone, text_label
from ui_kit.words import from_its_side, label_text


@dataclass(frozen=True, kw_only=True)
class DayReading:
    """A day as it may be closed now."""

    at: datetime
    """In the unit's zone."""
    day: date
    unserved: int
    """Who still waits, is called or is set aside: so many would be counted as unserved."""
    named: tuple[str, ...]
    """The labels of the first of them."""
    serving: int
    open_counters: int
    printers: tuple[str, ...]
    """The stations that print now."""
    sheet: DaySheet | None
    """The last slip of the day that a station was asked for."""
    conflicts: tuple[Conflict, ...]
    """What kiosks gave alone and waits for somebody's decision."""
    unit: Unit

    @property
    def is_over(self) -> bool:
        """Return whether closing it would change nothing."""
        return not self.unserved and not self.open_counters


def read_day(reception: Reception, person: Person) -> DayReading:
    """Read how the day stands, for who may close it."""
    demand(person, Right.LEAD_THE_HALL)
    hall, day = reception.hall, reception.hall.today()
    counters = hall.counters()
    held = [one.held.state for one in counters if one.held]
    waiting = sum(one.waiting for one in hall.services(with_waits=False))
    called = [one.held for one in counters if one.held and one.held.state is TicketState.CALLED]
    left = [*called, *hall.waiting(_MOST_NAMED), *(aside := hall.parked())]
    return DayReading(
        at=hall.now(),
        day=day,
        unserved=waiting + len(called) + len(aside),
        named=tuple(one.ticket.label for one in left[:_MOST_NAMED]),
        serving=held.count(TicketState.SERVING),
        open_counters=sum(one.clerk is not None for one in counters),
        printers=tuple(one.station for one in reception.prints.printers() if not one.silent),
        sheet=reception.slip_jobs.last_of_day(day),
        conflicts=reception.offline.conflicts(),
        unit=hall.unit(),
    )


_MOST_NAMED = 12


class ClosingCard(Card):
    """Asks before the day is closed: nobody takes that back."""

    closeChosen = Signal()  # noqa: N815 - signals are named as Qt names its own

    def __init__(self) -> None:
        super().__init__("closing", translate("Console", "Closing of the day"))
        self._reading: DayReading | None = None
        self._state = text_label("", "day-state", wraps=True)
        self._rest = text_label("quiet", "day-rest", wraps=True)
        ends = translate("Console", "Close the day\u2026")
        self._close = button(ends, "day-close", self._ask, kind="danger")
        self._close.setEnabled(False)
        self.asking = ConfirmQuestion("day-closing")
        put(self.column, self._state, self._rest, FlowLayout(self._close), self.asking, None)

    def show_reading(self, reading: DayReading | None) -> None:
        """Show how the day stands."""
        self._reading = reading
        self._close.setEnabled(reading is not None)
        self._state.setText(_state_words(reading) if reading else "")
        serving = reading.serving if reading else 0
        text = translate("Console", "Being served: %1. They stay with their clerk to the end.")
        self._rest.setText(filled(text, serving))
        self._rest.setVisible(serving > 0)

    def say_closing(self, *, closing: bool) -> None:
        """Say that the day is being closed."""
        self._close.setEnabled(not closing)
        if closing:
            self.asking.tell(translate("Console", "The day is being closed\u2026"))

    def _ask(self) -> None:
        reading = self._reading
        if reading is None:
            return
        left = translate("Console", "Open counters without a visitor are left.")
        if reading.unserved:
            question = filled(
                translate(
                    "Console",
                    "Close the day? Still here, and counted as unserved: %1 (%2)."
                    " This cannot be undone.",
                ),
                reading.unserved,
                _named_words(reading),
            )
        else:
            question = translate("Console", "Close the day? Nobody would be counted as unserved.")
        if reading.open_counters:
            question = f"{question} {left}"
        act = translate("Console", "Close the day for good")
        self.asking.ask(
            question, act, lambda _: self.closeChosen.emit(), back_to=self._close, is_final=True
        )


def _named_words(reading: DayReading) -> str:
    labels = (from_its_side(label_text(one)) for one in reading.named)
    named = translate("Console", ", ").join(labels)
    more = reading.unserved - len(reading.named)
    return filled(translate("Console", "%1 and %2 more"), named, more) if more > 0 else named


def _state_words(reading: DayReading) -> str:
    if reading.is_over:
        return translate("Console", "Nobody waits, and no counter is open.")
    waits = filled(translate("Console", "Waiting, called or set aside: %1"), reading.unserved)
    counters = filled(translate("Console", "Open counters: %1"), reading.open_counters)
    return f"{waits}\n{counters}"


_TONES = {
    PrintState.UNCONFIRMED: "warning",
    PrintState.FAILED: "danger",
    PrintState.EXPIRED: "danger",
}


class SlipCard(Card):
    """Offers every station that prints now, and a file; a sheet is asked for again if it failed."""

    printChosen = Signal(str)  # noqa: N815 - signals are named as Qt names its own
    """The slip is wanted at a station."""
    saveChosen = Signal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__("slip", translate("Console", "Slip of the day"))
        self._reading: DayReading | None = None
        self._is_busy = False
        self._chosen: str | None = None
        """The place that somebody chose; None: whichever comes first."""
        about = translate(
            "Console",
            "What the day came to, the numbers given and the head of its log,"
            " to be signed and kept.",
        )
        self._state = text_label("strong", "day-slip", wraps=True)
        self._told = text_label("strong", "day-slip-told", wraps=True)
        self._told.hide()
        where = translate("Console", "Where the slip is printed or saved")
        self._place = choice("day-slip-place", where, act=self._choose)
        self._place.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._act = button("", "day-slip-act", self._want)
        put(
            self.column,
            text_label("quiet", "day-slip-about", text=about, wraps=True),
            self._state,
            FlowLayout(self._place, self._act),
            self._told,
            None,
        )
        self._enable()

    def show_reading(self, reading: DayReading | None) -> None:
        """Show what is known of the paper."""
        self._reading = reading
        self._offer(reading.printers if reading else ())
        sheet = reading.sheet if reading else None
        self._state.setText(from_its_side(_sheet_words(sheet, reading) if reading else ""))
        set_tone(self._state, _TONES.get(sheet.state, "") if sheet else "")
        self._enable()

    def say_busy(self) -> None:
        """Take no other wish while one is carried out."""
        self._is_busy = True
        self._enable()

    def say_ended(self, text: str, tone: str = "") -> None:
        """Say what came of the last act."""
        self._is_busy = False
        self._enable()
        tell(self._told, text and from_its_side(text), tone)

    def _enable(self) -> None:
        self._act.setEnabled(self._reading is not None and not self._is_busy)

    def _offer(self, stations: tuple[str, ...]) -> None:
        places = [*stations, ""]
        if [self._place.itemData(at) for at in range(self._place.count())] == places:
            return
        with QSignalBlocker(self._place):
            self._place.clear()
            for station in stations:
                at = filled(translate("Console", "Printer of %1"), station)
                self._place.addItem(from_its_side(at), station)
            self._place.addItem(translate("Console", "As a PDF file"), "")
            self._place.setCurrentIndex(max(0, self._place.findData(self._chosen)))
        self._name_act()

    def _choose(self) -> None:
        self._chosen = self._place.currentData()
        self._name_act()

    def _name_act(self) -> None:
        self._act.setText(
            translate("Console", "Print the slip")
            if self._place.currentData()
            else translate("Console", "Save the slip\u2026")
        )

    def _want(self) -> None:
        station = self._place.currentData()
        tell(self._told, "")
        if station:
            self.printChosen.emit(station)
        else:
            self.saveChosen.emit()


def _sheet_words(sheet: DaySheet | None, reading: DayReading) -> str:
    if sheet is None:
        return translate("Console", "It has not been printed at a station today.")
    text = _words_of(sheet.state)
    at = hour_words(sheet.known_at.astimezone(reading.at.tzinfo))
    return filled(text, sheet.station, at)


def _words_of(state: PrintState) -> str:
    match state:
        case PrintState.QUEUED:
            return translate("Console", "It waits for the printer of %1\u2026")
        case PrintState.SENDING | PrintState.SENT:
            return translate("Console", "It is being printed at %1\u2026")
        case PrintState.CONFIRMED | PrintState.CONFIRMED_WEAKLY:
            return translate("Console", "Printed at %1 at %2.")
        case PrintState.UNCONFIRMED:
            return translate(
                "Console",
                "Sent to %1 at %2, and its printer does not say more: look whether it came out.",
            )
        case PrintState.FAILED:
            return translate(
                "Console", "Not printed: %1 could not at %2. Look at its printer, then print again."
            )
        case PrintState.EXPIRED:
            return translate(
                "Console",
                "Not printed: %1 did not begin it in time. Check that its kiosk runs, or choose"
                " another place.",
            )


# Finer than a thermal head, for eyes at a screen and for office printers.
_DPI = 600
_WIDTH_PX = 1704
_MM_AN_INCH = 25.4


def write_slip(slip: SlipPaper, path: Path) -> None:
    """Write a slip as a PDF, whole or not at all; any thread may.

    Raises:
        OSError: it cannot be written.
    """
    data = _pdf_of(slip)
    with put_whole(path) as draft:
        draft.write_bytes(data)


def _pdf_of(slip: SlipPaper) -> bytes:
    bitmap = render_slip(slip, _WIDTH_PX, _DPI)
    image = QImage(
        bitmap.rows, bitmap.width_px, bitmap.height_px, bitmap.stride, QImage.Format.Format_Mono
    )
    image.setColorTable([0xFFFFFFFF, 0xFF000000])
    # In memory first: Qt does not say that a disk is full.
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    size = QSizeF(bitmap.width_px, bitmap.height_px) * (_MM_AN_INCH / _DPI)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(f"{slip.unit_names[slip.language]} \u00b7 {slip.day}")
    painter = QPainter(writer)
    # Two colours: what loses nothing is smaller, and its code stays sharp.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.drawImage(QRectF(0, 0, writer.width(), writer.height()), image)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())
