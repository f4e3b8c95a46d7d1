"""``python -m bench.board_frames board|bare``: prints each number and when it was first drawn.

``board`` is the real board; ``bare`` is the smallest window that could show a call: one text, which
a thread sets to the latest call as soon as the bare feed hears of a change. The time is monotonic,
which processes share.
"""

import re
import sys
import threading
import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickView

from bench.instants import tell_of
from counter_display.board.main import BoardWindow, run
from reception.app import open_reception
from reception.system.settings import settings_from

_LABEL = re.compile(r"[A-Z]{1,2}[0-9]{3,6}")
_SIZE = (1920, 1080)
# So long after a change the frames are looked through: whatever moves has come to rest then.
_LOOKED_AT_S = 1.0


class Frames(QObject):
    """Looks, after each frame that follows a change, which numbers can be read on it."""

    def __init__(self, window: QQuickView) -> None:
        super().__init__(window)
        self._window = window
        self._seen: set[str] = set()
        self._until_s = float("inf")
        window.frameSwapped.connect(self._look)

    @Slot()
    def hear(self) -> None:
        """Look at the next frames."""
        self._until_s = time.monotonic() + _LOOKED_AT_S

    @Slot()
    def _look(self) -> None:
        drawn_s = time.monotonic()
        if drawn_s > self._until_s:
            return
        for text in _texts(self._window.contentItem()):
            label = "".join(filter(str.isalnum, text))
            if _LABEL.fullmatch(label) and label not in self._seen:
                self._seen.add(label)
                print(label, drawn_s, flush=True)


def _texts(item: QQuickItem) -> Iterator[str]:
    for child in item.childItems():
        if child.isVisible() and child.opacity() > 0:
            text = child.property("text")
            if isinstance(text, str):
                yield text
            yield from _texts(child)


def _attend(window: BoardWindow) -> Frames:
    window.resize(*_SIZE)
    window.show()
    frames = Frames(window)
    window.view_model.callsChanged.connect(frames.hear)
    return frames


class _Bare(QObject):
    """Hands the latest call over from the thread that listens."""

    called = Signal(str)

    def listen(self) -> None:
        with open_reception(str(settings_from().database)) as reception:
            feed = reception.open_feed()
            while True:
                feed.wait(5)
                calls = reception.hall.calls()
                if calls:
                    self.called.emit(calls[0].label)


def bare() -> int:
    """Show the latest call, and nothing else."""
    app = QGuiApplication([])
    view = QQuickView()
    component = QQmlComponent(view.engine())
    component.setData(b"import QtQuick\nText { font.pixelSize: 300 }", "")
    text = component.create()
    view.setContent("", component, text)
    view.resize(*_SIZE)
    frames, listener = Frames(view), _Bare()
    listener.called.connect(frames.hear)
    listener.called.connect(lambda label: text.setProperty("text", label))
    threading.Thread(target=listener.listen, daemon=True).start()
    QTimer.singleShot(0, view.show)
    return app.exec()


if __name__ == "__main__":
    tell_of(sys.argv[1])
    sys.exit(bare() if sys.argv[1] == "bare" else run(settings_from(), attend=_attend))
