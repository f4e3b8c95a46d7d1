"""Many cases in one test: none hides another."""

from pathlib import Path

import pytest

from tests.support.every_case import every_case


@every_case("number", [1, 2, 3, 4])
def odd(number: int) -> None:
    assert number % 2


def test_every_failure_is_named() -> None:
    with pytest.raises(AssertionError) as found:
        odd()
    assert "2 of 4 cases" in str(found.value)
    assert "{'number': 2}" in str(found.value)
    assert "{'number': 4}" in str(found.value)


@every_case(("one", "other"), [("a", "b"), ("b", "c")])
@every_case("third", ["c", "d"])
def test_cases_are_multiplied_and_fixtures_are_given(
    tmp_path: Path, one: str, other: str, third: str
) -> None:
    with (tmp_path / "cases").open("a", encoding="utf-8") as seen:
        seen.write(f"{one}{other}{third} ")
    assert (tmp_path / "cases").read_text("utf-8").split()[0] == "abc"
