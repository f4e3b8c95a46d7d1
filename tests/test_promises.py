"""What is promised in docs/promises.md is shown by tests that exist."""

import re
from pathlib import Path

from tests.support.every_case import every_case

_ROOT = Path(__file__).parents[1]
_ROW = re.compile(r"^\| P(\d+) \|(.*)\|$", re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::([\w:]+))?`")
# Upgrades during the day: promised again with the second release, says the page.
_RESTING = {13}
_PROMISES = sorted(set(range(1, 18)) - _RESTING)


def _rows() -> dict[int, str]:
    page = (_ROOT / "docs" / "promises.md").read_text("utf-8")
    return {int(number): rest for number, rest in _ROW.findall(page)}


def test_every_promise_has_its_row() -> None:
    assert sorted(_rows()) == _PROMISES


@every_case("number", _PROMISES)
def test_a_promise_names_its_target_its_figure_and_a_test_that_there_is(number: int) -> None:
    promise, target, measured, shown = (cell.strip() for cell in _rows()[number].split("|"))
    assert all((promise, target, measured))
    tests = _TEST.findall(shown)
    assert tests
    for file, name in tests:
        text = (_ROOT / file).read_text("utf-8")
        for part in filter(None, name.split("::")):
            assert re.search(rf"(def|class) {part}\b", text), f"{file} has no {part}"
