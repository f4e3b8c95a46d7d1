from datetime import datetime, timedelta

from printer_drivers.render.words import (
    date_words,
    expected_wait_words,
    label_words,
    time_words,
    word,
)
from reception.domain.language import Language
from reception.domain.wait import ExpectedWait
from tests.support.every_case import every_case

_AT = datetime(2026, 8, 5, 9, 2)  # noqa: DTZ001 - the words do not depend on the zone


def _wait(low: int, high: int) -> ExpectedWait:
    return ExpectedWait(low=timedelta(minutes=low), high=timedelta(minutes=high))


@every_case(
    ("language", "words"),
    [
        (Language.ARABIC, "الأربعاء 5 غشت 2026"),
        (Language.FRENCH, "mercredi 5 août 2026"),
        (Language.ENGLISH, "Wednesday 5 August 2026"),
        (Language.TAMAZIGHT, "ⴰⴽⵕⴰⵙ 5 ⵖⵓⵛⵜ 2026"),
    ],
)
def test_dates_use_moroccan_months_and_western_digits(language: Language, words: str) -> None:
    assert date_words(_AT, language).text == words


def test_every_month_and_weekday_has_a_word() -> None:
    for language in Language:
        days = [datetime(2026, 1 + n % 12, 1 + n) for n in range(28)]  # noqa: DTZ001
        assert len({date_words(day, language).text for day in days}) == 28


def test_time_of_day() -> None:
    assert time_words(_AT) == "09:02"


@every_case(
    ("language", "low", "high", "words"),
    [
        (Language.FRENCH, 15, 25, "15–25\u00a0min"),
        (Language.FRENCH, 0, 5, "moins de 5\u00a0min"),
        (Language.ENGLISH, 0, 5, "under 5\u00a0min"),
        (Language.ARABIC, 15, 25, "15–25 دقيقة"),
        (Language.ARABIC, 5, 10, "5–10 دقائق"),
        (Language.ARABIC, 0, 5, "أقل من 5 دقائق"),
        (Language.ARABIC, 0, 15, "أقل من 15 دقيقة"),
        (Language.TAMAZIGHT, 0, 5, "moins de 5\u00a0min"),
    ],
)
def test_expected_wait(language: Language, low: int, high: int, words: str) -> None:
    assert expected_wait_words(_wait(low, high), language).text == words


def test_a_wait_is_whole_in_tamazight_or_not_in_it() -> None:
    own = {"minutes_range": "{low}–{high} ⵜⵓⵙⴷⵉⴷⵉⵏ"}
    assert expected_wait_words(_wait(15, 25), Language.TAMAZIGHT, own).text == "15–25 ⵜⵓⵙⴷⵉⴷⵉⵏ"
    under = expected_wait_words(_wait(0, 5), Language.TAMAZIGHT, own)
    assert (under.text, under.language) == ("moins de 5\u00a0min", Language.FRENCH)


def test_a_missing_tamazight_word_is_french_and_says_so() -> None:
    wording = word("ahead", Language.TAMAZIGHT)
    assert (wording.text, wording.language) == ("Personnes avant vous", Language.FRENCH)


@every_case(
    ("label", "words"), [("A042", "A\u2009042"), ("100", "100"), ("AB7", "AB\u20097"), ("A", "A")]
)
def test_a_label_has_air_between_letter_and_number(label: str, words: str) -> None:
    assert label_words(label) == words
