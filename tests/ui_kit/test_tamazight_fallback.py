"""A text that is missing in Tamazight is read whole in the visitor's second language."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtGui import QGuiApplication

from lab.translators.catalogue import IN_TOML, VISITORS, read_words
from lab.translators.texts import ReviewText
from reception.domain.language import Language
from reception.domain.tamazight import Confidence, ReviewedText, TamazightRules, TamazightShown
from tests.support.every_case import every_case
from ui_kit.translations import FOLDER, see_tamazight, speech
from ui_kit.words import again_in_short, opens_text, wait_bound_text

ARABIC, FRENCH, TAMAZIGHT = Language.ARABIC, Language.FRENCH, Language.TAMAZIGHT
APPS = [app for app in VISITORS if app not in IN_TOML]
DRAFT = TamazightRules(shown=TamazightShown.DRAFT)
ALWAYS = {"Number", "Counter", "Welcome"}


@pytest.fixture(autouse=True)
def app(qapp: QGuiApplication) -> None:
    """Translators need an application."""


def said(text: ReviewText, language: Language, number: int) -> str:
    counted = number if text.counted else -1
    return speech(language).say(text.context, text.source, text.note, counted)


@every_case("app_name", APPS)
@every_case("second", [ARABIC, FRENCH])
@every_case("number", [0, 1, 2, 11])
def test_what_is_not_reviewed_is_said_in_the_second_language(
    app_name: str, second: Language, number: int
) -> None:
    see_tamazight(TamazightRules(), second)
    for text in read_words(FOLDER, app_name, TAMAZIGHT):
        if text.source not in ALWAYS:
            assert said(text, TAMAZIGHT, number) == said(text, second, number) != ""


@every_case("app_name", APPS)
def test_the_draft_is_said_where_the_unit_accepts_it(app_name: str) -> None:
    see_tamazight(DRAFT, ARABIC)
    for text, one in read_words(FOLDER, app_name, TAMAZIGHT).items():
        for number, form in ((1, one.forms[0]), (2, one.forms[-1])):
            if one.confidence in {"", Confidence.D}:
                assert said(text, TAMAZIGHT, number) == said(text, ARABIC, number)
            else:
                assert said(text, TAMAZIGHT, number) == form.replace("%n", str(number))


def test_a_reader_s_text_of_no_place_stops_no_screen() -> None:
    odd = ReviewedText(
        where="greeting", text="Welcome", said=("ⴰ",), by="Tuda", day=date(2026, 11, 30)
    )
    see_tamazight(TamazightRules(reviewed=(odd,)), ARABIC)
    assert speech(TAMAZIGHT).say("Board", "Welcome") == "ⴰⵏⵙⵓⴼ"


@every_case("day", [1, 20])
@every_case("second", [ARABIC, FRENCH])
def test_a_column_says_when_in_the_second_language(second: Language, day: int) -> None:
    see_tamazight(TamazightRules(), second)
    again = datetime(2026, 12, day, 8, 30, tzinfo=UTC)
    said = again_in_short(again, TAMAZIGHT, today=date(2026, 11, 30))
    assert said == again_in_short(again, second, today=date(2026, 11, 30))


def test_a_sentence_with_a_date_is_in_one_language(qapp: QGuiApplication) -> None:
    opens = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)
    see_tamazight(TamazightRules(), ARABIC)
    assert opens_text(opens, TAMAZIGHT) == opens_text(opens, ARABIC)
    see_tamazight(DRAFT, ARABIC)
    whole = opens_text(opens, TAMAZIGHT)
    assert whole.startswith("ⵔⴰⴷ ⵏⵕⵥⵎ")
    assert "ⴰⵢⵏⴰⵙ" in whole
    assert wait_bound_text(None, TAMAZIGHT) == ""
