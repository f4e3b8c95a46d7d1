"""What the core answers to a page, made in the worker, and what lies over the page meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from admin_console.reports.question import PageQuestion
from admin_console.widgets import button, row_of
from admin_console.words import translate
from reception.app import Reception
from reception.domain.language import Language
from reception.domain.unit import Person, Unit
from reception.reports.build import Answers, build
from reception.reports.document import Document
from reception.reports.reports import Reports
from reception.system.progress import AnswerStoppedError, Progress
from ui_kit.background import Background
from ui_kit.roles import text_label
from ui_kit.tokens import GRID_PX, LIGHT

# Sooner, the dimming would only flicker; a second later one wants to know how far it is.
_DIMS_MS = 150
_TELLS_MS = 1000
_LOOKS_MS = 150


class Request:
    """One question in the worker; touched from there and from the window, a field at a time."""

    def __init__(self) -> None:
        self.done = 0.0
        self.is_wanted = True

    def part(self, number: int, of: int) -> Progress:
        """Return the watch over one of several answers that are made one after the other."""

        def watch(done: float) -> bool:
            self.done = (number + min(1.0, done)) / of
            return self.is_wanted

        return watch


class Requests(QObject):
    """Asks one question at a time; the next one stops the one before."""

    dimmed = Signal()
    """What is shown is of the question before."""
    told = Signal(float)
    """How far a long question is, from 0 to 1."""
    ended = Signal()

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._request: Request | None = None
        self._dims = QTimer(self, singleShot=True, interval=_DIMS_MS)
        self._dims.timeout.connect(self.dimmed)
        self._tells = QTimer(self, singleShot=True, interval=_TELLS_MS)
        self._tells.timeout.connect(self._tell)
        self._looks = QTimer(self, interval=_LOOKS_MS)
        self._looks.timeout.connect(self._tell)

    def run[T](
        self,
        act: Callable[[Request], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Ask in the worker; only the answer to the last question is handed back."""
        self.stop()
        request = self._request = Request()
        self._dims.start()
        self._tells.start()

        def act_unless_stopped() -> T:
            # It may have waited for the one before while it was replaced itself.
            if not request.is_wanted:
                raise AnswerStoppedError
            return act(request)

        def take(result: T) -> None:
            if self._end(request):
                done(result)

        def refuse(error: Exception) -> None:
            if self._end(request):
                failed(error)

        self._background.run(act_unless_stopped, take, refuse)

    @property
    def is_busy(self) -> bool:
        """Return whether an answer is on its way."""
        return self._request is not None

    def ask_to_stop(self) -> None:
        """Ask for no more, and hear what came of it: it may have been done already."""
        if self._request:
            self._request.is_wanted = False

    def stop(self) -> None:
        """Want no answer any more."""
        request = self._request
        if request:
            request.is_wanted = False
            self._end(request)

    def _end(self, request: Request) -> bool:
        if request is not self._request:
            return False
        self._request = None
        for timer in (self._dims, self._tells, self._looks):
            timer.stop()
        self.ended.emit()
        return True

    def _tell(self) -> None:
        if self._request:
            self._looks.start()
            self.told.emit(self._request.done)


@dataclass(frozen=True, kw_only=True)
class FiguresFound:
    """A report in the language of the window, and the answers that it is made of."""

    asked: PageQuestion
    today: date
    answers: Answers
    document: Document

    def in_language(self, language: Language) -> "FiguresFound":
        """Return the same report in another language; nothing is asked again."""
        if self.document.language is language:
            return self
        return replace(self, document=_document(self.asked, self.answers, language))


def find(
    reception: Reception, asked: PageQuestion, person: Person, language: Language, request: Request
) -> FiguresFound:
    """Ask the core; runs in the worker.

    Raises:
        PeriodError: the period ends before it begins, or begins after today.
        NotAllowedError: the person's role does not include it.
        AnswerStoppedError: nobody wants the answer any more.
    """
    unit, reports = asked_of(reception, asked.site, person)
    today = reception.hall.today()
    answers = Answers(reports, unit, asked.question(today), compares=asked.compares, asking=person)
    document = _document(asked, answers, language, request)
    return FiguresFound(asked=asked, today=today, answers=answers, document=document)


def asked_of(reception: Reception, site: str | None, asking: Person) -> tuple[Unit, Reports]:
    """Return how the unit describes itself, and what answers for it: at a centre, maybe a site.

    Raises:
        UnknownSiteError: the site is not followed any more, or is being copied.
        NotAllowedError: the person's role does not include it.
    """
    if site is None or reception.comparing is None:
        return reception.hall.unit(), reception.reports
    reports = reception.comparing.of(site)
    units = reception.comparing.units(asking=asking)
    return next(one for one in units if one.code == site), reports


def _document(
    asked: PageQuestion, answers: Answers, language: Language, request: Request | None = None
) -> Document:
    watch = (request or Request()).part(0, 1)
    return build(asked.report, answers, language, watch=watch)


_DIM = 170
_HUNDRED = 100


class BusyOverlay(QWidget):
    """Covers a widget; what is below stays readable and takes no clicks."""

    stopped = Signal()

    def __init__(self, covered: QWidget) -> None:
        super().__init__(covered)
        self.setObjectName("busy")
        self._covered = covered
        self._told = text_label("strong", "busy-told")
        self._progress = QProgressBar()
        self._progress.setObjectName("progress")
        self._progress.setRange(0, _HUNDRED)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(30 * GRID_PX)
        stop = button(translate("Console", "Stop"), "stop", self.stopped)
        self._box = QFrame()
        self._box.setProperty("kind", "card")
        self._box.setLayout(row_of(self._told, self._progress, stop, spacing=2 * GRID_PX))
        column = QVBoxLayout(self)
        column.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        covered.installEventFilter(self)
        self.hide()

    def dim(self) -> None:
        """Dim what is covered."""
        self._box.hide()
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()

    def tell(self, done: float, *, saves: bool = False) -> None:
        """Say how far the answer is, or the file that is saved."""
        self._told.setText(
            translate("Console", "The file is being written")
            if saves
            else translate("Console", "The figures are being worked out")
        )
        self._progress.setAccessibleName(self._told.text())
        self.dim()
        self._progress.setValue(round(_HUNDRED * done))
        self._box.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        """Stay as large as what is covered."""
        if watched is self._covered and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's own
        """Let what is covered shine through."""
        colour = QColor(LIGHT.paper)
        colour.setAlpha(_DIM)
        QPainter(self).fillRect(self.rect(), colour)
