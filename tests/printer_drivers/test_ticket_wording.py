from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from printer_drivers.render.words import (
    about_words,
    label_words,
    people_words,
    time_words,
    turn_words,
    word,
)
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language
from reception.domain.paper import TicketLine
from tests.support.every_case import every_case
from tests.support.papers import plain_paper

_ISSUED = datetime(2026, 11, 25, 10, 26, 40, tzinfo=ZoneInfo("Africa/Casablanca"))
_AT = datetime(2026, 8, 5, 9, 2)  # noqa: DTZ001 - the words do not depend on the zone


def _wait(low: int, high: int) -> ExpectedWait:
    return ExpectedWait(low=timedelta(minutes=low), high=timedelta(minutes=high))


def test_what_cannot_be_filled_in_is_printed_in_the_next_language() -> None:
    paper = replace(plain_paper(), issued_at=_ISSUED, expected_wait=_wait(15, 30))
    for said in ("ⴰ {x}", "ⴰ", "ⴰ {after} {before} {"):
        own = {"turn_between": said, "people_1": said}
        turn = turn_words(paper, Language.TAMAZIGHT, own)
        assert turn == turn_words(paper, Language.FRENCH)
    assert people_words(1, Language.TAMAZIGHT, {"people_1": "{x}"}).language is Language.FRENCH


def test_time_of_day() -> None:
    assert time_words(_AT) == "09:02"


@every_case(
    ("language", "low", "high", "words"),
    [
        (Language.FRENCH, 15, 30, "entre 10:40 et 11:00"),
        (Language.ENGLISH, 15, 30, "between 10:40 and 11:00"),
        (Language.ARABIC, 15, 30, "بين 10:40 و 11:00"),
        # Hours wider apart than 20 minutes: one.
        (Language.FRENCH, 15, 35, "avant 11:05"),
        (Language.ARABIC, 30, 65, "قبل 11:35"),
        # A turn that may come at once has no earlier hour.
        (Language.ENGLISH, 0, 5, "before 10:35"),
        (Language.TAMAZIGHT, 0, 5, "avant 10:35"),
    ],
)
def test_a_turn_is_told_by_the_clock(language: Language, low: int, high: int, words: str) -> None:
    paper = plain_paper(issued_at=_ISSUED, expected_wait=_wait(low, high))
    assert turn_words(paper, language).text.replace("\u00a0", " ") == words


@every_case(
    ("language", "counters", "high", "words"),
    [
        (Language.FRENCH, 1, 65, "un seul guichet assure ce service"),
        (Language.ARABIC, 1, 65, "شباك واحد يقدم هذه الخدمة"),
        # Nobody has said it in Tamazight: the hour stands alone.
        (Language.TAMAZIGHT, 1, 65, ""),
        (Language.FRENCH, 2, 65, ""),
        (Language.FRENCH, None, 65, ""),
        (Language.FRENCH, 1, 30, ""),
    ],
)
def test_why_the_later_hour_is_told_alone(
    language: Language, counters: int | None, high: int, words: str
) -> None:
    paper = plain_paper(issued_at=_ISSUED, expected_wait=_wait(15, high), counters=counters)
    told = about_words(paper, TicketLine.EXPECTED_WAIT, language)
    assert (told.text if told else "") == words
    # It is said of the hour, and of nothing else.
    assert about_words(paper, TicketLine.AHEAD, language) is None
    untold = replace(paper, expected_wait=None)
    assert about_words(untold, TicketLine.EXPECTED_WAIT, language) is None


@every_case(
    ("language", "words"),
    [
        (Language.FRENCH, "votre tour est le prochain"),
        (Language.ARABIC, "دوركم هو التالي"),
        (Language.TAMAZIGHT, ""),
    ],
)
def test_who_is_next_though_she_waits_reads_it(language: Language, words: str) -> None:
    told = about_words(plain_paper(ahead=0, is_next=True), TicketLine.AHEAD, language)
    assert (told.text if told else "") == words


@every_case(
    ("language", "count", "words"),
    [
        (Language.ARABIC, 0, "لا أحد"),
        (Language.ARABIC, 1, "شخص واحد"),
        (Language.ARABIC, 2, "شخصان"),
        (Language.ARABIC, 3, "3 أشخاص"),
        (Language.ARABIC, 10, "10 أشخاص"),
        (Language.ARABIC, 11, "11 شخصا"),
        (Language.ARABIC, 99, "99 شخصا"),
        (Language.ARABIC, 100, "100 شخص"),
        (Language.ARABIC, 102, "102 شخص"),
        (Language.ARABIC, 103, "103 أشخاص"),
        (Language.ARABIC, 111, "111 شخصا"),
        (Language.FRENCH, 0, "Personne"),
        (Language.FRENCH, 1, "1 personne"),
        (Language.FRENCH, 13, "13 personnes"),
        (Language.ENGLISH, 0, "nobody"),
        (Language.TAMAZIGHT, 2, "2 personnes"),
    ],
)
def test_people_are_counted_as_each_language_counts(
    language: Language, count: int, words: str
) -> None:
    assert people_words(count, language).text.replace("\u00a0", " ") == words


def test_a_turn_is_whole_in_tamazight_or_not_in_it() -> None:
    own = {"turn_before": "ⴷⴰⵜ ⵏ {before}"}
    paper = plain_paper(issued_at=_ISSUED, expected_wait=_wait(0, 5))
    assert turn_words(paper, Language.TAMAZIGHT, own).text == "ⴷⴰⵜ ⵏ 10:35"
    between = turn_words(replace(paper, expected_wait=_wait(15, 30)), Language.TAMAZIGHT, own)
    assert between.language is Language.FRENCH


def test_people_are_counted_in_tamazight_with_the_forms_that_a_sheet_brings() -> None:
    own = {"people": "{count} ⵎⴷⴷⵏ", "people_1": "1 ⵓⴳⴳⵉⴷ"}
    counted = [people_words(count, Language.TAMAZIGHT, own).text for count in (1, 13)]
    assert counted == ["1 ⵓⴳⴳⵉⴷ", "13 ⵎⴷⴷⵏ"]


def test_a_missing_tamazight_word_is_french_and_says_so() -> None:
    wording = word("ahead", Language.TAMAZIGHT)
    assert (wording.text, wording.language) == ("Devant vous", Language.FRENCH)


@every_case(
    ("label", "words"), [("A042", "A\u2009042"), ("100", "100"), ("AB7", "AB\u20097"), ("A", "A")]
)
def test_a_label_has_air_between_letter_and_number(label: str, words: str) -> None:
    assert label_words(label) == words
