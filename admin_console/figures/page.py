"""A page of figures: one question, its figures, its plots, its tables, and what they mean."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from admin_console.figures.card import FiguresCard
from admin_console.figures.errand import Errand
from admin_console.figures.found import Found, find
from admin_console.figures.inquiry import Inquiry, Only
from admin_console.figures.meaning_list import MeaningList
from admin_console.figures.pages import shown
from admin_console.figures.saving import Form
from admin_console.figures.shown import Shown
from admin_console.figures.subject import Subject
from admin_console.figures.tile_grid import TileGrid
from admin_console.figures.trail_page import TrailPage
from admin_console.flow import Flow
from admin_console.parts import Card, FigureTile, label
from admin_console.words import translate
from reception.csv_text import harmless
from reception.ports import VisitOrder
from reception.report_files.words import span_words as days_words
from reception.wait_range import WaitRange
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.wording import from_its_side, time_text, without_marks

if TYPE_CHECKING:
    from admin_console.tools import Tools


class FiguresPage(TrailPage[Found]):
    """Shows a question's figures, its plots, its tables, and what they mean."""

    def __init__(self, subject: Subject, tools: "Tools") -> None:
        super().__init__(subject, tools)
        self._acts = QWidget()
        self._refresh = self._button("refresh")
        self._copy = self._button("copy")
        self._save = {kind: self._button(f"save-{kind}") for kind in Form}
        self._column = QVBoxLayout(self._answer)
        self._tiles_box = TileGrid()
        self._tiles: list[FigureTile] = []
        self._cautions = label("warning", f"{subject}-caution", wraps=True)
        self._empty_card = Card(f"{subject}-empty")
        self._empty = label("", f"{subject}-nobody", wraps=True)
        self._cards: dict[str, FiguresCard] = {}
        self._meanings_card = Card("definitions-card")
        self._meanings = MeaningList()
        self._lay_out()
        self._bind()

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self._refresh.setText(translate("Console", "Refresh"))
        self._copy.setText(translate("Console", "Copy"))
        self._copy.setToolTip(translate("Console", "Copy the tables"))
        self._copy.setAccessibleName(self._copy.toolTip())
        for form, button in self._save.items():
            button.setText(form.brief())
            button.setToolTip(form.words())
            button.setAccessibleName(form.words())
        self._meanings_card.heading.setText(translate("Console", "What the figures mean"))
        super().retranslate()

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
        self._refresh.clicked.connect(self.refresh)
        self._copy.clicked.connect(self._copy_tables)
        for kind, button in self._save.items():
            button.clicked.connect(lambda _=False, one=kind: self._save_as(one))

    def _ask(self, inquiry: Inquiry) -> None:
        person = self._person
        if person is None:
            return

        def act(errand: Errand) -> Found:
            return find(self._reception(), inquiry, person, errand)

        self._put(inquiry, act, self._answered)

    def _answered(self, found: Found) -> None:
        if self._person is None:
            return
        self._found = found
        self._say("")
        self._bar.show_answer(found.unit, found.today, found.first, found.last)
        self._show()

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
            self._cards[name].span_chosen.connect(self._list_waited)
        return self._cards[name]

    def _drill(self, only: Only) -> None:
        """List the single visits that a figure was counted of."""
        now = self._trail.now
        if now and not now.site:
            self._trail.ask(now.with_only(*only).of(Subject.VISITS))

    def _list_waited(self, waited: WaitRange) -> None:
        """List the single visits of a bar of the distribution."""
        now = self._trail.now
        if now and not now.site:
            listed = now.with_waited(waited).of(Subject.VISITS)
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


def span_words(found: Found) -> str:
    """Return which days an answer is of, until when, and with which days it is compared."""
    said = [days_words(found.first, found.last, current_language())]
    if found.before:
        compared = translate("Console", "compared with %1")
        if found.before_until:
            compared = translate("Console", "compared with %1 up to %2, office time")
            compared = compared.replace("%2", time_text(found.before_until))
        said.append(compared.replace("%1", days_words(*found.before, current_language())))
    made = translate("Console", "as of %1")
    said.append(made.replace("%1", time_text(found.at)))
    return from_its_side(" \u00b7 ".join(said))
