"""The number words, by hand tables; letters and words that are not attested."""

import unicodedata

from reception.domain.language import Language
from tests.support.every_case import every_case
from ui_kit.voice.clip_words import clip_words

FRENCH = {
    0: "zéro", 1: "un", 10: "dix", 16: "seize", 17: "dix-sept", 20: "vingt", 21: "vingt et un",
    22: "vingt-deux", 31: "trente et un", 60: "soixante", 61: "soixante et un", 69: "soixante-neuf",
    70: "soixante-dix", 71: "soixante et onze", 72: "soixante-douze", 77: "soixante-dix-sept",
    80: "quatre-vingts", 81: "quatre-vingt-un", 89: "quatre-vingt-neuf", 90: "quatre-vingt-dix",
    91: "quatre-vingt-onze", 97: "quatre-vingt-dix-sept", 99: "quatre-vingt-dix-neuf",
    100: "cent", 200: "deux cents", 900: "neuf cents",
}  # fmt: skip
# Without vowels, as it is written: what a reader sees.
ARABIC = {
    0: "صفر", 1: "واحد", 2: "اثنان", 8: "ثمانية", 10: "عشرة", 11: "أحد عشر", 12: "اثنا عشر",
    15: "خمسة عشر", 19: "تسعة عشر", 20: "عشرون", 21: "واحد وعشرون", 22: "اثنان وعشرون",
    25: "خمسة وعشرون", 48: "ثمانية وأربعون", 99: "تسعة وتسعون", 100: "مئة", 200: "مئتان",
    300: "ثلاثمئة", 400: "أربعمئة", 500: "خمسمئة", 600: "ستمئة", 700: "سبعمئة", 800: "ثمانمئة",
    900: "تسعمئة",
}  # fmt: skip
TAMAZIGHT = ("ⴰⵎⵢⴰ", "ⵢⴰⵏ", "ⵙⵉⵏ", "ⴽⵕⴰⴹ", "ⴽⴽⵓⵥ", "ⵙⵎⵎⵓⵙ", "ⵚⴹⵉⵚ", "ⵙⴰ", "ⵜⴰⵎ", "ⵜⵥⴰ")


@every_case("number", FRENCH)
def test_french_numbers(number: int) -> None:
    assert clip_words(Language.FRENCH, str(number)) == FRENCH[number]


@every_case("number", ARABIC)
def test_arabic_numbers(number: int) -> None:
    said = clip_words(Language.ARABIC, str(number))
    bare = "".join(sign for sign in said if not unicodedata.combining(sign))
    assert bare.replace("وَ", "و") == ARABIC[number]


def test_arabic_is_vowelled_for_the_synthesiser() -> None:
    for number in range(100):
        said = clip_words(Language.ARABIC, str(number))
        assert any(unicodedata.combining(sign) for sign in said) or number in {30, 80}, said


def test_tamazight_has_the_attested_words_and_no_other() -> None:
    said = [clip_words(Language.TAMAZIGHT, str(digit)) for digit in range(10)]
    assert tuple(said) == TAMAZIGHT
    assert clip_words(Language.TAMAZIGHT, "number") == "ⵓⵟⵟⵓⵏ"
    assert clip_words(Language.TAMAZIGHT, "counter") == "ⴰⵙⴽⵙⵍ"
    assert not clip_words(Language.TAMAZIGHT, "11")


def test_every_word_of_a_language_is_its_own() -> None:
    for language in (Language.ARABIC, Language.FRENCH):
        numbers = [*range(100), *range(100, 1000, 100)]
        said = [clip_words(language, str(number)) for number in numbers]
        assert len(set(said)) == len(said)
