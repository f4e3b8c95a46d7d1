"""Counted texts in the forms of each language, as Qt itself chooses them."""

import pytest
from PySide6.QtGui import QGuiApplication

from lab.translators.catalogue import APPS, read_words
from lab.translators.texts import FORMS, ReviewText
from reception.domain.language import Language
from reception.domain.tamazight import TamazightRules, TamazightShown
from tests.support.every_case import every_case
from ui_kit.translations import FOLDER, see_tamazight, speech

ARABIC, FRENCH, TAMAZIGHT = Language.ARABIC, Language.FRENCH, Language.TAMAZIGHT
COUNTED = [text for app in APPS for text in read_words(FOLDER, app, FRENCH) if text.counted]
# Which form each number takes: none, one, two, few, many, other.
NUMBERS = (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111)
ARABIC_FORMS = (0, 1, 2, 3, 3, 4, 4, 5, 5, 3, 4)


@pytest.fixture(autouse=True)
def app(qapp: QGuiApplication) -> None:
    """Translators need an application."""


def forms_of(text: ReviewText, language: Language) -> tuple[str, ...]:
    return read_words(FOLDER, text.app, language)[text].forms


def test_counted_texts_are_found() -> None:
    assert {"%n people", "%n min", "%n people are waiting"} <= {text.source for text in COUNTED}


@pytest.mark.parametrize("text", COUNTED, ids=lambda text: text.source)
@pytest.mark.parametrize(
    ("language", "chosen"),
    [(ARABIC, ARABIC_FORMS), (FRENCH, [int(number > 1) for number in NUMBERS])],
)
def test_each_number_gets_its_own_form(
    language: Language, chosen: tuple[int, ...], text: ReviewText
) -> None:
    forms = forms_of(text, language)
    if not all(forms):
        pytest.skip("not translated yet; that is a fault of its own")
    assert len(forms) == len(FORMS[language])
    for number, form in zip(NUMBERS, chosen, strict=True):
        said = speech(language).say(text.context, text.source, text.note, number)
        assert said == forms[form].replace("%n", str(number))
        # Only "none", "one" and "two" may be said in a word.
        assert str(number) in said or number <= 2


@every_case(
    ("context", "source", "said"),
    [
        (
            "Wording",
            "%n min",
            {
                0: "أقل من دقيقة",
                1: "دقيقة واحدة",
                2: "دقيقتان",
                3: "3 دقائق",
                11: "11 دقيقة",
                100: "100 دقيقة",
            },
        ),
        (
            "Kiosk",
            "%n people",
            {
                0: "لا أحد",
                1: "شخص واحد",
                2: "شخصان",
                3: "3 أشخاص",
                11: "11 شخصا",
                100: "100 شخص",
            },
        ),
        (
            "Clerk",
            "%n people are waiting",
            {
                0: "لا أحد في الانتظار",
                1: "شخص واحد في الانتظار",
                2: "شخصان في الانتظار",
                3: "3 أشخاص في الانتظار",
                11: "11 شخصا في الانتظار",
                100: "100 شخص في الانتظار",
            },
        ),
        (
            "Clerk",
            "Called %n times · %1",
            {
                1: "تم النداء · %1",
                2: "تم النداء مرتين · %1",
                3: "تم النداء 3 مرات · %1",
                11: "تم النداء 11 مرة · %1",
                100: "تم النداء 100 مرة · %1",
            },
        ),
    ],
)
def test_arabic_nouns_follow_their_number(context: str, source: str, said: dict[int, str]) -> None:
    arabic = speech(ARABIC)
    assert {number: arabic.say(context, source, "", number) for number in said} == said


def test_tamazight_has_a_form_for_one_and_one_for_more() -> None:
    see_tamazight(TamazightRules(shown=TamazightShown.DRAFT))
    said = [speech(TAMAZIGHT).say("Wording", "%n min", "", number) for number in (1, 2, 25)]
    assert said == ["1 ⵜⵓⵙⴷⵉⴷⵜ", "2 ⵜⵓⵙⴷⵉⴷⵉⵏ", "25 ⵜⵓⵙⴷⵉⴷⵉⵏ"]
