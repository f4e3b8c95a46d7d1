"""A field of a form: what it is called, what is typed or chosen, and what is wrong with it."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from itertools import count
from string import ascii_uppercase
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from admin_console.page import label
from admin_console.words import translate
from reception.unit.checks import Mistake, Wrong
from ui_kit.tokens import GRID_PX
from ui_kit.translations import marked


class Field(QWidget):
    """One value of a table, by its path; a heir brings what it is edited with."""

    edited = Signal()

    def __init__(
        self,
        path: str,
        caption: str,
        *,
        hint: str = "",
        expects: str = "",
    ) -> None:
        super().__init__()
        self.path: Sequence[str] = tuple(path.split("."))
        self.setObjectName(f"field-{path.replace('.', '-')}")
        self._expects = expects
        self.caption = label("strong", text=caption, wraps=True)
        remark = label("small", text=hint, wraps=True)
        self.mistake = label("mistake", f"{self.objectName()}-mistake", wraps=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID_PX // 2)
        self.column.addWidget(self.caption)
        self.column.addWidget(self.mistake)
        self.column.addWidget(remark)
        remark.setVisible(bool(hint))
        self.mistake.hide()

    def value(self) -> Any:
        """Return what stands here as the unit's file writes it; None leaves the key out."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value of the unit's file; None where the key is left out."""
        raise NotImplementedError

    def set_fixed(self, *, fixed: bool) -> None:
        """Let nobody change what stands here, or let everybody again."""
        for widget in self._editors():
            widget.setEnabled(not fixed)

    def set_narrow(self, *, narrow: bool) -> None:
        """Take less room beside one another, where a heir has parts that can."""

    def say_mistake(self, text: str) -> None:
        """Say what is wrong here; empty when nothing is."""
        self.mistake.setText(f"\u26a0 {text}" if text else "")
        self.mistake.setVisible(bool(text))

    def within(self, steps: Sequence[str | int]) -> "Field":  # noqa: ARG002 - for heirs
        """Return the field of a part of the value: this one, unless it holds others."""
        return self

    def expected(self) -> str:
        """Return what belongs here, for who left it out or wrote something else."""
        return self._expects or translate("Console", "Something is missing here, or does not fit.")

    def _take_in(self, *widgets: QWidget) -> None:
        """Put what the value is edited with under the caption."""
        for place, widget in enumerate(widgets, start=1):
            self.column.insertWidget(place, widget)
        editors = self._editors()
        for widget in editors:
            widget.setAccessibleName(self.caption.text())
        self.caption.setBuddy(editors[0])
        self.setFocusProxy(editors[0])

    def _take_in_first(self, widget: QWidget) -> None:
        """Put it where lines begin on the page, even if it is read from the other side itself."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(widget)
        row.addStretch(1)
        self._take_in(whole)

    def _editors(self) -> Sequence[QWidget]:
        """Return the widgets that take the keyboard, the first one first."""
        raise NotImplementedError

    def _tell(self) -> None:
        self.say_mistake("")
        self.edited.emit()


LEFT_TO_RIGHT = Qt.LayoutDirection.LeftToRight


_LONGEST_CODE = 32


def new_code(names: Mapping[str, Any] | None, taken: Collection[str], kind: str) -> str:
    """Return a code that nobody has: from the French or English name, else from the kind."""
    text = str((names or {}).get("fr") or (names or {}).get("en") or "")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_CODE].strip("-")
    if not stem or not stem[0].isalpha():
        stem = f"{kind}-{stem}".strip("-")
    if stem not in taken:
        return stem
    return next(code for number in count(2) if (code := f"{stem}-{number}") not in taken)


def new_prefix(taken: Collection[str]) -> str:
    """Return letters before a ticket's number that no other service has."""
    pairs = (first + second for first in ascii_uppercase for second in ascii_uppercase)
    return next((one for one in (*ascii_uppercase, *pairs) if one not in taken), "")


_WORDS: Mapping[Wrong, str] = {
    Wrong.TWICE: marked("Console", "This stands twice; each may stand once."),
    Wrong.NO_GROUP: marked("Console", "There is no such group; choose one."),
    Wrong.NO_SERVICE: marked(
        "Console", "A service that is named here is not offered; choose others."
    ),
    Wrong.NO_COUNTER: marked(
        "Console", "A counter that is named here does not exist; choose others."
    ),
    Wrong.NOT_GIVEN: marked("Console", "No counter gives this service; choose at least one."),
    Wrong.NO_CALL: marked(
        "Console", "None of these counters gives one of these services: no call would be shown."
    ),
    Wrong.SERIES_BACKWARDS: marked("Console", "The first number must be smaller than the last."),
    Wrong.OF_A_STATION: marked(
        "Console", "A kiosk numbers with these letters while it is cut off; choose others."
    ),
    Wrong.QUOTA: marked(
        "Console", "This is more than there are numbers; write less, or a larger last number."
    ),
    Wrong.ORDINARY_OFFERED: marked("Console", "Everybody has this class without asking for it."),
    Wrong.RULE_MISSING: marked(
        "Console", "Say in one sentence whom it is for: visitors may ask for it."
    ),
    Wrong.ORDINARY_MISSING: marked("Console", "The ordinary class cannot be left out."),
    Wrong.SERVED_MISSING: marked("Console", "The outcome of a service that went well is missing."),
    Wrong.LINE_MISSING: marked("Console", "A ticket shows at least its number and its service."),
    Wrong.NO_HOURS: marked("Console", "Write opening times for one day at least."),
    Wrong.SAME_HOUR: marked("Console", "It begins and ends at the same hour."),
    Wrong.OVERLAP: marked("Console", "Times overlap; write them one after the other."),
    Wrong.DATES_BACKWARDS: marked("Console", "The first day must not be after the last."),
    Wrong.CLOSES_FIRST: marked(
        "Console", "It closes before it opens; write the opening time first."
    ),
    Wrong.TOO_SHORT: marked(
        "Console", "So short a time gives no ticket: the last ticket comes before it begins."
    ),
    Wrong.CALMER: marked(
        "Console", "Critical must not come before the warning; write the same or more."
    ),
    Wrong.FORGOTTEN_FIRST: marked(
        "Console", "Visits are told apart at least as long as it is known who served."
    ),
    Wrong.NO_ZONE: marked("Console", "This time zone is not known."),
    Wrong.PICTURE: marked("Console", "This picture cannot stand on a ticket."),
    Wrong.OTHER: marked("Console", "This does not agree with the rest of the description."),
}


def mistake_words(mistake: Mistake, expected: str = "") -> str:
    """Return what is wrong; ``expected`` is what belongs in the field."""
    words = _WORDS.get(mistake.kind)
    if words is None:
        return expected or translate("Console", "Something is missing here, or does not fit.")
    return translate("Console", words)
