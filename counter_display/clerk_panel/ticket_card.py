"""The visitor at the counter: the ticket, large, and what the clerk should know of it."""

from collections.abc import Mapping
from datetime import timedelta, tzinfo
from itertools import chain

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.parts import (
    PanelCard,
    TallScroll,
    column,
    figures_label,
    row,
    set_tone,
    text_label,
)
from counter_display.clerk_panel.style import DOT_PX, GAP_PX, ROOMY_PX, WIDE_PX, lateness_colour
from counter_display.clerk_panel.words import (
    counter_name,
    filled,
    language_word,
    spoken,
    translate,
)
from reception.domain.ticket import EventKind, Leg, TicketState, Visit
from reception.domain.unit import Unit
from reception.system.clock import Clock
from ui_kit.tokens import GRID_PX
from ui_kit.translations import marked
from ui_kit.words import Lateness, duration_text, from_its_side, label_text, time_text

_TICK_MS = 1_000


class TicketStateLabel(QLabel):
    """Says that she is called, how often, or served; it is hidden while there is nobody."""

    def __init__(self, name: str, clock: Clock) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "state")
        font = self.font()
        font.setFeature(QFont.Tag("tnum"), 1)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._clock = clock
        self._held: Visit | None = None
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show)

    def show_visit(self, held: Visit | None) -> None:
        """Show how this visitor stands from now on."""
        self._held = held
        self.setVisible(held is not None)
        if held is None:
            self._tick.stop()
        else:
            self._show()
            self._tick.start()

    def _show(self) -> None:
        if self._held is None:
            return
        leg, now = self._held.leg, self._clock.now()
        if self._held.state is TicketState.CALLED:
            words = (
                translate("Clerk", "Called %n times · %1", "", leg.calls)
                if leg.calls > 1
                else translate("Clerk", "Called · %1")
            )
            since, tone = leg.last_called_at, "called"
        else:
            words = translate("Clerk", "In service · %1")
            since, tone = leg.started_at, "serving"
        self.setText(words.replace("%1", running_text(now - since) if since else ""))
        set_tone(self, tone)


