"""What every app does before its window: software drawing, typefaces, logs, and the last net."""

import contextlib
import ctypes
import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
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

from reception.domain.errors import EnvironmentFault
from reception.system.files import OneLineFormatter
from ui_kit.garbage import collect_garbage_here
from ui_kit.theme import apply_desk_theme, load_fonts, missing_families

_SAY_WHERE = (
    "start this in a graphical session, or name Qt's platform in QT_QPA_PLATFORM (such as eglfs)"
)
_SCREEN_PATIENCE_S = 5.0


def require_screen(environment: Mapping[str, str] = os.environ) -> None:
    """Refuse to go on where no screen answers.

    Raises:
        EnvironmentFault: none is named, or none of those named is there.
    """
    if not sys.platform.startswith("linux"):
        return
    missing = []
    for platform in _platforms(environment):
        screen = _missing_screen(platform, environment)
        if screen is None:
            return
        missing.append(screen)
    named = " or ".join(screen for screen in missing if screen)
    if not named:
        raise EnvironmentFault("There is no screen here", _SAY_WHERE)
    raise EnvironmentFault(
        f"There is no screen at {named}",
        "start the graphical session first and let this user use it, or put DISPLAY"
        " or WAYLAND_DISPLAY right",
    )


def _platforms(environment: Mapping[str, str]) -> list[str]:
    """Return the platforms that Qt will try: the first that there is draws."""
    if named := environment.get("QT_QPA_PLATFORM"):
        return [one.partition(":")[0].strip() for one in named.split(";")]
    found = [
        platform
        for variable, platform in (("WAYLAND_DISPLAY", "wayland"), ("DISPLAY", "xcb"))
        if environment.get(variable)
    ]
    return found or ["xcb"]


def _missing_screen(platform: str, environment: Mapping[str, str]) -> str | None:
    """Return the name of a screen that does not answer, perhaps empty; None for one that may."""
    if platform == "xcb":
        display = environment.get("DISPLAY", "")
        return None if display and _x_answers(display) else display
    if platform.startswith("wayland") and not environment.get("WAYLAND_SOCKET"):
        display = environment.get("WAYLAND_DISPLAY") or "wayland-0"
        return None if _wayland_answers(display, environment) else display
    return None


def _x_answers(display: str) -> bool:
    # Asked by the library that Qt uses: it knows every form of the name, and shows the permit.
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display), None)
    if not xcb.xcb_connection_has_error(connection):
        # Kept until this program ends: a screen without a window manager begins anew when the last
        # that is connected to it leaves, and is not there for whoever comes then.
        return True
    xcb.xcb_disconnect(connection)
    return False


def _wayland_answers(display: str, environment: Mapping[str, str]) -> bool:
    path = Path(environment.get("XDG_RUNTIME_DIR", "")) / display
    if not path.is_absolute():
        return False
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(_SCREEN_PATIENCE_S)
        try:
            line.connect(str(path))
        except OSError:
            return False
    return True


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
    app = _named(QGuiApplication if visitors else QApplication, argv)
    if isinstance(app, QApplication):
        apply_desk_theme(app)
    load_fonts()
    for family in missing_families():
        log.error("typeface %s is missing: its script will look wrong", family)
    return app


def make_app_without_window(argv: Sequence[str]) -> QCoreApplication:
    """Return the application object of an app that shows nothing; no screen is needed.

    SIGTERM and SIGINT leave its event loop.
    """
    return _named(QCoreApplication, argv)


def _named[App: QCoreApplication](kind: Callable[[list[str]], App], argv: Sequence[str]) -> App:
    _log_to_stderr()
    qInstallMessageHandler(_to_log)
    app = kind(list(argv))
    app.setApplicationName("Nouba")
    collect_garbage_here(app)
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


class _BugWatch(QObject):
    """Logs what nobody caught, in any thread, and tells the window to show its safe screen."""

    _bug_met = Signal()

    def __init__(self, show_safe_screen: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show_safe_screen = show_safe_screen
        self._bug_met.connect(self._show, Qt.ConnectionType.QueuedConnection)
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


def watch_bugs(show_safe_screen: Callable[[], None], parent: QObject) -> None:
    """Log every bug from now on and call ``show_safe_screen`` in the GUI thread."""
    _BugWatch(show_safe_screen, parent)


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
