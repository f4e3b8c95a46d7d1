"""The same word written in two ways is one word; what is no letter parts words."""

from hypothesis import given
from hypothesis import strategies as st

from reception.unit.spelling import folded_words
from tests.support.every_case import every_case


@every_case(
    ("one", "other"),
    [
        ("شَهَادَةُ السُّكْنَى", "شهاده السكني"),
        ("أداء", "ادا"),
        ("الإمضاء", "الامضا"),
        ("آخر", "اخر"),
        ("شؤون", "شوون"),
        ("شـــهادة", "شهادة"),
        ("\ufed7\ufe8e\ufee3\ufe96", "قامت"),  # letters in the shapes of old software
        ("ڭيشي", "كيشي"),
        ("État civil", "ETAT CIVIL"),
        ("Décès", "deces"),
        ("nœud", "noeud"),
        ("l’acte", "l'acte"),
        ("lʼacte", "l acte"),
        ("livret-de-famille", "livret de famille"),
        ("ⵜⴰⵄⵕⴰⴱⵜ", "ⵜⴰⵄⵔⴰⴱⵜ"),
        ("ⴽⵯⵎⵎⴻ", "ⴽⵡⵎⵎ"),
        ("٣٧٣٧", "3737"),
        ("a\u200fb\u00adc", "abc"),
    ],
)
def test_two_ways_of_writing_are_one(one: str, other: str) -> None:
    assert folded_words(one) == folded_words(other) != ()


@every_case("text", ["", "  \n\t", "?!...", "\x00\ud800", "\u064b", "😀 -"])
def test_a_text_without_letters_has_no_words(text: str) -> None:
    assert folded_words(text) == ()


def test_different_words_stay_different() -> None:
    assert folded_words("حياة") != folded_words("حيا")
    assert folded_words("vie") != folded_words("vue")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    words = folded_words(text)
    assert folded_words(" ".join(words)) == words


@given(st.text(), st.text())
def test_the_start_of_a_text_folds_to_the_start_of_its_words(start: str, rest: str) -> None:
    assert " ".join(folded_words(start + rest)).startswith(" ".join(folded_words(start)))
