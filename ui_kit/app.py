"""What every app does before its window: software drawing, typefaces, logs, and the last net."""

import logging
import os
import sys
import threading
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from reception.one_line import OneLineFormatter
from ui_kit.end_signals import EndSignals
from ui_kit.fonts import load_fonts, missing_families
from ui_kit.screen import require_screen
from ui_kit.theme import apply_desk_theme

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
