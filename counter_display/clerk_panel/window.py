"""The clerk's window: the line above, one line for notices, and the page she is on."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from counter_display.call_box.fault import Trouble
from counter_display.clerk_panel import style
from counter_display.clerk_panel.attention import Attention
from counter_display.clerk_panel.counter_page import CounterPage
from counter_display.clerk_panel.entry import Entry
from counter_display.clerk_panel.kept_line import KeptLine
from counter_display.clerk_panel.num_lock import watch_num_lock
from counter_display.clerk_panel.panel_page import PanelPage
from counter_display.clerk_panel.paper_line import PaperLine
from counter_display.clerk_panel.parts import set_tone, text_label
from counter_display.clerk_panel.session import Page
from counter_display.clerk_panel.sign_in_page import SignInPage
from counter_display.clerk_panel.strip import Strip
from counter_display.clerk_panel.ticket_card import TicketCard
from counter_display.clerk_panel.top_bar import TopBar
from counter_display.clerk_panel.view_model import ClerkViewModel
from counter_display.clerk_panel.window_memory import WindowMemory
from counter_display.clerk_panel.words import call_box_text, num_lock_text, printed_again, translate
from reception.domain.language import Language
from reception.ports import Clock, Topic, UnsurePaper
from reception.zone import unit_zone
from ui_kit.minute_clock import MinuteClock
from ui_kit.paper_watch import PaperWatch
from ui_kit.translations import Translations

# Long enough to read twice, gone before the next visitor sits down.
_NOTICE_MS = 6_000
_NO_LIMIT_PX = 16_777_215
"""Qt's own ``QWIDGETSIZE_MAX``."""


