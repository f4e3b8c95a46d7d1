"""The card of the counters: what happens at each, and what whoever leads the hall can do there."""

from datetime import datetime, timedelta

from admin_console.acts import ConfirmQuestion, EvenRows
from admin_console.live.leading import HallLead, LeadPlace
from admin_console.live.take_back import TakeBackRows
from admin_console.live.words import marked_text, since_words
from admin_console.widgets import Card, bring_into_view, button, put
from admin_console.words import NOTHING, filled, localized, minutes_words, translate
from reception.domain.rights import Right, may
from reception.domain.ticket import TicketState, Visit
from reception.domain.unit import Unit
from reception.queue.hall import CounterNow
from reception.watch.conditions import CounterWatched, LiveReading
from ui_kit.staff_row import RowWords, StaffRow
from ui_kit.tokens import RowState
from ui_kit.words import from_its_side, label_text

_NO_TIME = timedelta(0)


class CounterRow(StaffRow):
    """One counter, with its acts where somebody leads."""

    def __init__(self, card: "CountersCard") -> None:
        super().__init__()
        self.shown: CounterNow | None = None
        self._said: RowWords | None = None
        self.buttons = {
            "open": button("", "", lambda: card.ask_to_open(self), kind="small"),
            "profile": button("", "", lambda: card.ask_for_profile(self), kind="small"),
            "close": button("", "", lambda: card.close_counter(self), kind="small"),
        }
        self.set_actions(*self.buttons.values())

    def show_counter(self, counter: CounterNow, words: RowWords, unit: Unit, *, acts: bool) -> None:
        """Show a counter, and what can be done there now."""
        self.shown = counter
        if words != self._said:
            self._said = words
            self.show_words(words)
        self.setObjectName(f"counter-row-{counter.number}")
        at = filled(translate("Console", "counter %1"), counter.number)
        works = counter.clerk is not None
        for act, text, is_there in (
            ("open", translate("Console", "Open\u2026"), not works),
            ("profile", translate("Console", "Profile\u2026"), works and bool(unit.profiles)),
            ("close", translate("Console", "Close"), works),
        ):
            made = self.buttons[act]
            made.setObjectName(f"counter-{act}-{counter.number}")
            made.setText(text)
            made.setAccessibleName(f"{text} {at}")
            made.setVisible(acts and is_there)
        why = translate("Console", "A visitor is there: it can be closed once she has left.")
        self.buttons["close"].setEnabled(counter.held is None)
        self.buttons["close"].setToolTip(why if counter.held else "")


class CountersCard(Card):
    """Shows every counter: the open ones first, each kind in the order of their numbers."""

    def __init__(self, lead: HallLead, *, acts: bool) -> None:
        super().__init__("counters", translate("Console", "Counters"))
        self._lead, self._acts = lead, acts
        self._reading: LiveReading | None = None
        self._rows = EvenRows[int, CounterRow](lambda: CounterRow(self))
        self._by_number: dict[str, CounterRow] = {}
        self._asking = ConfirmQuestion("counter")
        self._done = TakeBackRows(lead, LeadPlace.COUNTERS)
        self._rows.rowGoes.connect(self._asking.forget)
        put(self.column, self._done, self._rows, self._asking, None)

    def show_reading(self, reading: LiveReading, now: datetime) -> None:
        """Show the counters of a reading as of an instant in the unit's zone."""
        self._reading = reading
        counters = sorted(reading.counters, key=lambda one: one.now.clerk is None)
        rows = self._rows.rows_of([one.now.number for one in counters])
        self._by_number.clear()
        for row, one in zip(rows, counters, strict=True):
            self._by_number[str(one.now.number)] = row
            words = _counter_words(one, reading.unit, now, now - reading.at)
            row.show_counter(one.now, words, reading.unit, acts=self._acts)
        self._rows.even()
        self._done.show_acts(reading, now)

    def ask_to_open(self, row: CounterRow) -> None:
        """Ask who is to work at a counter: whoever has no visitor before her."""
        reading, counter = self._reading, row.shown
        if reading is None or counter is None:
            return
        choices = _free_people(reading)
        if not choices:
            self._asking.tell(
                translate("Console", "Everybody who serves is with a visitor now."), "warning"
            )
            return
        self._asking.ask(
            filled(translate("Console", "Who works at counter %1?"), counter.number),
            translate("Console", "Open the counter"),
            lambda clerk: self._lead.open_counter(counter.number, clerk),
            back_to=row.buttons["open"],
            choices=choices,
        )

    def ask_for_profile(self, row: CounterRow) -> None:
        """Ask by which work profile a counter is to call."""
        reading, counter = self._reading, row.shown
        if reading is None or counter is None:
            return
        profiles = [(one.code, localized(one.names)) for one in reading.unit.profiles]
        every = ("", translate("Console", "All its services alike"))
        self._asking.ask(
            filled(translate("Console", "What does counter %1 call first?"), counter.number),
            translate("Console", "Change the work profile"),
            lambda profile: self._lead.give_profile(counter, profile),
            back_to=row.buttons["profile"],
            choices=[every, *profiles],
        )

    def close_counter(self, row: CounterRow) -> None:
        """Close a counter; it can be taken back."""
        if row.shown:
            self._lead.close_counter(row.shown)

    def open_for(self, service: str) -> None:
        """Ask who is to work at a closed counter that gives a service."""
        number = closed_counter_for(service, self._reading) if self._reading else None
        if number:
            self.ask_to_open(self._by_number[number])

    def close_number(self, number: str) -> None:
        """Close the counter of a number, and show where that is taken back."""
        self.close_counter(self._by_number[number])
        bring_into_view(self)


