"""The lines above every page: what was just done or refused, and what somebody must look after."""

import logging
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel

from counter_display.clerk_panel.parts import PanelPart, ReturnButton, row
from counter_display.clerk_panel.style import EDGE_PX, MARK_PX, NOTICE_PX, care_colour
from counter_display.clerk_panel.words import about_verb, filled, translate
from reception.domain.errors import EnvironmentFault, Refusal
from reception.paper.model import UnsurePaper
from ui_kit.paper import Care, PaperWatch
from ui_kit.refusals import sentence
from ui_kit.roles import set_tone, text_label
from ui_kit.theme import draw_icon
from ui_kit.tokens import GRID_PX
from ui_kit.words import label_text

if TYPE_CHECKING:
    from counter_display.clerk_panel.offline import PanelLink


_log = logging.getLogger(__name__)


class NoticeKind(StrEnum):
    """How long a line stays, and how it looks."""

    SAID = "said"
    """Goes away by itself."""
    REFUSED = "refused"
    """Goes away by itself."""
    TOLD = "told"
    """Something that others did; stays until the clerk does something."""
    FAULT = "fault"
    """Stays until what failed works again."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A line; one in another language would say it too late, and is not shown."""

    kind: NoticeKind
    text: str

    @property
    def passes(self) -> bool:
        """Return whether it goes away by itself."""
        return self.kind in {NoticeKind.SAID, NoticeKind.REFUSED}


class Notices(QObject):
    """Keeps the line that is shown now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: Notice | None = None

    @property
    def is_fault(self) -> bool:
        """Return whether something is said that stays until it works again."""
        return self.current is not None and self.current.kind is NoticeKind.FAULT

    def show(self, text: str) -> None:
        """Show a line that goes by itself."""
        self._show(NoticeKind.SAID, text)

    def inform(self, text: str) -> None:
        """Show what somebody else did, until the clerk goes on."""
        self._show(NoticeKind.TOLD, text)

    def show_fault(self, text: str) -> None:
        """Show how things stand, until they do no longer."""
        self._show(NoticeKind.FAULT, text)

    @Slot(object)
    def report(self, error: Exception) -> None:
        """Say why something could not be done."""
        if isinstance(error, EnvironmentFault):
            if not self.is_fault:
                _log.warning("the clerk's panel cannot go on: %s", error)
        elif not isinstance(error, Refusal):
            _log.error("the clerk's panel could not go on", exc_info=error)
        kind = NoticeKind.REFUSED if isinstance(error, Refusal) else NoticeKind.FAULT
        self._show(kind, sentence(error))

    @Slot()
    def report_bug(self) -> None:
        """Say that something went wrong in the panel itself; her ticket is not lost."""
        self.report(Exception())

    @Slot()
    def drop_passing(self) -> None:
        """Take away a line that has been shown long enough."""
        if self.current and self.current.passes:
            self.drop()

    def drop_told(self) -> None:
        """Take away what was told until something is done."""
        if self.current and self.current.kind is NoticeKind.TOLD:
            self.drop()

    def drop(self) -> None:
        """Take the line away."""
        if self.current:
            self.current = None
            self.changed.emit()

    def _show(self, kind: NoticeKind, text: str) -> None:
        self.current = Notice(kind, text)
        self.changed.emit()


class StayingLine(QFrame):
    """A line that stays while there is something to do; it takes no focus."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.setObjectName(name)
        self.setMinimumHeight(NOTICE_PX)
        self.hide()

    def lay_out(self, *parts: PanelPart) -> None:
        """Put parts side by side."""
        across = row(*parts, spacing=GRID_PX)
        across.setContentsMargins(GRID_PX, EDGE_PX, GRID_PX, EDGE_PX)
        self.setLayout(across)


class KeptLine(StayingLine):
    """Says what the database would not take afterwards, until somebody has read it."""

    seen = Signal(object)
    """The ``KeptVerb`` was read about."""

    def __init__(self, link: "PanelLink") -> None:
        super().__init__("kept-line")
        self._link = link
        self._said = text_label("paper-word", "kept-refused", wraps=True)
        seen = ReturnButton("kept-seen", "small", translate("Clerk", "Seen"))
        seen.clicked.connect(self._let_go)
        self.lay_out((self._said, 1), seen)
        for part in (self, self._said):
            set_tone(part, str(Care.NOW))

    def show_state(self) -> None:
        """Show the first of what nobody has read yet, or nothing."""
        first = next(iter(self._link.kept.refused), None)
        self.setVisible(first is not None)
        if first:
            text = translate("Clerk", "%1 · %2 could not be entered afterwards. %3")
            self._said.setText(about_verb(text, first.verb, first.label, first.refused or ""))

    def _let_go(self) -> None:
        if self._link.kept.refused:
            self.seen.emit(self._link.kept.refused[0])


_ICONS = {Care.NOW: "warning", Care.SOON: "printer"}


class PaperLine(StayingLine):
    """Says the most urgent thing about paper, and goes when all is well."""

    def __init__(self, watch: PaperWatch) -> None:
        super().__init__("paper-line")
        self._watch = watch
        self._ticket: UnsurePaper | None = None
        self._mark = QLabel()
        self._printer = text_label("paper-word", "paper-printer", wraps=True)
        self._without = text_label("paper-word", "paper-ticket", wraps=True)
        self._again = ReturnButton("print-again", "small", translate("Clerk", "Print again"))
        self._again.pressed.connect(lambda: watch.aim(self._ticket))
        self._again.clicked.connect(watch.print_again)
        self.lay_out(self._mark, (self._printer, 3), (self._without, 2), self._again)

    @property
    def says_something(self) -> bool:
        """Return whether there is anything to do about paper."""
        return self._watch.reading is not None and not self._watch.reading.calm

    def show_reading(self) -> None:
        """Show what was read last."""
        reading = self._watch.reading
        needing = reading.needing if reading else ()
        unsure = reading.unsure if reading else ()
        self._ticket = unsure[0] if unsure else None
        care = needing[0].care if needing else Care.SOON
        self._mark.setPixmap(self._icon(care))
        for part in (self, self._printer):
            set_tone(part, str(care))
        self._printer.setText(_with_more(needing[0].line(), len(needing)) if needing else "")
        self._printer.setVisible(bool(needing))
        self._without.setText(_with_more(_without_paper(unsure[0]), len(unsure)) if unsure else "")
        self._without.setVisible(bool(unsure))
        self._again.setVisible(self._ticket is not None and self._ticket.print_at is not None)

    def _icon(self, care: Care) -> QPixmap:
        ratio = self.devicePixelRatioF()
        image = draw_icon(_ICONS[care], care_colour(care), round(MARK_PX * ratio))
        image.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(image)


def _without_paper(unsure: UnsurePaper) -> str:
    """Return that a visitor perhaps holds no paper, and whether nobody can print it."""
    return filled(
        translate("Clerk", "%1: perhaps without paper")
        if unsure.print_at
        else translate("Clerk", "%1: perhaps without paper; no open station can print it"),
        label_text(unsure.label),
    )


def _with_more(text: str, count: int) -> str:
    return text if count == 1 else f"{text} (+{count - 1})"
