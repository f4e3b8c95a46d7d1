"""A page of figures: one question, its figures, its plots, its tables, and what they mean."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from admin_console.failures import explain
from admin_console.figures.bar import InquiryBar
from admin_console.figures.card import FiguresCard
from admin_console.figures.errand import Errand, Errands
from admin_console.figures.flow import Flow
from admin_console.figures.found import Found, find
from admin_console.figures.inquiry import Inquiry, Only
from admin_console.figures.meaning_list import MeaningList
from admin_console.figures.pages import shown
from admin_console.figures.saving import Form, Saving
from admin_console.figures.shown import Shown
from admin_console.figures.subject import Subject, subject_question, subject_title
from admin_console.figures.tile_grid import TileGrid
from admin_console.figures.veil import Veil
from admin_console.parts import Card, FigureTile, Page, label
from admin_console.words import translate
from reception.csv_text import harmless
from reception.domain.unit import Person
from reception.ports import VisitOrder
from reception.progress import AnswerStoppedError
from reception.report_files.words import span_words as days_words
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.wording import from_its_side, time_text, without_marks

if TYPE_CHECKING:
    from admin_console.pages import Tools


class FiguresPage(Page):
    """Asks what the trail says, and shows the answer until the next one is there."""

    def __init__(self, subject: Subject, tools: "Tools") -> None:
        super().__init__(f"{subject}-page")
        self.subject = subject
        self._reception = tools.reception
        self._trail = tools.trail
        self._person: Person | None = None
        self._found: Found | None = None
        self._asked: Inquiry | None = None
        self._errands = Errands(tools.long_work, self)
        self._saving = Saving(tools, self)
        self._question = label("quiet", f"{subject}-question", wraps=True)
        self._bar = InquiryBar(subject)
        self._trouble = label("warning", f"{subject}-trouble", wraps=True)
        self._told = label("quiet", f"{subject}-told", wraps=True)
        self._acts = QWidget()
        self._refresh = self._button("refresh")
        self._copy = self._button("copy")
        self._save = {kind: self._button(f"save-{kind}") for kind in Form}
        self._answer = QWidget()
        self._column = QVBoxLayout(self._answer)
        self._tiles_box = TileGrid()
        self._tiles: list[FigureTile] = []
        self._cautions = label("warning", f"{subject}-caution", wraps=True)
        self._empty_card = Card(f"{subject}-empty")
        self._empty = label("", f"{subject}-nobody", wraps=True)
        self._cards: dict[str, FiguresCard] = {}
        self._meanings_card = Card("definitions-card")
        self._meanings = MeaningList()
        self._veil = Veil(self._answer)
        self._lay_out()
        self._bind()

    def open_for(self, person: Person) -> None:
        """Begin with nothing of whoever was here before."""
        self._person = person

    def refresh(self) -> None:
        """Ask what the trail says; a page that one comes to by the side bar keeps the days."""
        now = self._trail.now or Inquiry()
        if self._trail.now is None or now.subject is not self.subject:
            self._trail.ask(now.of(self.subject))
            return
        self._ask(now)

    def forget(self) -> None:
        """Drop every answer and every question."""
        self._errands.stop()
        self._person = self._found = self._asked = None
        self._trail.forget()
        self._show()
        self._say_trouble("")

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.title.setText(subject_title(self.subject))
        self._question.setText(subject_question(self.subject))
        self._refresh.setText(translate("Console", "Refresh"))
        self._copy.setText(translate("Console", "Copy"))
        self._copy.setToolTip(translate("Console", "Copy the tables"))
        self._copy.setAccessibleName(self._copy.toolTip())
        for form, button in self._save.items():
            button.setText(form.brief())
            button.setToolTip(form.words())
            button.setAccessibleName(form.words())
        self._meanings_card.heading.setText(translate("Console", "What the figures mean"))
        self._bar.retranslate()
        self._veil.retranslate()
        self._say("")
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's own
        """Want no answer on a page that was left: the next question would wait for it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._errands.stop()

    @property
    def found(self) -> Found | None:
        """Return the answer that is shown."""
        return self._found

    def _lay_out(self) -> None:
        acts = Flow(self._acts, ends=True)
        for button in (self._refresh, self._copy, *self._save.values()):
            acts.addWidget(button)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * GRID_PX)
        self._empty_card.column.addWidget(self._empty)
        self._empty_card.heading.hide()
        self._meanings_card.column.addWidget(self._meanings)
        for widget in (self._cautions, self._tiles_box, self._empty_card, self._meanings_card):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        # In a narrow window it goes on below.
        self.aside.setWordWrap(True)
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head.setStretch(self.head.indexOf(self.aside), 1)
        asked = QHBoxLayout()
        asked.addWidget(self._question, 1)
        asked.addWidget(self._acts, 2)
        self.column.addLayout(asked)
        parts: tuple[QWidget, ...] = (self._told, self._bar, self._trouble)
        for part in parts:
            self.column.addWidget(part)
        self.column.addWidget(self._answer, 1)

    def _bind(self) -> None:
        self._bar.asked.connect(self._trail.ask)
        self._bar.walked.connect(self._trail.go)
        self._refresh.clicked.connect(self.refresh)
        self._copy.clicked.connect(self._copy_tables)
        for kind, button in self._save.items():
            button.clicked.connect(lambda _=False, one=kind: self._save_as(one))
        self._errands.dimmed.connect(self._veil.dim)
        self._errands.told.connect(self._veil.tell)
        self._errands.ended.connect(self._veil.hide)
        self._veil.stopped.connect(self._stop)
        self._saving.told.connect(self._say)
        self._saving.failed.connect(self._say_trouble)

    def _ask(self, inquiry: Inquiry) -> None:
        person = self._person
        if person is None:
            return
        self._asked = inquiry
        self._bar.show_inquiry(
            inquiry, back=self._trail.can_go_back, forward=self._trail.can_go_forward
        )
        self._say_trouble("")

        def act(errand: Errand) -> Found:
            return find(self._reception(), inquiry, person, errand)

        self._errands.run(act, self._answered, self._failed)

    def _answered(self, found: Found) -> None:
        if self._person is None:
            return
        self._found = found
        self._say("")
        self._bar.show_answer(found.unit, found.today, found.first, found.last)
        self._show()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AnswerStoppedError):
            self._say_trouble(explain(error))

    def _stop(self) -> None:
        self._errands.stop()
        self._say_trouble(
            translate("Console", "Stopped. What is shown is the answer to the question before.")
            if self._found
            else translate("Console", "Stopped.")
        )

    def _say(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _say_trouble(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))

    def _show(self) -> None:
        found = self._found
        page = shown(found) if found else Shown()
        self.aside.setText(span_words(found) if found else "")
        for widget in (self._copy, *self._save.values()):
            widget.setEnabled(found is not None and not page.empty)
        self._cautions.setText("\n".join(page.cautions))
        self._cautions.setVisible(bool(page.cautions))
        self._show_tiles(page)
        self._empty.setText(page.empty)
        self._empty_card.setVisible(bool(page.empty))
        self._show_cards(page)
        self._meanings_card.setVisible(bool(page.meanings))
        self._meanings.show_meanings(page.meanings)

    def _show_tiles(self, page: Shown) -> None:
        while len(self._tiles) < len(page.tiles):
            name = page.tiles[len(self._tiles)].name
            self._tiles.append(FigureTile(f"{self.subject}-{name}"))
        for tile, one in zip(self._tiles, page.tiles, strict=False):
            tile.show_figure(one.caption, one.value, one.remark, tone=one.tone)
        self._tiles_box.show_tiles(self._tiles[: len(page.tiles)])
        self._tiles_box.setVisible(bool(page.tiles))

    def _show_cards(self, page: Shown) -> None:
        for name, card in self._cards.items():
            card.setVisible(any(one.name == name for one in page.cards))
        for place, one in enumerate(page.cards):
            card = self._card(one.name)
            at = self._column.indexOf(self._empty_card) + 1 + place
            if self._column.indexOf(card) != at:
                self._column.insertWidget(at, card)
            card.show_card(one)
            card.show()

    def _card(self, name: str) -> FiguresCard:
        if name not in self._cards:
            self._cards[name] = FiguresCard(name)
            self._cards[name].chosen.connect(self._drill)
            self._cards[name].span_chosen.connect(self._list_longest)
        return self._cards[name]

    def _drill(self, only: Only) -> None:
        """List the single visits that a figure was counted of."""
        now = self._trail.now
        if now:
            self._trail.ask(now.with_only(*only).of(Subject.VISITS))

    def _list_longest(self) -> None:
        """List the visits by their waits, of which a span of the distribution is a part."""
        now = self._trail.now
        if now:
            listed = now.of(Subject.VISITS)
            self._trail.ask(replace(listed, order=VisitOrder.LONGEST_WAIT))

    def _copy_tables(self) -> None:
        rows = [
            row
            for name, card in self._cards.items()
            if not card.isHidden()
            for row in ([card.heading.text()], *card.texts())
        ]
        text = "\n".join("\t".join(harmless(cell) for cell in row) for row in rows)
        QGuiApplication.clipboard().setText(without_marks(text))
        self._say(translate("Console", "The tables are copied."))

    def _save_as(self, kind: Form) -> None:
        if self._found and self._person:
            self._saving.save(kind, self._found, self._person)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"{self.subject}-{name}")
        button.setProperty("kind", "small")
        return button


def span_words(found: Found) -> str:
    """Return which days an answer is of, until when, and with which days it is compared."""
    said = [days_words(found.first, found.last, current_language())]
    if found.before:
        compared = translate("Console", "compared with %1")
        said.append(compared.replace("%1", days_words(*found.before, current_language())))
    made = translate("Console", "as of %1")
    said.append(made.replace("%1", time_text(found.at)))
    return from_its_side(" \u00b7 ".join(said))
