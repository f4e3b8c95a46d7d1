"""Rows with the buttons of what may be done, and the question before what cannot be taken back."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from admin_console.widgets import (
    FlowLayout,
    bring_into_view,
    button,
    choice,
    column_of,
    line_edit,
    offer,
    row_of,
    stand,
    tell,
)
from admin_console.words import translate
from reception.domain.ticket import LONGEST_REMARK
from ui_kit.roles import set_tone, text_label
from ui_kit.staff_row import StaffRow
from ui_kit.staff_window import take_away
from ui_kit.tokens import DESK_ROW, GRID_PX
from ui_kit.words import from_its_side

_SIDE_BY_SIDE_PX = 75 * GRID_PX


class ConfirmQuestion(QWidget):
    """Asks once, perhaps for a reason; says below what came of the last act."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}-asking")
        self._then: Callable[[str], None] | None = None
        self._back: QWidget | None = None
        self._question = text_label("strong", f"{name}-question", wraps=True)
        self._why = line_edit(f"{name}-why")
        self._why.setMaxLength(LONGEST_REMARK)
        self._choices = choice(f"{name}-choices", "")
        self._choices.setPlaceholderText(translate("Console", "Choose\u2026"))
        self._choices.currentIndexChanged.connect(self._enable)
        self._yes = button("", f"{name}-yes", self._do, kind="primary")
        self._no = button("", f"{name}-no", self.drop)
        self._told = text_label("strong", f"{name}-told", wraps=True)
        acts = FlowLayout(self._yes, self._no)
        self.setLayout(column_of(self._question, self._why, self._choices, acts, self._told))
        self._why.returnPressed.connect(self._do)
        self._why.textChanged.connect(self._enable)
        self._show_question(shown=False)
        self._told.hide()

    @property
    def is_open(self) -> bool:
        """Return whether a question waits for its answer."""
        return self._then is not None

    def ask(
        self,
        question: str,
        act: str,
        then: Callable[[str], None],
        *,
        back_to: QWidget,
        why: str = "",
        choices: Sequence[tuple[str, str]] = (),
        is_final: bool = False,
    ) -> None:
        """Ask; ``then`` is given the choice or the reason, where there is one.

        Args:
            question: what would be done.
            act: what the button says that does it.
            then: does it.
            back_to: has the focus again when the person thinks better of it.
            why: what the reason is called that must be given; empty: none is asked for.
            choices: values and what they are called, of which one must be chosen.
            is_final: nobody takes it back: its colour says so.
        """
        self._then, self._back = then, back_to
        self._told.hide()
        self._question.setText(from_its_side(question))
        self._yes.setText(act)
        set_tone(self._yes, "danger" if is_final else "")
        set_tone(self._question, "danger" if is_final else "")
        self._no.setText(translate("Console", "Cancel"))
        self._why.clear()
        self._why.setPlaceholderText(why)
        self._why.setAccessibleName(why)
        offer(self._choices, [(value, from_its_side(name)) for value, name in choices])
        self._choices.setCurrentIndex(-1)
        self._choices.setAccessibleName(question)
        self._show_question(shown=True)
        self._why.setVisible(bool(why))
        self._choices.setVisible(bool(choices))
        self._enable()
        (self._why if why else self._choices if choices else self._no).setFocus()
        # Once the page knows how high it is now.
        QTimer.singleShot(0, self, lambda: bring_into_view(self))

    def tell(self, text: str, tone: str = "") -> None:
        """Say what came of it, until something else is asked."""
        tell(self._told, text and from_its_side(text), tone)

    def drop(self) -> None:
        """Ask no more; nothing is done."""
        back = self._back if self.is_open else None
        self._then = self._back = None
        self._show_question(shown=False)
        if back:
            back.setFocus()

    def forget(self, place: QWidget) -> None:
        """Ask no more of what stands in a place that goes."""
        if self._back and place.isAncestorOf(self._back):
            self._back = None
            self.drop()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own
        """Think better of it by Escape."""
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.drop()
        else:
            super().keyPressEvent(event)

    def _do(self) -> None:
        then = self._then
        said = self._choices.currentData() or self._why.text().strip()
        if then is None or not self._yes.isEnabled():
            return
        self.drop()
        then(said)

    def _enable(self) -> None:
        explained = not self._why.placeholderText() or bool(self._why.text().strip())
        chosen = not self._choices.count() or self._choices.currentIndex() >= 0
        self._yes.setEnabled(explained and chosen)

    def _show_question(self, *, shown: bool) -> None:
        for widget in (self._question, self._why, self._choices, self._yes, self._no):
            widget.setVisible(shown)


