"""Work off the GUI thread: the act runs in a worker, its result comes back to the window."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

log = logging.getLogger(__name__)


class Background(Protocol):
    """Carries out acts and hands back what came of them."""

    def run[T](
        self,
        act: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Carry out ``act`` elsewhere; then call ``done`` or ``failed`` in the GUI thread."""
        ...


class _Delivery(QObject):
    """Calls what workers hand over in the thread that made it."""

    _handed_over = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._handed_over.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def hand_over(self, call: Callable[[], None]) -> None:
        self._handed_over.emit(call)

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        call()


class Pool:
    """Worker threads, one by default, so that acts are carried out in the order asked."""

    def __init__(self, name: str = "work", *, threads: int = 1) -> None:
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._delivery: _Delivery | None = _Delivery()

    def run[T](
        self,
        act: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Carry out ``act`` in a worker; nothing is handed back after ``close``."""

        def work() -> None:
            try:
                result = act()
            except Exception as error:  # noqa: BLE001 - whoever asked decides what it means
                self._hand_over(lambda error=error: failed(error))  # type: ignore[misc] # mypy cannot type the default
            else:
                self._hand_over(lambda: done(result))

        self._executor.submit(work)

    def close(self) -> None:
        """Wait until everything asked for has been carried out; hand nothing back any more."""
        delivery, self._delivery = self._delivery, None
        self._executor.shutdown()
        if delivery:
            delivery.deleteLater()

    def _hand_over(self, call: Callable[[], None]) -> None:
        delivery = self._delivery
        if delivery:
            delivery.hand_over(call)


class Inline:
    """Carries out acts at once, for tests."""

    def run[T](
        self,
        act: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Carry out ``act`` and hand back its result before returning."""
        try:
            result = act()
        except Exception as error:  # noqa: BLE001 - whoever asked decides what it means
            failed(error)
        else:
            done(result)

    def close(self) -> None:
        """Do nothing: there is nothing to wait for."""
