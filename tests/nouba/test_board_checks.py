"""What ``nouba doctor`` says of the board that a station names."""

import json
from pathlib import Path
from typing import Any

import pytest

from nouba.checks import CheckHealth, CheckResult
from nouba.device_checks import board_checks
from reception.domain.errors import EnvironmentFault, Refusal
from reception.system.settings import Settings
from tests.support.commands import Nouba

WRONG = [
    ({"board_counter": "99"}, "99"),
    ({"board_counter": "two"}, "no counter's number"),
    ({"board": "hall"}, "There is no board 'hall' here"),
    ({"board": "hall", "board_counter": "2"}, r"a board \('hall'\) and a counter"),
]


def found(database_url: str, **settings: Any) -> list[CheckResult]:
    return list(board_checks(Settings(database=database_url, **settings)))


@pytest.mark.parametrize(("settings", "says"), WRONG)
def test_what_is_not_there_is_named(database_url: str, settings: dict[str, str], says: str) -> None:
    with pytest.raises((EnvironmentFault, Refusal), match=says):
        found(database_url, **settings)


@pytest.mark.both
def test_a_counter_is_found(database_url: str) -> None:
    (told,) = found(database_url, board_counter="2")
    assert (told.health, told.says) == (CheckHealth.OK, "this screen hangs over counter 2")


def test_a_folder_of_media_that_is_none_is_a_warning(database_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "none"
    (told,) = found(database_url, media=str(folder))
    assert told.health is CheckHealth.WARNING
    assert str(folder) in told.says
    folder.mkdir()
    assert found(database_url, media=str(folder)) == []


def test_a_station_that_names_no_board_is_asked_nothing(database_url: str) -> None:
    assert found(database_url) == []


def test_the_doctor_looks_at_it(nouba: Nouba, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOUBA_BOARD", "hall")
    told = json.loads(nouba("doctor", "--json").out)["checks"]
    (board,) = [one for one in told if one["code"] == "board"]
    assert board["health"] == "broken"
