"""A whole day through the real programs: nobody is left standing, and no rule of hands is broken.

``./dev test -m soak -s tests/programs/full_day`` takes half an hour.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.programs.full_day.judge import Act, judge_hands, judge_open_calls

_MINUTE_US = 60_000_000


@pytest.mark.soak
@pytest.mark.journey
@pytest.mark.timeout(3600)
def test_of_a_whole_day_nobody_is_left_standing(tmp_path: Path) -> None:
    said = subprocess.run(
        [
            *(sys.executable, "-m", "tests.programs.full_day", "--out", str(tmp_path / "day")),
            *("--visitors", "420", "--speed", "16"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    sys.stdout.write(said.stdout)
    assert said.returncode == 0, said.stdout + said.stderr


def day(*acts: tuple[str, int]) -> list[Act]:
    """Return what happened to one visitor, and in which minute."""
    return [
        Act("1", "A001", kind, at * _MINUTE_US, 1, "clerk1", str(number))
        for number, (kind, at) in enumerate(acts)
    ]


class TestControls:
    """The judges, given days in which one thing went wrong."""

    @pytest.mark.parametrize(
        ("acts", "found"),
        [
            (day(("issued", 0), ("called", 5), ("started", 5)), "started"),
            (day(("issued", 0), ("called", 5), ("started", 7), ("finished", 7)), "finished"),
            (day(("issued", 0), ("called", 5), ("missed", 6)), "absent"),
        ],
    )
    def test_what_nobody_can_have_read_is_found(self, acts: list[Act], found: str) -> None:
        (wrong,) = judge_hands(acts, dead_us=1, absent_us=2 * _MINUTE_US)
        assert found in wrong

    def test_hands_that_wait_are_left_alone(self) -> None:
        called = (("issued", 0), ("called", 5), ("recalled", 5))
        for acts in (day(*called, ("missed", 5)), day(*called, ("started", 5), ("finished", 9))):
            assert judge_hands(acts, dead_us=1, absent_us=2 * _MINUTE_US) == []

    @pytest.mark.parametrize(
        ("at", "calls", "absent", "wrong"),
        [
            (6, ["A001"], [], []),
            (8, ["A001"], [], []),
            (11, ["A001"], [], ["A001 among the calls"]),
            (11, [], ["A001"], []),
            (4, ["A001"], [], ["A001 among the calls"]),
            (6, [], ["A001"], ["A001 among the absent"]),
            (30, [], ["A001"], ["A001 among the absent"]),
        ],
    )
    def test_a_call_that_is_over_is_found(
        self, at: int, calls: list[str], absent: list[str], wrong: list[str]
    ) -> None:
        acts = day(("issued", 0), ("called", 5), ("undone", 5), ("called", 5), ("missed", 8))
        shown = [(at * _MINUTE_US, calls, absent)]
        found = judge_open_calls(acts, shown, within_us=_MINUTE_US, absent_us=20 * _MINUTE_US)
        assert [one.partition(" at ")[0] for one in found] == wrong
