"""The PIN of the kiosk's service menu is made by the administrator, and kept as a hash only."""

import subprocess
import sys

import pytest

from kiosk.service.pin import fits
from nouba.apps import require_good_pin
from nouba.station import WrongUsageError
from tests.support.every_case import every_case

PIN = "271828"


def kiosk_pin(*typed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "nouba", "kiosk-pin"],
        input="".join(f"{line}\n" for line in typed),
        capture_output=True,
        text=True,
        check=False,
        # Without a terminal of its own it reads what is typed here.
        start_new_session=True,
    )


@pytest.mark.parametrize("lines", [(PIN,), (PIN, PIN)])
def test_it_prints_a_setting_that_opens_the_menu(lines: tuple[str, ...]) -> None:
    made = kiosk_pin(*lines)
    assert (made.returncode, made.stderr) == (0, "")
    name, _, value = made.stdout.strip().partition("=")
    assert name == "NOUBA_KIOSK_PIN"
    assert fits(value.strip("'"), PIN)
    assert PIN not in made.stdout


def test_a_guessable_pin_is_refused_in_one_sentence() -> None:
    made = kiosk_pin("123456", "123456")
    assert made.returncode == 2
    assert made.stdout == ""
    (sentence,) = made.stderr.splitlines()
    assert "choose another" in sentence


def test_two_lines_that_differ_are_refused() -> None:
    made = kiosk_pin(PIN, PIN[:-1])
    assert (made.returncode, made.stdout) == (2, "")
    assert PIN[:-1] not in made.stderr


@every_case("pin", ["", "12345", "1234567890123", "27182a", "٢٧١٨٢٨", "000000", "987654", "789012"])
def test_what_is_no_good_pin(pin: str) -> None:
    with pytest.raises(WrongUsageError):
        require_good_pin(pin)


@every_case("pin", ["271828", "112233", "135790135790"])
def test_what_is_a_good_pin(pin: str) -> None:
    require_good_pin(pin)
