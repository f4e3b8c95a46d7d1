from hypothesis import given
from hypothesis import strategies as st

from reception.domain.language import Language, companion, language_found, text_in
from tests.support.every_case import every_case

ARABIC, TAMAZIGHT = Language.ARABIC, Language.TAMAZIGHT
FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH

texts = st.dictionaries(st.sampled_from(Language), st.text(max_size=5))


@every_case(
    ("reader", "known", "shown"),
    [
        (ARABIC, {ARABIC, FRENCH}, ARABIC),
        (ARABIC, {FRENCH, ENGLISH}, FRENCH),
        (TAMAZIGHT, {ARABIC, FRENCH}, FRENCH),
        (TAMAZIGHT, {ARABIC}, ARABIC),
        (FRENCH, {ARABIC, ENGLISH}, ARABIC),
        (ENGLISH, {ARABIC, FRENCH}, FRENCH),
        (ARABIC, {ENGLISH}, ENGLISH),
        (ARABIC, set(), None),
    ],
)
def test_a_missing_text_falls_back(
    reader: Language, known: set[Language], shown: Language | None
) -> None:
    assert language_found(dict.fromkeys(known, "text"), reader) is shown


@given(texts, st.sampled_from(Language))
def test_a_reader_sees_a_text_whenever_there_is_one(
    known: dict[Language, str], reader: Language
) -> None:
    shown = text_in(known, reader)
    assert bool(shown) == any(known.values())
    assert not shown or shown in known.values()
    assert not known.get(reader) or shown == known[reader]


@given(texts, st.sampled_from(Language))
def test_tamazight_is_never_shown_to_somebody_else_while_another_text_is_there(
    known: dict[Language, str], reader: Language
) -> None:
    others = [one for one, text in known.items() if text and one is not TAMAZIGHT]
    if reader is not TAMAZIGHT and (known.get(FRENCH) or known.get(ARABIC)):
        assert others
        assert language_found(known, reader) is not TAMAZIGHT


@every_case("language", Language)
def test_the_second_language_is_another_one(language: Language) -> None:
    assert companion(language) in {ARABIC, FRENCH} - {language}
