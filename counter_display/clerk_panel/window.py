"""The clerk's window: the line above, one line for notices, and the page she is on."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from counter_display.call_box import CallBoxTrouble
from counter_display.clerk_panel import style
from counter_display.clerk_panel.compact import CompactPanel
from counter_display.clerk_panel.counter_page import CounterPage
from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.notices import KeptLine, NoticeKind, PaperLine
from counter_display.clerk_panel.panel_page import PanelPage
from counter_display.clerk_panel.parts import column
from counter_display.clerk_panel.session import PanelPageName, SignInFlow
from counter_display.clerk_panel.ticket_help import DAY_FACTS, FactsGrid, day_facts
from counter_display.clerk_panel.top_bar import TopBar
from counter_display.clerk_panel.view_model import ClerkViewModel
from counter_display.clerk_panel.window_memory import WindowMemory
from counter_display.clerk_panel.words import filled, translate
from reception.domain.language import Language
from reception.paper.model import UnsurePaper
from reception.system.clock import Topic, unit_zone
from ui_kit.announce import announce
from ui_kit.heartbeat import MinuteClock
from ui_kit.paper import PaperWatch
from ui_kit.roles import set_tone, text_label
from ui_kit.sign_in.sign_in_page import SignInPage, TypedLogin
from ui_kit.staff_window import StaffWindow
from ui_kit.tokens import DESK_TYPE, NO_LIMIT_PX
from ui_kit.translations import Translations, marked
from ui_kit.words import label_text


class WholePage(QWidget):
    """Shows how the view-model stands; for another language there is another one."""

    def __init__(
        self, view_model: ClerkViewModel, paper: PaperWatch, minute: MinuteClock, typed: TypedLogin
    ) -> None:
        super().__init__()
        self._view_model = view_model
        self._is_small = False
        self.bar = TopBar(view_model, minute)
        self._notice = text_label("notice", "notice", wraps=True)
        self._notice.setFixedHeight(style.NOTICE_PX)
        self._day = FactsGrid("today", DAY_FACTS, across=True)
        self._day.setFixedHeight(style.NOTICE_PX)
        self._paper_line = PaperLine(paper)
        self.kept_line = KeptLine(view_model.link)
        self.sign_in, self.counters = SignInPage(typed), CounterPage()
        self.panel = PanelPage(view_model)
        self.compact = CompactPanel(view_model)
        self.compact.setFixedHeight(style.COMPACT_ROW_PX)
        self._pages = {
            PanelPageName.SIGN_IN: self.sign_in,
            PanelPageName.COUNTERS: self.counters,
            PanelPageName.PANEL: self.panel,
        }
        self._stack = QStackedWidget()
        paper.changed.connect(self.show_paper)
        self._lay_out()

    def show_page(self) -> None:
        """Show the page that the clerk is on."""
        self._stack.setCurrentWidget(self._pages[self._view_model.page])
        self.share_line()

    def take_focus(self) -> None:
        """Give the keys to the page that is shown, or to the sheet that is open there."""
        if self._view_model.page is PanelPageName.COUNTERS:
            self.counters.take_focus()
        elif self._view_model.page is PanelPageName.PANEL:
            self.panel.take_focus()

    def take_form(self, *, is_small: bool) -> None:
        """Be the strip, or whole."""
        self._is_small = is_small
        self.bar.setHidden(is_small)
        self.compact.setVisible(is_small)
        self.panel.set_small(is_small=is_small)
        margin = style.GAP_PX // 2 if is_small else style.MARGIN_PX
        self._inside.setContentsMargins(margin, style.GAP_PX // 2, margin, margin)
        if not is_small:
            self._stack.setMaximumHeight(NO_LIMIT_PX)
            self._stack.setMinimumHeight(0)
        self._show_strip()
        self.share_line()

    def fit_small(self) -> int:
        """Give the strip's lines their height, and return that of all of them and of a sheet."""
        self.share_line()
        sheet_px = style.COMPACT_SHEET_PX if self.panel.asks else 0
        note_px = style.COMPACT_NOTE_PX + style.GAP_PX // 2 if self.compact.note.text() else 0
        # Of no height, but not hidden: its keys are the strip's.
        self._stack.setFixedHeight(sheet_px)
        return style.COMPACT_HEIGHT_PX + note_px + sheet_px

    def show_reading(self) -> None:
        """Show the hall as it was last read, and what is left to be told."""
        reading, page = self._view_model.reading, self._view_model.page
        if reading and page is PanelPageName.COUNTERS:
            self.counters.show_reading(reading)
        elif reading and page is PanelPageName.PANEL:
            self.panel.show_reading()
            self._show_strip()
            self._day.show_facts(day_facts(reading.day))
            self.share_line()
        self.bar.show_state()
        self.kept_line.show_state()

    def _show_strip(self) -> None:
        """Show the hall in the strip, where that is what is seen."""
        if self._is_small and (reading := self._view_model.reading):
            self.compact.show_reading(reading)

    def show_notice(self) -> None:
        """Show the one line that is said now."""
        notice = self._view_model.notices.current
        self._notice.setText(notice.text if notice else "")
        set_tone(self._notice, str(notice.kind) if notice else "")
        if notice and self._view_model.page is PanelPageName.SIGN_IN:
            self.sign_in.say_refused(notice.text)
        self.share_line()

    def show_paper(self) -> None:
        """Show what there is to do about paper."""
        self._paper_line.show_reading()
        self.share_line()

    def share_line(self) -> None:
        """Give the one line to what the clerk has just done, to the paper, the keys, or the day."""
        said = self._view_model.notices.current is not None
        paper = not said and self._paper_line.says_something
        keys = self._is_small and not (said or paper or self.panel.asks)
        at_desk = self._view_model.page is PanelPageName.PANEL
        day = at_desk and not (self._is_small or said or paper or self.panel.shows_day)
        # At the door it stands beside the fields.
        at_door = self._view_model.page is PanelPageName.SIGN_IN
        self._notice.setHidden(paper or keys or day or at_door)
        self._day.setVisible(day)
        self._paper_line.setVisible(paper)
        self.compact.keys.setVisible(keys)
        self.compact.note.setVisible(self._is_small and bool(self.compact.note.text()))

    def _lay_out(self) -> None:
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.compact.keys.setFixedHeight(style.NOTICE_PX)
        self.compact.note.setFixedHeight(style.COMPACT_NOTE_PX)
        lines = (self.compact, self.compact.keys, self._notice, self._day, self.compact.note)
        parts = (*lines, self._paper_line, self.kept_line, (self._stack, 1))
        self._inside = column(*parts, spacing=style.GAP_PX // 2)
        self.setLayout(column(self.bar, (self._inside, 1), margins=0))


# The log and ``nouba doctor`` say what to do.
_CALL_BOX: Mapping[CallBoxTrouble, str] = {
    CallBoxTrouble.MISSING: marked(
        "Clerk", "The call box is not there. Plug it in; use the keyboard."
    ),
    CallBoxTrouble.FORBIDDEN: marked(
        "Clerk", "The call box may not be opened here. Tell the technician."
    ),
    CallBoxTrouble.TAKEN: marked("Clerk", "Another program has the call box. Tell the technician."),
    CallBoxTrouble.NO_PAD: marked("Clerk", "What is named as call box is no number pad."),
    CallBoxTrouble.UNSUPPORTED: marked("Clerk", "This computer cannot use a call box."),
}
# Held down with another key, or to change from one window to the next.
_MODIFIERS = frozenset(
    {
        *(Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Control, Qt.Key.Key_Shift),
        *(Qt.Key.Key_Meta, Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
    }
)
# What breaks off what a screen reader says: nothing was done.
_URGENT = frozenset({NoticeKind.REFUSED, NoticeKind.FAULT})
# Long enough to read twice, gone before the next visitor sits down.
_NOTICE_MS = 6_000


class ClerkWindow(StaffWindow):
    """Shows the view-model's page; closing it leaves everything as it is at the desk."""

    def __init__(
        self,
        view_model: ClerkViewModel,
        paper: PaperWatch,
        translations: Translations,
        memory: WindowMemory,
    ) -> None:
        super().__init__(translations)
        for part in (view_model, paper):
            part.setParent(self)
        self.view_model = view_model
        self.paper = paper
        self._memory = memory
        self.is_small = False
        """Whether it is the strip that stays above other windows now."""
        self._was_waited_for = False
        self._call_box_trouble: CallBoxTrouble | None = None
        self._typed = TypedLogin()
        self.setObjectName("clerk-panel")
        self.setWindowTitle("Nouba")
        # Of the scale of its page; families follow the language, as everywhere.
        letters = QFont()
        letters.setPixelSize(DESK_TYPE.text_px)
        self.setFont(letters)
        self.setStyleSheet(style.clerk_stylesheet())
        self._minute = MinuteClock(view_model.core.clock, self)
        self._passing = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self._passing.timeout.connect(view_model.notices.drop_passing)
        self.entry = SignInFlow(view_model, self)
        self.rebuild()
        self._join()
        self.resize(style.FIRST_WIDTH_PX, style.FIRST_HEIGHT_PX)
        memory.put(self, is_small=False)
        self._show_page()

    def build(self) -> QWidget:
        """Return everything that is seen, in the present language."""
        self._page = page = WholePage(self.view_model, self.paper, self._minute, self._typed)
        page.bar.language_chosen.connect(self._use_language)
        page.bar.sign_out_asked.connect(self.view_model.sign_out)
        page.bar.lock_asked.connect(self.entry.guard.lock)
        page.sign_in.asked.connect(self.entry.entrance.ask)
        page.counters.chosen.connect(self.view_model.choose_counter)
        page.panel.size_wanted.connect(self.change_size)
        page.panel.keys_turned.connect(self._fit_height)
        page.compact.whole_wanted.connect(self.change_size)
        page.kept_line.seen.connect(self.view_model.link.put_away)
        self._take_form(is_small=self.is_small)
        page.show_page()
        self._show_reading()
        self._show_notice()
        page.show_paper()
        return page

    def rebuild(self) -> None:
        """Say everything in the present language; what was said in another is not shown."""
        self.view_model.notices.drop()
        super().rebuild()
        self._say_call_box()
        if self.view_model.link.is_cut:
            self.view_model.refresh()

    @Slot(object)
    def on_paper_changed(self, topics: frozenset[Topic]) -> None:
        """Look at the paper again when something of it has changed, while somebody works here."""
        if self.view_model.page is not PanelPageName.SIGN_IN:
            self.paper.on_changed(topics)

    @Slot(str)
    def take_pad(self, character: str) -> None:
        """Do what a key of the call box does, whatever program has the keyboard."""
        if self.entry.guard.is_up:
            return
        match self.view_model.page:
            case PanelPageName.PANEL:
                self._page.panel.take_pad(character)
            case PanelPageName.COUNTERS:
                self._page.counters.take_pad(character)
            case PanelPageName.SIGN_IN:
                pass  # nobody works here

    @Slot(object)
    def on_call_box_changed(self, trouble: CallBoxTrouble | None) -> None:
        """Say that the call box does not work, or works again."""
        self._call_box_trouble = trouble
        if self.view_model.page is PanelPageName.SIGN_IN:
            return
        if trouble:
            self._say_call_box()
        else:
            self.view_model.notices.drop_told()
            self.view_model.notices.show(translate("Clerk", "The call box works again."))

    def _say_call_box(self) -> None:
        trouble, at_door = self._call_box_trouble, self.view_model.page is PanelPageName.SIGN_IN
        if trouble and not at_door and self.view_model.notices.current is None:
            self.view_model.notices.inform(translate("Clerk", _CALL_BOX[trouble]))

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
        at_desk = self.view_model.page is PanelPageName.PANEL
        wanted = self._memory.is_small and at_desk and not self.entry.guard.is_up
        if wanted == self.is_small:
            self._fit_height()
            return
        self._memory.leave(self, is_small=self.is_small)
        was_visible = self.isVisible()
        self.is_small = wanted
        # Whoever is above the others is so from when it is shown. Behind the lock it stays there: a
        # window that is made anew loses the keys to another program for a moment.
        if not (at_desk and self.entry.guard.is_up):
            self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, wanted)
        self._take_form(is_small=wanted)
        self._memory.put(self, is_small=wanted)
        if was_visible:
            self.show()
            self.activateWindow()

    def _take_form(self, *, is_small: bool) -> None:
        self._page.take_form(is_small=is_small)
        if is_small:
            self.setWindowState(Qt.WindowState.WindowNoState)
        else:
            self.setMaximumSize(NO_LIMIT_PX, NO_LIMIT_PX)
            self.setMinimumSize(style.LEAST_WIDTH_PX, style.LEAST_HEIGHT_PX)
        self._fit_height()

    def _fit_height(self) -> None:
        """Give a small window the height of its lines, and of a sheet while one is open."""
        if self.is_small:
            self.setFixedSize(style.COMPACT_PX, self._page.fit_small())

    def _join(self) -> None:
        self.entry.guard.up_changed.connect(self._fit_form)
        self.entry.guard.up_changed.connect(self._take_keys)
        self.entry.guard.came_back.connect(self.view_model.note_lock)
        self.view_model.touched.connect(self.entry.guard.touch)
        self.view_model.keysChanged.connect(self._keep_keys)
        self.view_model.pageChanged.connect(self._show_page)
        self.view_model.sheetChanged.connect(self._fit_height)
        self.view_model.readingChanged.connect(self._show_reading)
        self.view_model.notices.changed.connect(self._show_notice)
        self.view_model.happened.connect(lambda text: announce(self, text))
        self.paper.asked.connect(self._say_printed_again)
        self.paper.refused.connect(self.view_model.notices.report)

    def _use_language(self, language: Language) -> None:
        """Take a language, and have the keys do the acts again."""
        self._memory.set_language(language)
        self.translations.use(language)
        self._take_keys()

    def event(self, event: QEvent) -> bool:
        """Have keys wait that were on their way as the window came to the front."""
        if event.type() == QEvent.Type.WindowActivate:
            self.view_model.debounce.come_to_front()
        elif event.type() in {QEvent.Type.WinIdChange, QEvent.Type.Show}:
            handle = self.windowHandle()
            if handle is not None:
                handle.installEventFilter(self)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let no key through to a sheet or a button that was meant for another window."""
        at_work = self.view_model.page is not PanelPageName.SIGN_IN and not self.entry.guard.is_up
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and at_work
            and not self.view_model.debounce.is_settled
        ):
            if event.key() not in _MODIFIERS:
                self.view_model.say_unsettled()
            return True
        return super().eventFilter(watched, event)

    def _keep_keys(self) -> None:
        """Remember which keys the person has chosen."""
        if person := self.view_model.person:
            self._memory.set_keys(person.login, self.view_model.key_set)

    def _take_keys(self) -> None:
        self._page.take_focus()

    def _show_page(self) -> None:
        page, person = self.view_model.page, self.view_model.person
        if person:
            self.view_model.use_keys(self._memory.keys_of(person.login))
        self._show_reading()
        self._page.show_page()
        self._fit_form()
        self._take_keys()
        if page is PanelPageName.SIGN_IN:
            self._page.sign_in.reset()
            self.paper.reset()
        else:
            self._say_call_box()
            self.paper.refresh()

    def _show_reading(self) -> None:
        reading = self.view_model.reading
        if reading:
            self._minute.use_zone(unit_zone(reading.unit.zone))
        self._page.show_reading()
        if reading and self.view_model.page is PanelPageName.PANEL:
            self._fit_height()
            self._ask_for_attention(reading)

    def _ask_for_attention(self, reading: PanelReading) -> None:
        """Ask for it, if somebody waits now where nobody waited before."""
        is_free = reading.held is None and not reading.on_break
        comes = reading.next_visit if is_free else None
        if comes and not self._was_waited_for:
            announce(
                self, filled(translate("Clerk", "%1 is waiting."), label_text(comes.ticket.label))
            )
            if not self.isActiveWindow():
                QApplication.alert(self)
        self._was_waited_for = comes is not None

    def _show_notice(self) -> None:
        notice = self.view_model.notices.current
        self._passing.stop()
        if notice and notice.passes:
            self._passing.start()
        if notice:
            announce(self, notice.text, is_urgent=notice.kind in _URGENT)
        self._page.show_notice()

    def _say_printed_again(self, unsure: UnsurePaper) -> None:
        text = translate("Clerk", "%1 is printed again at %2.")
        self.view_model.notices.show(filled(text, label_text(unsure.label), unsure.print_at or ""))
