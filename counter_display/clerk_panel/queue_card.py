"""Who waits for this counter, who is next and why; who is set aside or absent, and the way back."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QMenu

from counter_display.clerk_panel.buttons import verb_name
from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.parts import (
    PanelCard,
    ReturnButton,
    TallScroll,
    column,
    heading,
    row,
)
from counter_display.clerk_panel.style import BOTH_WIDE_PX, GAP_PX, ROOMY_PX, WIDE_PX
from counter_display.clerk_panel.view_model import ClerkViewModel
from counter_display.clerk_panel.waiting_table import WaitingModel, WaitingTable
from counter_display.clerk_panel.words import counter_name, filled, spoken, translate
from reception.domain.ticket import Visit
from reception.queue import verbs
from reception.queue.verbs import Said, Verb
from ui_kit.late import late_text
from ui_kit.roles import take_role, text_label
from ui_kit.staff_row import RowWords, StaffRow
from ui_kit.tokens import DESK_ROW, GRID_PX
from ui_kit.words import duration_text, from_its_side, label_text, time_text

# So many rows of those set aside are seen at once where there is room, and where there is little.
_ROOMY_ROWS, _TIGHT_ROWS = 2, 1


class AsideList(TallScroll):
    """Who was set aside, or did not come, each with the act that brings her back."""

    back_wanted = Signal(object, str)
    """The act, and the ticket it is about."""

    def __init__(self, verb: Verb, name: str, heard: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._verb = verb
        self._rows: list[tuple[StaffRow, ReturnButton]] = []
        self._labels: list[str] = []
        self.column.setSpacing(DESK_ROW.gap_px)
        take_role(self.inside, QAccessible.Role.List, heard)

    def show_rows(
        self, rows: Iterable[tuple[str, RowWords]], at_most: int, *, is_low: bool
    ) -> None:
        """Show these tickets; so many rows are seen without scrolling."""
        told = list(rows)
        while len(self._rows) < len(told):
            self._rows.append(self._add())
        self._labels = [label for label, _ in told]
        for at, (one, button) in enumerate(self._rows):
            one.setVisible(at < len(told))
            if at < len(told):
                label, words = told[at]
                one.show_words(words, is_low=is_low)
                button.setAccessibleName(f"{verb_name(self._verb)} {label_text(label)}")
        seen = min(at_most, max(1, len(told)))
        self.setVisible(bool(told))
        height_px = DESK_ROW.action_px if is_low else DESK_ROW.height_px
        gap_px = DESK_ROW.gap_px
        self.setFixedHeight(seen * (height_px + gap_px) - (0 if is_low else gap_px))
        self.fit()

    def set_legal(self, *, is_legal: bool) -> None:
        """Let the acts be pressed, or not."""
        for _, button in self._rows:
            button.setEnabled(is_legal)

    def _add(self) -> tuple[StaffRow, ReturnButton]:
        at = len(self._rows)
        one, button = StaffRow(), ReturnButton(f"{self._verb.code}-{at + 1}", "always")
        take_role(one, QAccessible.Role.ListItem)
        button.setText(verb_name(self._verb))
        button.clicked.connect(lambda: self.back_wanted.emit(self._verb, self._labels[at]))
        one.set_actions(button)
        self.column.addWidget(one)
        return one, button


class QueueCard(PanelCard):
    """Shows the line as the rule calls it, and the ways back beneath it."""

    def __init__(self, view_model: ClerkViewModel) -> None:
        super().__init__("queue-card")
        self._view_model = view_model
        self._reading: PanelReading | None = None
        self._title = heading("queue-title")
        self._late = text_label("late", "queue-late")
        self._model = WaitingModel()
        self.table = WaitingTable(self._model)
        self.table.setAccessibleName(translate("Clerk", "Who waits, in the order of the calls"))
        self.table.acts_wanted.connect(self._offer_acts)
        self._nobody = text_label("quiet", "nobody-waits", wraps=True)
        self._services = text_label("", "counter-services", wraps=True)
        self._more = text_label("quiet", "queue-more")
        aside = translate("Clerk", "Visitors set aside")
        absent = translate("Clerk", "Absent visitors")
        self._aside = AsideList(verbs.RESUME, "parked", aside)
        self._absent = AsideList(verbs.READMIT, "missed", absent)
        for one in (self._aside, self._absent):
            one.back_wanted.connect(self._bring_back)
        self._lay_out()

    def show_reading(self, reading: PanelReading) -> None:
        """Show the hall as it is now."""
        self._reading = reading
        # Unless she reads there, the first of the line is what is to be seen.
        chosen = self.table.current_visit if self.table.hasFocus() else None
        self._model.show_reading(reading)
        if chosen and (row := self._model.row_of(chosen.ticket.label)) >= 0:
            self.table.choose(row)
        waiting, shown = reading.waiting, len(reading.waiting_visits)
        self._title.setText(
            translate("Clerk", "%n people are waiting", "", waiting)
            if waiting
            else translate("Clerk", "Nobody is waiting.")
        )
        late = self._model.late
        beyond = translate("Clerk", "%n beyond the time aimed at", "", late)
        self._late.setText(from_its_side(late_text(beyond)) if late else "")
        self._late.setVisible(bool(late))
        self.table.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        more = waiting - shown
        self._more.setVisible(more > 0 and shown > 0)
        self._more.setText(from_its_side(translate("Clerk", "and %n more", "", more)))
        self._show_nobody(reading)
        self._show_aside()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show more of who is set aside where there is room."""
        super().resizeEvent(event)
        self._show_aside()

    def _show_nobody(self, reading: PanelReading) -> None:
        """Tell whom this counter will call once somebody comes."""
        number = reading.here.number if reading.here else 0
        unit = reading.unit
        given = unit.counter(number).services if number else ()
        self._nobody.setText(
            filled(translate("Clerk", "%1 calls whoever comes for:"), counter_name(number))
        )
        names = (spoken(unit.service_names(code)) for code in given)
        self._services.setText("\n".join(from_its_side(name) for name in names))

    def _show_aside(self) -> None:
        reading = self._reading
        if reading is None:
            return
        at_most, is_low = room = self._room_for_rows()
        legal = self._view_model.legal_verbs
        parked = [(one.ticket.label, parked_words(one, reading)) for one in reading.parked_for_me]
        missed = [(one.ticket.label, _missed_words(one, reading)) for one in reading.missed]
        self._aside.show_rows(parked, at_most, is_low=is_low)
        self._absent.show_rows(missed, at_most, is_low=is_low)
        self._aside.set_legal(is_legal=verbs.RESUME in legal)
        self._absent.set_legal(is_legal=verbs.READMIT in legal)
        if room != self._room_for_rows():
            # To show a row may lay out the card anew, in the midst of it.
            self._show_aside()

    def _room_for_rows(self) -> tuple[int, bool]:
        """Return how many rows of each list are seen, and whether they are low."""
        at_most = _ROOMY_ROWS if self.height() >= ROOMY_PX else _TIGHT_ROWS
        both = self._reading and self._reading.parked_for_me and self._reading.missed
        least_px = BOTH_WIDE_PX if both else WIDE_PX
        return at_most, self.height() < ROOMY_PX or self.width() < least_px

    def _bring_back(self, verb: Verb, label: str) -> None:
        self._view_model.do(verb, Said(ticket=label))

    def _offer_acts(self, visit: Visit) -> None:
        """Offer what may be done with one visitor of the line, out of her turn."""
        label, legal = visit.ticket.label, self._view_model.legal_verbs
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for verb in (verbs.CALL_TICKET, verbs.CANCEL):
            text = from_its_side(f"{verb_name(verb)} · {label_text(label)}")
            act = menu.addAction(text)
            act.setEnabled(verb in legal)
            act.triggered.connect(lambda _=False, verb=verb: self._view_model.ask(verb, label))
        place = self.table.place_of(visit)
        menu.popup(self.table.viewport().mapToGlobal(place.bottomLeft()))

    def _lay_out(self) -> None:
        head = row(self._title, None, self._late, spacing=GRID_PX)
        beneath = row((self._aside, 1), (self._absent, 1), spacing=GRID_PX)
        self._empty = TallScroll()
        self._empty.column.setSpacing(GRID_PX)
        for one in (self._nobody, self._services):
            self._empty.column.addWidget(one)
        parts = (head, (self.table, 1), self._more, (self._empty, 1), beneath)
        self.setLayout(column(*parts, spacing=GRID_PX, margins=GAP_PX))


def parked_words(parked: Visit, reading: PanelReading) -> RowWords:
    """Return what a row says of who is set aside: since when, for whom, and why."""
    leg, here = parked.leg, reading.here
    hers = here is not None and leg.kept_clerk == here.clerk
    whose = translate("Clerk", "for me") if hers else translate("Clerk", "for anyone")
    since = duration_text(reading.at - leg.parked_at) if leg.parked_at else ""
    parts = (translate("Clerk", "Aside"), whose, leg.note or "")
    detail = " · ".join(part for part in parts if part)
    return RowWords(name=label_text(parked.ticket.label), detail=from_its_side(detail), state=since)


def _missed_words(missed: Visit, reading: PanelReading) -> RowWords:
    at = missed.leg.ended_at
    since = time_text(at.astimezone(reading.at.tzinfo)) if at else ""
    label = label_text(missed.ticket.label)
    return RowWords(name=label, detail=translate("Clerk", "Absent"), state=since)
