"""Everything that the clerk's window shows, in one language: bar, lines, strip and pages."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from counter_display.clerk_panel import style
from counter_display.clerk_panel.compact import CompactPanel
from counter_display.clerk_panel.counter_page import CounterPage, PanelSignIn, TypedIn
from counter_display.clerk_panel.keys import watch_num_lock
from counter_display.clerk_panel.notices import KeptLine, PaperLine
from counter_display.clerk_panel.panel_page import PanelPage
from counter_display.clerk_panel.parts import set_tone, text_label
from counter_display.clerk_panel.session import PanelPageName
from counter_display.clerk_panel.ticket_card import TicketCard
from counter_display.clerk_panel.top_bar import TopBar
from counter_display.clerk_panel.view_model import ClerkViewModel
from counter_display.clerk_panel.words import num_lock_text
from reception.system.clock import Clock
from ui_kit.heartbeat import MinuteClock
from ui_kit.paper import PaperWatch

NO_LIMIT_PX = 16_777_215
"""Qt's own ``QWIDGETSIZE_MAX``."""


class WholePage(QWidget):
    """Shows how the view-model stands; for another language there is another one."""

    def __init__(
        self,
        view_model: ClerkViewModel,
        paper: PaperWatch,
        minute: MinuteClock,
        clock: Clock,
        typed: TypedIn,
    ) -> None:
        super().__init__()
        self._view_model = view_model
        self._is_small = False
        self.bar = TopBar(view_model, minute)
        self._notice = text_label("notice", "notice", wraps=True)
        self._notice.setFixedHeight(style.NOTICE_PX)
        self._paper_line = PaperLine(paper)
        self.kept_line = KeptLine(lambda: view_model.link.refused)
        self.sign_in, self.counters = PanelSignIn(typed), CounterPage()
        self.panel = PanelPage(view_model, TicketCard(clock))
        self.compact = CompactPanel(view_model, clock)
        self.compact.setFixedHeight(style.COMPACT_ROW_PX)
        self._pages = {
            PanelPageName.SIGN_IN: self.sign_in,
            PanelPageName.COUNTERS: self.counters,
            PanelPageName.PANEL: self.panel,
        }
        self._stack = QStackedWidget()
        watch_num_lock(self.counters, lambda: view_model.notices.show(num_lock_text()))
        self._lay_out()

    def go_to(self, page: PanelPageName) -> None:
        """Show one of the pages."""
        self._stack.setCurrentWidget(self._pages[page])

    def take_focus(self, page: PanelPageName) -> None:
        """Give the keys to a page, or to the sheet that is open there."""
        if page is PanelPageName.COUNTERS:
            self.counters.take_focus()
        elif page is PanelPageName.PANEL:
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
        self.share_line()

    def fit_small(self) -> int:
        """Give the strip's lines their height, and return that of all of them and of a sheet."""
        self.share_line()
        sheet_px = style.COMPACT_SHEET_PX if self._view_model.sheet else 0
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
            self.compact.show_reading(reading)
        self.bar.show_state()
        self.kept_line.show_state()

    def show_notice(self) -> None:
        """Show the one line that is said now."""
        notice = self._view_model.notices.current
        self._notice.setText(notice.text if notice else "")
        set_tone(self._notice, str(notice.kind) if notice else "")
        if notice and self._view_model.page is PanelPageName.SIGN_IN:
            self.sign_in.reset()
        self.share_line()

    def show_paper(self) -> None:
        """Show what there is to do about paper."""
        self._paper_line.show_reading()
        self.share_line()

    def share_line(self) -> None:
        """Give the one line to what the clerk has just done, to the paper, or to the keys."""
        said = self._view_model.notices.current is not None
        paper = not said and self._paper_line.says_something
        keys = self._is_small and not (said or paper or self._view_model.sheet)
        self._notice.setHidden(paper or keys)
        self._paper_line.setVisible(paper)
        self.compact.keys.setVisible(keys)
        self.compact.note.setVisible(self._is_small and bool(self.compact.note.text()))

    def _lay_out(self) -> None:
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.compact.keys.setFixedHeight(style.NOTICE_PX)
        self._inside = inside = QVBoxLayout()
        inside.setSpacing(style.GAP_PX // 2)
        inside.addWidget(self.compact)
        self.compact.note.setFixedHeight(style.COMPACT_NOTE_PX)
        inside.addWidget(self.compact.note)
        for line in (self.compact.keys, self._notice, self._paper_line, self.kept_line):
            inside.addWidget(line)
        inside.addWidget(self._stack, stretch=1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(self.bar)
        outside.addLayout(inside, stretch=1)
