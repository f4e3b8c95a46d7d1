"""``python -m lab.demo.portraits APP DIR``: a picture of every screen in every language.

The real app is started on the living hall, touched as a person would, and photographed.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView
from PySide6.QtWidgets import QAbstractButton, QWidget

import admin_console.main
import counter_display.board.main
import counter_display.clerk_panel.main
import kiosk.main
from admin_console.window import ConsoleWindow
from counter_display.board.main import BoardWindow
from counter_display.clerk_panel.keys import NO_PACE
from counter_display.clerk_panel.window import ClerkWindow
from kiosk.window import KioskWindow
from lab.demo.clerk_robot import sign_in
from lab.demo.kiosk_robot import touch
from lab.demo.processes import part, settings_and_clock
from reception.domain.ticket import TicketState

STAFF_LANGUAGES = ("ar", "fr", "en")

_LOOK_EVERY_MS = 100
# A page that has come is given this many looks to end its motion and fetch its figures.
_SETTLE_LOOKS = 8
# A button is not pressed again before its answer can be seen.
_LOOKS_TO_AN_ANSWER = 20
# Ten times what a busy computer needs.
_LONGEST_WAIT_LOOKS = 3_000

# One step: what must be true, then what to do.
type Step = tuple[Callable[[], bool], Callable[[], object]]


class Sitting(QObject):
    """Carries out steps, each when its time has come, then ends the app."""

    def __init__(self, window: QObject, steps: Iterator[Step]) -> None:
        super().__init__(window)
        self._steps = steps
        self._step: Step | None = next(steps)
        self._settled = self._waited = 0
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        if self._step is None:
            self._timer.stop()
            QGuiApplication.exit(0)
            return
        ready, act = self._step
        self._settled = self._settled + 1 if ready() else 0
        self._waited += 1
        if self._settled > _SETTLE_LOOKS:
            act()
            self._step = next(self._steps, None)
            self._settled = self._waited = 0
        elif self._waited > _LONGEST_WAIT_LOOKS:
            sys.stderr.write("a screen that should come did not\n")
            self._timer.stop()
            QGuiApplication.exit(3)


def _photograph(window: QQuickView | QWidget, file: Path) -> None:
    picture = window.grab() if isinstance(window, QWidget) else window.grabWindow()
    picture.save(str(file))


def portray_kiosk(out: Path) -> int:
    """Portray the kiosk, upright and lying, in every language."""

    def steps(window: KioskWindow) -> Iterator[Step]:
        def page(*names: str) -> Callable[[], bool]:
            return lambda: str(window.view_model.sections.flow.property("page")) in names

        def shot(name: str) -> Callable[[], object]:
            return partial(_photograph, window, out / f"kiosk-{name}.png")

        def finger(name: str) -> Callable[[], object]:
            return partial(touch, window, name)

        for shape, width, height in (("upright", 1080, 1920), ("lying", 1920, 1080)):
            yield page("welcome", "closed"), partial(window.resize, width, height)
            yield page("welcome", "closed"), shot(f"{shape}-1-welcome")
            for language in ("ar", "zgh", "fr", "en"):
                name = f"{shape}-{language}"
                yield page("welcome"), finger(f"language-{language}")
                if language == "zgh":
                    yield page("second"), shot(f"{name}-1-second")
                    yield page("second"), finger("second-ar")
                yield page("groups"), shot(f"{name}-2-groups")
                yield page("groups"), finger("group-civil-status")
                yield page("services"), shot(f"{name}-3-services")
                yield page("services"), finger("service-birth-extract")
                yield page("ticket"), shot(f"{name}-4-ticket")
                yield page("ticket"), finger("done")

    return kiosk.main.run(settings_and_clock()[0], attend=_sitting(steps))


def portray_board(out: Path) -> int:
    """Portray the board, lying and upright; it shows all languages at once."""

    def steps(window: BoardWindow) -> Iterator[Step]:
        def has_read() -> bool:
            return bool(window.view_model.property("time"))

        for shape, width, height in (("lying", 1920, 1080), ("upright", 1080, 1920)):
            yield has_read, partial(window.resize, width, height)
            yield has_read, partial(_photograph, window, out / f"board-{shape}.png")

    return counter_display.board.main.run(settings_and_clock()[0], attend=_sitting(steps))


def portray_console(out: Path) -> int:
    """Portray the console's pages in every language of its own."""

    def steps(window: ConsoleWindow) -> Iterator[Step]:
        desk = _Desk(window, out, "console")
        yield from desk.in_languages("1-sign-in", "sign-in")
        yield desk.sees("sign-in"), lambda: sign_in(window, "admin", part("password"))
        yield from desk.in_languages("2-live", "page-live")
        yield desk.sees("section-figures"), desk.click("section-figures")
        yield desk.sees("page-waits"), desk.click("page-waits")
        yield from desk.in_languages("3-waits", "waits-save-csv")

    return admin_console.main.run(settings_and_clock()[0], attend=_sitting(steps, size=(1280, 900)))


