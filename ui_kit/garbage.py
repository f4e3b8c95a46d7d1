"""Garbage is collected in the thread of the windows alone: in cycles of it lie Qt objects.

Python collects in whichever thread happens to allocate; a Qt object that is deleted in another
thread than its own takes the program with it (``test_garbage.py`` shows it).
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000


def collect_garbage_here(parent: QObject) -> None:
    """Collect from now on in this thread, the one of the application, whenever it is due."""
    gc.disable()
    timer = QTimer(parent)
    timer.timeout.connect(collect_due)
    timer.start(_EVERY_MS)
    # What the start made stays: a search through all of it is long enough to be felt at a touch.
    QTimer.singleShot(_EVERY_MS, gc.freeze)


def collect_due() -> None:
    """Collect what Python would have collected by itself until now."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return
