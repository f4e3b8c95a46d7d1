from datetime import date, datetime, timedelta

import pytest
from PySide6.QtGui import QGuiApplication

from assets import ticket_words
from printer_drivers.render.words import printed_words
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language, date_words, unbroken
from reception.domain.tamazight import TamazightRules, TamazightShown
from reception.reports.words import day_words
from tests.support.every_case import every_case
from ui_kit.translations import see_tamazight, speech
from ui_kit.words import (
    date_text,
    duration_text,
    from_its_side,
    from_the_left,
    label_text,
    time_text,
    wait_bound_text,
    without_marks,
)

ARABIC, FRENCH, TAMAZIGHT = Language.ARABIC, Language.FRENCH, Language.TAMAZIGHT
MARK = "\u200f"


@pytest.fixture(autouse=True)
def app(qapp: QGuiApplication) -> None:
    """Translators need an application."""


def wait(low: int, high: int) -> ExpectedWait:
    return ExpectedWait(low=timedelta(minutes=low), high=timedelta(minutes=high))


@every_case(
    ("language", "high", "headed", "alone"),
    [
        (FRENCH, 12, "15\u00a0min", "moins de 15\u00a0min"),
        (FRENCH, 0, "5\u00a0min", "moins de 5\u00a0min"),
        (FRENCH, 60, "1\u00a0h", "moins de 60\u00a0min"),
        (FRENCH, 61, "1\u00a0h\u00a030", "plus d’une heure"),
        (FRENCH, 91, "2\u00a0h", "plus d’une heure"),
        (ARABIC, 12, "15 دقيقة", "أقل من 15 دقيقة"),
        (ARABIC, 61, "ساعة ونصف", "أكثر من ساعة"),
        (ARABIC, 91, "ساعتان", "أكثر من ساعة"),
        (ARABIC, 121, "ساعتان ونصف", "أكثر من ساعة"),
        (ARABIC, 151, "3 ساعات", "أكثر من ساعة"),
    ],
)
def test_a_wait_in_a_list_is_one_bound(
    language: Language, high: int, headed: str, alone: str
) -> None:
    expected = wait(0, high)
    assert wait_bound_text(expected, language).strip(MARK) == headed
    assert wait_bound_text(expected, language, is_headed=False).strip(MARK) == alone


@every_case("language", list(Language))
def test_under_at_most_stands_no_more_than(language: Language) -> None:
    see_tamazight(TamazightRules(shown=TamazightShown.DRAFT))
    beyond = speech(language).say("Wording", "more than an hour")
    said = {wait_bound_text(wait(0, high), language).strip(MARK) for high in range(0, 600, 7)}
    assert not {one for one in said if beyond in one or not any(map(str.isalpha, one))}


def test_an_unknown_wait_is_not_guessed() -> None:
    assert wait_bound_text(None, FRENCH) == ""


@every_case(
    ("minutes", "text"),
    [(0, "أقل من دقيقة"), (1, "دقيقة واحدة"), (2, "دقيقتان"), (7, "7 دقائق"), (18, "18 دقيقة")],
)
def test_arabic_counts_minutes_by_its_own_rules(minutes: int, text: str) -> None:
    assert duration_text(timedelta(minutes=minutes), ARABIC) == MARK + text


def test_more_than_an_hour_is_told_in_hours() -> None:
    assert duration_text(timedelta(minutes=65), FRENCH) == "1\u00a0h\u00a005"


@every_case(("label", "text"), [("A042", "A\u00a0042"), ("042", "042"), ("AB1000", "AB\u00a01000")])
def test_a_label_never_breaks(label: str, text: str) -> None:
    assert label_text(label) == text


def test_months_are_named_as_in_morocco() -> None:
    day = date(2026, 11, 24)
    assert date_text(day, ARABIC) == f"{MARK}24 نونبر 2026"
    assert date_text(day, FRENCH, weekday=True) == "mardi 24 novembre 2026"
    assert date_text(day, TAMAZIGHT, weekday=True) == "ⴰⵙⵉⵏⴰⵙ 24 ⵏⵓⵡⴰⵏⴱⵉⵔ 2026"


@every_case(
    ("language", "first", "second"),
    [
        (ARABIC, "الخميس 1 أكتوبر 2026", "2 أكتوبر 2026"),
        (TAMAZIGHT, "ⴰⴽⵡⴰⵙ 1 ⴽⵜⵓⴱⵔ 2026", "2 ⴽⵜⵓⴱⵔ 2026"),
        (FRENCH, "jeudi 1er octobre 2026", "2 octobre 2026"),
        (Language.ENGLISH, "Thursday 1 October 2026", "2 October 2026"),
    ],
)
def test_screens_reports_and_paper_write_a_date_alike(
    language: Language, first: str, second: str
) -> None:
    assert date_words(date(2026, 10, 1), language, ticket_words()[language], weekday=True) == first
    for day, weekday, words in ((1, True, first), (2, False, second)):
        at = date(2026, 10, day)
        assert without_marks(date_text(at, language, weekday=weekday)) == words
        assert day_words(at, language, weekday=weekday) == unbroken(words)
    slip = printed_words(datetime(2026, 10, 2, 9, 5), language)  # noqa: DTZ001 - any zone will do
    assert date_words(date(2026, 10, 2), slip.language, ticket_words()[slip.language]) in slip.text


MONTHS = {
    ARABIC: "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
    TAMAZIGHT: ("ⵉⵏⵏⴰⵢⵔ ⴱⵕⴰⵢⵕ ⵎⴰⵕⵚ ⵉⴱⵔⵉⵔ ⵎⴰⵢⵢⵓ ⵢⵓⵏⵢⵓ ⵢⵓⵍⵢⵓⵣ ⵖⵓⵛⵜ ⵛⵓⵜⴰⵏⴱⵉⵔ ⴽⵜⵓⴱⵔ ⵏⵓⵡⴰⵏⴱⵉⵔ ⴷⵓⵊⴰⵏⴱⵉⵔ"),
    FRENCH: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    Language.ENGLISH: (
        "January February March April May June July August September October November December"
    ),
}


@every_case("language", Language)
def test_each_month_has_its_moroccan_name_and_western_digits(language: Language) -> None:
    told = [without_marks(date_text(date(2026, month, 9), language)) for month in range(1, 13)]
    assert told == [f"9 {month} 2026" for month in MONTHS[language].split()]


@every_case(
    ("language", "monday", "sunday"),
    [
        (ARABIC, "الاثنين", "الأحد"),
        (TAMAZIGHT, "ⴰⵢⵏⴰⵙ", "ⴰⵙⴰⵎⴰⵙ"),
        (FRENCH, "lundi", "dimanche"),
        (Language.ENGLISH, "Monday", "Sunday"),
    ],
)
def test_the_week_runs_from_monday_to_sunday(language: Language, monday: str, sunday: str) -> None:
    week = [date_text(date(2026, 11, day), language, weekday=True) for day in range(23, 30)]
    named = [without_marks(text).split()[0] for text in week]
    assert (named[0], named[-1], len(set(named))) == (monday, sunday, 7)


def test_the_time_has_western_digits() -> None:
    assert time_text(datetime(2026, 11, 24, 9, 5)) == "09:05"  # noqa: DTZ001 - any zone will do


def test_a_mark_says_the_side_and_is_taken_away_for_other_programs() -> None:
    marked = from_its_side("7 · A012", ARABIC)
    assert marked == f"{MARK}7 · A012"
    assert without_marks(f"{marked} {from_the_left('08:00–09:00')}") == "7 · A012 08:00–09:00"
    assert from_its_side("7 · A012", FRENCH) == "7 · A012"
