"""Counted texts in the forms of each language, as Qt itself chooses them."""

import re

import pytest
from PySide6.QtGui import QGuiApplication

from lab.translators.catalogue import APPS, read_words
from lab.translators.texts import FORMS, ReviewText
from printer_drivers.render.words import people_words
from reception.domain.language import Language
from reception.domain.tamazight import TamazightRules, TamazightShown
from tests.support.every_case import every_case
from ui_kit.translations import FOLDER, see_tamazight, speech

ARABIC, FRENCH, TAMAZIGHT = Language.ARABIC, Language.FRENCH, Language.TAMAZIGHT
COUNTED = [text for app in APPS for text in read_words(FOLDER, app, FRENCH) if text.counted]
NUMBERS = range(112)
# What is counted: in the plural from 3 to 10, then in the accusative, and after a hundred.
NOUNS = {
    "أشخاص": ("شخصا", "شخص"),
    "مرتفقين": ("مرتفقا", "مرتفق"),
    "وافدين": ("وافدا", "وافد"),
    "محتسبين": ("محتسبا", "محتسب"),
    "نداءات": ("نداء", "نداء"),
    "خدمات": ("خدمة", "خدمة"),
    "دقائق": ("دقيقة", "دقيقة"),
    "شبابيك": ("شباكا", "شباك"),
    "ساعات": ("ساعة", "ساعة"),
    "ثوان": ("ثانية", "ثانية"),
    "مرات": ("مرة", "مرة"),
    "أيام": ("يوما", "يوم"),
    "حقول": ("حقلا", "حقل"),
    "أسطر": ("سطرا", "سطر"),
    "تغييرات": ("تغييرا", "تغيير"),
}
# Texts whose number is told without what is counted.
BARE = {"%n beyond the time aimed at"}
# A figure that no form is chosen by stands before no noun; here it is from 3 to 10, or a name.
FEW = {"%1 days", "more than %1 days", "%1 has saved changes meanwhile."}


def arabic_form(number: int) -> int:
    """Return the form of a number by Unicode CLDR: none, one, two, few, many, other."""
    rest = number % 100
    if number <= 2:
        return number
    return 3 if 3 <= rest <= 10 else 4 if rest >= 11 else 5


ARABIC_FORMS = [arabic_form(number) for number in NUMBERS]


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
            {0: "لا أحد", 1: "شخص واحد", 2: "شخصان", 3: "3 أشخاص", 11: "11 شخصا", 100: "100 شخص"},
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


def counted_noun(form: str) -> str:
    """Return the word after the number."""
    found = re.search(r"%n[\s\u00a0]+(\w+)", form)
    return found[1] if found else ""


def test_every_arabic_noun_has_the_form_of_its_number() -> None:
    wrong = []
    for text in COUNTED:
        few, many, other = (counted_noun(form) for form in forms_of(text, ARABIC)[3:])
        if text.source not in BARE and NOUNS.get(few) != (many, other):
            wrong.append(f"{text.source}: {few}, {many}, {other}")
    assert wrong == []


def test_no_arabic_noun_follows_a_figure_that_chooses_no_form() -> None:
    nouns = {one for few, rest in NOUNS.items() for one in (few, *rest)} | {"آخرون", "أخرى"}
    figure = re.compile(rf"(?<!\w)%\d[\s\u00a0]+({'|'.join(nouns)})(?!\w| أخرى)")
    said = (
        (text.source, form)
        for app in APPS
        for text, found in read_words(FOLDER, app, ARABIC).items()
        for form in found.forms
        if text.source not in FEW
    )
    assert [one for one in said if figure.search(one[1])] == []


def test_people_on_paper_are_counted_as_on_screens() -> None:
    spoken = speech(ARABIC)
    assert [people_words(number, ARABIC).text.replace("\u00a0", " ") for number in NUMBERS] == [
        spoken.say("Kiosk", "%n people", "", number) for number in NUMBERS
    ]


def test_tamazight_has_a_form_for_one_and_one_for_more() -> None:
    see_tamazight(TamazightRules(shown=TamazightShown.DRAFT))
    said = [speech(TAMAZIGHT).say("Wording", "%n min", "", number) for number in (1, 2, 25)]
    assert said == ["1 ⵜⵓⵙⴷⵉⴷⵜ", "2 ⵜⵓⵙⴷⵉⴷⵉⵏ", "25 ⵜⵓⵙⴷⵉⴷⵉⵏ"]
