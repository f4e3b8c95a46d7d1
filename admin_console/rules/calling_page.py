"""The part "calling rule": what counts for every class, and a language that is served first."""

from collections.abc import Sequence
from typing import Any

from admin_console.forms.declared import field_of
from admin_console.forms.editing_page import SettingsPage
from admin_console.forms.field import Field
from admin_console.forms.form import FormSection
from admin_console.rules.what_if_card import TriedPage
from admin_console.tools import Tools
from admin_console.words import translate
from reception.domain.calling import CallingRules, RankAfter
from reception.domain.language import Language
from ui_kit.words import language_name


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


def _places() -> Sequence[tuple[Any, str]]:
    return [(str(one), place_words(one)) for one in RankAfter]


def _languages() -> Sequence[tuple[Any, str]]:
    return [(str(one), language_name(one)) for one in Language]


def _sections() -> Sequence[FormSection]:
    return (
        FormSection(
            title=translate("Console", "Who waits again"),
            rows=(
                (_place("transferred"), _place("put_back")),
                (_place("readmitted"), _place("resumed")),
                (
                    _rule("recalls_before_no_show", unit=translate("Console", "times")),
                    _rule("readmit_within"),
                ),
            ),
        ),
        FormSection(
            title=translate("Console", "So that nobody is left aside"),
            rows=(
                (
                    _rule(
                        "kept_at_most",
                        hint=translate("Console", "After that anybody calls the visitor."),
                    ),
                    _rule(
                        "passed_over_at_most",
                        hint=translate(
                            "Console", "After that every counter that gives the service calls."
                        ),
                    ),
                ),
            ),
        ),
        FormSection(
            title=translate("Console", "Languages served first"),
            rows=(
                (
                    _rule(
                        "languages_first",
                        choices=_languages,
                        hint=translate(
                            "Console", "Clerks who speak one of them call its visitors earlier."
                        ),
                    ),
                    _rule(
                        "language_head_start",
                        hint=translate("Console", "Nobody else waits longer for it."),
                    ),
                ),
            ),
        ),
        FormSection(
            title=translate("Console", "Appointments, and taking back"),
            rows=((_rule("early"), _rule("late"), _rule("undo_within")),),
        ),
    )


def _rule(name: str, **odd: Any) -> Field:
    return field_of(CallingRules, name, at="calling", **odd)


def _place(name: str) -> Field:
    return _rule(name, choices=_places)
