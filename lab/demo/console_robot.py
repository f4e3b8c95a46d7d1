"""The real console, signed in as the manager, who looks at today."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from admin_console.main import run
from admin_console.window import ConsoleWindow
from lab.demo.processes import part, say_ready, settings_and_clock
from lab.demo.run import TiledWindow, place

_TRY_EVERY_MS = 300


def _attend(window: ConsoleWindow) -> tuple[QTimer, TiledWindow]:
    tile = place("console")
    window.setGeometry(tile)
    window.show()
    timer = QTimer(window, interval=_TRY_EVERY_MS)

    def sign_in() -> None:
        if window.person:
            timer.stop()
            say_ready("console")
            return
        login = window.findChild(QLineEdit, "login")
        password = window.findChild(QLineEdit, "password")
        button = window.findChild(QAbstractButton, "sign-in")
        if login and password and button and login.isVisible() and button.isEnabled():
            login.setText("manager")
            password.setText(part("password"))
            button.click()

    timer.timeout.connect(sign_in)
    timer.start()
    return timer, TiledWindow(window.windowHandle(), tile)


if __name__ == "__main__":
    sys.exit(run(settings_and_clock()[0], attend=_attend))
