"""In which thread Qt objects are deleted that only garbage holds."""

import subprocess
import sys

import pytest

_A_BUSY_THREAD = """
import gc, sys, threading, time
from PySide6.QtCore import QCoreApplication, QObject, Qt
from ui_kit.garbage import collect_garbage_here

class Page(QObject):
    pass

app = QCoreApplication([])
if sys.argv[1] == "here":
    collect_garbage_here(app)
page = Page()
page.itself = page
told, kept = [], []
page.destroyed.connect(
    lambda: told.append(threading.current_thread().name), Qt.ConnectionType.DirectConnection
)
del page
busy = threading.Thread(name="busy", target=lambda: kept.extend([one] for one in range(100_000)))
busy.start()
busy.join()
until = time.monotonic() + 30
while not told and time.monotonic() < until:
    app.processEvents()
print(*told)
"""


@pytest.mark.parametrize(("policy", "thread"), [("anywhere", "busy"), ("here", "MainThread")])
def test_a_qt_object_in_garbage_is_deleted_in_the_thread_of_the_windows(
    policy: str, thread: str
) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _A_BUSY_THREAD, policy],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        timeout=60,
    )
    assert ran.stdout.split() == [thread]
