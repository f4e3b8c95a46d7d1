"""The visitor at the counter: the ticket, large, and what the clerk should know of it."""

from collections.abc import Mapping
from datetime import timedelta, tzinfo

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QWidget

from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.parts import (
    PanelCard,
    TallScroll,
    column,
    figures_label,
    heading,
    row,
)
from counter_display.clerk_panel.style import GAP_PX, ROOMY_PX, TIGHT_PX
from counter_display.clerk_panel.ticket_help import (
    DAY_FACTS,
    Advice,
    DocumentList,
    FactsGrid,
    OutcomeChoice,
    day_facts,
    hall_sees,
    if_nobody_comes,
    service_of,
)
from counter_display.clerk_panel.view_model import ClerkViewModel
from counter_display.clerk_panel.words import counter_name, filled, spoken, translate
from reception.domain.language import companion, text_in
from reception.domain.ticket import EventKind, Leg, TicketState, Visit
from reception.domain.unit import Unit
from reception.system.clock import Clock
from ui_kit.roles import set_tone, take_role, text_label
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language, marked
from ui_kit.words import (
    duration_text,
    from_its_side,
    label_text,
    language_word,
    time_text,
    without_marks,
)

_TICK_MS = 1_000
_NONE = timedelta(0)


class TicketStateLabel(QLabel):
    """Says that she is called, how often, or served; it is hidden while there is nobody."""

    def __init__(self, name: str, clock: Clock) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "state")
        font = self.font()
        font.setFeature(QFont.Tag("tnum"), 1)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
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
        span = now - since if since else timedelta(0)
        self.setText(words.replace("%1", running_text(span) if since else ""))
        # A running second is not told to who listens; a minute is.
        self.setAccessibleName(words.replace("%1", without_marks(duration_text(max(span, _NONE)))))
        set_tone(self, tone)


