"""What lies before a visitor, and what she is to hear of: one place that knows it all."""

from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Signal, Slot
from PySide6.QtGui import QInputEvent
from PySide6.QtQuick import QQuickView

from kiosk.access.preferences import Preferences
from kiosk.feedback.rating import RatingSection
from kiosk.find.guide import Guide
from kiosk.find.search import SearchBox
from kiosk.section import PagedList
from kiosk.view_model import KioskViewModel
from reception.system.clock import TRIPS

_ENDS = frozenset({"thanks", "refused", "fault"})


class SearchAnswers:
    """What is written, and how many services it finds."""

    def __init__(self, guide: Guide, box: SearchBox, preferences: Preferences) -> None:
        self.box = box
        self._guide = guide
        self._preferences = preferences
        self._written = ""

    def new(self) -> list[str]:
        """Return what there is to say of the last change; nothing when nothing was written."""
        before, self._written = self._written, str(self.box.property("text"))
        if self._written == before:
            return []
        return [self._written, *(self.found() or self._none_found())]

    def found(self) -> list[str]:
        """Return how many services are shown, and how many are not; empty when none is."""
        count = self.box.property("results").rowCount()
        words = self._preferences.property("words")
        told = [words["found"].replace("%1", str(count)), str(self.box.property("rest"))]
        return [text for text in told if text] if count else []

    def _none_found(self) -> list[str]:
        words = self._guide.property("words")
        return [words["nothingFound"], words["askReception"]] if self._written.strip() else []


_OF_A_RATING = ("step", "busy", "unknown", "typed", "ticket")
"""What there is to see of a rating."""


class RatingAnswers:
    """How far the rating is, and what is said of a number."""

    def __init__(self, rating: RatingSection) -> None:
        self.part = rating
        self._seen = self._read()

    def expect(self) -> None:
        """Take what is said of the next number for new."""
        self._seen |= {"unknown": False, "ticket": ""}

    def new(self) -> tuple[bool, list[str]]:
        """Return whether it looks all different, and what else there is to say."""
        before, now = self._seen, self._read()
        self._seen = now
        ended_again = before["busy"] and not now["busy"] and now["step"] in _ENDS
        is_another = now["step"] != before["step"] or ended_again
        texts = []
        if now["unknown"] and not before["unknown"] and not is_another:
            texts.append(self.part.property("words")["unknown"])
        if now["typed"] != before["typed"] and not is_another:
            texts.append(now["typed"])
        if now["ticket"] != before["ticket"] and not now["unknown"]:
            texts.append(now["ticket"])
        return is_another, [text for text in texts if text]

    def _read(self) -> dict[str, Any]:
        return {name: self.part.property(name) for name in _OF_A_RATING}


