"""What is said to a visitor who is asked how it went."""

from collections.abc import Mapping
from typing import Any

from reception.domain.language import Language, language_found, text_in
from reception.domain.unit import Unit
from ui_kit.translations import marked

WORDS: Mapping[str, str] = {
    "question": marked("Rating", "How was your visit?"),
    "anonymous": marked("Rating", "Nobody asks who you are."),
    "veryBad": marked("Rating", "Very bad"),
    "bad": marked("Rating", "Bad"),
    "fair": marked("Rating", "Fair"),
    "good": marked("Rating", "Good"),
    "veryGood": marked("Rating", "Very good"),
    "why": marked("Rating", "What was it about?"),
    "noReason": marked("Rating", "No reason"),
    "addNumber": marked("Rating", "Add my ticket's number"),
    "number": marked("Rating", "The number of your ticket"),
    "numberHint": marked("Rating", "It tells which service you speak of. You may also scan it."),
    "ticket": marked("Rating", "Ticket %1"),
    "drop": marked("Rating", "Remove the number"),
    "erase": marked("Rating", "Delete"),
    "take": marked("Rating", "This is my number"),
    "unknown": marked("Rating", "There is no such number here. Please look at your ticket."),
    "wait": marked("Rating", "Please wait a moment"),
    "soon": marked(
        "Rating",
        "Your answer is counted in less than a minute, by itself. "
        "With the number of your ticket it is counted at once.",
    ),
    "leave": marked("Rating", "Leave without an answer"),
    "thanks": marked("Rating", "Thank you"),
    "counted": marked("Rating", "Your answer is counted."),
    "notCounted": marked("Rating", "Your answer is not counted"),
    "tooEarly": marked(
        "Rating", "You were not called with this number yet. Please answer after your visit."
    ),
    "notYet": marked("Rating", "Your answer could not be noted just now."),
    "withoutNumber": marked("Rating", "Answer without a number"),
    "otherNumber": marked("Rating", "Correct the number"),
    "retry": marked("Rating", "Try again"),
    "done": marked("Rating", "Done"),
}

_FACES = ("veryBad", "bad", "fair", "good", "veryGood")


def faces_in(words: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the five faces from the worst to the best, each with its word."""
    return [
        {"score": score, "icon": f"face-{score}", "word": words[name]}
        for score, name in enumerate(_FACES, 1)
    ]


def reasons_in(unit: Unit, language: Language) -> list[dict[str, Any]]:
    """Return what a visitor may say it was about."""
    return [
        {
            "code": one.code,
            "name": text_in(one.names, language),
            "nameLanguage": str(language_found(one.names, language) or ""),
        }
        for one in unit.rating_reasons
    ]
