"""The card "tickets to decide on": what kiosks gave alone and the desk could not take in."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from admin_console.asking import Asking
from admin_console.day.reading import DayReading
from admin_console.parts import Card, label
from admin_console.words import translate
from reception.domain.language import Texts, text_in
from reception.domain.unit import Unit
from reception.ports import ParkedTicket, ParkReason, TakeInOutcome, TakenIn
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.wording import from_its_side, label_text, time_text


class ParkedCard(Card):
    """Lists them in the order in which they came, each with the two acts there are."""

    takeInChosen = Signal(object, str)  # noqa: N815 - signals are named as Qt names its own
    """A ParkedTicket is to be taken in, for the service or in the class that was chosen."""
    giveUpChosen = Signal(object, str)  # noqa: N815
    """A ParkedTicket is void, for a reason."""

    def __init__(self) -> None:
        super().__init__("parked")
        self._reading: DayReading | None = None
        self._rows: dict[UUID, _ParkedRow] = {}
        self._about = label("quiet", "parked-about", wraps=True)
        self._list = QWidget()
        self._rows_column = QVBoxLayout(self._list)
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self._rows_column.setSpacing(GRID_PX)
        self.asking = Asking("parked")
        for widget in (self._about, self._list, self.asking):
            self.column.addWidget(widget)

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.heading.setText(translate("Console", "Tickets to decide on"))
        self.asking.drop()
        self.asking.tell("")
        self.show_reading(self._reading)

    def show_reading(self, reading: DayReading | None) -> None:
        """Show what waits for a decision."""
        self._reading = reading
        parked = reading.parked if reading else ()
        self._about.setText(_about_words(parked))
        self._list.setVisible(bool(parked))
        # A ticket keeps its row: what is focused stays so, and a click that has begun is heard.
        for ticket in self._rows.keys() - {one.ticket.id for one in parked}:
            row = self._rows.pop(ticket)
            self.asking.forget(row)
            row.setParent(None)
            row.deleteLater()
        for place, one in enumerate(parked):
            row = self._rows.get(one.ticket.id) or self._new_row(one.ticket.id)
            if reading:
                row.show_ticket(one, reading.unit, reading.at)
            if self._rows_column.indexOf(row) != place:
                self._rows_column.insertWidget(place, row)

    def say_busy(self) -> None:
        """Take no other decision while one is carried out."""
        self._list.setEnabled(False)

    def say_ended(self, text: str, tone: str = "") -> None:
        """Say what came of a decision."""
        self._list.setEnabled(True)
        self.asking.tell(text, tone)

    def _new_row(self, ticket: UUID) -> "_ParkedRow":
        row = self._rows[ticket] = _ParkedRow()
        row.take_in.clicked.connect(lambda: self._ask_take_in(row))
        row.give_up.clicked.connect(lambda: self._ask_give_up(row))
        return row

    def _ask_take_in(self, row: "_ParkedRow") -> None:
        parked, reading = row.parked, self._reading
        if parked is None or reading is None:
            return
        match parked.why:
            case ParkReason.UNKNOWN_SERVICE:
                question = translate("Console", "Take %1 in for which service?")
                choices = _named((one.code, one.names) for one in reading.unit.services)
            case ParkReason.UNKNOWN_PRIORITY:
                question = translate("Console", "Take %1 in in which class?")
                choices = _named((one.code, one.names) for one in reading.unit.priorities)
            case _:
                question, choices = translate("Console", "Take %1 in after all?"), []
        self.asking.ask(
            question.replace("%1", label_text(parked.label)),
            translate("Console", "Take in"),
            lambda chosen: self.takeInChosen.emit(parked, chosen),
            back_to=row.take_in,
            choices=choices,
        )

    def _ask_give_up(self, row: "_ParkedRow") -> None:
        parked = row.parked
        if parked is None:
            return
        question = translate("Console", "Give %1 up? Its number is void for good.")
        self.asking.ask(
            question.replace("%1", label_text(parked.label)),
            translate("Console", "Give up"),
            lambda reason: self.giveUpChosen.emit(parked, reason),
            back_to=row.give_up,
            why=translate("Console", "Why? For colleagues, in one line"),
        )


class _ParkedRow(QWidget):
    """A ticket: what is known of it, and the two buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.parked: ParkedTicket | None = None
        self._name, self._why = label("strong", wraps=True), label("", wraps=True)
        self._facts = label("small", wraps=True)
        self.take_in, self.give_up = QPushButton(), QPushButton()
        words = QVBoxLayout()
        words.setSpacing(0)
        for widget in (self._name, self._why, self._facts):
            words.addWidget(widget)
        acts = QVBoxLayout()
        acts.setSpacing(GRID_PX // 2)
        for button in (self.take_in, self.give_up):
            button.setProperty("kind", "small")
            acts.addWidget(button)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GRID_PX)
        across.addLayout(words, 1)
        across.addLayout(acts)

    def show_ticket(self, parked: ParkedTicket, unit: Unit, at: datetime) -> None:
        """Show what is known now."""
        self.parked = parked
        given, name = parked.ticket, label_text(parked.label)
        for widget, kind in (
            (self._name, "label"),
            (self._why, "reason"),
            (self._facts, "facts"),
            (self.take_in, "take-in"),
            (self.give_up, "give-up"),
        ):
            widget.setObjectName(f"parked-{kind}-{parked.label}")
        known = {one.code: one.names for one in unit.every_service}
        service = _text(known[given.service]) if given.service in known else given.service
        self._name.setText(from_its_side(f"{name} \u00b7 {service}"))
        self._why.setText(from_its_side(reason_words(parked.why)))
        self._facts.setText(from_its_side(_facts(parked, at)))
        self.take_in.setText(translate("Console", "Take in"))
        self.give_up.setText(translate("Console", "Give up"))
        for button in (self.take_in, self.give_up):
            button.setAccessibleName(f"{button.text()} {name}")