def closed_counter_for(service: str, reading: LiveReading) -> str | None:
    """Return the number of a closed counter that gives a service; of no service: of any."""
    for one in reading.counters:
        gives = reading.unit.counter(one.now.number).services
        if one.now.clerk is None and (not service or service in gives):
            return str(one.now.number)
    return None


def may_be_closed(number: str, reading: LiveReading) -> bool:
    """Return whether somebody works at a counter, and no visitor is there."""
    return any(
        str(one.now.number) == number and one.now.clerk is not None and one.now.held is None
        for one in reading.counters
    )


def _free_people(reading: LiveReading) -> list[tuple[str, str]]:
    """Return who may be sent to a counter: who works at none first."""
    at_work = {one.now.clerk: one.now for one in reading.counters if one.now.clerk}
    people = [one for one in reading.unit.people if may(one, Right.SERVE)]
    free = [(one.login, localized(one.names)) for one in people if one.login not in at_work]
    text = translate("Console", "%1, now at counter %2")
    others = [
        (one.login, filled(text, localized(one.names), at_work[one.login].number))
        for one in people
        if one.login in at_work and at_work[one.login].held is None
    ]
    return [*free, *others]


def _counter_words(
    counter: CounterWatched, unit: Unit, now: datetime, spent: timedelta
) -> RowWords:
    sign = str(counter.now.number)
    if counter.now.clerk is None:
        closed = translate("Console", "Closed")
        return RowWords(name=closed, sign=sign, look=RowState.DISABLED)
    who = _who(counter.now, unit)
    if counter.level and counter.unattended is not None:
        waited_for = translate("Console", "people wait")
        return RowWords(
            name=translate("Console", "Nothing is done"),
            detail=from_its_side(f"{who} \u00b7 {waited_for}" if who else waited_for),
            state=marked_text(counter.level, minutes_words(counter.unattended + spent)),
            sign=sign,
            look=RowState.LATE,
        )
    if counter.now.away:
        away = counter.now.away
        text = (
            translate("Console", "On a break since %1: %2")
            if away.reason
            else translate("Console", "On a break since %1")
        )
        said = filled(text, since_words(away.since, now), away.reason)
        return RowWords(name=from_its_side(said), detail=who, sign=sign, look=RowState.PAUSED)
    held = counter.now.held
    name = _held_words(held, now) if held else _free_words(counter.last_act, now)
    return RowWords(name=from_its_side(name), detail=who, sign=sign)


def _who(counter: CounterNow, unit: Unit) -> str:
    parts = [localized(unit.person_names(counter.clerk))] if counter.clerk else []
    if counter.profile:
        parts.append(localized(unit.profile(counter.profile).names))
    return from_its_side(" \u00b7 ".join(parts)) if parts else ""


def _free_words(since: datetime | None, now: datetime) -> str:
    if since is None:
        return translate("Console", "Free")
    return filled(translate("Console", "Free for %1"), minutes_words(max(now - since, _NO_TIME)))


def _held_words(visit: Visit, now: datetime) -> str:
    serves = visit.state is TicketState.SERVING
    since = visit.leg.started_at if serves else visit.leg.last_called_at
    text = (
        translate("Console", "Serves %1 for %2")
        if serves
        else translate("Console", "Calls %1 for %2")
    )
    spent = minutes_words(max(now - since, _NO_TIME)) if since else NOTHING
    return filled(text, label_text(visit.ticket.label), spent)
