"""The bar at the foot of a page that is edited: save, discard, undo, and what stands in the way."""

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from admin_console.widgets import button, column_of, line_edit, row_of, stand, tell
from admin_console.words import translate
from reception.domain.ticket import LONGEST_REMARK
from ui_kit.announce import announce
from ui_kit.roles import set_tone, text_label
from ui_kit.tokens import GRID_PX

_SIDE_BY_SIDE_PX = 75 * GRID_PX


class SaveStage(Enum):
    """What the bar is about."""

    NOTHING = auto()
    EDITED = auto()
    LEAVING = auto()
    CLASH = auto()
    SAVING = auto()
    SAVED = auto()
    TOLD = auto()
    """Something is said, and nothing is to be saved."""


class SaveBar(QFrame):
    """Says how it stands with what is edited, and offers what can be done."""

    saveChosen = Signal()  # noqa: N815 - signals are named as Qt names its own
    discardChosen = Signal()  # noqa: N815
    stayChosen = Signal()  # noqa: N815
    undoChosen = Signal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("save-bar")
        self.setProperty("kind", "save-bar")
        self.stage = SaveStage.NOTHING
        self._text = text_label("strong", "save-bar-text", wraps=True)
        self._detail = text_label("quiet", "save-bar-detail", wraps=True)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._why = line_edit("save-why", translate("Console", "Why? (may be left empty)"))
        self._why.setMaxLength(LONGEST_REMARK)
        self._why.setPlaceholderText(self._why.accessibleName())
        self._stay = button(translate("Console", "Go on editing"), "save-stay", self.stayChosen)
        self._discard = button("", "save-discard", self.discardChosen)
        self._undo = button(translate("Console", "Undo"), "save-undo", self.undoChosen)
        self._save = button("", "save", self.saveChosen, kind="primary")
        self._why.returnPressed.connect(self.saveChosen)
        acts = row_of((self._why, 1), self._stay, self._discard, self._undo, self._save)
        self._row = row_of((self._text, 1), (acts, 1))
        whole = column_of(self._detail, self._row, spacing=GRID_PX // 2)
        whole.setContentsMargins(4 * GRID_PX, GRID_PX, 4 * GRID_PX, GRID_PX)
        self.setLayout(whole)
        self.show_stage(SaveStage.NOTHING)

    @property
    def why(self) -> str:
        """Return the reason that was written, if any."""
        return self._why.text().strip()

    def write_why(self, why: str) -> None:
        """Show a reason that was written already."""
        self._why.setText(why)

    def show_stage(
        self, stage: SaveStage, text: str = "", *, detail: str = "", tone: str = ""
    ) -> None:
        """Show how it stands; ``text`` says more than the stage's own words do."""
        self.stage = stage
        if stage in {SaveStage.NOTHING, SaveStage.SAVED}:
            self._why.clear()
        self._text.setText(text or _own_words(stage))
        announce(self, self._text.text())
        set_tone(self._text, tone)
        tell(self._detail, detail)
        to_save = stage in {SaveStage.EDITED, SaveStage.LEAVING, SaveStage.CLASH}
        self._why.setVisible(stage is SaveStage.EDITED)
        self._save.setVisible(to_save)
        self._discard.setVisible(to_save or stage is SaveStage.TOLD)
        self._stay.setVisible(stage is SaveStage.LEAVING)
        self._undo.setVisible(stage is SaveStage.SAVED)
        clash = stage is SaveStage.CLASH
        self._save.setText(
            translate("Console", "Save mine as well") if clash else translate("Console", "Save")
        )
        if stage is SaveStage.TOLD:
            self._discard.setText(translate("Console", "Close"))
        else:
            self._discard.setText(
                translate("Console", "Drop mine") if clash else translate("Console", "Discard")
            )
        self.setVisible(stage is not SaveStage.NOTHING)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Put the buttons below the words where the window is too narrow for both."""
        super().resizeEvent(event)
        stand(self._row, narrow=self.width() < _SIDE_BY_SIDE_PX)


def _own_words(stage: SaveStage) -> str:
    match stage:
        case SaveStage.EDITED:
            return translate("Console", "Not saved yet")
        case SaveStage.LEAVING:
            return translate("Console", "What you changed here is not saved.")
        case SaveStage.SAVING:
            return translate("Console", "Saving\u2026")
        case SaveStage.SAVED:
            return translate("Console", "Saved.")
        case _:
            return ""
