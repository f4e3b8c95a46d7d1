"""What lies before a visitor, and what she is to hear of: one place that knows it all."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Signal, Slot
from PySide6.QtQuick import QQuickView

from kiosk.access.answers import RatingAnswers, SearchAnswers, SlipNews
from kiosk.access.preferences import Preferences
from kiosk.find.directory import Directory
from kiosk.find.places import Places
from kiosk.find.search import SearchBox
from kiosk.view_model import KioskViewModel


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
        self._lists: dict[str, Places | Directory] = {
            "places": _part(guide, Places),
            "directory": _part(guide, Directory),
        }
        self._search = SearchAnswers(guide, _part(guide, SearchBox), preferences)
        self._rating = RatingAnswers(sections.rating)
        self._slips = SlipNews(sections.slips)
        self._paper = ""
        flow, offer, ticket = sections.flow, sections.offer, sections.issuing.page
        for changed in (flow.pageChanged, flow.idleChanged, preferences.openChanged):
            changed.connect(self.replaced)
        offer.turned.connect(self.listed)
        for shown in self._lists.values():
            shown.changed.connect(self._on_list)
        self._search.box.changed.connect(self._on_search)
        self._rating.part.changed.connect(self._on_rating)
        self._slips.part.changed.connect(self._on_slips)
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

    @property
    def page_number(self) -> str:
        """Return which part of a list is shown, such as ``1 / 2``; empty without a list."""
        if self.page in {"groups", "services"}:
            return str(self._sections.offer.property("pageNumber"))
        shown = self._lists.get(self.page)
        return str(shown.property("pageNumber")) if shown else ""

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
        texts = self._slips.new()
        if texts:
            self.came.emit(texts)

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


def _part[Kind: QObject](whole: QObject, kind: type[Kind]) -> Kind:
    part = whole.findChild(kind)
    if part is None:
        raise TypeError(f"{whole} has no {kind.__name__}")
    return part


_BEGINS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.TouchBegin,
    }
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


class DoubleTouch(QObject):
    """Takes a touch away that follows another at once, if that one led to another page.

    What counts is the time between the touches, so that whoever reads the page and touches then
    is heard however fast she is; who taps on and on stays where the first tap led.
    """

    def __init__(self, window: QQuickView, view_model: KioskViewModel, within_ms: int) -> None:
        super().__init__(window)
        self._within_ms = within_ms
        self._since_touch = QElapsedTimer()
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
            self._taken = soon and self._led_on
            if not self._taken:
                self._led_on = False
            return self._taken
        return self._taken and kind in _FOLLOWS

    def _note_page(self) -> None:
        self._led_on = True
