"""The page "who is called next": priority classes, the calling rule, and work profiles."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from admin_console.forms.choices import language_choices, service_choices
from admin_console.forms.declared import section_of
from admin_console.forms.editing_page import SettingsPage
from admin_console.forms.form import FormSection
from admin_console.forms.list_page import ListPage
from admin_console.page import Tabs
from admin_console.rules.what_if_card import TriedPage
from admin_console.rules.words import overtaking_sentence, rule_sentence
from admin_console.tools import Tools
from admin_console.widgets import Card, put, tell
from admin_console.words import filled, number_words, translate
from reception.domain.calling_rule import CallingRules, PriorityClass, RankAfter, WorkProfile
from reception.domain.unit import ORDINARY
from reception.unit.document import Tables
from ui_kit.roles import text_label
from ui_kit.words import from_its_side


class CallingPage(TriedPage, SettingsPage):
    """Edits the house rules of calling."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("calling", tools, translate("Console", "Calling rule"), _sections())
        self.column.insertWidget(self.column.indexOf(self.form) + 1, self.what_if)


def place_words(place: RankAfter) -> str:
    """Return where somebody stands who waits again."""
    match place:
        case RankAfter.ARRIVAL:
            return translate("Console", "By her arrival")
        case RankAfter.FIRST:
            return translate("Console", "Before everybody")
        case RankAfter.LAST:
            return translate("Console", "Behind everybody")


def _sections() -> Sequence[FormSection]:
    place = {"choices": lambda: [(str(one), place_words(one)) for one in RankAfter]}
    return (
        section_of(
            translate("Console", "Who waits again"),
            CallingRules,
            "transferred put_back",
            "readmitted resumed",
            "recalls_before_no_show absent_after",
            "readmit_within",
            at="calling",
            transferred=place,
            put_back=place,
            readmitted=place,
            resumed=place,
            recalls_before_no_show={"unit": translate("Console", "%1 times")},
        ),
        section_of(
            translate("Console", "So that nobody is left aside"),
            CallingRules,
            "kept_at_most passed_over_at_most",
            at="calling",
            kept_at_most={"hint": translate("Console", "After that anybody calls the visitor.")},
            passed_over_at_most={
                "hint": translate(
                    "Console", "After that every counter that gives the service calls."
                )
            },
        ),
        section_of(
            translate("Console", "Languages served first"),
            CallingRules,
            "languages_first language_head_start",
            at="calling",
            languages_first={
                "choices": language_choices,
                "hint": translate(
                    "Console", "Clerks who speak one of them call its visitors earlier."
                ),
            },
            language_head_start={"hint": translate("Console", "Nobody else waits longer for it.")},
        ),
        section_of(
            translate("Console", "Appointments, and taking back"),
            CallingRules,
            "early late undo_within",
            at="calling",
        ),
    )


class ClassesPage(TriedPage, ListPage):
    """Edits the priority classes."""

    coded_as = "class"

    def __init__(self, tools: Tools) -> None:
        self._told = Card("classes-told", translate("Console", "As a visitor is told"))
        self._sentence = text_label("strong", "classes-sentence", wraps=True)
        self._overtaking = text_label("quiet", "classes-overtaking", wraps=True)
        put(self._told.column, self._sentence, self._overtaking)
        super().__init__(
            "classes",
            tools,
            "priorities",
            _class_sections(),
            title=translate("Console", "Priority classes"),
            add=translate("Console", "Add a class"),
        )
        # Beside the figures that are tried out, before the texts.
        self.form.put_in(1, self._told, self.what_if)
        self.form.edited.connect(self._tell_rule)
        self._tell_rule()

    def item_detail(self, item: Mapping[str, Any]) -> str:
        """Return how the waiting of a class counts, in short."""
        start = number_words(item.get("head_start_minutes", 0))
        rate = number_words(item.get("rate", 1))
        text = translate("Console", "%1 min ahead, then %2 times")
        return from_its_side(filled(text, start, rate))

    def new_item(self) -> Tables:
        """Return a class as it begins: level with everybody."""
        return {"code": "", "names": {}}

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
        tell(self._overtaking, overtaking)


def _class_sections() -> Sequence[FormSection]:
    return (
        section_of(
            translate("Console", "How its waiting counts"),
            PriorityClass,
            "head_start rate",
            head_start={
                "hint": translate("Console", "So many minutes count as waited on arrival.")
            },
            rate={"hint": translate("Console", "1: as everybody's; 2: a minute counts for two.")},
        ),
        section_of(
            translate("Console", "What visitors read"),
            PriorityClass,
            "names",
            "rule",
            "offered",
            rule={"hint": translate("Console", "One sentence, shown at the kiosk.")},
        ),
    )


class ProfilesPage(TriedPage, ListPage):
    """Edits the work profiles."""

    coded_as = "profile"

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "profiles",
            tools,
            "profiles",
            self._sections(),
            retires=False,
            title=translate("Console", "Work profiles"),
            add=translate("Console", "Add a work profile"),
        )
        self.form.put_in(1, self.what_if)

    def item_detail(self, item: Mapping[str, Any]) -> str:
        """Return how many services it is for."""
        number = len(item.get("services", ()))
        return from_its_side(translate("Console", "%n services", "", number))

    def new_item(self) -> Tables:
        """Return a profile as it begins."""
        return {"code": "", "names": {}, "services": []}

    def _sections(self) -> Sequence[FormSection]:
        def services() -> Sequence[tuple[Any, str]]:
            return service_choices(self.draft)

        return (
            section_of(
                translate("Console", "Work profile"),
                WorkProfile,
                "names",
                "services helps",
                "help_after",
                services={
                    "choices": services,
                    "expects": translate("Console", "Choose at least one service."),
                },
                helps={"choices": services},
            ),
        )


class RulesPage(Tabs):
    """Edits priority classes, the calling rule and work profiles."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "rules-page",
            translate("Console", "Who is called next"),
            (
                (translate("Console", "Priority classes"), partial(ClassesPage, tools)),
                (translate("Console", "Calling rule"), partial(CallingPage, tools)),
                (translate("Console", "Work profiles"), partial(ProfilesPage, tools)),
            ),
        )