class ClerkWindow(QMainWindow):
    """Shows the view-model's page; closing it leaves everything as it is at the desk."""

    def __init__(
        self,
        view_model: ClerkViewModel,
        paper: PaperWatch,
        translations: Translations,
        clock: Clock,
        memory: WindowMemory,
    ) -> None:
        super().__init__()
        for part in (view_model, paper):
            part.setParent(self)
        self.view_model = view_model
        self.paper = paper
        self.translations = translations
        self._memory = memory
        self.is_small = False
        """Whether it is the strip that stays above other windows now."""
        self._attention = Attention(self)
        self._call_box_trouble: Trouble | None = None
        self.setObjectName("clerk-panel")
        self.setStyleSheet(style.clerk_stylesheet())
        self._minute = MinuteClock(clock, self)
        self._bar = TopBar(view_model, self._minute)
        self._notice = text_label("notice", "notice", wraps=True)
        self._notice.setFixedHeight(style.NOTICE_PX)
        self._paper_line = PaperLine(paper)
        self._kept_line = KeptLine(lambda: view_model.link.refused)
        self._passing = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self._passing.timeout.connect(view_model.notices.drop_passing)
        self._sign_in, self._counters = SignInPage(), CounterPage()
        self._panel = PanelPage(view_model, TicketCard(clock))
        self._strip = Strip(view_model, clock)
        self._strip.setFixedHeight(style.STRIP_ROW_PX)
        self._pages = {
            Page.SIGN_IN: self._sign_in,
            Page.COUNTERS: self._counters,
            Page.PANEL: self._panel,
        }
        self._stack = QStackedWidget()
        self._lay_out()
        self.entry = Entry(view_model, self)
        self._join()
        self._take_form(is_small=False)
        self.resize(style.FIRST_WIDTH_PX, style.FIRST_HEIGHT_PX)
        memory.put(self, is_small=False)
        self._retranslate()
        self._show_page()
        self._show_notice()

    @Slot(object)
    def hear_of_paper(self, topics: frozenset[Topic]) -> None:
        """Look at the paper again when something of it has changed, while somebody works here."""
        if self.view_model.page is not Page.SIGN_IN:
            self.paper.hear(topics)

    @Slot(str)
    def take_pad(self, sign: str) -> None:
        """Do what a key of the call box does, whatever program has the keyboard."""
        if self.entry.guard.is_up:
            return
        match self.view_model.page:
            case Page.PANEL:
                self._panel.take_pad(sign)
            case Page.COUNTERS:
                self._counters.take_pad(sign)
            case Page.SIGN_IN:
                pass  # nobody works here

    @Slot(object)
    def hear_of_call_box(self, trouble: Trouble | None) -> None:
        """Say that the call box does not work, or works again."""
        self._call_box_trouble = trouble
        if self.view_model.page is Page.SIGN_IN:
            return
        if trouble:
            self._say_call_box()
        else:
            self.view_model.notices.drop_told()
            self.view_model.notices.say(lambda: translate("Clerk", "The call box works again."))

    def _say_call_box(self) -> None:
        trouble = self._call_box_trouble
        if trouble and self.view_model.notices.current is None:
            self.view_model.notices.tell_of(lambda: call_box_text(trouble))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember where the window stood."""
        self._memory.leave(self, is_small=self.is_small)
        super().closeEvent(event)

    def change_size(self) -> None:
        """Make the window small, above all others, or whole again; the station remembers it."""
        self._memory.prefer(is_small=not self.is_small)
        self._fit_form()

    def _fit_form(self) -> None:
        """Be as small as the clerk wants; where nobody works yet the window is whole."""
        at_work = self.view_model.page is Page.PANEL and not self.entry.guard.is_up
        wanted = self._memory.is_small and at_work
        if wanted == self.is_small:
            self._fit_height()
            return
        self._memory.leave(self, is_small=self.is_small)
        was_visible = self.isVisible()
        self.is_small = wanted
        # Whoever is above the others is so from when it is shown.
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, wanted)
        self._take_form(is_small=wanted)
        self._memory.put(self, is_small=wanted)
        if was_visible:
            self.show()
            self.activateWindow()

    def _take_form(self, *, is_small: bool) -> None:
        self._bar.setHidden(is_small)
        self._strip.setVisible(is_small)
        self._panel.set_small(is_small=is_small)
        margin = style.GAP_PX // 2 if is_small else style.MARGIN_PX
        self._inside.setContentsMargins(margin, style.GAP_PX // 2, margin, margin)
        self._share_line()
        if is_small:
            self.setWindowState(Qt.WindowState.WindowNoState)
        else:
            self.setMaximumSize(_NO_LIMIT_PX, _NO_LIMIT_PX)
            self.setMinimumSize(style.LEAST_WIDTH_PX, style.LEAST_HEIGHT_PX)
            self._stack.setMaximumHeight(_NO_LIMIT_PX)
            self._stack.setMinimumHeight(0)
        self._fit_height()

    def _fit_height(self) -> None:
        """Give a small window the height of its lines, and of a sheet while one is open."""
        if not self.is_small:
            return
        self._share_line()
        sheet_px = style.STRIP_SHEET_PX if self.view_model.sheet else 0
        note_px = style.STRIP_NOTE_PX + style.GAP_PX // 2 if self._strip.note.text() else 0
        # Of no height, but not hidden: its keys are the strip's.
        self._stack.setFixedHeight(sheet_px)
        self.setFixedSize(style.STRIP_PX, style.STRIP_HEIGHT_PX + note_px + sheet_px)

    def _join(self) -> None:
        self._minute.ticked.connect(self._bar.show_time)
        self._bar.language_chosen.connect(self._speak)
        self._bar.sign_out_asked.connect(self.view_model.sign_out)
        self._sign_in.asked.connect(self.entry.entrance.ask)
        self._bar.lock_asked.connect(self.entry.guard.lock)
        self.entry.guard.up_changed.connect(self._fit_form)
        self.entry.guard.up_changed.connect(self._take_keys)
        watch_num_lock(self._counters, lambda: self.view_model.notices.say(num_lock_text))
        self._counters.chosen.connect(self.view_model.choose_counter)
        self._panel.size_wanted.connect(self.change_size)
        self._strip.whole_wanted.connect(self.change_size)
        self.view_model.pageChanged.connect(self._show_page)
        self.view_model.sheetChanged.connect(self._fit_height)
        self._kept_line.seen.connect(self.view_model.link.put_away)
        self.view_model.readingChanged.connect(self._show_reading)
        self.view_model.notices.changed.connect(self._show_notice)
        self.paper.changed.connect(self._show_paper)
        self.paper.asked.connect(self._say_printed_again)
        self.paper.refused.connect(self.view_model.notices.tell)
        self.translations.languageChanged.connect(self._retranslate)

    def _speak(self, code: str) -> None:
        """Take a language, and have the keys do the acts again."""
        language = Language(code)
        self._memory.speak(language)
        self.translations.use(language)
        self._take_keys()

    def _take_keys(self) -> None:
        """Give the keys to the page that is shown, or to the sheet that is open there."""
        page = self.view_model.page
        if page is Page.COUNTERS:
            self._counters.take_focus()
        elif page is Page.PANEL:
            self._panel.take_focus()

    def _show_page(self) -> None:
        page = self.view_model.page
        self._show_reading()
        self._stack.setCurrentWidget(self._pages[page])
        self._fit_form()
        self._take_keys()
        if page is Page.SIGN_IN:
            self._sign_in.forget_all()
            self.paper.forget()
        else:
            self._say_call_box()
            self.paper.refresh()

    def _show_reading(self) -> None:
        reading = self.view_model.reading
        if reading:
            self._minute.use_zone(unit_zone(reading.unit.zone))
            if self.view_model.page is Page.COUNTERS:
                self._counters.show_reading(reading)
            elif self.view_model.page is Page.PANEL:
                self._panel.show_reading()
                self._strip.show_reading(reading)
                self._fit_height()
                self._attention.look(reading)
        self._bar.show_state()
        self._kept_line.show_state()

    def _show_notice(self) -> None:
        notice = self.view_model.notices.current
        self._notice.setText(notice.words() if notice else "")
        set_tone(self._notice, str(notice.kind) if notice else "")
        self._passing.stop()
        if notice and notice.passes:
            self._passing.start()
        if notice and self.view_model.page is Page.SIGN_IN:
            self._sign_in.forget()
        self._share_line()

    def _share_line(self) -> None:
        """Give the one line to what the clerk has just done, to the paper, or to the keys."""
        said = self.view_model.notices.current is not None
        paper = not said and self._paper_line.says_something
        keys = self.is_small and not (said or paper or self.view_model.sheet)
        self._notice.setHidden(paper or keys)
        self._paper_line.setVisible(paper)
        self._strip.keys.setVisible(keys)
        self._strip.note.setVisible(self.is_small and bool(self._strip.note.text()))

    def _show_paper(self) -> None:
        self._paper_line.show_reading()
        self._share_line()

    def _say_printed_again(self, unsure: UnsurePaper) -> None:
        self.view_model.notices.say(lambda: printed_again(unsure))

    def _retranslate(self) -> None:
        for page in (self._sign_in, self._counters, self._panel, self._strip):
            page.retranslate()
        self.entry.guard.retranslate()
        self._bar.retranslate()
        self._show_reading()
        self._show_notice()
        self._show_paper()
        self.setWindowTitle("Nouba")

    def _lay_out(self) -> None:
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._strip.keys.setFixedHeight(style.NOTICE_PX)
        self._inside = inside = QVBoxLayout()
        inside.setSpacing(style.GAP_PX // 2)
        inside.addWidget(self._strip)
        self._strip.note.setFixedHeight(style.STRIP_NOTE_PX)
        inside.addWidget(self._strip.note)
        for line in (self._strip.keys, self._notice, self._paper_line, self._kept_line):
            inside.addWidget(line)
        inside.addWidget(self._stack, stretch=1)
        whole = QWidget()
        outside = QVBoxLayout(whole)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(self._bar)
        outside.addLayout(inside, stretch=1)
        self.setCentralWidget(whole)
