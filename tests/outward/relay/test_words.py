"""The words of the page: whole in three languages, and nothing invented in Tamazight."""

import re
import tomllib

from assets import asset_path
from outward.relay.words import page_word, people_word
from reception.domain.language import Language, placeholders
from reception.domain.tamazight import Confidence
from reception.unit.tamazight import draft

TABLES = tomllib.loads(asset_path("translations", "phone.toml").read_text("utf-8"))


def test_each_word_is_there_in_three_languages_with_what_is_filled_in() -> None:
    assert set(TABLES) == {"ar", "fr", "en"}
    for key, english in TABLES["en"].items():
        for code in ("ar", "fr"):
            assert placeholders(TABLES[code][key]) == placeholders(english), (code, key)
    assert set(TABLES["ar"]) == set(TABLES["fr"]) == set(TABLES["en"])


def test_each_word_stands_on_a_page() -> None:
    folder = asset_path("..", "outward", "relay").resolve()
    told = (folder / "page.html").read_text("utf-8") + (folder / "page.py").read_text("utf-8")

    def stands(key: str) -> bool:
        return f"'{key}'" in told or f'"{key}"' in told

    # Several pages are called alike, and what stands on them after it.
    parts = {key: key.rpartition("_") for key in TABLES["en"] if not stands(key)}
    assert [one for one, (page, _, part) in parts.items() if not stands(page)] == []
    assert {part for _, _, part in parts.values()} == set(re.findall(r"kind ~ '_(\w+)'", told))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_people_are_counted_as_on_the_ticket() -> None:
    counts = {0: "لا أحد", 1: "شخص واحد", 2: "شخصان", 3: "3 أشخاص", 13: "13 شخصا", 100: "100 شخص"}
    for count, said in counts.items():
        assert plain(people_word(count, Language.ARABIC).text) == said
    assert plain(people_word(1, Language.FRENCH).text) == "1 personne"
    assert people_word(13, Language.TAMAZIGHT).language is Language.FRENCH


def test_tamazight_is_published_or_reviewed_or_another_language() -> None:
    passed = {
        one.said[0]
        for one in draft().values()
        if one.said and (one.reviewed_by or one.confidence is Confidence.A)
    }
    found = [page_word(key, Language.TAMAZIGHT) for key in TABLES["en"]]
    own = [one.text for one in found if one.language is Language.TAMAZIGHT]
    assert own
    assert set(own) <= passed
    assert all(one.language is Language.FRENCH for one in found if one.text not in own)
