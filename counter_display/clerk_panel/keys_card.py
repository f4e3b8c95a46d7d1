"""The page of the keys: which act for the person who is in, and what each one does."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from counter_display.clerk_panel.buttons import BUTTONS, key_name, place_of, verb_name
from counter_display.clerk_panel.keys import HELP, PLACES, SIZE, KeySet, alt_keys
from counter_display.clerk_panel.parts import (
    PanelCard,
    ReturnButton,
    TallScroll,
    column,
    heading,
    row,
)
from counter_display.clerk_panel.style import GAP_PX
from counter_display.clerk_panel.view_model import ClerkViewModel
from counter_display.clerk_panel.words import translate
from reception.queue import verbs
from ui_kit.roles import text_label
from ui_kit.tokens import GRID_PX
from ui_kit.translations import marked
from ui_kit.words import from_its_side

_CHOICES: Mapping[KeySet, str] = {
    KeySet.SAFE: marked("Clerk", "Keys that write nothing: F2 to F7, Ctrl and Alt"),
    KeySet.SINGLE: marked("Clerk", "These, and single keys: space bar, letters, digits"),
    KeySet.NONE: marked("Clerk", "No keys: Tab and Enter, or the mouse"),
}


class KeysCard(PanelCard):
    """Lets a person choose her keys; the choice counts at once, and is kept for her."""

    left = Signal()

    def __init__(self, view_model: ClerkViewModel) -> None:
        super().__init__("keys-card")
        self._view_model = view_model
        self._choices = {one: self._choice(one, text) for one, text in _CHOICES.items()}
        self._group = QButtonGroup(self)
        for choice in self._choices.values():
            self._group.addButton(choice)
        self._list = TallScroll()
        close = translate("Clerk", "Close")
        self._close = ReturnButton("keys-close", "", f"{close} · {HELP}")
        self._close.clicked.connect(self.left)
        title = heading("keys-title", "title", text=translate("Clerk", "Keys"))
        self._lay_out_list()
        choices, below = column(*self._choices.values(), margins=0), row(None, self._close)
        self.setLayout(
            column(title, choices, (self._list, 1), below, spacing=GRID_PX, margins=GAP_PX)
        )

    def take_focus(self) -> None:
        """Show how it is, and have the arrows choose."""
        chosen = self._choices[self._view_model.key_set]
        chosen.setChecked(True)
        chosen.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close by Esc."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choice(self, key_set: KeySet, text: str) -> QRadioButton:
        made = QRadioButton(translate("Clerk", text))
        made.setObjectName(f"keys-{key_set}")
        made.toggled.connect(lambda on: self._view_model.use_keys(key_set) if on else None)
        return made

    def _lay_out_list(self) -> None:
        known = QGridLayout()
        known.setHorizontalSpacing(2 * GRID_PX)
        known.setVerticalSpacing(GRID_PX // 4)
        known.setColumnStretch(2, 1)
        for at, (key, single, name) in enumerate(_known()):
            labels = (
                text_label("fact", text=from_its_side(key)),
                text_label("quiet", text=from_its_side(single)),
                text_label(text=from_its_side(name), wraps=True),
            )
            for place, label in enumerate(labels):
                known.addWidget(label, at, place, alignment=Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        inside.setLayout(known)
        self._list.column.addWidget(inside)


def _known() -> list[tuple[str, str, str]]:
    """Return each key, the single one that does the same, and what they do."""
    rows = [(HELP, "", translate("Clerk", "This page"))]
    for place, key in enumerate(PLACES):
        here = [one for one in BUTTONS if place_of(one.verb) == place]
        single = [one.key[0] for one in here if one.key]
        letters = translate("Clerk", "Space") if place == 0 else " / ".join(single)
        names = " / ".join(verb_name(one.verb) for one in here)
        rows.append((f"{key}, Ctrl+{place + 1}", letters, names))
    rows += [
        (key_name(one.verb), one.key[0] if one.key else "", verb_name(one.verb))
        for one in BUTTONS
        if place_of(one.verb) is None and one.verb is not verbs.CLOSE
    ]
    rows.append((alt_keys(SIZE)[0], SIZE[0], translate("Clerk", "Small window")))
    return [*rows, (key_name(verbs.CLOSE), "", verb_name(verbs.CLOSE))]