def running_text(span: timedelta) -> str:
    """Return a duration to the second: ``2:40``, ``1:02:40``."""
    minutes, seconds = divmod(max(0, int(span.total_seconds())), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


# Who was sent to and fro all day fills no more of the card than this.
_LATEST = 3
# What a state becomes wider as its hours come.
_CLOCK_PX = 24


def facts_of(held: Visit, unit: Unit, zone: tzinfo | None) -> dict[str, str]:
    """Return the facts of the visit in hand, by name."""
    leg = held.leg
    priority = next((one.names for one in unit.priorities if one.code == leg.priority), None)
    facts = {
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
        told = held.leg.quoted
        if told is None:
            return waited
        most = without_marks(duration_text(told.high))
        return filled(translate("Clerk", "%1 (told: %2 at most)"), waited, most)
    came = time_text(held.ticket.issued_at.astimezone(zone))
    return translate("Clerk", "%1 · here since %2").replace("%1", waited).replace("%2", came)


_FACTS: Mapping[str, str] = {
    "language": marked("Clerk", "Language"),
    "waited": marked("Clerk", "Waited"),
    "priority": marked("Clerk", "Priority"),
    "before": marked("Clerk", "Before"),
    "paper": marked("Clerk", "Paper"),
}


class TicketCard(PanelCard):
    """Shows the ticket in hand and what helps with it, or what there is to get ready."""

    def __init__(self, view_model: ClerkViewModel) -> None:
        super().__init__("ticket-card")
        self._state = TicketStateLabel("ticket-state", view_model.core.clock)
        self._label = figures_label("ticket", "ticket-label")
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        take_role(self._label, QAccessible.Role.Heading)
        self._service = heading("ticket-service")
        self._second = text_label("quiet", "ticket-second", wraps=True)
        self._note = text_label("note", "ticket-note", wraps=True)
        self._facts = FactsGrid("ticket", _FACTS)
        self._documents = DocumentList("ticket")
        self.outcomes = OutcomeChoice(view_model)
        self._seen = Advice("ticket-seen")
        self._nobody_comes = Advice("ticket-nobody-comes")
        self._nobody = heading("ticket-nobody")
        self._hint = text_label("quiet", "ticket-hint", wraps=True)
        self._ready = heading("ready-for")
        self._to_prepare = DocumentList("ready")
        self._day = FactsGrid("day", DAY_FACTS)
        self._filled, self._empty = QWidget(), QWidget()
        self._lay_out()

    def show_reading(self, reading: PanelReading, main_key: str, *, is_cut: bool = False) -> None:
        """Show whom the clerk has called or serves, and what to do while nobody can be called."""
        held = reading.held
        self._state.show_visit(held)
        self._filled.setVisible(held is not None)
        self._empty.setVisible(held is None)
        if held:
            self._show_held(held, reading)
        else:
            self._show_nobody(reading, main_key, is_cut=is_cut)

    @property
    def shows_day(self) -> bool:
        """Return whether the card says what the day has brought."""
        return not (self._empty.isHidden() or self._day.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the state beneath the number, in smaller figures, where there is little room."""
        super().resizeEvent(event)
        is_tight = self.width() < TIGHT_PX or self.height() < ROOMY_PX
        set_tone(self._label, "tight" if is_tight else "")
        self._place_outcomes(is_tight=is_tight)
        self._place_state()

    def go_to_outcomes(self) -> None:
        """Have the arrows choose how the service ended, in view."""
        self.outcomes.take_focus()
        self._known.ensureWidgetVisible(self.outcomes)

    def _place_state(self) -> None:
        """Put the state beneath the number where both would not fit side by side all the day."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        needed = self._label.sizeHint().width() + self._state.sizeHint().width() + _CLOCK_PX
        is_narrow = self.width() < max(TIGHT_PX, needed + 3 * GAP_PX)
        self._number.setDirection(down if is_narrow else across)

    def _place_outcomes(self, *, is_tight: bool) -> None:
        """Keep how the service ended in view; where there is little room, before the documents."""
        chosen = self.outcomes.focusWidget()
        had_focus = chosen is not None and chosen.hasFocus()
        if is_tight:
            at = self._known.column.indexOf(self._documents)
            if self._known.column.indexOf(self.outcomes) < 0:
                self._known.column.insertWidget(at, self.outcomes)
        elif self._inside.indexOf(self.outcomes) < 0:
            self._inside.addWidget(self.outcomes)
        if chosen and had_focus:
            # Whoever moves to another place loses it.
            chosen.setFocus()

    def _show_held(self, held: Visit, reading: PanelReading) -> None:
        label, unit = label_text(held.ticket.label), reading.unit
        self._label.setText(from_its_side(label))
        self._label.setAccessibleName(label)
        names = unit.service_names(held.leg.service)
        self._service.setText(from_its_side(spoken(names)))
        second = text_in(names, companion(current_language()))
        self._second.setText(second)
        self._second.setVisible(second != spoken(names))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self._second.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self._facts.show_facts(facts_of(held, unit, reading.at.tzinfo))
        self._note.setText(from_its_side(held.leg.note or ""))
        self._note.setVisible(bool(held.leg.note))
        self._documents.show_service(service_of(held, unit), held.ticket.label)
        self._place_state()
        is_called = held.state is TicketState.CALLED
        self.outcomes.show_visit(held, unit)
        for advice, text in (
            (self._seen, hall_sees(held, reading)),
            (self._nobody_comes, if_nobody_comes(held, unit)),
        ):
            advice.setVisible(is_called)
            advice.show_text(text)

    def _show_nobody(self, reading: PanelReading, main_key: str, *, is_cut: bool) -> None:
        away = reading.here.away if reading.here else None
        following = None if away or is_cut else reading.next_visit
        self._ready.setVisible(following is not None)
        self._to_prepare.setVisible(following is not None)
        self._day.setVisible(following is None)
        if following:
            service = spoken(reading.unit.service_names(following.leg.service))
            ready = translate("Clerk", "Get ready for %1: %2")
            self._ready.setText(filled(ready, label_text(following.ticket.label), service))
            self._to_prepare.show_service(service_of(following, reading.unit), "")
        self._day.show_facts(day_facts(reading.day))
        title, hint = self._said_of_nobody(reading, main_key, is_cut=is_cut)
        self._nobody.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    @staticmethod
    def _said_of_nobody(reading: PanelReading, main_key: str, *, is_cut: bool) -> tuple[str, str]:
        away = reading.here.away if reading.here else None
        if is_cut:
            return translate("Clerk", "No connection"), translate(
                "Clerk",
                "Until it is back, the person in charge calls by the numbers on paper,"
                " the smallest first, and writes down up to which number was served.",
            )
        if away:
            since = time_text(away.since.astimezone(reading.at.tzinfo))
            reason = filled(translate("Clerk", "Since %1 · %2"), since, away.reason)
            hint = filled(translate("Clerk", "Press %1 when you are back."), main_key)
            return translate("Clerk", "On a break"), f"{reason}\n{hint}" if main_key else reason
        nobody = translate("Clerk", "No visitor at the counter")
        if not reading.somebody_waits:
            return nobody, translate("Clerk", "Whoever comes is told here.")
        hint = filled(translate("Clerk", "Press %1 to call the next one."), main_key)
        return nobody, hint if main_key else ""

    def _lay_out(self) -> None:
        self._known = known = TallScroll()
        known.column.setSpacing(GRID_PX // 2)
        for part in (
            *(self._service, self._second, self._note, self._facts, self._documents),
            *(self._seen, self._nobody_comes),
        ):
            known.column.addWidget(part)
        self._number = row(self._label, self._state, None, spacing=GAP_PX)
        self._inside = column(self._number, (known, 1), spacing=GRID_PX // 2, margins=0)
        self._filled.setLayout(self._inside)
        self._place_outcomes(is_tight=False)
        ready = TallScroll()
        ready.column.setSpacing(GRID_PX)
        for one in (self._nobody, self._hint, self._ready, self._to_prepare, self._day):
            ready.column.addWidget(one)
        self._empty.setLayout(column((ready, 1), margins=0))
        both = ((self._filled, 1), (self._empty, 1))
        self.setLayout(column(*both, spacing=GRID_PX, margins=GAP_PX))
