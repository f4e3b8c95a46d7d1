import subprocess
import sys

import pytest

from reception.domain.unit import Role

HEAVY = ("alembic", "escpos", "holidays", "pyqtgraph", "xlsxwriter")


def loaded_by(script: str) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", f"import sys, admin_console.main as console; {script}"],
        check=True,
        capture_output=True,
        text=True,
    )
    return set(HEAVY) & set(told.stdout.split())


def test_what_pages_draw_and_count_with_is_loaded_by_those_who_open_them() -> None:
    assert not loaded_by("print(*sys.modules)")


@pytest.mark.parametrize(
    ("role", "loaded"),
    [
        (Role.MANAGER, {"pyqtgraph", "xlsxwriter"}),
        (Role.ADMINISTRATOR, {"pyqtgraph", "xlsxwriter", "holidays"}),
    ],
)
def test_what_takes_long_is_loaded_before_anybody_asks(role: Role, loaded: set[str]) -> None:
    person = f"console.Person(login='x', names={{}}, role={str(role)!r})"
    assert loaded_by(f"console.load_pages({person}); print(*sys.modules)") == loaded
