"""How content a visitor is: a face, and a reason if she likes; tied to a ticket, never to her."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Property, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQml import QmlElement

from kiosk.feedback.sending import RatingAnswer, Sending
from kiosk.rate_limit import RateLimit
from kiosk.section import Section
from kiosk.tickets import HallReader
from kiosk.words import message_of, note, said_in
from reception.app import Reception
from reception.domain.errors import EnvironmentFault, Refusal, TicketNotFoundError, WrongStateError
from reception.domain.language import Language
from reception.domain.page_key import key_in
from reception.domain.ticket import label, label_parts
from reception.domain.unit import Unit
from reception.system.clock import Ids
from ui_kit.background import Background
from ui_kit.translations import marked
from ui_kit.words import label_text

_PAUSE_MS = 2_000
"""What was typed so long ago does not belong to what comes now."""
_LONGEST = 300
_SHORTEST = 3
_ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Scanner(QObject):
    """Hears what is typed while a page listens; the Enter at its end presses no button."""

    def __init__(
        self, listens: Callable[[], bool], scanned: Callable[[str], None], parent: QObject
    ) -> None:
        """Prepare it; it hears whatever it is installed on.

        Args:
            listens: whether a ticket is waited for now.
            scanned: is handed what was read.
            parent: keeps it.
        """
        super().__init__(parent)
        self._listens = listens
        self._scanned = scanned
        self._heard = ""
        self._missed = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._clear)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt hands it over
        """Collect the characters; take away the Enter behind them."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        listens = self._listens()
        if event.key() in _ENDS:
            heard, missed = self._heard, self._missed
            self._clear()
            # A key or two before Enter were pressed by a person: to have the page said again, say.
            if not listens or len(heard) < _SHORTEST:
                return False
            if not missed:
                self._scanned(heard)
            return True
        character = event.text()
        if character.isprintable() and character.strip():
            # What begins while nobody listens is not taken for a whole number when somebody does.
            if listens:
                self._heard = (self._heard + character)[-_LONGEST:]
            else:
                self._missed = True
            self._pause.start()
        return False

    @Slot()
    def _clear(self) -> None:
        self._heard = ""
        self._missed = False
        self._pause.stop()


_LONGEST_NUMBER = 8


def label_of(typed: str, unit: Unit) -> str | None:
    """Return the label that is meant; None when no service here gives such a number."""
    parts = label_parts(typed)
    if parts is None:
        return None
    prefix, number = parts
    given = any(
        one.series.prefix == prefix and one.series.first <= number <= one.series.last
        for one in unit.services
    )
    return label(prefix, number) if given else None


def letters_of(unit: Unit) -> list[str]:
    """Return the letters that stand before the numbers of this unit."""
    return sorted({letter for one in unit.services for letter in one.series.prefix.upper()})


def with_character(typed: str, character: str) -> str:
    """Return what is typed with one more character, as long as numbers here are."""
    added = typed + character.upper()
    # Letters come first and figures after them.
    fits = len(added) <= _LONGEST_NUMBER and re.fullmatch(r"[A-Z]*[0-9]*", added)
    return added if fits else typed


WORDS: Mapping[str, str] = {
    "question": marked("Rating", "How was your visit?"),
    "anonymous": marked("Rating", "Nobody asks who you are."),
    "veryBad": marked("Rating", "Very bad"),
    "bad": marked("Rating", "Bad"),
    "fair": marked("Rating", "Fair"),
    "good": marked("Rating", "Good"),
    "veryGood": marked("Rating", "Very good"),
    "pleased": marked("Rating", "What pleased you?"),
    "better": marked("Rating", "What could be better?"),
    "displeased": marked("Rating", "What did not please you?"),
    "noReason": marked("Rating", "Skip"),
    "addNumber": marked("Rating", "Add my ticket's number"),
    "number": marked("Rating", "The number of your ticket"),
    "numberHint": marked("Rating", "It tells which service you speak of. You may also scan it."),
    "ticket": marked("Rating", "Ticket %1"),
    "drop": marked("Rating", "Remove the number"),
    "erase": marked("Rating", "Delete"),
    "take": marked("Rating", "This is my number"),
    "unknown": marked("Rating", "There is no such number here. Please look at your ticket."),
    "wait": marked("Rating", "Please wait a moment"),
    "soon": marked(
        "Rating",
        "Your answer is counted in less than a minute, by itself. "
        "With the number of your ticket it is counted at once.",
    ),
    "leave": marked("Rating", "Leave without an answer"),
    "thanks": marked("Rating", "Thank you"),
    "counted": marked("Rating", "Your answer is counted."),
    "notCounted": marked("Rating", "Your answer is not counted"),
    "tooEarly": marked(
        "Rating", "You were not called with this number yet. Please answer after your visit."
    ),
    "notYet": marked("Rating", "Your answer could not be noted just now."),
    "withoutNumber": marked("Rating", "Answer without a number"),
    "otherNumber": marked("Rating", "Correct the number"),
    "retry": marked("Rating", "Try again"),
    "done": marked("Rating", "Done"),
}

