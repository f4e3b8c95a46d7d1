"""``python -m bench.first_frame bare|kiosk|console``: prints first frame and readiness.

``bare`` is the smallest Qt Quick window PySide6 can show; ``kiosk`` and ``console`` are
``nouba kiosk`` and ``nouba admin`` themselves.
"""

import os
import sys
import time
from functools import partial


def bare() -> int:
    """Show a window with one rectangle."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415
    from PySide6.QtQml import QQmlComponent  # noqa: PLC0415
    from PySide6.QtQuick import QQuickView  # noqa: PLC0415

    app = QGuiApplication([])
    view = QQuickView()
    component = QQmlComponent(view.engine())
    component.setData(b'import QtQuick\nRectangle { color: "white" }', "")
    view.setContent("", component, component.create())

    def frame() -> None:
        _tell("frame")
        # Not from within the drawing: that closes the window under Qt's hands.
        QTimer.singleShot(0, app.quit)

    view.frameSwapped.connect(frame)
    view.resize(1080, 1920)
    view.show()
    return app.exec()


def kiosk() -> int:
    """Start the kiosk as the command does, until it is ready for a visitor."""
    import nouba.main  # noqa: PLC0415

    def watch(window: "object") -> None:
        from PySide6.QtCore import QTimer  # noqa: PLC0415
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

        told = set()

        def frame() -> None:
            if "frame" not in told:
                told.add("frame")
                _tell("frame")
            view_model = getattr(window, "view_model", None)
            if view_model and view_model.sections.flow.property("page") == "welcome":
                _tell("ready")
                # A locked kiosk does not close because somebody quits.
                QTimer.singleShot(0, lambda: QGuiApplication.exit(0))

        window.frameSwapped.connect(frame)  # type: ignore[attr-defined]

    import kiosk.main as kiosk_main  # noqa: PLC0415

    kiosk_main.run = partial(kiosk_main.run, watch=watch)
    return nouba.main.run(["kiosk"])


def bare_desk() -> int:
    """Show an empty window of widgets, with the library of databases loaded."""
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415

    app = QApplication([])
    window = QWidget()
    window.show()
    app.processEvents()
    import sqlalchemy  # noqa: F401, PLC0415

    _tell("ready")
    return 0


def console() -> int:
    """Start the console as the command does, sign in at once, until the live view stands."""
    import nouba.main  # noqa: PLC0415

    def attend(window: "object") -> object:
        from PySide6.QtCore import QTimer  # noqa: PLC0415
        from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton  # noqa: PLC0415

        def sign_in() -> None:
            for name, text in (
                ("login", "manager"),
                ("password", os.environ["NOUBA_BENCH_PASSWORD"]),
            ):
                window.findChild(QLineEdit, name).setText(text)  # type: ignore[attr-defined]
            window.findChild(QPushButton, "sign-in").click()  # type: ignore[attr-defined]

        def look() -> None:
            watch = window._watch  # type: ignore[attr-defined] # noqa: SLF001
            if watch.reading and window.findChild(QPushButton, "alerts-sound").isVisible():  # type: ignore[attr-defined]
                _tell("ready")
                timer.stop()
                QApplication.exit(0)

        timer = QTimer(interval=5)
        timer.timeout.connect(look)
        timer.start()
        QTimer.singleShot(0, sign_in)
        return timer

    import admin_console.main as console_main  # noqa: PLC0415

    console_main.run = partial(console_main.run, attend=attend)
    return nouba.main.run(["admin"])


def _tell(what: str) -> None:
    print(what, time.monotonic(), flush=True)


if __name__ == "__main__":
    sys.exit(
        {"bare": bare, "kiosk": kiosk, "bare_desk": bare_desk, "console": console}[sys.argv[1]]()
    )
