"""Giving the number back: the wrong service was touched, and its visitor still stands there."""

from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.section import Section
from kiosk.tickets import Issued, TicketSource
from kiosk.words import note
from reception.domain.errors import NotGivenBackError, UnansweredFault
from reception.domain.language import Language
from reception.domain.ticket import GIVE_BACK_WITHIN
from reception.offline.link import NoAnswerFault
from reception.system.clock import Ids
from ui_kit.background import Background
from ui_kit.refusals import sentence
from ui_kit.translations import marked
from ui_kit.words import label_text

# Whoever touches at the last moment is not refused because the way to the core took its time.
_SPARE = timedelta(seconds=10)
# An answer that was late may be that it is done: what is asked again is done once.
_TRIES = 3

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class GiveBack(Section):
    """Takes a number back, as long as its page stands and the core takes it."""

    CONTEXT = "GiveBack"
    WORDS = {
        "ask": marked("GiveBack", "Not the right service?"),
        "cancel": marked("GiveBack", "Cancel the ticket"),
        "void": marked("GiveBack", "Number %1 is cancelled"),
        "voidPaper": marked("GiveBack", "The paper that came out is no longer a ticket."),
        "notCalled": marked("GiveBack", "Nobody is called by this number."),
        "another": marked("GiveBack", "Choose another service"),
        "failed": marked(
            "GiveBack", "It could not be cancelled just now. Please ask at the reception desk."
        ),
    }

    changed = Signal()
    asked = Signal()
    """It is on its way: the page stays until the answer is there."""
    done = Signal()
    """The number is void: nobody waits with it."""
    failed = Signal()
    """It is not, or nobody knows; ``told`` says what."""

    def __init__(
        self, source: TicketSource, background: Background, ids: Ids, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._background = background
        self._ids = ids
        self._issued: Issued | None = None
        self._operation: UUID | None = None
        self._is_asking = False
        self._is_over = True
        self._error: Exception | None = None
        self._limit = QTimer(self, singleShot=True)
        self._limit.setInterval((GIVE_BACK_WITHIN - _SPARE) // timedelta(milliseconds=1))
        self._limit.timeout.connect(self._end)

    def offer(self, issued: Issued) -> None:
        """Offer it for a ticket that was just given."""
        self._issued = issued
        self._operation = self._ids.new()
        self._is_asking, self._error = False, None
        # What the kiosk gave alone nobody can take back before the server knows of it.
        self._is_over = issued.paper.given_alone
        self._limit.start()
        self.changed.emit()

    def set_language(self, language: Language) -> None:
        """Use another language."""
        super().set_language(language)
        self.changed.emit()

    def reset(self) -> None:
        """Forget the ticket: its visitor has gone, or keeps it."""
        self._issued = None
        self._is_asking = False
        self._limit.stop()
        self.changed.emit()

    @Slot()
    def ask(self) -> None:
        """Give the number back; asked again, it is still given back once."""
        issued, operation = self._issued, self._operation
        if issued is None or operation is None or self._is_over or self._is_asking:
            return
        self._is_asking, self._error = True, None
        self.changed.emit()
        self.asked.emit()
        self._ask(issued, operation, _TRIES)

    def _ask(self, issued: Issued, operation: UUID, tries: int) -> None:
        def not_done(error: Exception) -> None:
            is_unknown = isinstance(error, NoAnswerFault | UnansweredFault)
            if is_unknown and tries > 1 and issued is self._issued:
                self._ask(issued, operation, tries - 1)
            else:
                self._not_done(issued, error)

        self._background.run(
            lambda: self._source.give_back(issued.visit.ticket, operation),
            lambda _: self._done(issued),
            not_done,
        )

    def _done(self, issued: Issued) -> None:
        if issued is self._issued:
            self._end()
            self.done.emit()

    def _not_done(self, issued: Issued, error: Exception) -> None:
        note(error)
        if issued is self._issued:
            self._error = error
            self._is_over = isinstance(error, NotGivenBackError)
            self._is_asking = False
            self.changed.emit()
            self.failed.emit()

    @Slot()
    def _end(self) -> None:
        self._is_over, self._is_asking = True, False
        self.changed.emit()

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        """Return whether the number may be given back."""
        return self._issued is not None and not self._is_over

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        """Return whether it is on its way."""
        return self._is_asking

    @Property(str, notify=changed)
    def told(self) -> str:
        """Return why the number stays good; empty while nothing is in the way."""
        if isinstance(self._error, NotGivenBackError):
            return sentence(self._error, self._language)
        return str(self.words_in(self._language)["failed"]) if self._error else ""

    @Property(str, notify=changed)
    def voided(self) -> str:
        """Return that the number is void."""
        label = label_text(self._issued.visit.ticket.label) if self._issued else ""
        return str(self.words_in(self._language)["void"]).replace("%1", label)
