"""Two hundred questions, as visitors write them, and what has to stand first.

They were written down before the search was made to answer them, by somebody who had read the one
before. By every second one it was tuned (``odd``); the others were asked once it was done.
"""

from pathlib import Path

import pytest

from reception.domain.unit import Service
from reception.unit.file import load_template, load_unit
from reception.unit.search import Meant, SearchIndex

_HERE = Path(__file__).parent
_QUESTIONS = [
    line.split("\t")
    for line in _HERE.joinpath("search_questions.tsv").read_text(encoding="utf-8").splitlines()
]
_UNITS = {
    "commune": SearchIndex(load_template("commune")),
    "prefecture": SearchIndex(load_unit(_HERE.parents[1] / "units" / "prefecture.toml")),
}
_ENOUGH = 0.95


def _code(meant: Meant) -> str:
    return meant.code if isinstance(meant, Service) else f"elsewhere:{meant.code}"


def _wrong(questions: list[list[str]]) -> list[str]:
    wrong = []
    for unit, text, expected in questions:
        found = [_code(one) for one in _UNITS[unit].find(text, 3)]
        if not found or found[0] not in expected.split("|"):
            wrong.append(f"{unit}: {text}: {found}, not {expected}")
    return wrong


def test_there_are_two_hundred_questions() -> None:
    assert len({tuple(one[:2]) for one in _QUESTIONS}) == 200


@pytest.mark.parametrize("half", ["odd", "even"])
def test_of_a_hundred_questions_at_least_ninety_five_are_answered_first(half: str) -> None:
    asked = _QUESTIONS[half == "even" :: 2]
    wrong = _wrong(asked)
    assert 1 - len(wrong) / len(asked) >= _ENOUGH, "\n".join(wrong)
