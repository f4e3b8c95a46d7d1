"""Which clips tell a call, by hand tables and by what holds for every label."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.every_case import every_case
from ui_kit.voice.pack import JOINER, LETTERS, Phrase, Scheme, Telling

FRENCH = Telling(Scheme.WHOLE)
ARABIC = Telling(Scheme.WHOLE, joins=True)
DIGITS = Telling(Scheme.DIGITS)
TELLINGS = (FRENCH, ARABIC, DIGITS)

labels = st.from_regex(r"[A-Z]{1,2}[0-9]{1,5}", fullmatch=True)
counters = st.integers(1, 999)


@every_case(
    ("telling", "label", "counter", "clips"),
    [
        (FRENCH, "A042", 3, "number / a / 42 / counter / 3"),
        (FRENCH, "A100", 12, "number / a / 100 / counter / 12"),
        (FRENCH, "BC371", 101, "number / b c / 300 71 / counter / 100 1"),
        (ARABIC, "A342", 3, "number / a / 300 joiner 42 / counter / 3"),
        (ARABIC, "A200", 3, "number / a / 200 / counter / 3"),
        (ARABIC, "A000", 3, "number / a / 0 / counter / 3"),
        (DIGITS, "A042", 12, "number / a / 0 4 2 / counter / 1 2"),
        (FRENCH, "Z1042", 1, "number / z / 1 0 4 2 / counter / 1"),
        (FRENCH, "A042", None, "number / a / 42"),
    ],
)
def test_a_call_is_told_by_these_clips(
    telling: Telling, label: str, counter: int | None, clips: str
) -> None:
    told = telling.call(label, counter)
    assert " / ".join(" ".join(phrase) for phrase in told) == clips


@pytest.mark.parametrize("telling", TELLINGS)
@given(label=labels, counter=counters)
def test_every_call_needs_only_clips_that_a_complete_pack_has(
    telling: Telling, label: str, counter: int
) -> None:
    told = {clip for phrase in telling.call(label, counter) for clip in phrase}
    assert told <= set(telling.clips())


@pytest.mark.parametrize("telling", TELLINGS)
@given(label=labels, counter=counters)
def test_what_is_heard_is_what_is_written(telling: Telling, label: str, counter: int) -> None:
    number, letters, ticket, word, desk = telling.call(label, counter)
    assert (number, word) == (("number",), ("counter",))
    assert "".join(letters).upper() == label.rstrip("0123456789")
    digits = label.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert _value(telling, ticket, digits) == int(digits)
    assert _value(telling, desk, str(counter)) == counter


@given(one=labels, other=labels)
def test_two_tickets_never_sound_alike(one: str, other: str) -> None:
    def meant(label: str) -> tuple[str, int]:
        found = re.fullmatch(r"([A-Z]+)(\d+)", label)
        assert found
        return found[1], int(found[2])

    for telling in TELLINGS:
        if meant(one) != meant(other):
            assert telling.call(one, 1) != telling.call(other, 1)


def test_a_pack_of_digits_is_recorded_in_a_quarter_of_an_hour() -> None:
    assert len(DIGITS.clips()) == 38
    assert len(set(ARABIC.clips())) == 138
    assert set(LETTERS) < set(FRENCH.clips())


def _value(telling: Telling, phrase: Phrase, written: str) -> int:
    """Return the number that a listener understands."""
    if telling.scheme is Scheme.DIGITS or int(written) > 999:
        assert "".join(phrase) == written
        return int("".join(phrase))
    return sum(int(clip) for clip in phrase if clip != JOINER)
