"""What pages need of Qt where no window is open: an application object, and the typefaces."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from ui_kit.fonts import load_fonts

# Qt wants it kept as long as anything is drawn.
_kept: list[QCoreApplication] = []


def ensure_application() -> None:
    """Make the application object that drawing needs; off the screen, when there is none yet."""
    if QCoreApplication.instance() is None:
        _kept.append(QApplication(["nouba", "-platform", "offscreen"]))
        load_fonts()
