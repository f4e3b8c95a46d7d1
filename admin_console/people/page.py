"""The page "people": names, role, languages, and new passwords."""

from collections.abc import Mapping, Sequence
from typing import Any

from admin_console.forms.choices import language_choices
from admin_console.forms.declared import section_of
from admin_console.forms.form import FormSection
from admin_console.forms.list_page import ListPage
from admin_console.forms.save_bar import SaveStage
from admin_console.tools import Tools
from admin_console.widgets import button
from admin_console.words import role_words, translate
from reception.domain.language import Language
from reception.domain.unit import Person, Role
from reception.unit.document import Tables
from ui_kit.words import from_its_side


class PeoplePage(ListPage):
    """Edits who works here."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "people",
            tools,
            "people",
            _sections(),
            title=translate("Console", "People"),
            add=translate("Console", "Add a person"),
        )
        self._renew = button(
            translate("Console", "New password"),
            "people-renew",
            lambda: self.leave(self._renew_password, stays=True),
        )
        self.head.insertWidget(1, self._renew)

    def item_detail(self, item: Mapping[str, Any]) -> str:
        """Return the person's role and login."""
        return from_its_side(f"{role_words(str(item.get('role')))} \u00b7 {item.get('login')}")

    def item_icon(self, item: Mapping[str, Any]) -> str:
        """Return an icon by role."""
        return "gear" if item.get("role") == Role.ADMINISTRATOR else "person"

    def new_item(self) -> Tables:
        """Return a person as she begins: a clerk who speaks Arabic and French."""
        return {
            "login": "",
            "names": {},
            "role": Role.CLERK.value,
            "languages": [Language.ARABIC.value, Language.FRENCH.value],
        }

    def show_form(self, item: Mapping[str, Any], *, new: bool) -> None:
        """Show a person; the login stays, for what was done stands under it."""
        super().show_form(item, new=new)
        self.form.fields[1].set_fixed(fixed=not new)
        self._renew.setVisible(not new and not item.get("retired"))

    def _renew_password(self) -> None:
        if self._at is None:
            return
        login = str(self._item()["login"])

        def renewed(word: str) -> None:
            self.enable(enabled=True)
            self.say_passwords(SaveStage.TOLD, {login: word})

        self.run_act(
            lambda: self._reception.office.renew_password(login, asking=self.person), renewed
        )


def _sections() -> Sequence[FormSection]:
    return (
        section_of(
            translate("Console", "The person"),
            Person,
            "names",
            "login role",
            "languages",
            names={
                "languages": (Language.ARABIC, Language.FRENCH),
                "hint": translate("Console", "As colleagues know the person."),
            },
            login={
                "hint": translate("Console", "It cannot be changed later."),
                "expects": translate(
                    "Console", "Small letters, digits, points and hyphens; a letter comes first."
                ),
            },
            role={"choices": lambda: [(one.value, role_words(one)) for one in Role]},
            languages={"choices": language_choices},
        ),
    )
