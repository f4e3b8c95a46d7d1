"""Work off the GUI thread: the act runs in a worker, its result comes back to the window."""

import logging
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

log = logging.getLogger(__name__)

_CLOSE_PATIENCE_S = 3.0


class Background(Protocol):
    """Carries out acts and hands back what came of them."""

    def run[T](
        self, act: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Carry out ``act`` elsewhere; then call ``done`` or ``failed`` in the GUI thread."""
        ...


class _Delivery(QObject):
    """Calls what workers hand over in the thread that made it."""

    _handed_over = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.is_open = True
        """False: what is on its way already is not called any more."""
        self._handed_over.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def hand_over(self, call: Callable[[], None]) -> None:
        self._handed_over.emit(call)

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        if self.is_open:
            call()


class Pool:
    """A worker thread: acts are carried out in the order asked.

    It ends with the program, whatever an act waits for.
    """

    def __init__(self, name: str = "work") -> None:
        self._name = name
        self._asked: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._given_up = False
        self._delivery: _Delivery | None = _Delivery()
        # A daemon: Python waits for every other thread before it ends.
        self._thread = threading.Thread(target=self._work, name=f"{name}-0", daemon=True)
        self._thread.start()

    def run[T](
        self, act: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Carry out ``act`` in a worker; nothing is handed back after ``close``."""

        def work() -> None:
            try:
                result = act()
            except Exception as error:  # noqa: BLE001 - whoever asked decides what it means
                self._hand_over(lambda error=error: failed(error))  # type: ignore[misc] # mypy cannot type the default
            else:
                self._hand_over(lambda: done(result))

        self._asked.put(work)

    def close(self, patience_s: float = _CLOSE_PATIENCE_S) -> None:
        """Carry out what was asked for, in good time, and hand nothing back any more.

        An act that still waits for something is left to itself, and what was asked for behind it
        is not begun.
        """
        delivery, self._delivery = self._delivery, None
        if delivery:
            delivery.is_open = False
        self._asked.put(None)
        self._thread.join(patience_s)
        self._given_up = self._thread.is_alive()
        if self._given_up:
            log.warning("%s: what is still waited for is given up", self._name)
        elif delivery:
            delivery.deleteLater()

    def _work(self) -> None:
        while (work := self._asked.get()) and not self._given_up:
            work()

    def _hand_over(self, call: Callable[[], None]) -> None:
        delivery = self._delivery
        if delivery:
            delivery.hand_over(call)
