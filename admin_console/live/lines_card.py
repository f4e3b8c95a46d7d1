"""The card of the services: who waits for each, and whether tickets are given."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from admin_console.acts import ConfirmQuestion, EvenRows
from admin_console.live.leading import HallLead, LeadPlace
from admin_console.live.take_back import TakeBackRows
from admin_console.live.words import MARKS, all_or_few, marked_text
from admin_console.widgets import Card, FlowLayout, button, put, row_of
from admin_console.words import filled, hour_words, localized, minutes_words, translate
from reception.domain.alerts import AlertLevel
from reception.domain.calendar import next_day_begins
from reception.watch.conditions import LiveReading, ServiceWatched
from ui_kit.roles import text_label
from ui_kit.staff_row import RowWords, StaffRow
from ui_kit.tokens import RowState
from ui_kit.words import from_its_side

_MINUTES = (30, 60, 120)
_TODAY, _OPEN = "today", "open"
# So many pressing ones are taken in at a glance; a prefecture has sixty services.
_FEW = 15


class ServiceRow(StaffRow):
    """One service that somebody waits for, or that is paused."""

    def __init__(self, card: "LinesCard") -> None:
        super().__init__()
        self.shown: ServiceWatched | None = None
        self._said: RowWords | None = None
        self.buttons = {
            "pause": button("", "", lambda: card.ask_until_when_of(self), kind="small"),
            "resume": button("", "", lambda: card.resume(self), kind="small"),
        }
        self.set_actions(*self.buttons.values())

    def show_service(self, line: ServiceWatched, words: RowWords, *, acts: bool) -> None:
        """Show a service, and what can be done about it now."""
        self.shown = line
        if words != self._said:
            self._said = words
            self.show_words(words)
        service = line.status.service
        self.setObjectName(f"line-row-{service.code}")
        is_paused = line.status.pause is not None
        for act, text, is_there in (
            ("pause", translate("Console", "Pause\u2026"), not is_paused),
            ("resume", translate("Console", "Resume"), is_paused),
        ):
            made = self.buttons[act]
            made.setObjectName(f"service-{act}-{service.code}")
            made.setText(text)
            made.setAccessibleName(f"{text} {localized(service.names)}")
            made.setVisible(acts and is_there)


class LinesCard(Card):
    """Shows the services somebody waits for, the most pressing first, and those that are paused."""

    changed = Signal()
    """More or fewer are to be shown."""

    def __init__(self, lead: HallLead, *, acts: bool) -> None:
        super().__init__("lines", translate("Console", "Waiting now, by service"))
        self._lead, self._acts = lead, acts
        self._reading: LiveReading | None = None
        self.shows_all = False
        self._rows = EvenRows[str, ServiceRow](lambda: ServiceRow(self))
        calm = translate("Console", "Nobody is waiting.")
        self._calm = text_label("", "nobody-waits", text=calm, wraps=True)
        self._legend = text_label("small", "lines-legend", text=_legend(), wraps=True)
        self._quiet = text_label("small", "quiet-services", wraps=True)
        self._more = button("", "lines-more", self._switch_all, kind="small")
        other = translate("Console", "Pause another service\u2026")
        self._other = button(other, "pause-another", self._ask_which, kind="small")
        self._asking = ConfirmQuestion("service")
        self._done = TakeBackRows(lead, LeadPlace.SERVICES)
        self._rows.rowGoes.connect(self._asking.forget)
        put(self.column, self._done, self._rows, self._calm, row_of(self._more, None))
        put(self.column, self._legend, self._quiet)
        put(self.column, FlowLayout(self._other), self._asking, None)

    def show_reading(self, reading: LiveReading, now: datetime, *, narrow: bool) -> None:
        """Show the lines of a reading as of an instant; without signs where there is no room."""
        self._reading = reading
        waited_for = [one for one in reading.services if one.status.waiting]
        lines = [one for one in reading.services if one.status.waiting or one.status.pause]
        lines.sort(
            key=lambda one: (-(one.worst.rank if one.worst else 0), -one.status.longest_wait)
        )
        shown = lines if self.shows_all else lines[:_FEW]
        self._more.setVisible(len(lines) > _FEW)
        self._more.setText(all_or_few(len(lines), shows_all=self.shows_all))
        rows = self._rows.rows_of([one.status.service.code for one in shown])
        for row, line in zip(rows, shown, strict=True):
            words = _line_words(line, now, now - reading.at)
            row.show_service(line, _narrow(words) if narrow else words, acts=self._acts)
        self._calm.setVisible(not waited_for)
        self._more.setAccessibleName(f"{self._more.text()} ({self.heading.text()})")
        self._legend.setVisible(any(one.worst for one in lines))
        idle = [one for one in reading.services if one not in lines]
        names = [localized(one.status.service.names) for one in idle]
        self._quiet.setVisible(bool(waited_for and names))
        comma = translate("Console", ", ")
        self._quiet.setText(filled(translate("Console", "Nobody waits for: %1"), comma.join(names)))
        self._other.setVisible(self._acts and bool(idle))
        self._rows.even()
        self._done.show_acts(reading, now)

    def _switch_all(self) -> None:
        self.shows_all = not self.shows_all
        self.changed.emit()

    def ask_until_when_of(self, row: ServiceRow) -> None:
        """Ask until when no tickets are to be given for the service of a row."""
        if row.shown:
            self._ask_until_when(row.shown.status.service.code, row.buttons["pause"])

    def resume(self, row: ServiceRow) -> None:
        """Give tickets for a service again; it can be taken back."""
        if row.shown:
            self._lead.resume(row.shown.status.service.code)

    def _ask_until_when(self, service: str, back_to: QWidget) -> None:
        reading = self._reading
        if reading is None:
            return
        name = localized(reading.unit.service_names(service))
        self._asking.ask(
            filled(translate("Console", "Give no tickets for \u201c%1\u201d, until when?"), name),
            translate("Console", "Pause the service"),
            lambda until: self._lead.pause(service, _end_of(until, reading)),
            back_to=back_to,
            choices=_ends(reading),
        )

    def _ask_which(self) -> None:
        reading = self._reading
        if reading is None:
            return
        self._asking.ask(
            translate("Console", "Which service is paused? Who waits is called all the same."),
            translate("Console", "Next"),
            lambda service: self._ask_until_when(service, self._other),
            back_to=self._other,
            choices=[
                (one.status.service.code, localized(one.status.service.names))
                for one in reading.services
                if one.status.pause is None
            ],
        )


def _ends(reading: LiveReading) -> Sequence[tuple[str, str]]:
    text = translate("Console", "%1, until %2")
    minutes = [
        (
            str(one),
            filled(
                text,
                minutes_words(timedelta(minutes=one)),
                hour_words(reading.at + timedelta(minutes=one)),
            ),
        )
        for one in _MINUTES
    ]
    return [
        *minutes,
        (_TODAY, translate("Console", "Until the end of the day")),
        (_OPEN, translate("Console", "Until somebody resumes it")),
    ]


def _end_of(until: str, reading: LiveReading) -> datetime | None:
    if until == _OPEN:
        return None
    if until == _TODAY:
        zone = reading.at.tzinfo
        return next_day_begins(reading.unit.calendar, reading.at, zone) if zone else None
    return reading.at + timedelta(minutes=int(until))


def _line_words(line: ServiceWatched, now: datetime, spent: timedelta) -> RowWords:
    status = line.status
    people = filled(translate("Console", "%1 waiting"), status.waiting)
    waits = status.waiting > 0
    longest = minutes_words(status.longest_wait + spent)
    reached = [one for one in (line.wait, line.nobody_calls) if one]
    level = max(reached, key=lambda one: one.rank, default=None)
    look = RowState.PAUSED if status.pause else RowState.LATE if level else RowState.USUAL
    return RowWords(
        name=localized(status.service.names),
        detail=from_its_side(_about(line, now)),
        state=marked_text(level, longest) if waits else "",
        state_detail=marked_text(line.queue, people) if waits else "",
        sign=status.service.icon,
        look=look,
    )


def _narrow(words: RowWords) -> RowWords:
    """Return what a row says where there is room for neither a sign nor two columns of words."""
    about = " \u00b7 ".join(one for one in (words.state_detail, words.detail) if one)
    return replace(words, sign="", detail=from_its_side(about), state_detail="")


def _about(line: ServiceWatched, now: datetime) -> str:
    """Return whether tickets are given, how many counters call, and what newcomers are told."""
    status = line.status
    if status.pause:
        until = status.pause.until
        if until is None:
            return translate("Console", "Paused until somebody resumes it")
        local = until.astimezone(now.tzinfo)
        at = hour_words(local) if local.date() == now.date() else f"{local:%d/%m}"
        return filled(translate("Console", "Paused until %1"), at)
    if not status.open_counters:
        return translate("Console", "No counter calls for it")
    open_at = filled(translate("Console", "Counters: %1"), status.open_counters)
    if status.expected_wait is None:
        return open_at
    told = filled(translate("Console", "%1 at most"), minutes_words(status.expected_wait.bound))
    return f"{open_at} \u00b7 {told}"


def _legend() -> str:
    """Return what the marks beside a wait mean."""
    warning = filled(translate("Console", "%1 warning"), MARKS[AlertLevel.WARNING])
    critical = filled(translate("Console", "%1 critical"), MARKS[AlertLevel.CRITICAL])
    return from_its_side(f"{warning} \u00b7 {critical}")
