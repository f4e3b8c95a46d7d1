import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from admin_console.main import OneReception
from reception.bootstrap import Reception
from reception.domain.errors import StorageFault

HEAVY = ("sqlalchemy", "psycopg", "alembic", "pydantic", "argon2", "escpos", "qrcode")


def test_the_core_is_opened_once_whoever_asks_first(hall: Reception) -> None:
    opened = []

    def opening() -> Reception:
        opened.append(True)
        return hall

    one = OneReception(opening)
    with ThreadPoolExecutor(4) as threads:
        found = [asked.result() for asked in [threads.submit(one) for _ in range(8)]]
    assert opened == [True]
    assert all(core is hall for core in found)


def test_a_core_that_could_not_be_opened_is_tried_again(hall: Reception) -> None:
    answers: list[Reception | None] = [None, hall]

    def opening() -> Reception:
        answer = answers.pop(0)
        if answer is None:
            raise StorageFault("The database is away", "look at the cable")
        return answer

    one = OneReception(opening)
    with pytest.raises(StorageFault):
        one()
    assert one() is hall


def test_nothing_heavy_is_loaded_before_the_first_frame() -> None:
    script = "import sys, admin_console.main; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    ).stdout.split()
    assert not set(HEAVY) & set(loaded)
