"""A reader's pack goes out, and what she has passed stands in the unit, where stations read it."""

from pathlib import Path

import polib
import pytest

from reception.app import open_reception
from reception.unit.tamazight import paper_tamazight
from tests.support.commands import Nouba

PLACE = ("board/Board", "Closed")
ON_PAPER = ("ticket/ahead", "Before you")
BETTER = "ⵎⵉⴷⴷⵏ ⵣⴷⴰⵜ"


def entry(sheet: polib.POFile, where: str, source: str) -> polib.POEntry:
    [found] = [one for one in sheet if (one.msgctxt, one.msgid) == (where, source)]
    return found


@pytest.fixture
def pack(nouba: Nouba, tmp_path: Path) -> Path:
    """Write a reader's pack, in which she passes a text as it is and corrects another."""
    file = tmp_path / "pack.po"
    answer = nouba("translations", "export", "--review", "--out", str(file))
    assert answer.exit_code == 0, answer.err
    sheet = polib.pofile(str(file))
    entry(sheet, *PLACE).flags = []
    corrected = entry(sheet, *ON_PAPER)
    corrected.flags, corrected.msgstr = [], BETTER
    sheet.metadata["Last-Translator"] = "Tuda Example <tuda@example.org>"
    sheet.save()
    return file


def test_the_pack_is_a_file_to_edit_and_one_to_print(pack: Path) -> None:
    assert pack.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    drafted = entry(polib.pofile(str(pack)), "board/Board", "On a break")
    assert drafted.fuzzy
    assert "Confidence: B" in drafted.comment
    assert "Known from: IRCAM" in drafted.comment


def test_what_she_passed_is_noted_in_the_unit_and_shown_by_it(
    nouba: Nouba, pack: Path, database_url: str
) -> None:
    answer = nouba("translations", "import", str(pack))
    assert answer.exit_code == 0, answer.err
    assert "2 texts passed" in answer.out
    assert "not offered to visitors" in answer.out
    with open_reception(database_url) as reception:
        rules = reception.office.unit().tamazight
        assert {(one.text, one.said, one.by) for one in rules.reviewed} == {
            ("Closed", ("ⵉⵇⵇⵏ",), "Tuda Example"),
            ("Before you", (BETTER,), "Tuda Example"),
        }
        assert paper_tamazight(rules) == {"ahead": BETTER}
        last = reception.office.history(asking=None, limit=1)[0]
        assert last.revision.why == "Tamazight: 2 texts passed"
    assert "0 texts passed" in nouba("translations", "import", str(pack)).out

    again = pack.with_name("again.po")
    nouba("translations", "export", "--review", "--out", str(again))
    passed = entry(polib.pofile(str(again)), *ON_PAPER)
    assert (passed.msgstr, passed.fuzzy) == (BETTER, False)
    assert "Passed by: Tuda Example" in passed.comment


def test_doctor_tells_how_much_there_is(nouba: Nouba, pack: Path) -> None:
    nouba("translations", "import", str(pack))
    told = [line for line in nouba("doctor").out.splitlines() if " tamazight " in line]
    assert "board 4 of 15 (27 %), 1 reviewed" in told[0]
    assert "not offered to visitors: that takes 95 % of each" in told[1]


def test_a_pack_needs_a_name(nouba: Nouba) -> None:
    nouba("translations", "export", "--review").refuses_with("--out")
