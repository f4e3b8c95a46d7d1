"""The recipes of CONTRIBUTING.md, followed on a scratch copy of the product."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parents[2]
_STEP = re.compile(r"^\d\. `([\w./-]+)`", re.MULTILINE)
# What is compiled comes along: files are copied with their times, and one that is edited is
# compiled anew.
_LEFT_OUT = shutil.ignore_patterns(".*", "node_modules", "bench", "*.egg-info")

type Edits = Mapping[str, Mapping[str, str]]
"""What is written into each file, by what stands behind it."""


def files_of(recipe: str) -> tuple[str, ...]:
    """Return the files that a recipe of CONTRIBUTING.md names, step by step."""
    page = (HERE / "CONTRIBUTING.md").read_text("utf-8")
    _, _, rest = page.partition(f"\n## {recipe}:")
    return tuple(_STEP.findall(rest.partition("\n## ")[0]))


def follow(recipe: str, edits: Edits, copy: Path) -> None:
    """Make a copy of the product, and do there what the recipe says, file by file."""
    assert tuple(edits) == files_of(recipe), "CONTRIBUTING.md says it otherwise"
    shutil.copytree(HERE, copy, ignore=_LEFT_OUT, dirs_exist_ok=True)
    for name, written in edits.items():
        file = copy / name
        text = file.read_text("utf-8")
        for behind, new in written.items():
            assert text.count(behind) == 1, (name, behind)
            text = text.replace(behind, new + behind)
        file.write_text(text, "utf-8")


def run(copy: Path, *words: str) -> str:
    """Run Python in the copy, without a window; return what it said.

    Raises:
        AssertionError: it failed; with what it wrote.
    """
    ended = subprocess.run(
        [sys.executable, *words],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=1200,
    )
    assert ended.returncode == 0, f"{ended.stdout}\n{ended.stderr}"
    return ended.stdout


def run_tests(copy: Path, *files: str) -> None:
    """Run the tests of every day of these files, as they stand in the copy."""
    run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", *files)
