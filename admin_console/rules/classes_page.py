"""The part "priority classes": whom each is for, and how her waiting counts."""

from collections.abc import Mapping, Sequence
from typing import Any

from admin_console.forms.choices import service_choices
from admin_console.forms.declared import field_of
from admin_console.forms.field import new_code
from admin_console.forms.form import FormSection, Tabs
from admin_console.forms.list_page import ListPage
from admin_console.page import Card, label
from admin_console.rules.calling_page import CallingPage
from admin_console.rules.what_if_card import TriedPage
from admin_console.rules.words import overtaking_sentence, rule_sentence
from admin_console.tools import Tools
from admin_console.words import number_words, translate
from reception.domain.calling import PriorityClass, WorkProfile
from reception.domain.unit import ORDINARY
from reception.unit.document import Tables
from ui_kit.words import from_its_side


class ClassesPage(TriedPage, ListPage):
    """Edits the priority classes."""

    def __init__(self, tools: Tools) -> None:
        self._told = Card("classes-told", translate("Console", "As a visitor is told"))
        self._sentence = label("strong", "classes-sentence", wraps=True)
        self._overtaking = label("quiet", "classes-overtaking", wraps=True)
        self._told.column.addWidget(self._sentence)
        self._told.column.addWidget(self._overtaking)
        super().__init__("classes", tools, "priorities", _sections())
        # Beside the figures that are tried out, before the texts.
        self.form.put_in(1, self._told, self.what_if)
        self.form.edited.connect(self._tell_rule)
        self._tell_rule()

    def title_words(self) -> str:
        """Return the page's title."""
        return translate("Console", "Priority classes")

    def add_words(self) -> str:
        """Return what the button says that makes a new class."""
        return translate("Console", "Add a class")

    def item_detail(self, item: Mapping[str, Any]) -> str:
        """Return how the waiting of a class counts, in short."""
        start = number_words(item.get("head_start_minutes", 0))
        rate = number_words(item.get("rate", 1))
        text = translate("Console", "%1 min ahead, then %2 times")
        return from_its_side(text.replace("%1", start).replace("%2", rate))

    def new_item(self) -> Tables:
        """Return a class as it begins: level with everybody."""
        return {"code": "", "names": {}}

    def finish(self, tables: Tables, item: Tables) -> None:
        """Give a new class its code."""
        if not item.get("code"):
            taken = {str(one.get("code")) for one in self.items(tables)}
            item["code"] = new_code(item.get("names"), taken, "class")

    def show_form(self, item: Mapping[str, Any], *, new: bool) -> None:
        """Show a class; the one everybody has is not retired, nor offered."""
        super().show_form(item, new=new)
        for field in self.form.fields:
            if field.path == ("offered",):
                field.set_fixed(fixed=item.get("code") == ORDINARY)

    def show_described(self) -> None:
        """Show what was read anew."""
        super().show_described()
        self._tell_rule()

    def _show_item(self) -> None:
        super()._show_item()
        self._tell_rule()

    def _head(self) -> None:
        super()._head()
        if self._at is not None and self.draft and self._item().get("code") == ORDINARY:
            self._retire.hide()

    def _tell_rule(self) -> None:
        """Say the rule as the fields have it now."""
        shown = self._at is not None and bool(self.draft)
        self._told.setVisible(shown)
        self.what_if.setVisible(shown)
        if not shown:
            return
        edited = self.form.table(self._item())
        ordinary = next(
            (one for one in self.items(self.draft) if one.get("code") == ORDINARY), edited
        )
        self._sentence.setText(rule_sentence(edited))
        overtaking = overtaking_sentence(edited, ordinary)
        self._overtaking.setText(overtaking)
        self._overtaking.setVisible(bool(overtaking))


def _sections() -> Sequence[FormSection]:
    return (
        FormSection(
            title=translate("Console", "How its waiting counts"),
            rows=(
                (
                    field_of(
                        PriorityClass,
                        "head_start",
                        hint=translate("Console", "So many minutes count as waited on arrival."),
                    ),
                    field_of(
                        PriorityClass,
                        "rate",
                        hint=translate("Console", "1: as everybody's; 2: a minute counts for two."),
                    ),
                ),
            ),
        ),
        FormSection(
            title=translate("Console", "What visitors read"),
            rows=(
                (field_of(PriorityClass, "names"),),
                (
                    field_of(
                        PriorityClass,
                        "rule",
                        hint=translate("Console", "One sentence, shown at the kiosk."),
                    ),
                ),
                (field_of(PriorityClass, "offered"),),
            ),
        ),
    )


class ProfilesPage(TriedPage, ListPage):
    """Edits the work profiles."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("profiles", tools, "profiles", self._sections(), retires=False)
        self.form.put_in(1, self.what_if)

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

    def _sections(self) -> Sequence[FormSection]:
        return (
            FormSection(
                title=translate("Console", "Work profile"),
                rows=(
                    (field_of(WorkProfile, "names"),),
                    (
                        field_of(
                            WorkProfile,
                            "services",
                            choices=self._services,
                            expects=translate("Console", "Choose at least one service."),
                        ),
                        field_of(WorkProfile, "helps", choices=self._services),
                    ),
                    (field_of(WorkProfile, "help_after"),),
                ),
            ),
        )


class RulesPage(Tabs):
    """Edits priority classes, the calling rule and work profiles."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "rules-page",
            translate("Console", "Who is called next"),
            (
                (translate("Console", "Priority classes"), ClassesPage(tools)),
                (translate("Console", "Calling rule"), CallingPage(tools)),
                (translate("Console", "Work profiles"), ProfilesPage(tools)),
            ),
        )
