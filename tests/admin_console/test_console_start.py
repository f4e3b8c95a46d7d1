import subprocess
import sys

HEAVY = (
    "sqlalchemy",
    "psycopg",
    "alembic",
    "pydantic",
    "argon2",
    "escpos",
    "qrcode",
    "numpy",
    "pyqtgraph",
)


def test_nothing_heavy_is_loaded_before_the_first_frame() -> None:
    script = "import sys, admin_console.main; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    ).stdout.split()
    assert not set(HEAVY) & set(loaded)
