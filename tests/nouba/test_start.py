"""What an app or a command loads before it is of use: nobody waits for what is needed elsewhere."""

import subprocess
import sys

import pytest

LATER = {
    "alembic",
    "escpos",
    "holidays",
    "numpy",
    "openpyxl",
    "psycopg",
    "pydantic",
    "pyqtgraph",
    "sklearn",
    "tomlkit",
    "typer",
    "xlsxwriter",
}


@pytest.mark.parametrize(
    ("modules", "never"),
    [
        pytest.param(
            "kiosk.main", LATER | {"PIL", "reception.app", "sqlalchemy"}, id="first frame"
        ),
        pytest.param("kiosk.station, reception.app", LATER, id="kiosk ready"),
        pytest.param(
            "admin_console.main, admin_console.live.page, reception.app",
            # The pages that edit the unit come with the window.
            LATER - {"holidays", "pydantic"},
            id="live view",
        ),
        pytest.param(
            "nouba.queue",
            # What reads the words of a command line.
            (LATER - {"pydantic", "typer"})
            | {"PIL", "PySide6", "argon2", "reception.app", "reception.reports"},
            id="a ticket or a call",
        ),
        pytest.param(
            "nouba.reports",
            (LATER - {"numpy", "pydantic", "typer", "xlsxwriter"}) | {"PySide6"},
            id="a report",
        ),
    ],
)
def test_nothing_is_loaded_that_can_wait(modules: str, never: set[str]) -> None:
    script = f"import sys, nouba.main, {modules}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=300
    ).stdout.split()
    assert "nouba.main" in loaded
    assert not never & set(loaded)


def test_a_command_searches_nothing_that_it_loads_for_garbage() -> None:
    script = """if True:
        import atexit, gc, sys
        import nouba.main
        searched = []
        gc.callbacks.append(lambda phase, info: searched.append(info))
        atexit.register(lambda: print(len(searched), gc.get_freeze_count() > len(gc.get_objects())))
        sys.argv = ["nouba", "issue", "--help"]
        nouba.main.main()
    """
    told = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=300
    ).stdout
    assert told.splitlines()[-1] == "0 True"
