from kiosk.find.keyboard import FIRST_SCRIPT, LAYOUTS, written_in
from tests.support.fakes import ARABIC, ENGLISH, FRENCH, TAMAZIGHT

# The alphabets as schools teach them; the Tifinagh one is IRCAM's of thirty-three letters.
ALPHABETS = {
    "arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" + "ءأإآؤئىة",
    "latin": "abcdefghijklmnopqrstuvwxyz" + "àâçéèêëîïôûù" + "3579",
    "tifinagh": "ⴰⴱⴳⴷⴹⴻⴼⴽⵀⵃⵄⵅⵇⵉⵊⵍⵎⵏⵓⵔⵕⵖⵙⵚⵛⵜⵟⵡⵢⵣⵥ" + "ⵯ",
}


def test_each_letter_has_one_key() -> None:
    for script, layout in LAYOUTS.items():
        keys = "".join(layout.rows)
        assert sorted(set(keys)) == sorted(keys)
        assert set(ALPHABETS[script]) <= set(keys), script


def test_keys_are_few_enough_to_be_wide() -> None:
    assert max(len(row) for layout in LAYOUTS.values() for row in layout.rows) <= 12


def test_writing_begins_in_the_readers_script() -> None:
    scripts = [FIRST_SCRIPT[one] for one in (ARABIC, TAMAZIGHT, FRENCH, ENGLISH)]
    assert scripts == ["arabic", "tifinagh", "latin", "latin"]


def test_a_text_is_drawn_in_its_own_script() -> None:
    assert [written_in(one) for one in ("ولادة", "ⵣⵎⵔ", "été", "3")] == [
        ARABIC,
        TAMAZIGHT,
        FRENCH,
        FRENCH,
    ]
