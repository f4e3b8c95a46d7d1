"""Listens to the call box in a thread of its own, and finds it again when it was unplugged."""

import logging
import os
import select
import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot

from counter_display.call_box.device import (
    CallBoxFault,
    CallBoxTrouble,
    Device,
    open_device,
    opened,
    signs,
)

log = logging.getLogger(__name__)

_AGAIN_S = 1.0
_CLOSE_PATIENCE_S = 1.0


class CallBox(QObject):
    """Has the pad to itself, so that its keys reach no other program, and passes them on."""

    pressed = Signal(str)
    """What is written on the key; in the thread that made this object."""
    troubleChanged = Signal(object)  # noqa: N815 - Qt names its signals so
    """A ``Trouble``, or None once the box works."""

    _heard = Signal(str)
    _found = Signal(object)

    def __init__(
        self,
        path: str,
        device: Callable[[str], Device] = open_device,
        *,
        again_s: float = _AGAIN_S,
        parent: QObject | None = None,
    ) -> None:
        """Use the device at ``path``; one that is not there is looked for every ``again_s``."""
        super().__init__(parent)
        self.path = path
        self.trouble: CallBoxTrouble | None = None
        self._open = partial(opened, path, device)
        self._again_s = again_s
        self._thread: threading.Thread | None = None
        self._woken, self._wake = os.pipe()
        # Whoever hears these lives in the thread of the windows.
        self._heard.connect(self.pressed, Qt.ConnectionType.QueuedConnection)
        self._found.connect(self._take_trouble, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to listen."""
        self._thread = threading.Thread(target=self._listen, name="call-box", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Give the device back to the other programs."""
        os.write(self._wake, b".")
        if self._thread:
            self._thread.join(_CLOSE_PATIENCE_S)
            if self._thread.is_alive():
                log.warning("the call box does not answer and is given up")
                return
            self._thread = None
        os.close(self._wake)
        os.close(self._woken)

    @Slot(object)
    def _take_trouble(self, trouble: CallBoxTrouble | None) -> None:
        self.trouble = trouble
        self.troubleChanged.emit(trouble)

    def _listen(self) -> None:
        told: CallBoxTrouble | None = None
        while True:
            try:
                with self._open() as pad:
                    pad.grab()
                    if told:
                        log.info("the call box %s works again", self.path)
                        self._found.emit(None)
                        told = None
                    return self._pass_on(pad)
            except CallBoxFault as fault:
                if fault.trouble is not told:
                    told = fault.trouble
                    log.warning("%s: %s", fault.what, fault.hint)
                    self._found.emit(told)
            if self._ends(within_s=self._again_s):
                return None

    def _pass_on(self, pad: Device) -> None:
        """Pass on what is pressed until the panel closes."""
        while not self._ends(pad.fileno()):
            for sign in signs(pad):
                self._heard.emit(sign)

    def _ends(self, *others: int, within_s: float | None = None) -> bool:
        ready, _, _ = select.select([self._woken, *others], [], [], within_s)
        return self._woken in ready
