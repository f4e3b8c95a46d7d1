"""The recipe of a report: four files, and screen, paper, files and the command have it."""

from pathlib import Path

import pytest

from tests.recipes.scratch import follow, run, run_tests

# It runs the tests of a whole copy.
pytestmark = [pytest.mark.deep, pytest.mark.timeout(1800)]

RECIPE = {
    "reception/reports/report_list.py": {
        "BY_HOUR = Report(\n": """\
BY_DESK_LANGUAGE = Report(
    code="by-desk-language",
    help="Report how long each language waited, counter by counter.",
    page="by-desk-language",
    by=(Dimension.LANGUAGE, Dimension.COUNTER),
    keeps_by=True,
    sections=(_WAITS, _OUTCOMES),
)
""",
        "    *(PROMISES, VISITS),\n": "    BY_DESK_LANGUAGE,\n",
    },
    "reception/reports/report_words.toml": {
        "[reports.hours]\n": """\
[reports.by-desk-language]
title = { ar = "اللغات حسب الشباك", fr = "Langues par guichet", en = "Languages by counter" }

[reports.by-desk-language.question]
ar = "أي لغة تنتظر، وأين؟"
fr = "Quelle langue attend, et où ?"
en = "Which language waits, and where?"

"""
    },
    "docs/reports.md": {
        "| `hours` |": """\
| `by-desk-language` | Which language waits, and where? | language, counter |
"""
    },
    "CHANGELOG.md": {"- This is 0.2.0": "- `nouba report by-desk-language`.\n"},
}


def test_a_report_takes_five_files_at_most(tmp_path: Path) -> None:
    follow("A report", RECIPE, tmp_path)
    page_of_the_command = 1
    assert len(RECIPE) + page_of_the_command <= 5
    run(tmp_path, "-m", "tests.nouba.commands_page")
    run_tests(
        tmp_path,
        "tests/reception/reports/test_build.py",
        "tests/nouba/test_report_files.py",
        "tests/nouba/test_commands_page.py",
        "tests/admin_console/test_report_forms.py",
    )
