import subprocess
import sys

HEAVY = (
    "alembic",
    "escpos",
    "holidays",
    "pyqtgraph",
    "xlsxwriter",
)


def test_what_pages_draw_and_count_with_is_loaded_by_those_who_open_them() -> None:
    script = "import sys, admin_console.main; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    ).stdout.split()
    assert not set(HEAVY) & set(loaded)
