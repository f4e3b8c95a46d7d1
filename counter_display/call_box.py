"""The call box: a number pad, taken from all other programs, and found again once unplugged."""

import errno
import logging
import os
import select
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reception.domain.errors import EnvironmentFault

try:
    from evdev import InputDevice, ecodes
except ImportError:  # pragma: no cover - Linux alone has it
    InputDevice = None  # type: ignore[assignment,misc]

type EvdevDevice = InputDevice[str]


class CallBoxTrouble(StrEnum):
    """What is wrong with the device that ``NOUBA_CALL_BOX`` names."""

    MISSING = "missing"
    """Unplugged, or another name."""
    FORBIDDEN = "forbidden"
    TAKEN = "taken"
    NO_PAD = "no-pad"
    """No input device, or one without the keys of a number pad."""
    UNSUPPORTED = "unsupported"
    """This system has no such devices."""


_SAYS: dict[CallBoxTrouble, tuple[str, str]] = {
    CallBoxTrouble.MISSING: (
        "There is no call box at {path}",
        "plug it in, or correct NOUBA_CALL_BOX: ls /dev/input/by-id",
    ),
    CallBoxTrouble.FORBIDDEN: (
        "This user may not open the call box {path}",
        "let her by a udev rule, see docs/administrators.md",
    ),
    CallBoxTrouble.TAKEN: (
        "Another program has the call box {path} to itself",
        "end that program; each panel needs a box of its own",
    ),
    CallBoxTrouble.NO_PAD: (
        "{path} is not a number pad",
        "name one that ends in event-kbd: ls /dev/input/by-id",
    ),
    CallBoxTrouble.UNSUPPORTED: (
        "This system cannot give a call box to one program",
        "unset NOUBA_CALL_BOX; the keyboard does every act",
    ),
}


class CallBoxFault(EnvironmentFault):
    """The device or its name is at fault."""

    def __init__(self, trouble: CallBoxTrouble, path: str) -> None:
        self.trouble = trouble
        what, hint = _SAYS[trouble]
        super().__init__(what.format(path=path), hint)


# What each key is on a pad, by its name in Linux. Num Lock changes nothing here; some pads send the
# digits of a keyboard's upper row.
_NAMES: dict[str, str] = {
    **{f"KEY_KP{digit}": str(digit) for digit in range(10)},
    **{f"KEY_{digit}": str(digit) for digit in range(10)},
    "KEY_KPENTER": "enter",
    "KEY_ENTER": "enter",
    "KEY_KPPLUS": "+",
    "KEY_KPMINUS": "-",
    "KEY_MINUS": "-",
    "KEY_KPASTERISK": "*",
    "KEY_KPSLASH": "/",
    "KEY_SLASH": "/",
    "KEY_KPDOT": ".",
    "KEY_KPCOMMA": ".",
    "KEY_DOT": ".",
    "KEY_COMMA": ".",
}
_NEEDED = ("KEY_KP1", "KEY_KPENTER")
_PRESSED = 1
"""A key that is held down sends 2, and is one act."""
_TROUBLES = {
    errno.EACCES: CallBoxTrouble.FORBIDDEN,
    errno.EPERM: CallBoxTrouble.FORBIDDEN,
    errno.EBUSY: CallBoxTrouble.TAKEN,
    errno.ENOTTY: CallBoxTrouble.NO_PAD,
    errno.EINVAL: CallBoxTrouble.NO_PAD,
    errno.EISDIR: CallBoxTrouble.NO_PAD,
}


def open_device(path: str) -> EvdevDevice:
    """Return the input device at a path.

    Raises:
        CallBoxFault: this system has none.
        OSError: it cannot be opened, or is no input device.
    """
    if InputDevice is None:
        raise CallBoxFault(CallBoxTrouble.UNSUPPORTED, path)
    return InputDevice(path)


@contextmanager
def opened(path: str, device: Callable[[str], EvdevDevice] = open_device) -> Iterator[EvdevDevice]:
    """Open a number pad, and close it.

    Raises:
        CallBoxFault: it is not there, not allowed, taken or no number pad, now or within.
    """
    try:
        pad = device(path)
        try:
            _require_keys(pad, path)
            yield pad
        finally:
            pad.close()
    except OSError as error:
        trouble = _TROUBLES.get(error.errno or 0, CallBoxTrouble.MISSING)
        raise CallBoxFault(trouble, path) from error


def pressed_keys(pad: EvdevDevice) -> tuple[str, ...]:
    """Return the keys pressed since the last time, by what is written on them: ``+``, ``enter``.

    Raises:
        OSError: it is unplugged.
    """
    try:
        events = tuple(pad.read())
    except BlockingIOError:
        return ()
    if not events:
        raise OSError(errno.ENODEV, "nothing comes from the call box any more")
    pressed = (one.code for one in events if (one.type, one.value) == (ecodes.EV_KEY, _PRESSED))
    known = {ecodes.ecodes[name]: key for name, key in _NAMES.items()}
    return tuple(known[code] for code in pressed if code in known)


def _require_keys(pad: EvdevDevice, path: str) -> None:
    there = pad.capabilities().get(ecodes.EV_KEY, [])
    if not all(ecodes.ecodes[name] in there for name in _NEEDED):
        raise CallBoxFault(CallBoxTrouble.NO_PAD, path)


log = logging.getLogger(__name__)

_AGAIN_S = 1.0
_CLOSE_PATIENCE_S = 1.0


class CallBox(QObject):
    """Has the pad to itself, so that its keys reach no other program, and passes them on."""

    pressed = Signal(str)
    """What is written on the key; in the thread that made this object."""
    troubleChanged = Signal(object)  # noqa: N815 - Qt names its signals so
    """A ``CallBoxTrouble``, or None once the box works."""

    _heard = Signal(str)
    _found = Signal(object)

    def __init__(
        self,
        path: str,
        device: Callable[[str], EvdevDevice] = open_device,
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

    def _pass_on(self, pad: EvdevDevice) -> None:
        """Pass on what is pressed until the panel closes."""
        while not self._ends(pad.fileno()):
            for key in pressed_keys(pad):
                self._heard.emit(key)

    def _ends(self, *others: int, within_s: float | None = None) -> bool:
        ready, _, _ = select.select([self._woken, *others], [], [], within_s)
        return self._woken in ready
