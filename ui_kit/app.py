"""What every app does before its window: software drawing, typefaces, logs, and the last net."""

import contextlib
import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from reception.system.files import OneLineFormatter
from ui_kit.screen import require_screen
from ui_kit.theme import apply_desk_theme, load_fonts, missing_families

_ASKED_BYTES = 64


class EndSignals(QObject):
    """Leaves the event loop at SIGTERM or SIGINT, so that the app gives back what it holds.

    Python runs its own handlers only when Python runs, and an idle event loop does not: a
    descriptor wakes it. What comes before the loop runs is kept until it does.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._woken, self._rung = socket.socketpair()
        self._woken.settimeout(0)
        self._rung.settimeout(0)
        notifier = QSocketNotifier(self._woken.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._end)

    def install(self) -> None:
        """Hear the signals from now on; in the main thread only."""
        signal.set_wakeup_fd(self._rung.fileno(), warn_on_full_buffer=False)
        for asked in (signal.SIGTERM, signal.SIGINT):
            signal.signal(asked, _heard)

    @Slot()
    def _end(self) -> None:
        with contextlib.suppress(BlockingIOError):
            asked = self._woken.recv(_ASKED_BYTES)
            if {signal.SIGTERM, signal.SIGINT}.intersection(asked):
                # Past every dialog, and whatever a window says to being closed.
                QCoreApplication.exit(0)


def _heard(*_: object) -> None:
    """Do nothing: what is to be done is done where the event loop wakes up."""


log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def make_app(argv: Sequence[str], *, visitors: bool) -> QGuiApplication:
    """Return the application object: Qt Quick for visitors, Widgets for staff.

    SIGTERM and SIGINT leave its event loop, as closing the window does.

    Raises:
        EnvironmentFault: there is no screen to draw on.
    """
    require_screen()
    # Without a certain GPU Qt would fall to llvmpipe, which takes a whole core.
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    _log_to_stderr()
    qInstallMessageHandler(_to_log)
    app = QGuiApplication(list(argv)) if visitors else _desk_app(argv)
    app.setApplicationName("Nouba")
    EndSignals(app).install()
    load_fonts()
    for family in missing_families():
        log.error("typeface %s is missing: its script will look wrong", family)
    return app


def make_app_without_window(argv: Sequence[str]) -> QCoreApplication:
    """Return the application object of an app that shows nothing; no screen is needed.

    SIGTERM and SIGINT leave its event loop.
    """
    _log_to_stderr()
    qInstallMessageHandler(_to_log)
    app = QCoreApplication(list(argv))
    app.setApplicationName("Nouba")
    EndSignals(app).install()
    return app


def _log_to_stderr() -> None:
    """Tell whoever started the app what goes wrong: a terminal, or the system's journal."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    if any(getattr(handler, "stream", None) is sys.stderr for handler in root.handlers):
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLineFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)


class BugWatch(QObject):
    """Logs what nobody caught, in any thread, and tells the window to show its safe screen."""

    _bug_met = Signal()

    def __init__(self, show_safe_screen: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show_safe_screen = show_safe_screen
        self._bug_met.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the process's last net."""
        sys.excepthook = self._met
        threading.excepthook = self._met_in_thread

    def _met(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.critical("a bug", exc_info=(kind, error, trace))
        self._bug_met.emit()

    @Slot()
    def _show(self) -> None:
        self._show_safe_screen()

    def _met_in_thread(self, met: threading.ExceptHookArgs) -> None:
        if met.exc_value:
            self._met(met.exc_type, met.exc_value, met.exc_traceback)


def watch_bugs(show_safe_screen: Callable[[], None], parent: QObject) -> BugWatch:
    """Log every bug from now on and call ``show_safe_screen`` in the GUI thread."""
    watch = BugWatch(show_safe_screen, parent)
    watch.install()
    return watch


def _desk_app(argv: Sequence[str]) -> QGuiApplication:
    app = QApplication(list(argv))
    apply_desk_theme(app)
    return app


def _to_log(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    # The offscreen platform says this of every window; it means nothing to anybody.
    if "propagateSizeHints" not in text:
        logging.getLogger(context.category or "qt").log(_LEVELS[kind], "%s", text)


PATIENCE_S = 6.0
"""For everything together: far less than the kiosk's service manager waits for a beat."""
_DATABASE_PATIENCE_S = 1.0


def close_in_time(
    *closers: Callable[[float], object],
    within_s: float = PATIENCE_S,
    monotonic_s: Callable[[], float] = time.monotonic,
) -> None:
    """Close one after the other; each is told how many seconds it may still take."""
    until_s = monotonic_s() + within_s
    for close in closers:
        close(max(0.0, until_s - monotonic_s()))


def close_or_give_up(close: Callable[[], None], patience_s: float = _DATABASE_PATIENCE_S) -> None:
    """Give a database's connections back; one that does not answer is left to itself."""
    # A daemon: it ends with the program, whatever it waits for.
    closing = threading.Thread(target=close, name="closing", daemon=True)
    closing.start()
    closing.join(patience_s)
    if closing.is_alive():
        log.warning("the database does not answer and is given up")