_FACES = ("veryBad", "bad", "fair", "good", "veryGood")


def faces_in(words: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the five faces from the worst to the best, each with its word."""
    return [
        {"score": score, "icon": f"face-{score}", "word": words[name]}
        for score, name in enumerate(_FACES, 1)
    ]


def reasons_in(unit: Unit, language: Language) -> list[dict[str, Any]]:
    """Return what a visitor may name, whichever face she touched: nouns that praise nothing."""
    return [{"code": one.code, **said_in(one.names, language)} for one in unit.rating_reasons]


QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


class RatingStep(StrEnum):
    """Where the visitor is with her answer."""

    FACES = "faces"
    NUMBER = "number"
    REASONS = "reasons"
    HELD = "held"
    THANKS = "thanks"
    REFUSED = "refused"
    FAULT = "fault"


_ASKING = frozenset({RatingStep.FACES, RatingStep.NUMBER, RatingStep.REASONS, RatingStep.HELD})


@QmlElement
class RatingSection(Section):
    """Takes one answer from each visitor, in two touches."""

    CONTEXT = "Rating"
    WORDS = WORDS

    changed = Signal()
    rated = Signal(int)
    """The score that was counted; the page need not stay for long."""

    def __init__(
        self,
        reader: HallReader,
        core: Reception,
        background: Background,
        parent: QObject,
        *,
        ids: Ids,
        rate_limit: RateLimit,
        station: str,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._core = core
        self._ids = ids
        self._sending = Sending(core, background, rate_limit, self, station=station)
        self._sending.changed.connect(self.changed)
        self._sending.held.connect(self._hold)
        self._sending.sent.connect(self._sent)
        self._sending.failed.connect(self._not_sent)
        self._begin()
        reader.read.connect(self.changed)
        self.languageChanged.connect(self.changed)

    def _begin(self) -> None:
        self._step = RatingStep.FACES
        self._score = 0
        self._typed = ""
        self._label: str | None = None
        self._unknown = False
        self._answer: RatingAnswer | None = None
        self._error: Exception | None = None

    def reset(self) -> None:
        """Ask the next visitor anew."""
        self._sending.reset()
        self._begin()
        self.changed.emit()

    def step_back(self) -> bool:
        """Go one step back on the page; return whether there was one."""
        if self._step in {RatingStep.NUMBER, RatingStep.REASONS, RatingStep.HELD}:
            self._sending.recall()
            self._answer, self._error = None, None
            self._go(RatingStep.FACES)
            return True
        return self._sending.busy

    # What a visitor touches ------------------------------------------------------------------

    @Slot(int)
    def choose(self, score: int) -> None:
        """Take the touched face."""
        if self._step is not RatingStep.FACES or self._sending.busy:
            return
        self._score = score
        if self._reasons():
            self._go(RatingStep.REASONS)
        else:
            self.giveReason("")

    @Slot(str)
    def giveReason(self, code: str) -> None:
        """Take the touched reason, or none, and count the answer."""
        if (
            self._score
            and not self._sending.busy
            and self._step in {RatingStep.FACES, RatingStep.REASONS}
        ):
            self._send(self._score, code or None, self._label)

    @Slot()
    def askNumber(self) -> None:
        """Let the visitor type the number of her ticket."""
        if not self._sending.busy and self._step in {
            RatingStep.FACES,
            RatingStep.HELD,
            RatingStep.REFUSED,
        }:
            self._sending.recall()
            self._typed, self._unknown = "", False
            self._go(RatingStep.NUMBER)

    @Slot(str)
    def typeCharacter(self, character: str) -> None:
        """Take one more letter or figure."""
        self._typed, self._unknown = with_character(self._typed, character), False
        self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """Take the last letter or figure away."""
        self._typed, self._unknown = self._typed[:-1], False
        self.changed.emit()

    @Slot()
    def takeNumber(self) -> None:
        """Tie the answer to the typed number, if a service here gives it."""
        if self._step is RatingStep.NUMBER:
            self._take(self._typed)

    @Slot()
    def dropNumber(self) -> None:
        """Answer without a number; what was answered before is sent again so."""
        if self._sending.busy:
            return
        self._label = None
        if self._step is RatingStep.REFUSED and self._answer:
            self._send(self._answer.score, self._answer.reason, None)
        else:
            self.changed.emit()

    @Slot(str)
    def scan(self, scanned: str) -> None:
        """Tie the answer to the ticket whose code or label was scanned."""
        if self._sending.busy or self._step not in _ASKING:
            return
        self._sending.recall()
        key = key_in(scanned)
        if key is None:
            self._take(scanned)
            return
        self._sending.ask(lambda: self._core.hall.label_of_page(key), self._found, self._not_found)

    @Slot()
    def retry(self) -> None:
        """Send the same answer again: it counts once."""
        if self._step is RatingStep.FAULT and not self._sending.busy:
            self._sending.again()

    # What comes of it ------------------------------------------------------------------------

    def _take(self, typed: str) -> None:
        label = label_of(typed, self._reader.unit) if self._reader.unit else None
        if label:
            self._found(label)
        else:
            self._not_found(TicketNotFoundError(typed, ""))

    def _found(self, label: str) -> None:
        self._label, self._unknown = label, False
        if self._answer:
            # She had answered already: it was refused with another number, or has to wait.
            self._send(self._answer.score, self._answer.reason, label)
        elif self._step is RatingStep.NUMBER:
            self._go(RatingStep.FACES)
        else:
            self.changed.emit()

    def _not_found(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            note(error)
        self._unknown, self._typed = True, ""
        self._go(RatingStep.NUMBER)

    def _send(self, score: int, reason: str | None, label: str | None) -> None:
        # Another answer each time: one operation stands for one score, reason and ticket.
        self._answer = RatingAnswer(
            score=score, reason=reason, label=label, operation=self._ids.new()
        )
        self._sending.send(self._answer)

    @Slot()
    def _hold(self) -> None:
        self._go(RatingStep.HELD)

    @Slot(object)
    def _sent(self, answer: RatingAnswer) -> None:
        self._error = None
        self._go(RatingStep.THANKS)
        self.rated.emit(answer.score)

    @Slot(object)
    def _not_sent(self, error: Exception) -> None:
        note(error)
        self._error = error
        self._go(RatingStep.FAULT if isinstance(error, EnvironmentFault) else RatingStep.REFUSED)

    def _go(self, step: RatingStep) -> None:
        self._step = step
        self.changed.emit()

    # What its pages read ----------------------------------------------------------------------

    def _reasons(self) -> list[dict[str, Any]]:
        return reasons_in(self._reader.unit, self._language) if self._reader.unit else []

    @Property(str, notify=changed)
    def step(self) -> str:
        """Return where the visitor is with her answer."""
        return str(self._step)

    @Property(int, notify=changed)
    def score(self) -> int:
        """Return the touched face; 0 before."""
        return self._score

    @Property(list, notify=changed)
    def faces(self) -> list[Any]:
        """Return the five faces."""
        return faces_in(self.words_in(self._language))

    @Property(list, notify=changed)
    def reasons(self) -> list[dict[str, Any]]:
        """Return what she may say it was about."""
        return self._reasons()

    @Property(list, notify=changed)
    def letters(self) -> list[str]:
        """Return the letters that numbers here begin with."""
        return letters_of(self._reader.unit) if self._reader.unit else []

    @Property(str, notify=changed)
    def typed(self) -> str:
        """Return what is typed of a number."""
        return label_text(self._typed)

    @Property(bool, notify=changed)
    def unknown(self) -> bool:
        """Return whether the last number is none of here."""
        return self._unknown

    @Property(str, notify=changed)
    def ticket(self) -> str:
        """Return the ticket that her answer is tied to; empty without one."""
        said = self.words_in(self._language)["ticket"]
        return said.replace("%1", label_text(self._label)) if self._label else ""

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Return whether the core is being asked."""
        return self._sending.busy

    @Property(str, notify=changed)
    def sentence(self) -> str:
        """Return what became of her answer."""
        words = self.words_in(self._language)
        match self._step:
            case RatingStep.THANKS:
                return words["counted"]
            case RatingStep.HELD:
                return words["soon"]
            case RatingStep.REFUSED if isinstance(self._error, WrongStateError):
                return words["tooEarly"]
            case RatingStep.REFUSED:
                return message_of(self._error, self._language)
            case _:
                return words["notYet"]

    @Property(bool, notify=changed)
    def numberRefused(self) -> bool:
        """Return whether the answer was refused for its number."""
        return isinstance(self._error, TicketNotFoundError | WrongStateError)
