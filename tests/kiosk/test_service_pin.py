"""Only the PIN opens the service menu, and guessing it is hopeless."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.service.actions import KioskSite, keep_tries, kept_number
from kiosk.service.menu import ServiceMenu
from kiosk.service.pin import PinTries, checked, fits
from tests.kiosk.conftest import Opens
from tests.support.service_menu import PIN, PIN_HASH, Seconds, type_in

HALF_AN_HOUR_S = 1800


def test_five_wrong_pins_bring_a_pause_and_the_next_a_longer_one(seconds: Seconds) -> None:
    tries = PinTries(seconds)
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
    tries = PinTries(seconds)
    for _ in range(12):
        tries.wrong()
        seconds.now_s += tries.pause_s
    seconds.now_s += 10 * HALF_AN_HOUR_S
    tries.wrong()
    assert tries.pause_s == 0


def test_a_short_rest_forgives_nothing(seconds: Seconds) -> None:
    tries = PinTries(seconds)
    for _ in range(4):
        tries.wrong()
        seconds.now_s += HALF_AN_HOUR_S - 1
    tries.wrong()
    assert tries.pause_s == 60


@pytest.mark.parametrize("rest_at", range(1, 12), ids="rests-at-{}".format)
def test_guessing_is_hopeless_however_the_tries_are_spread(seconds: Seconds, rest_at: int) -> None:
    tries = PinTries(seconds)
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
    tries = PinTries(seconds)
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


def test_who_ends_the_kiosk_gains_no_tries_by_it(
    open_kiosk: Opens, site: KioskSite, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kept = replace(site, tries_file=tmp_path / "state" / "tries")
    for _ in range(5):
        menu = open_kiosk(site=kept).view_model.sections.service
        menu.hold()
        assert not menu.property("paused")
        type_in(menu, "000001")
    menu = open_kiosk(site=kept).view_model.sections.service
    menu.hold()
    assert menu.property("paused")
    type_in(menu, PIN)
    assert menu.property("stage") == "pin"
    # The control: one that forgets lets her try for ever.
    forgetful = open_kiosk(site=site).view_model.sections.service
    forgetful.hold()
    type_in(forgetful, PIN)
    assert forgetful.property("stage") == "open"
    caplog.clear()


def test_a_right_pin_forgives_the_kept_ones_and_a_spoiled_file_keeps_nobody_out(
    open_kiosk: Opens, site: KioskSite, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "tries"
    for written, counts in ((b"4\n", 4), (b"\xff", 0), (b"", 0), (b"9" * 5000, 0), (b"-1", 0)):
        file.write_bytes(written)
        assert (kept_number(file, 6) or 0) == counts
    caplog.clear()
    file.write_text("4\n")
    menu = open_kiosk(site=replace(site, tries_file=file)).view_model.sections.service
    menu.hold()
    type_in(menu, PIN)
    assert menu.property("stage") == "open"
    assert kept_number(file, 6) == 0
    keep_tries(Path("/dev/null/tries"), 3)
    assert "cannot be kept" in caplog.text
    caplog.clear()


@pytest.mark.parametrize("wrong", [5, 8, 100_000])
def test_a_restart_begins_the_last_pause_anew(seconds: Seconds, wrong: int) -> None:
    tries = PinTries(seconds, wrong=wrong)
    assert tries.pause_s == {5: 60, 8: 480}.get(wrong, HALF_AN_HOUR_S)


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
