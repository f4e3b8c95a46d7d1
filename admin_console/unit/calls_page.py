"""The page "calls": how often, how loud and in which languages visitors are called."""

from collections.abc import Sequence
from typing import Any

from admin_console.forms.choices import language_choices
from admin_console.forms.declared import field_of, section_of
from admin_console.forms.editing_page import SettingsPage
from admin_console.forms.form import FormSection, RowsField
from admin_console.tools import Tools
from admin_console.words import translate
from reception.domain.unit import VoiceRules, VolumeHours


class CallsPage(SettingsPage):
    """Edits the rules of the voice that calls."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("calls-page", tools, translate("Console", "Calls by voice"), _sections())


def _sections() -> Sequence[FormSection]:
    percent: dict[str, Any] = {
        "unit": "%",
        "expects": translate("Console", "A figure from 0 to 100 belongs here."),
    }
    return (
        section_of(
            translate("Console", "Voice"),
            VoiceRules,
            "spoken",
            "times percent",
            "languages",
            at="voice",
            times={"unit": translate("Console", "times")},
            percent=percent,
            languages={
                "choices": language_choices,
                "usual": [one.value for one in VoiceRules().languages],
                "hint": translate(
                    "Console",
                    "The visitor's own comes first; a language is spoken where there is a voice"
                    " for it.",
                ),
                "expects": translate("Console", "Choose at least one language."),
            },
        ),
        section_of(
            translate("Console", "Quieter, louder or silent by the hour"),
            VoiceRules,
            "hours",
            at="voice",
            hours={
                "made": RowsField,
                "make": lambda: (
                    (
                        field_of(VolumeHours, "begins"),
                        field_of(VolumeHours, "ends"),
                        field_of(VolumeHours, "percent", **percent),
                    ),
                ),
                "add": translate("Console", "Add hours"),
                "begins": {"from": "12:30", "to": "13:30", "percent": 0},
                "hint": translate(
                    "Console",
                    "0 % is silent, as for a prayer. One screen alone is muted at its station:"
                    " nouba voice mute.",
                ),
            },
        ),
    )
