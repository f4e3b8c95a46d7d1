"""A ``qtbot`` whose deadlines no busy machine reaches; what is waited for comes as soon as ever."""

from collections.abc import Callable
from typing import Any, override

from pytestqt.qtbot import QtBot

DEADLINE_MS = 60_000


class PatientBot(QtBot):
    """Waits for a minute where the usual one waits for five seconds."""

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = DEADLINE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    @override
    def waitSignal(self, signal: Any, *, timeout: int = DEADLINE_MS, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)

    @override
    def waitSignals(self, signals: Any, *, timeout: int = DEADLINE_MS, **how: Any) -> Any:
        return super().waitSignals(signals, timeout=timeout, **how)

    @override
    def waitExposed(self, widget: Any, *, timeout: int = DEADLINE_MS) -> Any:
        return super().waitExposed(widget, timeout=timeout)
