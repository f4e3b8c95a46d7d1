"""One calm line about paper: which printer needs somebody, and who perhaps holds no ticket."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from counter_display.clerk_panel.parts import ReturnButton, set_tone, text_label
from counter_display.clerk_panel.style import EDGE_PX, MARK_PX, NOTICE_PX, care_colour
from counter_display.clerk_panel.words import perhaps_without_paper, translate
from reception.ports import UnsurePaper
from ui_kit.icons import draw_icon
from ui_kit.paper_watch import PaperWatch
from ui_kit.printer_news import Care
from ui_kit.tokens import GRID_PX

_ICONS = {Care.NOW: "warning", Care.SOON: "printer"}


class PaperLine(QFrame):
    """Says the most urgent thing; it takes no focus, and goes when all is well."""

    def __init__(self, watch: PaperWatch) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.setObjectName("paper-line")
        self._watch = watch
        self._ticket: UnsurePaper | None = None
        self._mark = QLabel()
        self._printer = text_label("paper-word", "paper-printer", wraps=True)
        self._without = text_label("paper-word", "paper-ticket", wraps=True)
        self._again = ReturnButton()
        self._again.setObjectName("print-again")
        self._again.setProperty("kind", "small")
        self._again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._again.pressed.connect(lambda: watch.aim(self._ticket))
        self._again.clicked.connect(watch.print_again)
        across = QHBoxLayout(self)
        across.setContentsMargins(GRID_PX, EDGE_PX, GRID_PX, EDGE_PX)
        across.setSpacing(GRID_PX)
        across.addWidget(self._mark)
        across.addWidget(self._printer, stretch=3)
        across.addWidget(self._without, stretch=2)
        across.addWidget(self._again)
        self.setMinimumHeight(NOTICE_PX)
        self.hide()

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
        set_tone(self, str(care))
        set_tone(self._printer, str(care))
        self._printer.setText(_with_more(needing[0].line(), len(needing)) if needing else "")
        self._printer.setVisible(bool(needing))
        self._without.setText(
            _with_more(perhaps_without_paper(unsure[0]), len(unsure)) if unsure else ""
        )
        self._without.setVisible(bool(unsure))
        self._again.setVisible(self._ticket is not None and self._ticket.print_at is not None)
        self._again.setText(translate("Clerk", "Print again"))

    def _icon(self, care: Care) -> QPixmap:
        ratio = self.devicePixelRatioF()
        image = draw_icon(_ICONS[care], care_colour(care), round(MARK_PX * ratio))
        image.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(image)


def _with_more(text: str, count: int) -> str:
    return text if count == 1 else f"{text} (+{count - 1})"
