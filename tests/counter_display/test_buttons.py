"""How verbs look: each has one button, its own key, its titles, and words in every language."""

import re
from collections import Counter
from pathlib import Path

import pytest

from counter_display.clerk_panel.buttons import (
    BUTTONS,
    ON_PAD,
    ButtonRow,
    button_of,
    in_row,
    key_of,
    place_of,
)
from counter_display.clerk_panel.keys import HELP, LANGUAGE, PLACES, PRIORITY, SIZE, alt_keys
from reception.domain.language import Language
from reception.queue import verbs
from reception.queue.verbs import VERBS, Ask
from ui_kit.translations import speech

# The one word that French has as well.
_ALIKE = "Note"


def test_every_verb_has_one_button() -> None:
    assert Counter(one.verb for one in BUTTONS) == dict.fromkeys(VERBS, 1)
    assert all(button_of(verb).verb is verb for verb in VERBS)


def test_a_key_is_nobody_elses() -> None:
    keys = [key for one in BUTTONS if one.key for key in one.key] + list(SIZE)
    assert len(keys) == len(set(keys))
    assert not set("AMQWZ") & set(keys)
    seen = {one.verb for one in BUTTONS if one.row is not ButtonRow.MAIN and not one.key}
    assert seen == {verbs.CLOSE, verbs.NO_SHOW}, "Esc closes; no single letter makes anybody absent"
    assert not set(LANGUAGE) & set(PRIORITY), "of the sheet for a visitor without a ticket"


def test_no_act_has_a_key_that_text_is_made_of() -> None:
    for verb in VERBS:
        key = key_of(verb)
        assert key in {*PLACES, "Esc"} or key.startswith("Alt+"), verb.code


def test_verbs_of_one_place_never_stand_there_together() -> None:
    rows = {
        moment: (*in_row(moment), *(in_row(ButtonRow.HELD) if moment is not ButtonRow.FREE else ()))
        for moment in (ButtonRow.FREE, ButtonRow.CALLED, ButtonRow.SERVING)
    }
    for moment, shown in rows.items():
        places = [place_of(one) for one in shown]
        assert places == list(range(1, 1 + len(places))), moment
        assert len(places) < len(PLACES), moment
    alone = [key_of(one) for one in in_row(ButtonRow.ALWAYS)]
    assert len(alone) == len(set(alone))


def test_the_page_for_clerks_says_the_keys_that_there_are() -> None:
    """A row that begins with keys says them of the verb by the words of its English button."""
    text = (Path(__file__).parents[2] / "docs" / "clerks.md").read_text("utf-8")
    for one in BUTTONS:
        name = one.name.lower()
        row = rf"^\| \*\*{re.escape(key_of(one.verb))}\*\* \| \*{re.escape(name)}\*"
        assert re.search(row, text, re.MULTILINE | re.IGNORECASE), (key_of(one.verb), one.name)
    assert f"| **{HELP}** |" in text
    assert f"| **{alt_keys(SIZE)[0]}** |" in text


def test_two_verbs_on_one_key_of_the_pad_are_never_legal_together() -> None:
    shared = {meant for meant in ON_PAD.values() if len(meant) > 1}
    assert shared == {(verbs.END_BREAK, verbs.BREAK), (verbs.PARK, verbs.RESUME)}


def test_a_sheet_has_a_title_for_each_thing_that_is_asked() -> None:
    for one in BUTTONS:
        assert len(one.titles) == len(one.verb.asks), one.verb.code
        assert bool(one.ready) == (Ask.REASON in one.verb.asks), one.verb.code


@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH])
def test_a_buttons_words_are_translated(language: Language) -> None:
    say = speech(language).say
    for one in BUTTONS:
        said = (one.name, one.named, one.heard, one.done, one.undone, one.enter)
        for text in (*said, *one.titles, *one.ready):
            assert text in {"", _ALIKE} or say("Clerk", text) != text, (one.verb.code, text)


def test_rows_have_every_button_once() -> None:
    assert sorted(one.code for one in in_row(*ButtonRow)) == sorted(one.code for one in VERBS)
