"""What the pages of the rating read, by name."""

from enum import StrEnum
from typing import Any

from PySide6.QtCore import Property, Signal

from kiosk.hall_reader import HallReader
from kiosk.part import Part
from kiosk.trouble import message_of
from kiosk.your_say.rating_words import WORDS, faces_in, reasons_in
from kiosk.your_say.sending import Sending
from kiosk.your_say.ticket_number import letters_of
from reception.domain.errors import TicketNotFoundError, WrongStateError
from reception.domain.language import Language
from reception.domain.unit import Unit
from ui_kit.wording import label_text


class Step(StrEnum):
    """Where the visitor is with her answer."""

    FACES = "faces"
    NUMBER = "number"
    REASONS = "reasons"
    HELD = "held"
    THANKS = "thanks"
    REFUSED = "refused"
    FAULT = "fault"


class RatingShown(Part):
    """The properties of the rating, which keeps and changes what stands behind them."""

    CONTEXT = "Rating"
    WORDS = WORDS

    changed = Signal()

    _reader: HallReader
    _sending: Sending
    _step: Step
    _score: int
    _typed: str
    _label: str | None
    _unknown: bool
    _error: Exception | None

    def speak(self, language: Language) -> None:
        """Say everything in another language."""
        super().speak(language)
        self.changed.emit()

    @property
    def _unit(self) -> Unit | None:
        return self._reader.now.unit if self._reader.now else None

    def _reasons(self) -> list[dict[str, Any]]:
        return reasons_in(self._unit, self._language) if self._unit else []

    def _letters(self) -> list[str]:
        return letters_of(self._unit) if self._unit else []

    def _ticket(self) -> str:
        said = self._words()["ticket"]
        return said.replace("%1", label_text(self._label)) if self._label else ""

    def _sentence(self) -> str:
        words = self._words()
        match self._step:
            case Step.THANKS:
                return words["counted"]
            case Step.HELD:
                return words["soon"]
            case Step.REFUSED if isinstance(self._error, WrongStateError):
                return words["tooEarly"]
            case Step.REFUSED:
                return message_of(self._error, self._language)
            case _:
                return words["notYet"]

    # Qt's names of types are taken as well, the stubs want classes.
    step = Property(str, lambda self: str(self._step), notify=changed)
    score = Property(int, lambda self: self._score, notify=changed)
    faces = Property("QVariantList", lambda self: faces_in(self._words()), notify=changed)  # type: ignore[arg-type]
    reasons = Property("QVariantList", _reasons, notify=changed)  # type: ignore[arg-type]
    letters = Property("QStringList", _letters, notify=changed)  # type: ignore[arg-type]
    typed = Property(str, lambda self: label_text(self._typed), notify=changed)
    unknown = Property(bool, lambda self: self._unknown, notify=changed)
    ticket = Property(str, _ticket, notify=changed)
    busy = Property(bool, lambda self: self._sending.busy, notify=changed)
    sentence = Property(str, _sentence, notify=changed)
    numberRefused = Property(
        bool,
        lambda self: isinstance(self._error, TicketNotFoundError | WrongStateError),
        notify=changed,
    )
