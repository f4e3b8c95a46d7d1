"""What the README promises is shown by tests that exist."""

import re
from pathlib import Path

from tests.support.every_case import every_case

_ROOT = Path(__file__).parents[1]
_ROW = re.compile(r"^\| P(\d+) \|(.*)\|$", re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::([\w:]+))?`")
_PROMISES = 17


def _rows() -> dict[int, str]:
    readme = (_ROOT / "README.md").read_text("utf-8")
    return {int(number): rest for number, rest in _ROW.findall(readme)}


def test_every_promise_has_its_row() -> None:
    assert sorted(_rows()) == list(range(1, _PROMISES + 1))


@every_case("number", range(1, _PROMISES + 1))
def test_a_promise_names_its_target_its_figure_and_a_test_that_there_is(number: int) -> None:
    promise, target, measured, shown = (cell.strip() for cell in _rows()[number].split("|"))
    assert all((promise, target, measured))
    tests = _TEST.findall(shown)
    assert tests
    for file, name in tests:
        text = (_ROOT / file).read_text("utf-8")
        for part in filter(None, name.split("::")):
            assert re.search(rf"(def|class) {part}\b", text), f"{file} has no {part}"