class ActRow[T](QWidget):
    """A name, a line about it, facts in small, and buttons beside them."""

    def __init__(self, **acts: "Callable[[ActRow[T]], object]") -> None:
        """Make an empty row; each act is given the row whose button was pressed."""
        super().__init__()
        self.shown: T | None = None
        """What it tells of now."""
        self._labels = {
            "label": text_label("strong", wraps=True),
            "reason": text_label("", wraps=True),
            "facts": text_label("small", wraps=True),
        }
        self.buttons = {
            name: button("", "", partial(act, self), kind="small") for name, act in acts.items()
        }
        words = column_of(*self._labels.values(), spacing=0)
        self._acts = row_of(*self.buttons.values(), spacing=GRID_PX // 2)
        self.setLayout(row_of((words, 1), self._acts))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Let the buttons stand below one another where there is little room."""
        super().resizeEvent(event)
        stand(self._acts, narrow=self.width() < _SIDE_BY_SIDE_PX)

    def tell(
        self, shown: T, name: str, *, reason: str = "", facts: str = "", tone: str = ""
    ) -> None:
        """Show what is known now."""
        self.shown = shown
        for widget, text in zip(self._labels.values(), (name, reason, facts), strict=True):
            tell(widget, text and from_its_side(text), tone if text is name else "")

    def name_buttons(self, of: str, **words: str) -> None:
        """Say what the buttons do, and of what to who does not see the row."""
        for act, made in self.buttons.items():
            made.setText(words[act])
            made.setAccessibleName(f"{words[act]} {of}")

    def name_parts(self, kind: str, key: str) -> None:
        """Let the parts be found by the kind and the key of what they tell of."""
        for part, widget in (*self._labels.items(), *self.buttons.items()):
            widget.setObjectName(f"{kind}-{part.replace('_', '-')}-{key}")


class ActRows[K: Hashable, R: QWidget](QWidget):
    """Keeps a row as long as what it tells of is there: a focus or a click is not lost."""

    rowGoes = Signal(QWidget)  # noqa: N815 - signals are named as Qt names its own
    """What a row tells of is there no more."""

    def __init__(self, make: Callable[[], R]) -> None:
        super().__init__()
        self._make = make
        self._rows: dict[K, R] = {}
        self._column = column_of()
        self.setLayout(self._column)

    def rows_of(self, keys: Sequence[K]) -> list[R]:
        """Return a row for each key, in this order; others go."""
        self.setVisible(bool(keys))
        for key in self._rows.keys() - set(keys):
            row = self._rows.pop(key)
            self.rowGoes.emit(row)
            take_away(row)
        for place, key in enumerate(keys):
            if key not in self._rows:
                self._rows[key] = self._make()
            if self._column.indexOf(self._rows[key]) != place:
                self._column.insertWidget(place, self._rows[key])
        return [self._rows[key] for key in keys]


class EvenRows[K: Hashable, R: StaffRow](ActRows[K, R]):
    """Keeps rows of one height, whatever each of them says."""

    def __init__(self, make: Callable[[], R]) -> None:
        super().__init__(make)
        self._column.setSpacing(DESK_ROW.gap_px)
        self._shown: list[R] = []

    def rows_of(self, keys: Sequence[K]) -> list[R]:
        """Return a row for each key, in this order; others go."""
        self._shown = super().rows_of(keys)
        return self._shown

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Take the lines that the new width asks for."""
        super().resizeEvent(event)
        self.even()

    def even(self) -> None:
        """Give every row the height of the one that says most."""
        needed = [row.heightForWidth(self.width()) + GRID_PX for row in self._shown]
        height_px = max((DESK_ROW.height_px, *needed))
        for row in self._shown:
            row.setFixedHeight(height_px)
