"""Only the PIN opens the service menu, and guessing it is hopeless."""

import pytest

from kiosk.care.pin import Tries, checked, fits
from kiosk.care.service_menu import ServiceMenu
from tests.support.service_menu import PIN, PIN_HASH, Seconds, type_in

HALF_AN_HOUR_S = 1800


def test_five_wrong_pins_bring_a_pause_and_the_next_a_longer_one(seconds: Seconds) -> None:
    tries = Tries(seconds)
    pauses = []
    for _ in range(12):
        tries.wrong()
        pauses.append(tries.pause_s)
        seconds.now_s += tries.pause_s
    assert pauses == [0, 0, 0, 0, 60, 120, 240, 480, 960, 1800, 1800, 1800]
    tries.right()
    tries.wrong()
    assert tries.pause_s == 0


def test_what_a_child_tried_in_the_morning_is_forgiven_in_the_evening(seconds: Seconds) -> None:
    tries = Tries(seconds)
    for _ in range(12):
        tries.wrong()
        seconds.now_s += tries.pause_s
    seconds.now_s += 10 * HALF_AN_HOUR_S
    tries.wrong()
    assert tries.pause_s == 0


def test_a_short_rest_forgives_nothing(seconds: Seconds) -> None:
    tries = Tries(seconds)
    for _ in range(4):
        tries.wrong()
        seconds.now_s += HALF_AN_HOUR_S - 1
    tries.wrong()
    assert tries.pause_s == 60


@pytest.mark.parametrize("rest_at", range(1, 12), ids="rests-at-{}".format)
def test_guessing_is_hopeless_however_the_tries_are_spread(seconds: Seconds, rest_at: int) -> None:
    tries = Tries(seconds)
    begun_s, tried = seconds.now_s, 0
    while seconds.now_s - begun_s < 30 * 86_400:
        # So many tries as soon as they are heard, then quiet until as many are forgiven.
        for _ in range(rest_at):
            tries.wrong()
            tried += 1
            pause_s = tries.pause_s
            seconds.now_s += pause_s
        seconds.now_s += max(0, rest_at * HALF_AN_HOUR_S - pause_s)
    assert tried <= 30 * 48 + 10


def test_who_never_rests_tries_twice_an_hour(seconds: Seconds) -> None:
    tries = Tries(seconds)
    begun_s, tried = seconds.now_s, 0
    while seconds.now_s - begun_s < 30 * 86_400:
        tries.wrong()
        tried += 1
        seconds.now_s += tries.pause_s
    assert tried <= 30 * 48 + 10


def test_in_the_pause_even_the_right_pin_is_not_heard(
    menu: ServiceMenu, seconds: Seconds, caplog: pytest.LogCaptureFixture
) -> None:
    menu.hold()
    for _ in range(5):
        type_in(menu, "000001")
    assert menu.property("paused")
    assert "60" in menu.property("notice")
    menu.shut()
    menu.hold()
    type_in(menu, PIN)
    assert menu.property("stage") == "pin"
    seconds.now_s += 60
    assert not menu.property("paused")
    type_in(menu, PIN)
    assert menu.property("stage") == "open"
    caplog.clear()


@pytest.mark.parametrize(
    "stored",
    ["", "271828", "$argon2id$broken", PIN_HASH[:-4]],
    ids=["empty", "plain", "broken", "cut"],
)
def test_what_is_no_hash_fits_no_pin(stored: str) -> None:
    assert not fits(stored, PIN)


def test_a_pin_in_place_of_its_hash_is_said_and_opens_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert checked(PIN) == ""
    assert "nouba kiosk-pin" in caplog.text
    assert PIN not in caplog.text
    caplog.clear()
    assert checked(PIN_HASH) == PIN_HASH
    assert checked("") == ""


@pytest.mark.parametrize("left", [8, 30, 60, len(PIN_HASH) - 1])
def test_a_hash_that_was_cut_short_is_said_and_opens_nothing(
    left: int, caplog: pytest.LogCaptureFixture
) -> None:
    assert checked(PIN_HASH[:left]) == ""
    assert "nouba kiosk-pin" in caplog.text
    caplog.clear()


def test_the_hash_is_that_of_passwords() -> None:
    assert fits(PIN_HASH, PIN)
    assert not fits(PIN_HASH, PIN[:-1])
