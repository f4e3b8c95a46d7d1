"""What helps with the visitor in hand: documents, how it ended, what the hall sees; and the day.

The cards of the panel are filled with it, and never stand empty.
"""

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QGridLayout, QRadioButton, QWidget

from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.parts import column, heading, keeps_space, row
from counter_display.clerk_panel.view_model import ClerkViewModel
from counter_display.clerk_panel.words import filled, spoken, translate
from reception.domain.calling_rule import calls_needed
from reception.domain.figures import ClerkDay
from reception.domain.language import language_found
from reception.domain.ticket import TicketState, Visit
from reception.domain.unit import SERVED, Service, Unit
from ui_kit.roles import take_role, text_label
from ui_kit.staff_window import take_away
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language, marked
from ui_kit.words import duration_text, from_its_side, label_text, language_word, without_marks

DAY_FACTS: Mapping[str, str] = {
    "served": marked("Clerk", "Served today"),
    "missed": marked("Clerk", "Did not come today"),
    "wait": marked("Clerk", "Mean wait before you"),
    "service": marked("Clerk", "Mean time with you"),
}


class FactsGrid(QWidget):
    """Facts by name, each with its word; what is not known takes no room."""

    def __init__(self, name: str, words: Mapping[str, str], *, across: bool = False) -> None:
        """Put them one below the other, or side by side."""
        super().__init__()
        self._labels = {
            key: (
                text_label("quiet", text=translate("Clerk", word)),
                text_label("fact", f"{name}-{key}", wraps=not across),
            )
            for key, word in words.items()
        }
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID_PX if across else 2 * GRID_PX)
        grid.setVerticalSpacing(GRID_PX // 4)
        grid.setColumnStretch(3 * len(words) if across else 1, 1)
        upright = Qt.AlignmentFlag.AlignVCenter if across else Qt.AlignmentFlag.AlignTop
        for at, (word, value) in enumerate(self._labels.values()):
            word.setBuddy(value)
            down, right = (0, 3 * at) if across else (at, 0)
            grid.setColumnMinimumWidth(right + 2, 2 * GRID_PX if across else 0)
            grid.addWidget(word, down, right, alignment=upright)
            grid.addWidget(value, down, right + 1, alignment=upright)
        self.setLayout(grid)

    def show_facts(self, facts: Mapping[str, str]) -> None:
        """Show these."""
        for key, (word, value) in self._labels.items():
            text = facts.get(key, "")
            value.setText(text)
            # Who listens hears the word with its value.
            value.setAccessibleName(f"{word.text()}: {without_marks(text)}")
            for label in (word, value):
                label.setVisible(bool(text))


class DocumentList(QWidget):
    """What a visitor is to show, each with a box to tick while she stands here; and the fee."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._about: tuple[str, str] | None = None
        self._title = heading(f"{name}-documents-title", "fact")
        self._title.setText(translate("Clerk", "Documents to see"))
        self._title.setWordWrap(False)
        self._fee = text_label("quiet", f"{name}-fee", wraps=True)
        self._fee.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self._list = column(spacing=GRID_PX // 2, margins=0)
        head = row(self._title, (self._fee, 1), spacing=2 * GRID_PX)
        self.setLayout(column(rule(), head, self._list, spacing=GRID_PX, margins=0))
        self._rows: list[_Document] = []

    def show_service(self, service: Service | None, label: str) -> None:
        """Show those of a service; what was ticked stays for the same visitor."""
        found = language_found(service.documents, current_language()) if service else None
        documents = service.documents[found] if service and found else ()
        parts = (spoken(service.fee), spoken(service.delay)) if service else ()
        self._fee.setText(from_its_side(" · ".join(part for part in parts if part)))
        self._fee.setVisible(bool(self._fee.text()))
        self._title.setVisible(bool(documents))
        self.setVisible(bool(documents or self._fee.text()))
        about = (label, service.code if service else "")
        if about == self._about and len(documents) == len(self._rows):
            return
        self._about = about
        for one in self._rows:
            take_away(one)
        self._rows = [_Document(text, can_tick=bool(label)) for text in documents]
        for one in self._rows:
            self._list.addWidget(one)


class _Document(QWidget):
    """A document that wraps, and a box before it."""

    def __init__(self, text: str, *, can_tick: bool) -> None:
        super().__init__()
        label = text_label(text=from_its_side(text), wraps=True)
        mark = _Tick() if can_tick else text_label(text="•")
        if can_tick:
            mark.setAccessibleName(without_marks(text))
            label.setBuddy(mark)
        inside = row(mark, (label, 1), spacing=GRID_PX, margins=0)
        inside.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        self.setLayout(inside)


class _Tick(QCheckBox):
    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedWidth(3 * GRID_PX)

    def event(self, event: QEvent) -> bool:
        return keeps_space(event) or super().event(event)


class OutcomeChoice(QWidget):
    """How the service ended, in view: the keys that finish it write down what is chosen."""

    def __init__(self, view_model: ClerkViewModel) -> None:
        super().__init__()
        self._view_model = view_model
        self._group = QButtonGroup(self)
        self._choices: dict[str, _Outcome] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID_PX // 2)
        self._title = heading("outcome-title", "fact", text=translate("Clerk", "Outcome"))
        self.setLayout(column(rule(), self._title, self._grid, spacing=GRID_PX // 2, margins=0))
        take_role(self, QAccessible.Role.Grouping, translate("Clerk", "Outcome"))

    def show_visit(self, held: Visit, unit: Unit) -> None:
        """Let one be chosen while the visitor is served, where there are several."""
        self.setVisible(held.state is TicketState.SERVING and len(unit.outcomes) > 1)
        names = {one.code: spoken(one.names) for one in unit.outcomes}
        if names != {code: one.whole for code, one in self._choices.items()}:
            for one in self._choices.values():
                self._group.removeButton(one)
                one.deleteLater()
            self._choices = {code: self._choice(code, name) for code, name in names.items()}
            self._place()
        chosen = self._choices.get(self._view_model.outcome or SERVED)
        if chosen:
            chosen.setChecked(True)

    def take_focus(self) -> None:
        """Have the arrows choose."""
        checked = self._group.checkedButton()
        if checked:
            checked.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the new width."""
        super().resizeEvent(event)
        self._place()

    def _choice(self, code: str, name: str) -> "_Outcome":
        made = _Outcome(name)
        made.setObjectName(f"outcome-{code}")
        made.toggled.connect(lambda on: self._view_model.choose_outcome(code) if on else None)
        self._group.addButton(made)
        return made

    def _place(self) -> None:
        """Put two beside each other that both fit in half of the width."""
        half = (self.width() - self._grid.spacing()) // 2
        row, column = 0, 0
        for one in self._choices.values():
            is_short = one.whole_width <= half
            one.fit(half if is_short else self.width())
            if column and not is_short:
                row, column = row + 1, 0
            self._grid.addWidget(one, row, column, 1, 1 if is_short else 2)
            row, column = (row, 1) if is_short and not column else (row + 1, 0)


class _Outcome(QRadioButton):
    """One way a service ends, on one line; the whole is heard, and shown where the mouse rests."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.whole = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setProperty("kind", "outcome")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def event(self, event: QEvent) -> bool:
        return keeps_space(event) or super().event(event)

    @property
    def whole_width(self) -> int:
        """Return the room that the whole words need."""
        wide = self.fontMetrics().horizontalAdvance
        return self.sizeHint().width() - wide(self.text()) + wide(self.whole)

    def fit(self, width: int) -> None:
        """Use so much room."""
        room = width - self.whole_width + self.fontMetrics().horizontalAdvance(self.whole)
        elided = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, room)
        self.setText(elided)


_ADVICE: Mapping[str, str] = {
    "ticket-seen": marked("Clerk", "What the hall sees"),
    "ticket-nobody-comes": marked("Clerk", "If nobody comes"),
}


class Advice(QWidget):
    """A heading and what it says."""

    def __init__(self, name: str) -> None:
        super().__init__()
        title = heading(f"{name}-title", "fact", text=translate("Clerk", _ADVICE[name]))
        self._text = text_label("", name, wraps=True)
        self.setLayout(column(rule(), title, self._text, spacing=GRID_PX // 2, margins=0))

    def show_text(self, text: str) -> None:
        """Say this."""
        self._text.setText(text)


def rule() -> QFrame:
    """Return a thin line between two parts."""
    line = QFrame()
    line.setProperty("kind", "rule")
    line.setFixedHeight(1)
    return line


def service_of(visit: Visit, unit: Unit) -> Service | None:
    """Return what a visitor came for, as it is described now."""
    return next((one for one in unit.services if one.code == visit.leg.service), None)


def hall_sees(held: Visit, reading: PanelReading) -> str:
    """Return what screens show of a call, and in which languages it is spoken."""
    label, number = label_text(held.ticket.label), held.leg.counter or 0
    shown = filled(
        translate("Clerk", "%1 and counter %2, large on the screen."), label, str(number)
    )
    voice = reading.unit.voice
    spoken_in = voice.languages_for(held.ticket.language)[:_LANGUAGES_SPOKEN]
    if not (voice.spoken and voice.percent and spoken_in):
        return shown
    first, *others = (language_word(one) for one in spoken_in)
    called = (
        filled(
            translate("Clerk", "Called aloud in %1 and in %2."), _small(first), _small(others[0])
        )
        if others
        else filled(translate("Clerk", "Called aloud in %1."), _small(first))
    )
    return f"{shown} {without_marks(called)}"


def if_nobody_comes(held: Visit, unit: Unit) -> str:
    """Return from when a called visitor counts as absent, and how long she may still come."""
    rules = unit.calling
    after, back = _span(rules.absent_after), _span(rules.readmit_within)
    text = translate(
        "Clerk",
        "Recall. “No-show” becomes possible %1 after the call, or after call number %2. %3 then"
        " stands among the absent, and may come back for %4.",
    )
    label = label_text(held.ticket.label)
    return filled(text, after, str(calls_needed(rules)), label, back)


def day_facts(day: ClerkDay | None) -> dict[str, str]:
    """Return what the day has brought so far."""
    if day is None:
        return {}
    means = {"wait": day.mean_wait, "service": day.mean_service}
    said = {name: duration_text(mean) for name, mean in means.items() if mean is not None}
    return {"served": str(day.served), "missed": str(day.no_show), **said}


_LANGUAGES_SPOKEN = 2


def _span(span: timedelta) -> str:
    seconds = span.total_seconds()
    if seconds < 60:  # noqa: PLR2004 - a minute
        return without_marks(translate("Clerk", "%n s", "", round(seconds)))
    return without_marks(duration_text(span))


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