class TouchAttention(QObject):
    """Tells pages that are new as a whole from what only changes on them."""

    replaced = Signal()
    """Something else lies before her: a page, a step of one, a sheet, a question."""
    listed = Signal()
    """Other rows of the same list do."""
    answered = Signal(object)
    """Texts that answer what she just did."""
    came = Signal(object)
    """Texts that come by themselves, in their own time."""

    def __init__(self, view_model: KioskViewModel, preferences: Preferences) -> None:
        super().__init__(view_model)
        self._view_model = view_model
        self._preferences = preferences
        sections = self._sections = view_model.sections
        guide = sections.guide
        self._lists = {
            name: page for name, page in guide.pages.items() if isinstance(page, PagedList)
        }
        self._search = SearchAnswers(guide, guide.box, preferences)
        self._rating = RatingAnswers(sections.rating)
        self._slip_news: dict[str, str] = {}
        self._paper = ""
        flow, offer, ticket = sections.flow, sections.offer, sections.issuing.page
        for changed in (flow.pageChanged, flow.idleChanged, preferences.openChanged):
            changed.connect(self.replaced)
        offer.turned.connect(self.listed)
        for shown in self._lists.values():
            shown.changed.connect(self._on_list)
        self._search.box.changed.connect(self._on_search)
        self._rating.part.changed.connect(self._on_rating)
        sections.slips.changed.connect(self._on_slips)
        ticket.changed.connect(self._on_paper)
        ticket.paperlessChanged.connect(self._on_printer)

    @property
    def page(self) -> str:
        """Return the page that she sees; empty while something lies over it."""
        covered = (
            self._sections.flow.property("idleWarning")
            or self._preferences.property("open")
            or self._sections.service.property("stage") != "shut"
        )
        return "" if covered else self._page

    def beside(self) -> list[str]:
        """Return what is seen of the page at a glance, and written nowhere on it."""
        return self._search.found() if self.page == "search" else []

    def expect_answer(self) -> None:
        """Know that something was scanned: what is said of it is said though it was said before."""
        self._rating.expect()

    @property
    def _page(self) -> str:
        return self._sections.flow.way.page

    @Slot()
    def _on_list(self) -> None:
        if self._page in self._lists:
            self.listed.emit()

    @Slot()
    def _on_search(self) -> None:
        texts = self._search.new()
        if texts and self._page == "search":
            self.answered.emit(texts)

    @Slot()
    def _on_rating(self) -> None:
        is_another, texts = self._rating.new()
        if self._page != "rating":
            return
        if is_another:
            self.replaced.emit()
        if texts:
            self.answered.emit(texts)

    @Slot()
    def _on_slips(self) -> None:
        slips = self._sections.slips
        before, self._slip_news = self._slip_news, slips.property("news")
        words, seconds = slips.property("words"), str(slips.property("waitS"))
        told = [news for key, news in self._slip_news.items() if news != before.get(key)]
        if told:
            self.came.emit([words[news].replace("%1", seconds) for news in told])

    @Slot()
    def _on_paper(self) -> None:
        ticket = self._sections.issuing.page.property("shown")
        before, self._paper = self._paper, ticket["paper"]
        if self._page != "ticket" or self._paper == before:
            return
        if ticket["paperNews"]:
            self.came.emit([ticket["paperNews"]])
        else:
            # A page of another kind: the number to be kept.
            self.replaced.emit()

    @Slot()
    def _on_printer(self) -> None:
        if not self._sections.issuing.page.prints and self._page in {"groups", "services"}:
            self.came.emit([self._view_model.property("words")["onScreen"]])


_BEGINS = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin}
)
_FOLLOWS = frozenset(
    {
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
    }
)


_QUICK = 0.7
"""Of the time within which a second touch is taken away: so soon nobody has read a page."""


class DoubleTouch(QObject):
    """Takes a touch away that follows another at once, if that one led to another page.

    What counts is the time between the touches, so that whoever reads the page and touches then
    is heard however fast she is; who taps on and on stays where the first tap led.
    """

    def __init__(self, window: QQuickView, view_model: KioskViewModel, within_ms: int) -> None:
        super().__init__(window)
        self._within_ms = within_ms
        self._since_touch = QElapsedTimer()
        self._touched_at_ms = 0
        self._led_on = False
        self._taken = False
        view_model.sections.flow.pageChanged.connect(self._note_page)
        window.installEventFilter(self)

    def accept_every_touch(self) -> None:
        """Take no touch away: a robot touches as fast as its clock runs, and never twice."""
        self._within_ms = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt hands it over
        """Take the second touch away, from its beginning to its end."""
        kind = event.type()
        if kind in _BEGINS:
            soon = self._since_touch.isValid() and not self._since_touch.hasExpired(self._within_ms)
            self._since_touch.start()
            self._taken = (self._is_soon_by_stamp(event) or soon) and self._led_on
            if not self._taken:
                TRIPS.debug("touched")
                self._led_on = False
            return self._taken
        return self._taken and kind in _FOLLOWS

    def _is_soon_by_stamp(self, event: QEvent) -> bool:
        """Tell a double touch by the screen's clock: a busy kiosk hears its second half late."""
        before, self._touched_at_ms = self._touched_at_ms, 0
        if isinstance(event, QInputEvent):
            self._touched_at_ms = event.timestamp()
        apart_ms = self._touched_at_ms - before
        return before > 0 and 0 <= apart_ms < self._within_ms * _QUICK

    def _note_page(self) -> None:
        self._led_on = True
