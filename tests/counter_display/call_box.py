"""A call box made of a FIFO: what is written into it, the panel reads as a number pad's keys."""

import errno
import os
import struct
from pathlib import Path

from evdev import InputDevice, ecodes

_EVENT = struct.Struct("@llHHi")
"""Linux's ``struct input_event``: seconds, microseconds, type, code, value."""
_DOWN, _HELD, _UP = 1, 2, 0


class FifoPad(InputDevice[str]):
    """Reads as the library does; what the kernel is asked besides is answered here."""

    grabbed: int = 0
    refuses_to_be_grabbed = False
    keys: tuple[int, ...] = (ecodes.KEY_KP1, ecodes.KEY_KPENTER)

    def __init__(self, path: str) -> None:
        self.path = path
        self.name = "FIFO pad"
        self.fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    def capabilities(self, **_how: bool) -> dict[int, list[int]]:  # type: ignore[override]
        return {ecodes.EV_KEY: list(self.keys)}

    def grab(self) -> None:
        if type(self).refuses_to_be_grabbed:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        type(self).grabbed += 1


class Keypad:
    """Whose finger is on the pad, and who plugs it in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._fd: int | None = None

    def plug(self) -> None:
        os.mkfifo(self.path)
        # For reading too, so that opening waits for nobody.
        self._fd = os.open(self.path, os.O_RDWR | os.O_NONBLOCK)

    def unplug(self) -> None:
        assert self._fd is not None
        # Gone before it is let go of, as a pad is: whoever opens it meanwhile finds nothing.
        self.path.unlink()
        os.close(self._fd)
        self._fd = None

    def press(self, *names: str) -> None:
        """Press and let go; ``KPENTER`` is the pad's Enter."""
        for name in names:
            code = ecodes.ecodes[f"KEY_{name}"]
            self._send(code, _DOWN)
            self._send(code, _UP)

    def hold(self, name: str, times: int) -> None:
        code = ecodes.ecodes[f"KEY_{name}"]
        self._send(code, _DOWN)
        for _ in range(times):
            self._send(code, _HELD)
        self._send(code, _UP)

    def _send(self, code: int, value: int) -> None:
        assert self._fd is not None
        scan = _EVENT.pack(0, 0, ecodes.EV_MSC, ecodes.MSC_SCAN, 0x70058)
        key = _EVENT.pack(0, 0, ecodes.EV_KEY, code, value)
        os.write(self._fd, scan + key + _EVENT.pack(0, 0, ecodes.EV_SYN, 0, 0))
