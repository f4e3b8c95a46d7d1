"""``python -m bench.first_frame bare|kiosk``: prints when the first frame is drawn, and readiness.

``bare`` is the smallest Qt Quick window PySide6 can show; ``kiosk`` is ``nouba kiosk`` itself.
"""

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
            if view_model and view_model.property("page") == "welcome":
                _tell("ready")
                # A locked kiosk does not close because somebody quits.
                QTimer.singleShot(0, lambda: QGuiApplication.exit(0))

        window.frameSwapped.connect(frame)  # type: ignore[attr-defined]

    import kiosk.main as kiosk_main  # noqa: PLC0415

    kiosk_main.run = partial(kiosk_main.run, watch=watch)
    return nouba.main.run(["kiosk"])


def _tell(what: str) -> None:
    print(what, time.monotonic(), flush=True)


if __name__ == "__main__":
    sys.exit({"bare": bare, "kiosk": kiosk}[sys.argv[1]]())
