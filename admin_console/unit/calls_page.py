"""The page "calls": how often, how loud and in which languages visitors are called."""

from collections.abc import Sequence
from typing import Any

from admin_console.forms.choices import SeveralField
from admin_console.forms.declared import field_of
from admin_console.forms.editing_page import SettingsPage
from admin_console.forms.field import Field
from admin_console.forms.form import FormSection
from admin_console.forms.rows import RowsField
from admin_console.tools import Tools
from admin_console.words import translate
from reception.domain.language import Language
from reception.domain.unit import VoiceRules, VolumeHours
from ui_kit.words import language_name

_USUAL = VoiceRules()
_MOST_STRETCHES = 24


class CallsPage(SettingsPage):
    """Edits the rules of the voice that calls."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("calls-page", tools, translate("Console", "Calls by voice"), _sections())


class VoiceLanguagesField(SeveralField):
    """The languages of the voice; all of them is as usual, none is no choice."""

    def value(self) -> list[Any] | None:
        """Return what is ticked; None when it is every language."""
        ticked = super().value() or []
        return None if set(ticked) == {str(one) for one in _USUAL.languages} else ticked

    def show_value(self, value: Any) -> None:
        """Show what is ticked."""
        usual = [str(one) for one in _USUAL.languages]
        super().show_value(usual if value is None else value)


def _languages() -> Sequence[tuple[Any, str]]:
    return [(str(one), language_name(one)) for one in Language]


def _percent(kind: type, at: str = "") -> Field:
    return field_of(
        kind,
        "percent",
        at=at,
        unit="%",
        expects=translate("Console", "A figure from 0 to 100 belongs here."),
    )


def _sections() -> Sequence[FormSection]:
    return (
        FormSection(
            title=translate("Console", "Voice"),
            rows=(
                (field_of(VoiceRules, "spoken", at="voice"),),
                (
                    field_of(VoiceRules, "times", at="voice", unit=translate("Console", "times")),
                    _percent(VoiceRules, "voice"),
                ),
                (
                    field_of(
                        VoiceRules,
                        "languages",
                        at="voice",
                        made=VoiceLanguagesField,
                        choices=_languages,
                        hint=translate(
                            "Console",
                            "The visitor's own comes first; a language is spoken where there is a"
                            " voice for it.",
                        ),
                        expects=translate("Console", "Choose at least one language."),
                    ),
                ),
            ),
        ),
        FormSection(
            title=translate("Console", "Quieter, louder or silent by the hour"),
            rows=(
                (
                    field_of(
                        VoiceRules,
                        "hours",
                        at="voice",
                        made=RowsField,
                        make=lambda: (
                            (
                                field_of(VolumeHours, "begins"),
                                field_of(VolumeHours, "ends"),
                                _percent(VolumeHours),
                            ),
                        ),
                        add=translate("Console", "Add hours"),
                        begins={"from": "12:30", "to": "13:30", "percent": 0},
                        hint=translate(
                            "Console",
                            "0 % is silent, as for a prayer. One screen alone is muted at its"
                            " station: nouba voice mute.",
                        ),
                    ),
                ),
            ),
        ),
    )
