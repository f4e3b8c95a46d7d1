"""The part "calling rule": what counts for every class, and a language that is served first."""

from collections.abc import Sequence
from typing import Any

from admin_console.forms.choices import ChoiceField, SeveralField
from admin_console.forms.field import Words
from admin_console.forms.form import Section
from admin_console.forms.plain import NumberField, minutes_field
from admin_console.forms.settings_page import SettingsPage
from admin_console.rules.what_if_card import WhatIfCard
from admin_console.tools import Tools
from admin_console.words import translate
from reception.domain.calling import Place
from reception.domain.language import Language
from ui_kit.wording import language_name


class CallingPage(SettingsPage):
    """Edits the house rules of calling."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "calling", tools, lambda: translate("Console", "Calling rule"), _sections()
        )
        self._what_if = WhatIfCard(
            "calling-what-if", tools.reception, tools.background, self.edited_tables, self.asking
        )
        self._what_if.hide()
        self.column.insertWidget(self.column.indexOf(self.form) + 1, self._what_if)

    def show_described(self) -> None:
        """Show what was read anew."""
        super().show_described()
        self._what_if.show()
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


def place_words(place: Place) -> str:
    """Return where somebody stands who waits again."""
    match place:
        case Place.ARRIVAL:
            return translate("Console", "By her arrival")
        case Place.FIRST:
            return translate("Console", "Before everybody")
        case Place.LAST:
            return translate("Console", "Behind everybody")


def _places() -> Sequence[tuple[Any, str]]:
    return [(str(one), place_words(one)) for one in Place]


def _languages() -> Sequence[tuple[Any, str]]:
    return [(str(one), language_name(one)) for one in Language]


def _place(key: str, caption: Words, usual: Place) -> ChoiceField:
    return ChoiceField(f"calling.{key}", caption, _places, usual=str(usual))


def _sections() -> Sequence[Section]:
    return (
        Section(
            title=lambda: translate("Console", "Who waits again"),
            rows=(
                (
                    _place(
                        "transferred",
                        lambda: translate("Console", "Sent to another service"),
                        Place.ARRIVAL,
                    ),
                    _place("put_back", lambda: translate("Console", "Put back"), Place.LAST),
                ),
                (
                    _place(
                        "readmitted",
                        lambda: translate("Console", "Back after being absent"),
                        Place.ARRIVAL,
                    ),
                    _place(
                        "resumed",
                        lambda: translate("Console", "Back from filling in a form"),
                        Place.ARRIVAL,
                    ),
                ),
                (
                    NumberField(
                        "calling.recalls_before_no_show",
                        lambda: translate("Console", "Called again before counted as absent"),
                        least=0,
                        most=9,
                        usual=0,
                        unit=lambda: translate("Console", "times"),
                    ),
                    minutes_field(
                        "calling.readmit_within_minutes",
                        lambda: translate("Console", "Who was absent may come back within"),
                        usual=30,
                    ),
                ),
            ),
        ),
        Section(
            title=lambda: translate("Console", "So that nobody is left aside"),
            rows=(
                (
                    minutes_field(
                        "calling.kept_at_most_minutes",
                        lambda: translate("Console", "Kept for one counter or person"),
                        usual=20,
                        least=0.1,
                        hint=lambda: translate("Console", "After that anybody calls the visitor."),
                    ),
                    minutes_field(
                        "calling.passed_over_at_most_minutes",
                        lambda: translate("Console", "Passed over by a work profile"),
                        usual=60,
                        least=0.1,
                        hint=lambda: translate(
                            "Console", "After that every counter that gives the service calls."
                        ),
                    ),
                ),
            ),
        ),
        Section(
            title=lambda: translate("Console", "Languages served first"),
            rows=(
                (
                    SeveralField(
                        "calling.languages_first",
                        lambda: translate("Console", "Languages"),
                        _languages,
                        hint=lambda: translate(
                            "Console", "Clerks who speak one of them call its visitors earlier."
                        ),
                    ),
                    minutes_field(
                        "calling.language_head_start_minutes",
                        lambda: translate("Console", "Head start by language"),
                        usual=10,
                        hint=lambda: translate("Console", "Nobody else waits longer for it."),
                    ),
                ),
            ),
        ),
        Section(
            title=lambda: translate("Console", "Appointments, and taking back"),
            rows=(
                (
                    minutes_field(
                        "calling.early_minutes",
                        lambda: translate("Console", "A ticket is given before the hour"),
                        usual=30,
                    ),
                    minutes_field(
                        "calling.late_minutes",
                        lambda: translate("Console", "Late, and the hour no longer counts"),
                        usual=15,
                    ),
                    minutes_field(
                        "calling.undo_within_minutes",
                        lambda: translate("Console", "Clerks may undo within"),
                        usual=5,
                    ),
                ),
            ),
        ),
    )
