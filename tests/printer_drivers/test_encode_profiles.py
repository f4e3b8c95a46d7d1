import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import printer_drivers.encode.ticket_bytes
from printer_drivers.encode.profiles import Confirm, Cut, load_profile, profile_names
from reception.domain.errors import PrinterFault
from tests.support.every_case import every_case

_OWN = tomllib.loads(
    Path(printer_drivers.encode.__file__).with_name("profiles.toml").read_text(encoding="utf-8")
)


@every_case(
    ("name", "width_px", "dpi", "cut", "crop"),
    [
        ("TM-T20II", 576, 203, Cut.FEED_PARTIAL, True),
        ("TM-T88V", 512, 180, Cut.FEED_PARTIAL, True),
        ("POS-5890", 384, 203, Cut.TEAR, False),
        ("VKP80", 576, 203, Cut.TOTAL, True),
        ("VKP80III", 576, 203, Cut.PRESENT, True),
        ("EU-T300", 576, 203, Cut.FEED_PARTIAL, False),
        ("58mm-203", 384, 203, Cut.TEAR, False),
        ("80mm-203", 576, 203, Cut.FEED_PARTIAL, False),
        ("80mm-180", 512, 180, Cut.FEED_PARTIAL, False),
        ("80mm-300", 864, 300, Cut.FEED_PARTIAL, False),
    ],
)
def test_profiles_of_known_models(name: str, width_px: int, dpi: int, cut: Cut, crop: bool) -> None:
    profile = load_profile(name)
    assert (profile.width_px, profile.dpi, profile.cut, profile.crop) == (width_px, dpi, cut, crop)


@every_case("name", profile_names())
def test_every_profile_can_be_loaded_and_moves_whole_dots(name: str) -> None:
    profile = load_profile(name)
    assert profile.dpi % profile.dots_a_unit == 0
    assert 1 <= profile.dpi // profile.dots_a_unit <= 255
    assert 40 <= profile.width_px / profile.dpi * 25.4 <= 82


@every_case("name", _OWN)
def test_every_figure_of_our_own_says_where_it_is_from(name: str) -> None:
    assert _OWN[name]["source"]
    assert _OWN[name]["name"]


def test_only_printers_that_are_known_to_crop_are_cropped() -> None:
    assert not load_profile().crop
    assert not load_profile("ZJ-5870").crop
    assert load_profile("ZJ-5870").confirm is Confirm.IN_ORDER


def test_what_is_given_wins() -> None:
    profile = load_profile(
        "TM-T20II", width_px=512, dpi=180, paper_mm_s=80, crop=False, confirm="none"
    )
    assert (profile.width_px, profile.dpi, profile.paper_mm_s) == (512, 180, 80.0)
    assert (profile.crop, profile.confirm) == (False, Confirm.NOT)
    assert load_profile(width_px=384, crop="yes").crop
    assert not load_profile("TM-T20II", crop="no").crop


@every_case(
    ("wrong", "allowed"),
    [
        ({"width_px": 500}, "multiple of 8"),
        ({"width_px": 0}, "128"),
        ({"width_px": 80_000}, "1280"),
        ({"dpi": 72}, "203"),
        ({"paper_mm_s": 0}, "10 to 500"),
        ({"crop": "maybe"}, "yes, no"),
        ({"confirm": "gs"}, "gsh, gsr, none"),
    ],
)
def test_nonsense_is_refused_with_what_is_possible(wrong: dict[str, object], allowed: str) -> None:
    with pytest.raises(PrinterFault) as refused:
        load_profile("TM-T20II", **wrong)  # type: ignore[arg-type]  # the nonsense itself
    assert allowed in refused.value.hint


def test_a_model_that_says_no_width_is_taken_for_80_mm() -> None:
    assert load_profile("RP326").width_px == 576


def test_an_unknown_model_is_refused_with_the_known_ones() -> None:
    with pytest.raises(PrinterFault) as refused:
        load_profile("TM-X")
    assert "TM-T20II" in refused.value.hint
    assert "VKP80" in refused.value.hint


def test_a_model_that_prints_no_pictures_is_refused() -> None:
    with pytest.raises(PrinterFault):
        load_profile("TM-U220")
    assert "TM-U220" not in profile_names()


def test_profiles_are_read_without_importing_python_escpos() -> None:
    program = (
        "import sys\n"
        "from printer_drivers.encode.profiles import load_profile\n"
        "load_profile('TM-T20II')\n"
        "assert not [one for one in sys.modules if one.startswith(('escpos', 'PySide6'))]\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=300)
