"""A question before something is done that cannot be taken back, and what came of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from admin_console.page import label, set_tone
from admin_console.tools import FlowLayout
from admin_console.words import translate
from reception.domain.ticket import LONGEST_REMARK
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side


class ConfirmQuestion(QWidget):
    """Asks once, perhaps for a reason; says below what came of the last act."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}-asking")
        self._then: Callable[[str], None] | None = None
        self._back: QWidget | None = None
        self._question = label("strong", f"{name}-question", wraps=True)
        self._why = QLineEdit()
        self._why.setObjectName(f"{name}-why")
        self._why.setMaxLength(LONGEST_REMARK)
        self._choices = QComboBox()
        self._choices.setObjectName(f"{name}-choices")
        self._choices.currentIndexChanged.connect(self._enable)
        self._yes, self._no = QPushButton(), QPushButton()
        self._yes.setObjectName(f"{name}-yes")
        self._yes.setProperty("kind", "primary")
        self._no.setObjectName(f"{name}-no")
        self._told = label("strong", f"{name}-told", wraps=True)
        acts = FlowLayout()
        acts.addWidget(self._yes)
        acts.addWidget(self._no)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX)
        column.addWidget(self._question)
        column.addWidget(self._why)
        column.addWidget(self._choices)
        column.addLayout(acts)
        column.addWidget(self._told)
        self._yes.clicked.connect(self._do)
        self._why.returnPressed.connect(self._do)
        self._no.clicked.connect(self.drop)
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
    ) -> None:
        """Ask; ``then`` is given the choice or the reason, where there is one.

        Args:
            question: what would be done.
            act: what the button says that does it.
            then: does it.
            back_to: has the focus again when the person thinks better of it.
            why: what the reason is called that must be given; empty: none is asked for.
            choices: values and what they are called, of which one must be chosen.
        """
        self._then, self._back = then, back_to
        self._told.hide()
        self._question.setText(from_its_side(question))
        self._yes.setText(act)
        self._no.setText(translate("Console", "Cancel"))
        self._why.clear()
        self._why.setPlaceholderText(why)
        self._why.setAccessibleName(why)
        self._choices.clear()
        for value, name in choices:
            self._choices.addItem(from_its_side(name), value)
        self._choices.setCurrentIndex(-1)
        self._choices.setAccessibleName(question)
        self._show_question(shown=True)
        self._why.setVisible(bool(why))
        self._choices.setVisible(bool(choices))
        self._enable()
        (self._why if why else self._choices if choices else self._no).setFocus()
        # Once the page knows how high it is now.
        QTimer.singleShot(0, self, self._come_into_sight)

    def tell(self, text: str, tone: str = "") -> None:
        """Say what came of it, until something else is asked."""
        self._told.setText(from_its_side(text))
        self._told.setVisible(bool(text))
        set_tone(self._told, tone)

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

    def _come_into_sight(self) -> None:
        around = self.parentWidget()
        while around and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(self)

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
