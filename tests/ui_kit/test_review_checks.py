"""What is refused of a text that a reviewer sends back, and why."""

import pytest

from lab.translators.bring_in import mistakes
from lab.translators.texts import ReviewText
from reception.domain.language import Language
from tests.support.every_case import every_case

ARABIC, FRENCH, TAMAZIGHT = Language.ARABIC, Language.FRENCH, Language.TAMAZIGHT
TICKET = ReviewText("ui_kit", "Refusals", "There is no ticket %1 today.")
WAITING = ReviewText("kiosk", "Kiosk", "%n waiting", counted=True)
SCAN = ReviewText("kiosk", "Kiosk", "Scan the QR to follow your turn.")
WORDS = ReviewText("ticket", "minutes_range", "{low}–{high} min")
FIGURES = ReviewText("ui_kit", "Printers", "%1: %2")
CLOSING = ReviewText("ticket", "closing", "Complaints, questions: %")


@every_case(
    ("text", "language", "forms"),
    [
        (TICKET, TAMAZIGHT, ["ⵓⵔ ⵉⵍⵍⵉ %1 ⴰⵙⵙⴰ."]),
        (TICKET, TAMAZIGHT, ["ⵜⴰⴷⴳⴳⵯⴰⵜ %1 (2026) – «ⴰ»"]),
        (TICKET, ARABIC, ["\u200fلا توجد تذكرة %1 اليوم."]),
        (TICKET, FRENCH, ["Il n’y a pas de ticket\u00a0%1 aujourd’hui."]),
        (WAITING, TAMAZIGHT, ["ⵢⴰⵏ", "%n ⵎⵉⴷⴷⵏ"]),
        (WAITING, ARABIC, ["لا أحد", "واحد", "اثنان", "%n أشخاص", "%n شخصا", "%n شخص"]),
        (SCAN, TAMAZIGHT, ["ⵙⵓⴹⵓⵏ QR"]),
        (SCAN, ARABIC, ["امسحوا رمز QR"]),
        (WORDS, TAMAZIGHT, ["{low}–{high} ⵜⵓⵙⴷⵉⴷⵉⵏ"]),
        (FIGURES, TAMAZIGHT, ["%1: %2"]),
        (CLOSING, TAMAZIGHT, ["ⵜⵉⵡⵉⵙⵉ: %"]),
    ],
)
def test_a_good_text_is_taken(text: ReviewText, language: Language, forms: list[str]) -> None:
    assert list(mistakes(text, forms, language)) == []


@pytest.mark.parametrize(
    ("text", "language", "forms", "why"),
    [
        (TICKET, TAMAZIGHT, ["ⵓⵔ ⵉⵍⵍⵉ ⴰⵙⵙⴰ."], "%1 is missing"),
        (TICKET, TAMAZIGHT, ["%1 %2 ⴰⵙⵙⴰ."], "%2 does not stand"),
        (TICKET, TAMAZIGHT, ["% 1 ⴰⵙⵙⴰ %1"], "% does not stand"),
        (TICKET, TAMAZIGHT, ["ur illi %1"], "“ur”, “illi” are not in Tifinagh"),
        (TICKET, TAMAZIGHT, ["ⵓⵔ ⵉⵍⵍⵉ ticket %1"], "“ticket” is not in Tifinagh"),
        (TICKET, TAMAZIGHT, ["ⵓⵔ (Access), ⵉⵍⵍⵉ Access %1"], "“Access” is not in Tifinagh"),
        (TICKET, TAMAZIGHT, ["تذكرة %1"], "is not in Tifinagh"),
        (TICKET, TAMAZIGHT, ["%1"], "has no Tifinagh"),
        (TICKET, TAMAZIGHT, ["ⵓⵔ ⵉⵍⵍⵉ QR %1"], "“QR” is not in Tifinagh"),
        (TICKET, ARABIC, ["No ticket %1"], "“No”, “ticket” are not in Arabic"),
        (TICKET, ARABIC, ["ⵓⵔ %1"], "is not in Arabic"),
        (TICKET, FRENCH, ["لا توجد تذكرة %1"], "are not in Latin"),
        (TICKET, ARABIC, ["تذكرة %1 رقم ٣"], "not a digit of Morocco"),
        (TICKET, FRENCH, ["Pas de ticket %1\u202e"], "U+202E"),
        (TICKET, FRENCH, ["Pas de\nticket %1"], "U+000A"),
        (TICKET, FRENCH, [" Pas de ticket %1"], "begins otherwise"),
        (TICKET, FRENCH, ["Pas de ticket %1 "], "ends otherwise"),
        (WORDS, TAMAZIGHT, ["{low}–{hi} ⵜⵓⵙⴷⵉⴷⵉⵏ"], "{high} is missing"),
        (WORDS, TAMAZIGHT, ["{low}–{high ⵜⵓⵙⴷⵉⴷⵉⵏ"], "{high} is missing"),
        (WORDS, FRENCH, ["{low}–{high} {} min"], "a single { or }"),
        (CLOSING, TAMAZIGHT, ["ⵜⵉⵡⵉⵙⵉ"], "% is missing"),
        (CLOSING, TAMAZIGHT, ["ⵜⵉⵡⵉⵙⵉ: %1"], "% is missing"),
        (CLOSING, TAMAZIGHT, ["ⵜⵉⵡⵉⵙⵉ: % {"], "a single { or }"),
        (CLOSING, TAMAZIGHT, ["ⵜⵉⵡⵉⵙⵉ: % {ⴰ}"], "{ⴰ} does not stand"),
        (WAITING, TAMAZIGHT, ["%n ⵎⵉⴷⴷⵏ"], "2 plural forms are needed, 1 given"),
        (WAITING, TAMAZIGHT, ["%n ⵎⵉⴷⴷⵏ", ""], "msgstr[1] is empty"),
        (WAITING, TAMAZIGHT, ["%n ⵎⵉⴷⴷⵏ", "ⵎⵉⴷⴷⵏ"], "msgstr[1]: %n is missing"),
        (WAITING, ARABIC, ["%n في الانتظار"] * 5, "6 plural forms"),
        (TICKET, TAMAZIGHT, ["%1 ⴰ", "%1 ⴰ"], "one text is needed, 2 given"),
    ],
)
def test_a_bad_text_is_refused_with_its_reason(
    text: ReviewText, language: Language, forms: list[str], why: str
) -> None:
    found = list(mistakes(text, forms, language))
    assert found
    assert any(why in one for one in found), found


def test_what_is_written_alike_everywhere_needs_no_letters_of_its_own() -> None:
    key = ReviewText("clerk", "Panel", "Esc")
    assert list(mistakes(key, ["Esc"], ARABIC)) == []
    assert list(mistakes(key, ["Échap"], ARABIC))
