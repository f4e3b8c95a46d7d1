"""The clerk's window: the line above, one line for notices, and the page she is on."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from counter_display.clerk_panel import style
from counter_display.clerk_panel.counter_page import CounterPage
from counter_display.clerk_panel.notice import NoticeKind
from counter_display.clerk_panel.panel_page import PanelPage
from counter_display.clerk_panel.paper_line import PaperLine
from counter_display.clerk_panel.parts import set_tone, text_label
from counter_display.clerk_panel.session import Page
from counter_display.clerk_panel.sign_in_page import SignInPage
from counter_display.clerk_panel.ticket_card import TicketCard
from counter_display.clerk_panel.top_bar import TopBar
from counter_display.clerk_panel.view_model import ClerkViewModel
from counter_display.clerk_panel.words import printed_again
from reception.domain.language import Language
from reception.ports import Clock, Topic, UnsurePaper
from reception.zone import unit_zone
from ui_kit.minute_clock import MinuteClock
from ui_kit.paper_watch import PaperWatch
from ui_kit.translations import Translations

# Long enough to read twice, gone before the next visitor sits down.
_NOTICE_MS = 6_000


class ClerkWindow(QMainWindow):
    """Shows the view-model's page; closing it leaves everything as it is at the desk."""

    def __init__(
        self,
        view_model: ClerkViewModel,
        paper: PaperWatch,
        translations: Translations,
        clock: Clock,
    ) -> None:
        super().__init__()
        for part in (view_model, paper):
            part.setParent(self)
        self.view_model = view_model
        self.paper = paper
        self.translations = translations
        self.setObjectName("clerk-panel")
        self.setStyleSheet(style.clerk_stylesheet())
        self.setMinimumSize(style.LEAST_WIDTH_PX, style.LEAST_HEIGHT_PX)
        self.resize(style.FIRST_WIDTH_PX, style.FIRST_HEIGHT_PX)
        self._minute = MinuteClock(clock, self)
        self._bar = TopBar(view_model, self._minute)
        self._notice = text_label("notice", "notice", wraps=True)
        self._notice.setFixedHeight(style.NOTICE_PX)
        self._paper_line = PaperLine(paper)
        self._passing = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self._passing.timeout.connect(view_model.notices.drop_passing)
        self._sign_in, self._counters = SignInPage(), CounterPage()
        self._panel = PanelPage(view_model, TicketCard(clock))
        self._pages = {
            Page.SIGN_IN: self._sign_in,
            Page.COUNTERS: self._counters,
            Page.PANEL: self._panel,
        }
        self._stack = QStackedWidget()
        self._lay_out()
        self._join()
        self._retranslate()
        self._show_page()
        self._show_notice()

    @Slot(object)
    def hear_of_paper(self, topics: frozenset[Topic]) -> None:
        """Look at the paper again when something of it has changed, while somebody works here."""
        if self.view_model.page is not Page.SIGN_IN:
            self.paper.hear(topics)

    def _join(self) -> None:
        self._minute.ticked.connect(self._bar.show_time)
        self._bar.language_chosen.connect(lambda code: self.translations.use(Language(code)))
        self._bar.sign_out_asked.connect(self.view_model.sign_out)
        self._sign_in.asked.connect(self.view_model.sign_in)
        self._counters.chosen.connect(self.view_model.choose_counter)
        self._panel.leaving.connect(self.view_model.leave_counter)
        self.view_model.pageChanged.connect(self._show_page)
        self.view_model.readingChanged.connect(self._show_reading)
        self.view_model.notices.changed.connect(self._show_notice)
        self.paper.changed.connect(self._show_paper)
        self.paper.asked.connect(self._say_printed_again)
        self.paper.refused.connect(self.view_model.notices.tell)
        self.translations.languageChanged.connect(self._retranslate)

    def _show_page(self) -> None:
        page = self.view_model.page
        self._show_reading()
        if page is Page.SIGN_IN:
            self._sign_in.forget_all()
        self._stack.setCurrentWidget(self._pages[page])
        if page is Page.COUNTERS:
            self._counters.take_focus()
        elif page is Page.PANEL:
            self._panel.setFocus()
        if page is Page.SIGN_IN:
            self.paper.forget()
        else:
            self.paper.refresh()

    def _show_reading(self) -> None:
        reading = self.view_model.reading
        if reading:
            self._minute.use_zone(unit_zone(reading.unit.zone))
            if self.view_model.page is Page.COUNTERS:
                self._counters.show_reading(reading)
            elif self.view_model.page is Page.PANEL:
                self._panel.show_reading()
        self._bar.show_state()

    def _show_notice(self) -> None:
        notice = self.view_model.notices.current
        self._notice.setText(notice.words() if notice else "")
        set_tone(self._notice, str(notice.kind) if notice else "")
        self._passing.stop()
        if notice and notice.kind is not NoticeKind.FAULT:
            self._passing.start()
        if notice and self.view_model.page is Page.SIGN_IN:
            self._sign_in.forget()
        self._share_line()

    def _share_line(self) -> None:
        """Give the one line to what the clerk has just done, and else to the paper."""
        paper = self.view_model.notices.current is None and self._paper_line.says_something
        self._notice.setHidden(paper)
        self._paper_line.setVisible(paper)

    def _show_paper(self) -> None:
        self._paper_line.show_reading()
        self._share_line()

    def _say_printed_again(self, unsure: UnsurePaper) -> None:
        self.view_model.notices.say(lambda: printed_again(unsure))

    def _retranslate(self) -> None:
        for page in (self._sign_in, self._counters, self._panel):
            page.retranslate()
        self._bar.retranslate()
        self._show_notice()
        self._show_paper()
        self.setWindowTitle("Nouba")

    def _lay_out(self) -> None:
        for page in self._pages.values():
            self._stack.addWidget(page)
        inside = QVBoxLayout()
        inside.setContentsMargins(
            style.MARGIN_PX, style.GAP_PX // 2, style.MARGIN_PX, style.MARGIN_PX
        )
        inside.setSpacing(style.GAP_PX // 2)
        inside.addWidget(self._notice)
        inside.addWidget(self._paper_line)
        inside.addWidget(self._stack, stretch=1)
        whole = QWidget()
        outside = QVBoxLayout(whole)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(self._bar)
        outside.addLayout(inside, stretch=1)
        self.setCentralWidget(whole)
