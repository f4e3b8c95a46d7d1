"""The page "boards": which screens there are, and what each one shows."""

from collections.abc import Mapping, Sequence
from typing import Any

from admin_console.forms.choices import service_choices
from admin_console.forms.declared import field_of
from admin_console.forms.form import FormSection
from admin_console.forms.list_page import ListPage
from admin_console.forms.rows import RowsField
from admin_console.forms.texts import TextsField
from admin_console.page import Card, label
from admin_console.tools import Tools
from admin_console.unit.board_preview import BoardPreview
from admin_console.words import translate
from reception.domain.board import Board, BoardTemplate
from reception.unit.document import Tables
from ui_kit.words import from_its_side

_MOST_MESSAGES = 20
_TEXT = "text"


class BoardsPage(ListPage):
    """Edits the screens of the waiting room."""

    def __init__(self, tools: Tools) -> None:
        self._card = Card("boards-card", translate("Console", "How it is divided"))
        self._preview = BoardPreview()
        hint = translate(
            "Console",
            "A drawing. A station shows this board when it is started with its code; its"
            " pictures and films lie in the folder that NOUBA_MEDIA names there.",
        )
        self._card.column.addWidget(self._preview)
        self._card.column.addWidget(label("small", text=hint, wraps=True))
        super().__init__("boards-page", tools, "boards", self._sections(), retires=False)
        self.inner.insertWidget(self.inner.indexOf(self.form), self._card)
        self.form.edited.connect(self._draw)
        self._draw()

    def title_words(self) -> str:
        """Return the page's title."""
        return translate("Console", "Boards")

    def add_words(self) -> str:
        """Return what the button says that makes a new board."""
        return translate("Console", "Add a board")

    def item_words(self, item: Mapping[str, Any]) -> str:
        """Return what a board is called."""
        return from_its_side(str(item.get("code", "")))

    def item_detail(self, item: Mapping[str, Any]) -> str:
        """Return how the board is divided."""
        return template_words(str(item.get("template", BoardTemplate.CALLS)))

    def new_item(self) -> Tables:
        """Return a board as it begins: all calls of the house."""
        taken = {str(one.get("code")) for one in self.items(self.draft)}
        number = next(one for one in range(1, 100) if f"hall-{one}" not in taken)
        return {"code": f"hall-{number}"}

    def show_form(self, item: Mapping[str, Any], *, new: bool) -> None:
        """Show a board; its code stays what stations name it by."""
        super().show_form(item, new=new)
        self.form.fields[0].set_fixed(fixed=not new)

    def _show_item(self) -> None:
        super()._show_item()
        self._draw()

    def _draw(self) -> None:
        shown = self._at is not None and bool(self.draft)
        self._card.setVisible(shown)
        if shown:
            self._preview.show_board(self.form.table(self._item()), self.draft)

    def _services(self) -> Sequence[tuple[Any, str]]:
        return service_choices(self.draft)

    def _counters(self) -> Sequence[tuple[Any, str]]:
        return [
            (
                one["number"],
                from_its_side(translate("Console", "Counter %1").replace("%1", str(one["number"]))),
            )
            for one in self.draft.get("counters", ())
            if not one.get("retired")
        ]

    def _sections(self) -> Sequence[FormSection]:
        return (
            FormSection(
                title=translate("Console", "Board"),
                rows=(
                    (
                        field_of(
                            Board,
                            "code",
                            hint=translate(
                                "Console", "Stations name it by this: nouba board CODE."
                            ),
                            expects=translate(
                                "Console", "Small letters, digits and hyphens, a letter first."
                            ),
                        ),
                        field_of(
                            Board,
                            "template",
                            choices=lambda: [
                                (str(one), template_words(one)) for one in BoardTemplate
                            ],
                        ),
                    ),
                    (field_of(Board, "waiting"),),
                ),
            ),
            FormSection(
                title=translate("Console", "Part of the house"),
                rows=(
                    (
                        field_of(Board, "services", choices=self._services, hint=_all_of_them()),
                        field_of(Board, "counters", choices=self._counters, hint=_all_of_them()),
                    ),
                ),
            ),
            FormSection(
                title=translate("Console", "Messages"),
                rows=(
                    (
                        field_of(
                            Board,
                            "messages",
                            made=RowsField,
                            make=lambda: ((TextsField(_TEXT, translate("Console", "Message")),),),
                            add=translate("Console", "Add a message"),
                            only=_TEXT,
                            hint=translate("Console", "Shown in turn with the usual advice"),
                            expects=translate(
                                "Console", "Write each message in Arabic and in French."
                            ),
                        ),
                    ),
                ),
            ),
        )


def _all_of_them() -> str:
    return translate("Console", "None chosen: all of them.")


def template_words(template: str) -> str:
    """Return how a board is divided."""
    match BoardTemplate(template):
        case BoardTemplate.CALLS:
            return translate("Console", "Calls alone")
        case BoardTemplate.MEDIA:
            return translate("Console", "Calls beside pictures and films")
