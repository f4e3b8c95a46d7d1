"""An app's sign of life: whoever leads the hall is told when a station falls silent."""

import logging
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from reception.domain.errors import EnvironmentFault, Refusal
from reception.ports import App
from ui_kit.background import Background

log = logging.getLogger(__name__)

BEAT_MS = 60_000


class Lives(Protocol):
    """Keeps who was heard of when."""

    def beat(self, station: str, app: App, *, part: str = "", starts: bool = False) -> None:
        """Note that an app runs at a station."""
        ...

    def leave(self, station: str, app: App, *, part: str = "") -> None:
        """Note that an app was ended in good order."""
        ...


class SignOfLife(QObject):
    """Says once a minute, in the background, that this app runs; says goodbye when it ends."""

    def __init__(
        self,
        lives: Lives,
        background: Background,
        *,
        station: str,
        app: App,
        part: str = "",
        parent: QObject | None = None,
    ) -> None:
        """Speak for one app of a station; ``lives`` is asked in the background only."""
        super().__init__(parent)
        self._lives = lives
        self._background = background
        self._station, self._app, self._part = station, app, part
        self._is_known = False
        self._is_asked = False
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self.beat)

    def start(self) -> None:
        """Give the first sign, and go on."""
        self.beat()
        self._timer.start()

    @Slot()
    def beat(self) -> None:
        """Give a sign, unless the last one is still on its way."""
        if self._is_asked:
            return
        self._is_asked = True
        starts = not self._is_known
        self._background.run(
            lambda: self._lives.beat(self._station, self._app, part=self._part, starts=starts),
            self._done,
            self._failed,
        )

    def close(self) -> None:
        """Say goodbye; the background carries it out before it closes."""
        self._timer.stop()
        if self._is_known:
            self._background.run(
                lambda: self._lives.leave(self._station, self._app, part=self._part),
                lambda _: None,
                self._failed,
            )

    def _done(self, _: None) -> None:
        self._is_asked, self._is_known = False, True

    def _failed(self, error: Exception) -> None:
        self._is_asked = False
        # A database that is away, or not set up yet, is told elsewhere; the next sign tries again.
        if not isinstance(error, (EnvironmentFault, Refusal)):
            log.error("a bug", exc_info=error)
