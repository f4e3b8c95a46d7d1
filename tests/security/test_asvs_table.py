"""The table of ASVS 5.0.0 is whole, and everything that it points at is there."""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "security" / "asvs-5.0.0.csv"
# Requirements of level 1 and of level 2 in each chapter of ASVS 5.0.0.
CHAPTERS = {
    1: (8, 19), 2: (4, 7), 3: (8, 11), 4: (2, 8), 5: (4, 5), 6: (13, 22), 7: (6, 12),
    8: (4, 3), 9: (4, 3), 10: (5, 24), 11: (3, 11), 12: (3, 6), 13: (1, 12), 14: (2, 7),
    15: (3, 10), 16: (0, 16), 17: (0, 7),
}  # fmt: skip


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def text_of(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_each_requirement_of_levels_one_and_two_has_one_row() -> None:
    found = Counter(
        (int(one["requirement"].removeprefix("V").split(".")[0]), one["level"]) for one in rows()
    )
    asked = {
        (chapter, str(level)): count
        for chapter, counts in CHAPTERS.items()
        for level, count in zip((1, 2), counts, strict=True)
        if count
    }
    assert {key: count for key, count in found.items() if key[1] != "3"} == asked
    assert sum(asked.values()) == 253
    names = [one["requirement"] for one in rows()]
    assert len(set(names)) == len(names)


def test_each_row_is_answered_and_what_proves_it_is_there() -> None:
    for row in rows():
        name = row["requirement"]
        assert row["answer"], name
        if row["applies"] == "no":
            assert (row["status"], row["evidence"]) == ("", ""), name
            continue
        assert row["status"] in {"met", "partly", "open"}, name
        assert row["evidence"], name
        for one in row["evidence"].split("; "):
            path, _, test = one.partition("::")
            if path.endswith(".py"):
                assert test or path.startswith("tests/"), f"{one}: name what proves it there"
                for part in test.split("::"):
                    assert part in text_of(path), one
                    if part.startswith("test_"):
                        assert f"def {part}(" in text_of(path), one
            else:
                assert (ROOT / path).is_file(), one


def test_nothing_is_called_met_that_a_wrong_name_proves() -> None:
    assert "def test_that_nobody_wrote(" not in text_of("tests/reception/people/test_sign_in.py")
