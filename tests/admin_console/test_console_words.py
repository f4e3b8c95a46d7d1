from datetime import timedelta

import pytest

from admin_console.words import duration_words, minutes_words, percent_words
from reception.domain.language import Language
from ui_kit.translations import Translations


@pytest.mark.parametrize(
    ("seconds", "fr", "ar"),
    [
        (0, "0 s", "0 ث"),
        (59.4, "59 s", "59 ث"),
        (59.6, "1\u00a0min\u00a000", "1 د 00 ث"),
        (265, "4\u00a0min\u00a025", "4 د 25 ث"),
        (565, "9\u00a0min", "9 د"),
        (3599.6, "1 h 00", "1 س 00 د"),
        (15_480, "4 h 18", "4 س 18 د"),
    ],
)
def test_durations(translations: Translations, seconds: float, fr: str, ar: str) -> None:
    duration = timedelta(seconds=seconds)
    assert duration_words(duration) == fr.replace(" ", "\u00a0")
    translations.use(Language.ARABIC)
    assert duration_words(duration) == "\u200f" + ar.replace(" ", "\u00a0")


def test_minutes_are_not_rounded_up(translations: Translations) -> None:
    assert minutes_words(timedelta(seconds=119)) == "1\u00a0min"


def test_nothing_is_a_dash(translations: Translations) -> None:
    assert duration_words(None) == percent_words(None) == "–"
    assert percent_words(66.5) == "66\u00a0%"
