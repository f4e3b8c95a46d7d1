"""The page "calls": how often, how loud and in which languages visitors are called."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from admin_console.forms.choices import language_choices
from admin_console.forms.declared import field_of, section_of
from admin_console.forms.editing_page import SettingsPage
from admin_console.forms.form import FormSection, RowsField
from admin_console.tools import Tools
from admin_console.widgets import Card, put
from admin_console.words import filled, translate
from reception.domain.language import Language
from reception.domain.unit import VoiceRules, VolumeHours
from reception.unit.document import Tables
from ui_kit.roles import text_label
from ui_kit.voice.clip_words import clip_words
from ui_kit.voice.pack import Scheme, Telling
from ui_kit.voice.process import LANGUAGES_SPOKEN
from ui_kit.words import from_its_side, from_the_left, language_word

_TICKETS = (Language.ARABIC, Language.FRENCH)
_CALL = ("A042", 3)
_ISOLATED, _ENDS = "\u2068", "\u2069"


class CallsPage(SettingsPage):
    """Edits the rules of the voice that calls."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("calls-page", tools, translate("Console", "Calls by voice"), _sections())
        self._heard = HeardCalls()
        self.column.insertWidget(self.column.indexOf(self.form), self._heard)
        self.form.edited.connect(self._show_heard)

    def show_described(self) -> None:
        """Show what was read anew."""
        super().show_described()
        self._show_heard()

    def show_edits(self, edits: Any) -> None:
        """Show what the fields of the page in another language said."""
        super().show_edits(edits)
        self._show_heard()

    def _show_heard(self) -> None:
        self._heard.show_rules(self.edited_tables().get("voice", {}))


class HeardCalls(Card):
    """Tells what is said when a ticket is called, in the order of its clips."""

    def __init__(self) -> None:
        super().__init__("calls-heard", translate("Console", "What visitors will hear"))
        self._chime = text_label("", text=translate("Console", "The chime alone."))
        self._calls = {one: text_label("", f"calls-heard-{one}", wraps=True) for one in _TICKETS}
        self._heads = [text_label("small", text=_ticket_words(one)) for one in _TICKETS]
        pairs = zip(self._heads, self._calls.values(), strict=True)
        put(self.column, self._chime, *chain.from_iterable(pairs))

    def show_rules(self, rules: Tables) -> None:
        """Show what is heard by the rules of a unit's file."""
        is_spoken = rules.get("spoken", True)
        self._chime.setVisible(not is_spoken)
        for one in (*self._heads, *self._calls.values()):
            one.setVisible(is_spoken)
        usual = VoiceRules()
        chosen = [Language(one) for one in rules.get("languages", usual.languages)]
        voice = replace(usual, languages=tuple(chosen))
        for language, shown in self._calls.items():
            spoken = voice.languages_for(language)[:LANGUAGES_SPOKEN]
            shown.setText("\n".join(_one_line(_call_words(one)) for one in spoken))


def _one_line(text: str) -> str:
    """Return a line that is read in its own direction, and begins where those of the page do."""
    side = from_its_side("") or from_the_left("")
    return f"{side}{_ISOLATED}{text}{_ENDS}"


def _ticket_words(language: Language) -> str:
    name = language_word(language)
    return filled(translate("Console", "Of a ticket in this language: %1"), name)


def _call_words(language: Language) -> str:
    """Return a call as the clips of a voice say it."""
    scheme = Scheme.DIGITS if language is Language.TAMAZIGHT else Scheme.WHOLE
    clips = chain.from_iterable(Telling(scheme).call(*_CALL))
    return " ".join(clip_words(language, one) for one in clips)


def _sections() -> Sequence[FormSection]:
    return (
        section_of(
            translate("Console", "Voice"),
            VoiceRules,
            "spoken",
            "times percent",
            "languages",
            at="voice",
            times={"unit": translate("Console", "%1 times")},
            percent={"unit": "%"},
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
                        field_of(VolumeHours, "percent", unit="%"),
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
