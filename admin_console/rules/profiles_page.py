"""The part "work profiles": what a clerk calls first for a while, and what she helps with."""

from collections.abc import Mapping, Sequence
from typing import Any

from admin_console.forms.choices import service_choices
from admin_console.forms.codes import new_code
from admin_console.forms.declared import field_of
from admin_console.forms.form import Section
from admin_console.forms.list_page import ListPage
from admin_console.rules.what_if_card import WhatIfCard
from admin_console.tools import Tools
from admin_console.words import translate
from reception.domain.calling import WorkProfile
from reception.unit_document import Tables
from ui_kit.wording import from_its_side


class ProfilesPage(ListPage):
    """Edits the work profiles."""

    def __init__(self, tools: Tools) -> None:
        self._what_if = WhatIfCard(
            "profiles-what-if", tools.reception, tools.background, self.edited_tables, self.asking
        )
        super().__init__("profiles", tools, "profiles", self._sections(), retires=False)
        self.form.put_in(1, self._what_if)

    def show_described(self) -> None:
        """Show what was read anew."""
        super().show_described()
        if self.unit:
            self._what_if.show_unit(self.unit)

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        super().retranslate()
        self._what_if.retranslate()

    def forget(self) -> None:
        """Drop what was read."""
        super().forget()
        self._what_if.forget()

    def title_words(self) -> str:
        """Return the page's title."""
        return translate("Console", "Work profiles")

    def add_words(self) -> str:
        """Return what the button says that makes a new profile."""
        return translate("Console", "Add a work profile")

    def item_detail(self, item: Mapping[str, Any]) -> str:
        """Return how many services it is for."""
        number = len(item.get("services", ()))
        return from_its_side(translate("Console", "%n services", "", number))

    def new_item(self) -> Tables:
        """Return a profile as it begins."""
        return {"code": "", "names": {}, "services": []}

    def finish(self, tables: Tables, item: Tables) -> None:
        """Give a new profile its code."""
        if not item.get("code"):
            taken = {str(one.get("code")) for one in self.items(tables)}
            item["code"] = new_code(item.get("names"), taken, "profile")

    def _services(self) -> Sequence[tuple[Any, str]]:
        return service_choices(self.draft)

    def _sections(self) -> Sequence[Section]:
        return (
            Section(
                title=lambda: translate("Console", "Work profile"),
                rows=(
                    (field_of(WorkProfile, "names"),),
                    (
                        field_of(
                            WorkProfile,
                            "services",
                            choices=self._services,
                            expects=lambda: translate("Console", "Choose at least one service."),
                        ),
                        field_of(WorkProfile, "helps", choices=self._services),
                    ),
                    (field_of(WorkProfile, "help_after"),),
                ),
            ),
        )
