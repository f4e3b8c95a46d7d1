"""How content a visitor is: a face, and a reason if she likes; tied to a ticket, never to her."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core import Core
from kiosk.hall_reader import HallReader
from kiosk.part import Part
from kiosk.trouble import message_of, note
from kiosk.voice.answer import Answer, label_on, send
from kiosk.voice.rating_words import WORDS, faces_in, reasons_in
from kiosk.voice.ticket_number import label_of, letters_of, ticket_id_in, with_sign
from reception.domain.errors import (
    EnvironmentFault,
    Refusal,
    TicketNotFoundError,
    WrongStateError,
)
from reception.domain.language import Language
from reception.domain.unit import Unit
from reception.ports import Ids
from ui_kit.background import Background
from ui_kit.minute_clock import MinuteClock
from ui_kit.wording import label_text

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


class Step(StrEnum):
    """Where the visitor is with her answer."""

    FACES = "faces"
    NUMBER = "number"
    REASONS = "reasons"
    THANKS = "thanks"
    REFUSED = "refused"
    FAULT = "fault"


@QmlElement
class Rating(Part):
    """Takes one answer from each visitor, in two touches."""

    CONTEXT = "Rating"
    WORDS = WORDS

    changed = Signal()
    rated = Signal(int)
    """The score that was counted; the page need not stay for long."""

    def __init__(
        self,
        reader: HallReader,
        core: Core,
        background: Background,
        parent: QObject,
        *,
        ids: Ids,
        clock: MinuteClock,
        station: str,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._core = core
        self._background = background
        self._ids = ids
        self._clock = clock
        self._station = station
        self._visitor = 0
        self._begin()
        reader.read.connect(self.changed)

    def _begin(self) -> None:
        self._step = Step.FACES
        self._score = 0
        self._typed = ""
        self._label: str | None = None
        self._unknown = False
        self._busy = False
        self._answer: Answer | None = None
        self._error: Exception | None = None

    def speak(self, language: Language) -> None:
        """Say everything in another language."""
        super().speak(language)
        self.changed.emit()

    def forget(self) -> None:
        """Ask the next visitor anew."""
        self._visitor += 1
        self._begin()
        self.changed.emit()

    def step_back(self) -> bool:
        """Go one step back on the page; return whether there was one."""
        if self._step in {Step.NUMBER, Step.REASONS}:
            self._error = None
            self._go(Step.FACES)
            return True
        return self._busy

    # What a visitor touches ------------------------------------------------------------------

    @Slot(int)
    def choose(self, score: int) -> None:
        """Take the touched face."""
        if self._step is not Step.FACES or self._busy:
            return
        self._score = score
        if self._reasons():
            self._go(Step.REASONS)
        else:
            self.giveReason("")

    @Slot(str)
    def giveReason(self, code: str) -> None:
        """Take the touched reason, or none, and count the answer."""
        if self._score and not self._busy and self._step in {Step.FACES, Step.REASONS}:
            self._answer = Answer(
                score=self._score,
                reason=code or None,
                label=self._label,
                operation=self._ids.new(),
            )
            self._send()

    @Slot()
    def askNumber(self) -> None:
        """Let the visitor type the number of her ticket."""
        if not self._busy and self._step in {Step.FACES, Step.REFUSED}:
            self._typed, self._unknown = "", False
            self._go(Step.NUMBER)

    @Slot(str)
    def typeSign(self, sign: str) -> None:
        """Take one more letter or figure."""
        self._typed, self._unknown = with_sign(self._typed, sign), False
        self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """Take the last letter or figure away."""
        self._typed, self._unknown = self._typed[:-1], False
        self.changed.emit()

    @Slot()
    def takeNumber(self) -> None:
        """Tie the answer to the typed number, if a service here gives it."""
        if self._step is Step.NUMBER:
            self._take(self._typed)

    @Slot()
    def dropNumber(self) -> None:
        """Answer without a number; what was answered before is sent again so."""
        if self._busy:
            return
        self._label = None
        if self._step is Step.REFUSED:
            self._send_with(None)
        else:
            self.changed.emit()

    @Slot(str)
    def scan(self, scanned: str) -> None:
        """Tie the answer to the ticket whose code or label was scanned."""
        if self._busy or self._step not in {Step.FACES, Step.NUMBER, Step.REASONS}:
            return
        ticket = ticket_id_in(scanned)
        if ticket is None:
            self._take(scanned)
            return
        self._ask(lambda: label_on(self._core, ticket), self._found, self._not_found)

    @Slot()
    def retry(self) -> None:
        """Send the same answer again: it counts once."""
        if self._step is Step.FAULT and not self._busy:
            self._send()

    # What comes of it ------------------------------------------------------------------------

    def _take(self, typed: str) -> None:
        label = label_of(typed, self._unit) if self._unit else None
        if label:
            self._found(label)
        else:
            self._not_found(TicketNotFoundError(typed, ""))

    def _found(self, label: str) -> None:
        self._label, self._unknown = label, False
        if self._error:
            # She was refused with another number, and had answered already.
            self._send_with(label)
        elif self._step is Step.NUMBER:
            self._go(Step.FACES)
        else:
            self.changed.emit()

    def _not_found(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            note(error)
        self._unknown, self._typed = True, ""
        self._go(Step.NUMBER)

    def _send_with(self, label: str | None) -> None:
        """Send the answer that was refused with another number."""
        if self._answer:
            self._answer = Answer(
                score=self._answer.score,
                reason=self._answer.reason,
                label=label,
                operation=self._ids.new(),
            )
            self._send()

    def _send(self) -> None:
        answer = self._answer
        if answer:
            self._ask(
                lambda: send(self._core, answer, self._station),
                lambda _: self._sent(answer),
                self._not_sent,
            )

    def _sent(self, answer: Answer) -> None:
        self._error = None
        self._go(Step.THANKS)
        self.rated.emit(answer.score)

    def _not_sent(self, error: Exception) -> None:
        note(error)
        self._error = error
        self._go(Step.FAULT if isinstance(error, EnvironmentFault) else Step.REFUSED)

    def _ask[T](
        self,
        act: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Ask the core; what it says to a visitor who has left is not shown to the next."""
        self._busy = True
        self.changed.emit()
        self._background.run(act, self._heard_by_her(done), self._heard_by_her(failed))

    def _heard_by_her[T](self, tell: Callable[[T], None]) -> Callable[[T], None]:
        visitor = self._visitor

        def told(result: T) -> None:
            if visitor == self._visitor:
                self._busy = False
                tell(result)

        return told

    def _go(self, step: Step) -> None:
        self._step = step
        self.changed.emit()

    # What QML reads --------------------------------------------------------------------------

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
    busy = Property(bool, lambda self: self._busy, notify=changed)
    sentence = Property(str, _sentence, notify=changed)
    numberRefused = Property(
        bool,
        lambda self: isinstance(self._error, TicketNotFoundError | WrongStateError),
        notify=changed,
    )