def reason_words(why: ParkReason) -> str:
    """Return why a ticket could not be taken in."""
    match why:
        case ParkReason.UNKNOWN_SERVICE:
            return translate("Console", "Its service is not offered any more.")
        case ParkReason.UNKNOWN_PRIORITY:
            return translate("Console", "Its class is not one of the house any more.")
        case ParkReason.NUMBER_TAKEN:
            return translate("Console", "Another ticket has this number on that day.")
        case ParkReason.NUMBER_VOID:
            return translate("Console", "This number is void.")
        case ParkReason.CANCELLED:
            return translate("Console", "It was cancelled while its kiosk stood alone.")
        case ParkReason.STRANGE_TIME:
            return translate(
                "Console", "The clock of its kiosk was wrong: nobody knows when it was given."
            )
        case ParkReason.NO_LABEL:
            return translate("Console", "Its letters and number make no ticket.")


def outcome_words(answer: TakenIn) -> str:
    """Return what became of a ticket that was decided on."""
    match answer.outcome:
        case TakeInOutcome.JOINED | TakeInOutcome.KNOWN:
            text = translate("Console", "%1 is in its line.")
        case TakeInOutcome.RELABELLED:
            text = translate("Console", "%1 is in its line; %2, which the desk had given, is void.")
        case TakeInOutcome.TOO_LATE:
            text = translate(
                "Console", "The day of %1 is over: it is counted there, as not served."
            )
        case TakeInOutcome.PARKED:
            text = translate("Console", "%1 still cannot be taken in.")
            text = f"{text} {reason_words(answer.why)}" if answer.why else text
        case TakeInOutcome.VOIDED:
            text = translate("Console", "%1 is given up: its number is void.")
    return text.replace("%1", label_text(answer.label)).replace(
        "%2", label_text(answer.void_label or "")
    )


def _about_words(parked: Sequence[ParkedTicket]) -> str:
    if parked:
        return translate(
            "Console",
            "A kiosk gave these alone, without the database. Their visitors stand in no line until"
            " somebody decides.",
        )
    return translate(
        "Console",
        "None. What a kiosk gives alone, without the database, and cannot be taken in afterwards,"
        " stands here.",
    )


def _facts(parked: ParkedTicket, at: datetime) -> str:
    given, told = (
        _instant(one.astimezone(at.tzinfo), at) for one in (parked.ticket.made_at, parked.parked_at)
    )
    text = translate("Console", "%1 \u00b7 given %2 by its clock \u00b7 here since %3")
    return text.replace("%1", parked.ticket.station).replace("%2", given).replace("%3", told)


def _instant(one: datetime, at: datetime) -> str:
    return time_text(one) if one.date() == at.date() else f"{one:%d/%m/%Y %H:%M}"


def _named(choices: Iterable[tuple[str, Texts]]) -> list[tuple[str, str]]:
    return [(code, _text(names)) for code, names in choices]


def _text(names: Texts) -> str:
    return text_in(names, current_language())
