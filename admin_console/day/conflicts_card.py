"""The card "tickets to decide on": what kiosks gave alone and the desk could not take in."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Signal

from admin_console.acts import ActRow, ActRows, ConfirmQuestion
from admin_console.day.cards import DayReading
from admin_console.widgets import Card, put
from admin_console.words import filled, hour_words, localized, translate
from reception.domain.language import Texts
from reception.domain.take_in import ConflictReason, TakeInOutcome
from reception.domain.unit import Unit
from reception.offline.model import Conflict, Received
from ui_kit.roles import text_label
from ui_kit.words import label_text


class ConflictsCard(Card):
    """Lists them in the order in which they came, each with the two acts there are."""

    takeInChosen = Signal(object, str)  # noqa: N815 - signals are named as Qt names its own
    """A Conflict is to be taken in, for the service or in the class that was chosen."""
    giveUpChosen = Signal(object, str)  # noqa: N815
    """A Conflict is void, for a reason."""

    def __init__(self) -> None:
        super().__init__("conflicts", translate("Console", "Tickets to decide on"))
        self._reading: DayReading | None = None
        self._about = text_label("quiet", "conflicts-about", wraps=True)
        self._list = ActRows[UUID, ActRow[Conflict]](
            lambda: ActRow(take_in=self._ask_take_in, give_up=self._ask_give_up)
        )
        self.asking = ConfirmQuestion("conflicts")
        self._list.rowGoes.connect(self.asking.forget)
        put(self.column, self._about, self._list, self.asking)

    def show_reading(self, reading: DayReading | None) -> None:
        """Show what waits for a decision."""
        self._reading = reading
        conflicts = reading.conflicts if reading else ()
        self._about.setText(_about_words(conflicts))
        rows = self._list.rows_of([one.ticket.id for one in conflicts])
        for row, one in zip(rows, conflicts, strict=True):
            if reading:
                _tell(row, one, reading.unit, reading.at)

    def say_busy(self) -> None:
        """Take no other decision while one is carried out."""
        self._list.setEnabled(False)

    def say_ended(self, text: str, tone: str = "") -> None:
        """Say what came of a decision."""
        self._list.setEnabled(True)
        self.asking.tell(text, tone)

    def _ask_take_in(self, row: ActRow[Conflict]) -> None:
        conflict, reading = row.shown, self._reading
        if conflict is None or reading is None:
            return
        match conflict.why:
            case ConflictReason.UNKNOWN_SERVICE:
                question = translate("Console", "Take %1 in for which service?")
                choices = _named((one.code, one.names) for one in reading.unit.services)
            case ConflictReason.UNKNOWN_PRIORITY:
                question = translate("Console", "Take %1 in in which class?")
                choices = _named((one.code, one.names) for one in reading.unit.priorities)
            case _:
                question, choices = translate("Console", "Take %1 in after all?"), []
        self.asking.ask(
            filled(question, label_text(conflict.label)),
            translate("Console", "Take in"),
            lambda chosen: self.takeInChosen.emit(conflict, chosen),
            back_to=row.buttons["take_in"],
            choices=choices,
        )

    def _ask_give_up(self, row: ActRow[Conflict]) -> None:
        conflict = row.shown
        if conflict is None:
            return
        question = translate("Console", "Give %1 up? Its number is void for good.")
        self.asking.ask(
            filled(question, label_text(conflict.label)),
            translate("Console", "Give up"),
            lambda reason: self.giveUpChosen.emit(conflict, reason),
            back_to=row.buttons["give_up"],
            why=translate("Console", "Why? For colleagues, in one line"),
            is_final=True,
        )


def _tell(row: ActRow[Conflict], conflict: Conflict, unit: Unit, at: datetime) -> None:
    given, label = conflict.ticket, label_text(conflict.label)
    known = {one.code: one.names for one in unit.every_service}
    service = localized(known[given.service]) if given.service in known else given.service
    row.tell(
        conflict,
        f"{label} \u00b7 {service}",
        reason=reason_words(conflict.why),
        facts=_facts(conflict, at),
    )
    row.name_parts("conflicts", conflict.label)
    row.name_buttons(
        label, take_in=translate("Console", "Take in"), give_up=translate("Console", "Give up")
    )


def reason_words(why: ConflictReason) -> str:
    """Return why a ticket could not be taken in."""
    match why:
        case ConflictReason.UNKNOWN_SERVICE:
            return translate("Console", "Its service is not offered any more.")
        case ConflictReason.UNKNOWN_PRIORITY:
            return translate("Console", "Its class is not one of the house any more.")
        case ConflictReason.NUMBER_TAKEN:
            return translate("Console", "Another ticket has this number on that day.")
        case ConflictReason.NUMBER_VOID:
            return translate("Console", "This number is void.")
        case ConflictReason.CANCELLED:
            return translate("Console", "It was cancelled while its kiosk stood alone.")
        case ConflictReason.STRANGE_TIME:
            return translate(
                "Console", "The clock of its kiosk was wrong: nobody knows when it was given."
            )
        case ConflictReason.NO_LABEL:
            return translate("Console", "Its letters and number make no ticket.")


def outcome_words(answer: Received) -> str:
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
        case TakeInOutcome.CONFLICT:
            text = translate("Console", "%1 still cannot be taken in.")
            text = f"{text} {reason_words(answer.why)}" if answer.why else text
        case TakeInOutcome.VOIDED:
            text = translate("Console", "%1 is given up: its number is void.")
    return filled(text, label_text(answer.label), label_text(answer.void_label or ""))


def _about_words(conflicts: Sequence[Conflict]) -> str:
    if conflicts:
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


def _facts(conflict: Conflict, at: datetime) -> str:
    given, told = (
        _instant(one.astimezone(at.tzinfo), at) for one in (conflict.ticket.made_at, conflict.since)
    )
    text = translate("Console", "%1 \u00b7 given %2 by its clock \u00b7 here since %3")
    return filled(text, conflict.ticket.station, given, told)


def _instant(one: datetime, at: datetime) -> str:
    return hour_words(one) if one.date() == at.date() else f"{one:%d/%m/%Y} {hour_words(one)}"


def _named(choices: Iterable[tuple[str, Texts]]) -> list[tuple[str, str]]:
    return [(code, localized(names)) for code, names in choices]
