"""Where the demonstration's windows stand on one screen, so that all can be watched."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

# Parts of the screen's width and height: left, top, width, height.
_PLACES = {
    "kiosk": (0.0, 0.0, 0.28, 1.0),
    "board": (0.28, 0.0, 0.40, 0.42),
    "console": (0.68, 0.0, 0.32, 0.42),
    "clerk-0": (0.28, 0.42, 0.24, 0.58),
    "clerk-1": (0.52, 0.42, 0.24, 0.58),
    "clerk-2": (0.76, 0.42, 0.24, 0.58),
}
# Without a screen every window has the size it is made for.
_UNSEEN = {"kiosk": (1080, 1920), "board": (1920, 1080), "console": (1280, 900)}
_DESK = (1180, 700)


def place(name: str) -> QRect:
    """Return where a window stands."""
    if QGuiApplication.platformName() == "offscreen":
        return QRect(0, 0, *_UNSEEN.get(name, _DESK))
    screen = QGuiApplication.primaryScreen().availableGeometry()
    left, top, width, height = _PLACES[name]
    return QRect(
        screen.x() + round(left * screen.width()),
        screen.y() + round(top * screen.height()),
        round(width * screen.width()),
        round(height * screen.height()),
    )
