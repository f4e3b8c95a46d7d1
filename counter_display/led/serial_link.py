"""The line that displays hang on: a serial port, or a converter on the network."""

import contextlib
import os
import select
import socket
import stat
import sys
import termios
import time
from datetime import timedelta
from pathlib import Path

from serial import Serial, SerialException

from counter_display.led.settings import LedFault, LedSetting, LineTakenFault
from printer_drivers.deadline import Deadline
from printer_drivers.transport.port import (
    FORBIDDEN,
    MISSING,
    TAKEN,
    kept_bytes,
    readable,
    shown,
    write_all,
)

_CONNECT_S = 3.0
_UNHEARD = timedelta(seconds=5)
"""Sent bytes that a converter does not acknowledge: its cable is out."""
_READ_BYTES = 4096
_NAP_S = 0.002
_NO_LINE = "check its cable; it is tried again and again, and then shows what is called by then"


class SerialLink:
    """An open line; nothing here waits past a deadline."""

    def __init__(self, descriptor: int, name: str, owned: contextlib.ExitStack) -> None:
        self._descriptor = descriptor
        self._name = name
        self._owned = owned
        self._is_drained = True

    def require_whole(self) -> None:
        """Look whether the other end is there, as far as this end can know.

        Raises:
            LedFault: the line is gone.
        """
        if self._is_broken():
            raise self._gone()

    def send(self, data: bytes, deadline: Deadline) -> None:
        """Send all of it and wait until it has left this computer.

        Raises:
            LedFault: the line is gone, or takes nothing.
        """
        self._is_drained = False
        try:
            whole = write_all(self._descriptor, data, deadline) == len(data)
            while whole and kept_bytes(self._descriptor):
                self.require_whole()
                # No event tells that a line is empty.
                time.sleep(_NAP_S)
                whole = not deadline.passed
        except OSError as error:
            raise self._gone() from error
        if not whole:
            raise LedFault(f"The displays' line {self._name} takes nothing", _NO_LINE)
        self._is_drained = True

    def hear(self, deadline: Deadline) -> bytes:
        """Return what comes next; empty when nothing does in time.

        Raises:
            LedFault: the line is gone.
        """
        try:
            if not readable(self._descriptor, deadline):
                return b""
            got = os.read(self._descriptor, _READ_BYTES)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise self._gone() from error
        if not got and self._is_broken():
            raise self._gone()
        return got

    def forget_answers(self) -> None:
        """Throw away what came unasked: it answers an older question.

        Raises:
            LedFault: the line is gone.
        """
        while self.hear(Deadline.after(timedelta())):
            pass

    def close(self) -> None:
        """Give the line back; what it still keeps is forgotten, or closing would wait for it."""
        if not self._is_drained:
            with contextlib.suppress(OSError, termios.error):
                termios.tcflush(self._descriptor, termios.TCOFLUSH)
        self._owned.close()

    def _is_broken(self) -> bool:
        poll = select.poll()
        ends = select.POLLHUP | select.POLLERR | getattr(select, "POLLRDHUP", 0)
        poll.register(self._descriptor, ends)
        return bool(poll.poll(0))

    def _gone(self) -> LedFault:
        return LedFault(f"The displays' line {self._name} is gone", _NO_LINE)


def open_line(setting: LedSetting) -> SerialLink:
    """Open the line that a setting names, for this program alone.

    Raises:
        LedFault: it is not there, no line, not allowed, or another program has it.
    """
    with contextlib.ExitStack() as owned:
        if setting.scheme == "tcp":
            made = owned.enter_context(_connected(setting))
            return SerialLink(made.fileno(), setting.name, owned.pop_all())
        port = _port(setting)
        owned.callback(port.close)
        return SerialLink(port.fileno(), setting.name, owned.pop_all())


def _port(setting: LedSetting) -> Serial:
    _refuse_other_files(setting.path)
    bits, parity, stops = tuple(setting.framing)
    try:
        return Serial(
            setting.path,
            baudrate=setting.baud,
            bytesize=int(bits),
            parity=parity.upper(),
            stopbits=int(stops),
            timeout=0,
            exclusive=True,
        )
    except SerialException as error:
        if error.errno in TAKEN:
            raise LineTakenFault(
                f"Another program uses the displays' line {setting.name}",
                "end it: one program writes to a line, 'nouba led' as a rule",
            ) from error
        raise _not_opened(setting.path, error) from error
    except (OSError, termios.error) as error:
        raise _not_opened(setting.path, error) from error


def _refuse_other_files(path: str) -> None:
    """Refuse an ordinary file before it is opened: it would be written over."""
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        raise _not_opened(path, error) from error
    if not stat.S_ISCHR(mode):
        raise LedFault(f"{shown(path)} is no serial line", "name one such as serial:///dev/ttyUSB0")


def _not_opened(path: str, error: Exception) -> LedFault:
    name = shown(path)
    code = error.errno if isinstance(error, OSError) else None
    if code in MISSING:
        return LedFault(f"There is no serial line at {name}", _NO_LINE)
    if code in FORBIDDEN:
        return LedFault(
            f"This user may not use the serial line at {name}", "add this user to the group dialout"
        )
    reason = os.strerror(code) if code else "it is no serial line"
    return LedFault(f"The serial line at {name} cannot be opened ({reason})", _NO_LINE)


def _connected(setting: LedSetting) -> socket.socket:
    try:
        made = socket.create_connection((setting.host, setting.port), timeout=_CONNECT_S)
    except (OSError, UnicodeError) as error:
        # UnicodeError: no name can be such, for a dot too many or a part too long.
        reason = getattr(error, "strerror", None) or (
            "it does not answer" if isinstance(error, OSError) else "no computer has such a name"
        )
        raise LedFault(
            f"The displays' converter at {setting.name} cannot be reached ({reason})",
            "check that it is switched on, its address and the network",
        ) from error
    made.settimeout(0)
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    if sys.platform == "linux":
        unheard_ms = _UNHEARD // timedelta(milliseconds=1)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, unheard_ms)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 2)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 1)
    return made
