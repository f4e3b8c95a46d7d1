"""Where the product lies, whatever its files are called."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = (
    *("nouba", "lab", "kiosk", "counter_display", "admin_console"),
    *("outward", "printer_drivers", "reception", "ui_kit"),
)


def product_files() -> list[Path]:
    """Return every file of Python of the product; benchmarks and tests are none."""
    return [path for one in PACKAGES for path in sorted((ROOT / one).rglob("*.py"))]


def test_files() -> list[Path]:
    """Return every file of Python of the tests, in which doubles of the product stand."""
    return sorted((ROOT / "tests").rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    """Return what a file says, as Python reads it."""
    return ast.parse(path.read_text("utf-8"), str(path))


def lines_of(paths: list[Path]) -> int:
    """Return how many lines the files have together."""
    return sum(len(path.read_text("utf-8").splitlines()) for path in paths)