def portray_clerk(out: Path) -> int:
    """Portray the clerk's panel through one service, in every language of its own."""

    def steps(window: ClerkWindow) -> Iterator[Step]:
        desk = _Desk(window, out, "clerk")

        def holding(state: TicketState) -> Callable[[], bool]:
            return lambda: _held_state(window) is state

        yield from desk.in_languages("1-sign-in", "sign-in")
        yield desk.sees("sign-in"), lambda: sign_in(window, "manager", part("password"))
        yield from desk.in_languages("2-counters", "counter-1")
        yield desk.sees("counter-1"), desk.click("counter-1")
        yield from desk.in_languages("3-free", "main-act")
        yield desk.reaches("main-act", holding(TicketState.CALLED)), lambda: None
        yield from desk.in_languages("4-called", "main-act")
        yield desk.reaches("main-act", holding(TicketState.SERVING)), lambda: None
        yield from desk.in_languages("5-serving", "main-act")

    return counter_display.clerk_panel.main.run(
        settings_and_clock()[0], attend=_sitting(steps, size=(1180, 700)), pace=NO_PACE
    )


def _held_state(window: ClerkWindow) -> TicketState | None:
    reading = window.view_model.reading
    return reading.held.state if reading and reading.held else None


class _Desk:
    """A photographer before a window of widgets."""

    def __init__(self, window: QWidget, out: Path, app: str) -> None:
        self._window = window
        self._out = out
        self._app = app

    def sees(self, name: str) -> Callable[[], bool]:
        return lambda: self._button(name) is not None

    def click(self, name: str) -> Callable[[], object]:
        def act() -> None:
            button = self._button(name)
            if button:
                button.click()

        return act

    def reaches(self, name: str, there: Callable[[], bool]) -> Callable[[], bool]:
        """Return whether it is there, and press the button from time to time until it is."""
        looks = count(1)

        def ready() -> bool:
            if there():
                return self.sees(name)()
            if next(looks) % _LOOKS_TO_AN_ANSWER == 0:
                self.click(name)()
            return False

        return ready

    def in_languages(self, name: str, sight: str) -> Iterator[Step]:
        for language in STAFF_LANGUAGES:
            yield self.sees(sight), self.click(f"language-{language}")
            file = self._out / f"{self._app}-{language}-{name}.png"
            yield self.sees(sight), partial(_photograph, self._window, file)

    def _button(self, name: str) -> QAbstractButton | None:
        buttons = self._window.findChildren(QAbstractButton, name)
        return next((one for one in buttons if one.isVisible() and one.isEnabled()), None)


def _sitting[W: QQuickView | QWidget](
    steps: Callable[[W], Iterator[Step]], *, size: tuple[int, int] | None = None
) -> Callable[[W], Sitting]:
    def attend(window: W) -> Sitting:
        if size:
            window.resize(*size)
        window.show()
        return Sitting(window, steps(window))

    return attend


if __name__ == "__main__":
    _, asked, folder = sys.argv
    Path(folder).mkdir(parents=True, exist_ok=True)
    sys.exit(
        {
            "kiosk": portray_kiosk,
            "board": portray_board,
            "clerk": portray_clerk,
            "console": portray_console,
        }[asked](Path(folder))
    )
