"""Who waits for this counter's services, who is next and why, and who is set aside."""

from collections.abc import Mapping, Sequence
from datetime import timedelta, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.parts import (
    PanelCard,
    TallScroll,
    column,
    figures_label,
    row,
    text_label,
)
from counter_display.clerk_panel.style import GAP_PX, LINES_PX, ROOMY_PX
from counter_display.clerk_panel.ticket_card import lateness_mark
from counter_display.clerk_panel.words import (
    filled,
    language_word,
    lateness_name,
    spoken,
    translate,
)
from reception.domain.language import unbroken
from reception.domain.ticket import Visit
from reception.domain.unit import Unit
from reception.queue.hall import ServiceStatus
from reception.queue.rank import RankReason, RankTurn
from ui_kit.tokens import GRID_PX
from ui_kit.translations import marked
from ui_kit.words import (
    duration_text,
    from_its_side,
    label_text,
    lateness,
    time_text,
)

_MARK, _SERVICE, _TICKETS, _LONGEST, _STANDING = range(5)
# In less room the mark's form alone tells how a line stands.
_ROOM_FOR_WORDS_PX = 60 * GRID_PX
_NOBODY = "–"


class LinesTable(TallScroll):
    """A row for each service; a mark and a word tell how it stands against its target."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lines")
        self.setMinimumHeight(LINES_PX)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID_PX)
        self._grid.setVerticalSpacing(GRID_PX * 3 // 4)
        self._grid.setColumnStretch(_SERVICE, 1)
        for at, head in {
            _SERVICE: translate("Clerk", "Waiting"),
            _TICKETS: translate("Clerk", "Tickets"),
            _LONGEST: translate("Clerk", "Longest wait"),
        }.items():
            label = text_label("quiet", text=head)
            self._grid.addWidget(label, 0, at, alignment=_side(at))
        self._rows: list[_Row] = []
        self.column.addLayout(self._grid)

    def show_lines(self, lines: Sequence[ServiceStatus]) -> None:
        """Show the lines as they are now."""
        while len(self._rows) < len(lines):
            self._rows.append(_Row(self._grid, 2 * len(self._rows) + 1))
        self._grid.setRowStretch(2 * len(self._rows) + 1, 1)
        for at, one in enumerate(self._rows):
            one.show_line(lines[at] if at < len(lines) else None)
        self.fit()

    def fit(self) -> None:
        """Leave the words out where there is no room for them."""
        has_room = self.width() >= _ROOM_FOR_WORDS_PX
        for one in self._rows:
            one.standing.setVisible(has_room and bool(one.standing.text()))
        super().fit()


class _Row:
    """The widgets of one line and the rule above them."""

    def __init__(self, grid: QGridLayout, at: int) -> None:
        self._rule = QFrame()
        self._rule.setProperty("kind", "rule")
        self._rule.setFixedHeight(1)
        self._mark, self._service = QLabel(), text_label("", "line-service", wraps=True)
        self._tickets = figures_label("strong", "line-tickets")
        self._longest, self.standing = figures_label("strong"), text_label("small")
        self._widgets = (self._rule, self._mark, self._service, self._tickets, self._longest)
        grid.addWidget(self._rule, at, 0, 1, _STANDING + 1)
        grid.addWidget(self._mark, at + 1, _MARK)
        grid.addWidget(self._service, at + 1, _SERVICE)
        grid.addWidget(self._tickets, at + 1, _TICKETS, alignment=_side(_TICKETS))
        grid.addWidget(self._longest, at + 1, _LONGEST, alignment=_side(_LONGEST))
        grid.addWidget(self.standing, at + 1, _STANDING, alignment=_side(_STANDING))

    def show_line(self, line: ServiceStatus | None) -> None:
        for widget in self._widgets:
            widget.setVisible(line is not None)
        if line is None:
            self.standing.clear()
            return
        waits, late = line.waiting > 0, lateness(line)
        self._mark.setPixmap(lateness_mark(late, self._mark.devicePixelRatioF()))
        self._service.setText(from_its_side(spoken(line.service.names)))
        self._tickets.setText(str(line.waiting) if waits else _NOBODY)
        self._longest.setText(duration_text(line.longest_wait) if waits else _NOBODY)
        self.standing.setText(lateness_name(late))
        self._mark.setAccessibleName(self.standing.text())
        self._mark.setToolTip(self.standing.text())


def _side(column: int) -> Qt.AlignmentFlag:
    """Return where a column's contents stand; layouts mirror it in Arabic."""
    is_word = column in {_SERVICE, _STANDING}
    side = Qt.AlignmentFlag.AlignLeft if is_word else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def parked_text(reading: PanelReading, at_most: int) -> str:
    """Return a line for each visitor whom this clerk may call back; empty when there is none."""
    mine = reading.parked_for_me
    if not mine:
        return ""
    shown = [_line(one, reading) for one in mine[:at_most]]
    more = f" (+{len(mine) - len(shown)})" if len(mine) > len(shown) else ""
    aside = translate("Clerk", "Put aside")
    shown[0] = f"{aside}{more} · {shown[0]}"
    return "\n".join(from_its_side(line) for line in shown)