def running_text(span: timedelta) -> str:
    """Return a duration to the second: ``2:40``, ``1:02:40``."""
    minutes, seconds = divmod(max(0, int(span.total_seconds())), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


# Who was sent to and fro all day fills no more of the card than this.
_LATEST = 3


def facts_of(held: Visit, unit: Unit, zone: tzinfo | None) -> dict[str, str]:
    """Return the facts of the visit in hand, by name."""
    leg = held.leg
    priority = next((one.names for one in unit.priorities if one.code == leg.priority), None)
    facts = {
        "service": spoken(unit.service_names(leg.service)),
        "language": language_word(held.ticket.language),
        "priority": spoken(priority) if priority else leg.priority,
        "waited": _waited(held, zone),
        "paper": paper_doubt(held),
    }
    said = {name: from_its_side(value) if value else "" for name, value in facts.items()}
    return {**said, "before": history_of(held, unit)}


def paper_doubt(held: Visit) -> str:
    """Return what to know of a visitor who was called while nobody knew of her paper."""
    if not held.legs[0].is_paper_in_doubt:
        return ""
    return translate("Clerk", "Perhaps not printed: please call the number aloud")


def history_of(held: Visit, unit: Unit) -> str:
    """Return where the visitor was before, a line for each of the latest legs."""
    earlier = held.legs[:-1][-_LATEST:]
    return "\n".join(from_its_side(_leg_text(leg, unit)) for leg in earlier)


def _leg_text(leg: Leg, unit: Unit) -> str:
    service = spoken(unit.service_names(leg.service))
    parts = (service, _became(leg, unit), counter_name(leg.counter) if leg.counter else "")
    return " · ".join(part for part in parts if part)


_ENDINGS: Mapping[str, str] = {
    EventKind.TRANSFERRED: marked("Clerk", "sent on"),
    EventKind.PARKED: marked("Clerk", "set aside"),
    EventKind.PUT_BACK: marked("Clerk", "back in line"),
    TicketState.NO_SHOW: marked("Clerk", "did not come"),
}


def _became(leg: Leg, unit: Unit) -> str:
    """Return what became of a service that was before."""
    outcome = next((one for one in unit.outcomes if one.code == leg.outcome), None)
    if outcome:
        return spoken(outcome.names)
    ending = _ENDINGS.get(leg.outcome or "")
    return translate("Clerk", ending) if ending else leg.outcome or ""


def _waited(held: Visit, zone: tzinfo | None) -> str:
    # A second service for the same visitor was not waited for: the wait before the first counts.
    called = next((one for one in reversed(held.legs) if one.first_called_at), None)
    if called is None or called.first_called_at is None:
        return ""
    waited = duration_text(called.first_called_at - called.waiting_since)
    if len(held.legs) == 1:
        return waited
    came = time_text(held.ticket.issued_at.astimezone(zone))
    return translate("Clerk", "%1 · here since %2").replace("%1", waited).replace("%2", came)


_FACTS = {
    "service": (marked("Clerk", "Service"), "fact"),
    "priority": (marked("Clerk", "Priority"), "fact"),
    "language": (marked("Clerk", "Language"), "fact"),
    "waited": (marked("Clerk", "Waited"), "fact"),
    "before": (marked("Clerk", "Before"), ""),
    "paper": (marked("Clerk", "Paper"), "fact"),
}


class TicketCard(PanelCard):
    """Shows the ticket in hand, or that there is none, or since when the clerk is away."""

    def __init__(self, clock: Clock) -> None:
        super().__init__("ticket-card")
        self._state = TicketStateLabel("ticket-state", clock)
        self._label = figures_label("ticket", "ticket-label")
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._note = text_label("note", "ticket-note", wraps=True)
        self._facts = {
            name: (
                text_label("quiet", text=translate("Clerk", word)),
                text_label(kind, f"ticket-{name}", wraps=True),
            )
            for name, (word, kind) in _FACTS.items()
        }
        self._nobody = text_label("heading", "ticket-nobody", wraps=True)
        self._hint = text_label("quiet", "ticket-hint", wraps=True)
        for label in (self._nobody, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._filled, self._empty = QWidget(), QWidget()
        self._lay_out()

    def show_reading(self, reading: PanelReading, main_key: str, *, is_cut: bool = False) -> None:
        """Show whom the clerk has called or serves, and what to do while nobody can be called."""
        held = reading.held
        self._state.show_visit(held)
        self._filled.setVisible(held is not None)
        self._empty.setVisible(held is None)
        if held is None and is_cut:
            self._nobody.setText(translate("Clerk", "No connection"))
            self._hint.setText(
                translate(
                    "Clerk",
                    "Until it is back, the person in charge calls by the numbers on paper,"
                    " the smallest first, and writes down up to which number was served.",
                )
            )
            return
        if held is None:
            self._show_nobody(reading, main_key)
            return
        self._label.setText(from_its_side(label_text(held.ticket.label)))
        values = facts_of(held, reading.unit, reading.at.tzinfo)
        for name, (word, value) in self._facts.items():
            value.setText(values[name])
            for label in (word, value):
                label.setVisible(bool(values[name]))
        self._note.setText(from_its_side(held.leg.note or ""))
        self._note.setVisible(bool(held.leg.note))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Write larger where there is room."""
        super().resizeEvent(event)
        tone = "roomy" if self.height() >= ROOMY_PX and self.width() >= WIDE_PX else ""
        for label in (self._label, *chain.from_iterable(self._facts.values())):
            set_tone(label, tone)

    def _show_nobody(self, reading: PanelReading, main_key: str) -> None:
        away = reading.here.away if reading.here else None
        if away:
            self._nobody.setText(translate("Clerk", "On a break"))
            since = time_text(away.since.astimezone(reading.at.tzinfo))
            reason = filled(translate("Clerk", "Since %1 · %2"), since, away.reason)
            hint = filled(translate("Clerk", "Press %1 when you are back."), main_key)
            self._hint.setText(f"{reason}\n{hint}" if main_key else reason)
            return
        self._nobody.setText(translate("Clerk", "No visitor at the counter"))
        if not reading.somebody_waits:
            self._hint.setText(translate("Clerk", "Nobody is waiting."))
            return
        hint = filled(translate("Clerk", "Press %1 to call the next one."), main_key)
        self._hint.setText(hint if main_key else "")

    def _lay_out(self) -> None:
        facts = QGridLayout()
        facts.setHorizontalSpacing(2 * GRID_PX)
        facts.setVerticalSpacing(GRID_PX // 4)
        facts.setColumnStretch(1, 1)
        for at, (word, value) in enumerate(self._facts.values()):
            facts.addWidget(word, at, 0, alignment=Qt.AlignmentFlag.AlignTop)
            facts.addWidget(value, at, 1, alignment=Qt.AlignmentFlag.AlignTop)
        known = TallScroll()
        known.column.setSpacing(GRID_PX)
        known.column.addWidget(self._note)
        known.column.addLayout(facts)
        number = row(self._label, self._state, None, spacing=GAP_PX)
        self._filled.setLayout(column(number, (known, 1), spacing=GRID_PX // 2, margins=0))
        self._empty.setLayout(column(None, self._nobody, self._hint, None, spacing=-1))
        both = ((self._filled, 1), (self._empty, 1))
        self.setLayout(column(*both, spacing=GRID_PX, margins=GAP_PX))


def lateness_mark(lateness: Lateness, ratio: float) -> QPixmap:
    """Return a disc on time, a triangle soon late, a square late; ``ratio`` is the screen's."""
    pixmap = QPixmap(round(DOT_PX * ratio), round(DOT_PX * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(lateness_colour(lateness)))
    whole = QRectF(0, 0, DOT_PX, DOT_PX)
    if lateness is Lateness.BEYOND:
        painter.drawRect(whole.adjusted(1, 1, -1, -1))
    elif lateness is Lateness.NEAR:
        top = QPointF(whole.center().x(), whole.top())
        painter.drawPolygon(QPolygonF([top, whole.bottomRight(), whole.bottomLeft()]))
    else:
        painter.drawEllipse(whole.adjusted(1, 1, -1, -1))
    painter.end()
    return pixmap
