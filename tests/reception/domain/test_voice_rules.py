"""How loud it is at which hour, and in which languages a ticket is called."""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from reception.domain.language import Language
from reception.domain.unit import VoiceRules, VolumeHours
from tests.support.every_case import every_case

hours = st.times().map(lambda at: at.replace(tzinfo=None))
NIGHT = VolumeHours(begins=time(22, 0), ends=time(6, 30), percent=20)
PRAYER = VolumeHours(begins=time(12, 30), ends=time(13, 30), percent=0)
RULES = VoiceRules(percent=80, hours=(PRAYER, NIGHT))


@every_case(
    ("at", "percent"),
    [
        ("12:29", 80), ("12:30", 0), ("13:29", 0), ("13:30", 80), ("21:59", 80), ("22:00", 20),
        ("23:59", 20), ("00:00", 20), ("06:29", 20), ("06:30", 80),
    ],
)  # fmt: skip
def test_the_volume_at_an_hour(at: str, percent: int) -> None:
    assert RULES.percent_at(time.fromisoformat(at)) == percent


@given(begins=hours, ends=hours, at=hours)
def test_a_stretch_and_the_rest_of_the_day_are_the_whole_day(
    begins: time, ends: time, at: time
) -> None:
    one = VolumeHours(begins=begins, ends=ends, percent=1)
    other = VolumeHours(begins=ends, ends=begins, percent=1)
    if begins != ends:
        assert one.holds(at) != other.holds(at)


@every_case(
    ("language", "said"),
    [
        (Language.ARABIC, ["ar", "fr"]),
        (Language.FRENCH, ["fr", "ar"]),
        (Language.TAMAZIGHT, ["zgh", "fr", "ar"]),
        (Language.ENGLISH, ["en", "fr", "ar"]),
    ],
)
def test_a_ticket_is_called_in_its_language_and_another(
    language: Language, said: list[str]
) -> None:
    assert list(VoiceRules().languages_for(language)) == said


def test_only_what_the_unit_wants_is_spoken() -> None:
    rules = VoiceRules(languages=(Language.ARABIC,))
    assert rules.languages_for(Language.FRENCH) == (Language.ARABIC,)