def _line(parked: Visit, reading: PanelReading) -> str:
    leg, here = parked.leg, reading.here
    hers = here is not None and leg.kept_clerk == here.clerk
    whose = translate("Clerk", "for me") if hers else translate("Clerk", "for anyone")
    since = duration_text(reading.at - leg.parked_at) if leg.parked_at else ""
    parts = (label_text(parked.ticket.label), whose, since, leg.note or "")
    return " · ".join(part for part in parts if part)


_SENTENCES: Mapping[RankReason, str] = {
    RankReason.FOR_CLERK: marked("Clerk", "Waits for you in person."),
    RankReason.FOR_COUNTER: marked("Clerk", "Was sent to this counter."),
    RankReason.APPOINTMENT: marked("Clerk", "Has an appointment at %1."),
    RankReason.ALONE: marked("Clerk", "Nobody else is waiting for you."),
    RankReason.LANGUAGE: marked("Clerk", "Speaks %1, as you do."),
    RankReason.LEVEL: marked("Clerk", "Stands level with %2, and came first."),
    RankReason.WAITED_LONGEST: marked("Clerk", "Has waited longest: %1. Then comes %2."),
    RankReason.CLASS: marked("Clerk", "%3: %1 of waiting count as %4. Then comes %2 with %5."),
}


def explanation_text(turn: RankTurn, zone: tzinfo | None) -> str:
    """Return why the calling rule chose this visitor for her counter."""
    ticket, then = turn.visit.ticket, turn.then
    match turn.why:
        case RankReason.APPOINTMENT if ticket.appointment_at:
            first = time_text(ticket.appointment_at.astimezone(zone))
        case RankReason.LANGUAGE:
            first = language_word(ticket.language)
        case _:
            first = _span(turn.counted)
    return filled(
        translate("Clerk", _SENTENCES[turn.why]),
        first,
        label_text(then.label) if then else "",
        spoken(turn.house_rule.names),
        _span(turn.standing),
        _span(then.standing) if then else "",
    )


def _span(duration: timedelta) -> str:
    return unbroken(duration_text(duration))


# So many of those set aside are named where there is room.
_SET_ASIDE = 3


class QueueCard(PanelCard):
    """Shows the lines by service and the visitor whom the next call would bring."""

    def __init__(self) -> None:
        super().__init__("queue-card")
        self._lines = LinesTable()
        self._reading: PanelReading | None = None
        self._next = figures_label("next", "next-label")
        self._next_facts = text_label("quiet", "next-facts", wraps=True)
        self._explanation = text_label("why", "next-why", wraps=True)
        self._parked = text_label("", "parked", wraps=True)
        across = row(self._next, (self._next_facts, 1), spacing=2 * GRID_PX)
        parts = ((self._lines, 1), GRID_PX, across, self._explanation, self._parked)
        self.setLayout(column(*parts, spacing=GRID_PX // 2, margins=GAP_PX))

    def show_reading(self, reading: PanelReading) -> None:
        """Show the lines as they are now."""
        self._lines.show_lines(reading.lines)
        self._reading = reading
        self._show_parked()
        visit = reading.next_visit
        explanation = reading.explanation
        self._explanation.setVisible(explanation is not None)
        self._explanation.setText(
            explanation_text(explanation, reading.at.tzinfo) if explanation else ""
        )
        self._next.setVisible(visit is not None)
        if visit is None:
            self._next_facts.setText(translate("Clerk", "Nobody is waiting."))
            return
        word = translate("Clerk", "Next")
        self._next.setText(label_text(visit.ticket.label))
        waited = _span(reading.at - visit.leg.waiting_since)
        self._next_facts.setText(
            from_its_side(f"{word} · {_what_for(visit, reading.unit)} · {waited}")
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show more of who is set aside where there is room."""
        super().resizeEvent(event)
        self._show_parked()

    def _show_parked(self) -> None:
        if self._reading:
            roomy = self.height() >= ROOMY_PX
            self._parked.setText(parked_text(self._reading, _SET_ASIDE if roomy else 1))
            self._parked.setVisible(bool(self._parked.text()))


def _what_for(visit: Visit, unit: Unit) -> str:
    service = spoken(unit.service_names(visit.leg.service))
    priority = spoken(unit.priority(visit.leg.priority).names)
    return f"{service} · {priority}"
