"""Printers on a serial line, or on a USB cable that poses as one."""

import contextlib
import fcntl
import functools
import logging
import os
import re
import stat
import tempfile
import termios
from pathlib import Path
from typing import Self

from serial import Serial

from printer_drivers.deadline import Deadline
from printer_drivers.status import advice
from printer_drivers.transport.port import (
    FORBIDDEN,
    MISSING,
    TAKEN,
    DescriptorTransport,
    Timeouts,
    gone,
    shown,
)
from printer_drivers.transport.uri import PrinterUri
from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterState

UDEV_HINT = (
    "install deploy/udev/60-nouba-printers.rules, or add this user to the groups lp and dialout"
)


def refuse_other_files(path: str) -> None:
    """Refuse an ordinary file, a folder or a pipe before it is opened: it would be overwritten.

    Raises:
        PrinterFault: it is no device that takes bytes, or is not there.
    """
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        raise not_opened(path, error) from error
    if not stat.S_ISCHR(mode):
        raise PrinterFault(
            f"{shown(path)} is {_kind(mode)} and no printer's device file",
            "'nouba printer list' shows what is connected; tickets for a file go to file://",
            PrinterState.DISCONNECTED,
        )


def not_opened(path: str, error: Exception) -> PrinterFault:
    """Return what a person is told when a device file cannot be opened."""
    name = shown(path)
    code = error.errno if isinstance(error, OSError) else None
    if code in TAKEN:
        return taken(path)
    if code in MISSING:
        what = f"There is no printer at {name}"
        hint = f"{advice(PrinterState.DISCONNECTED)}; 'nouba printer list' shows what is connected"
    elif code in FORBIDDEN:
        what, hint = f"This user may not use the printer at {name}", UDEV_HINT
    else:
        reason = os.strerror(code) if code else error
        what = f"The printer at {name} cannot be opened ({reason})"
        hint = "check that this is a printer's device file"
    return PrinterFault(what, hint, PrinterState.DISCONNECTED)


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    return "an ordinary file" if stat.S_ISREG(mode) else "something else"


class FileTransport(DescriptorTransport):
    """An open file; nothing ever comes back from it."""

    answers = False

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            # Never blocking: the path may be a device, and a device may be out of paper.
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NONBLOCK
            descriptor = os.open(path, flags, 0o644)
        except OSError as error:
            raise self.broken(error) from error
        owned = contextlib.ExitStack()
        owned.callback(os.close, descriptor)
        super().__init__(descriptor, owned)

    @classmethod
    def open(cls, uri: PrinterUri, timeouts: Timeouts) -> Self:  # noqa: ARG003 - a file is there at once
        """Open the file an address names.

        Raises:
            PrinterFault: it cannot be written.
        """
        return cls(uri.local_path("file:///var/lib/nouba/tickets.bin"))

    def broken(self, error: OSError) -> PrinterFault:
        """Say that the file cannot be written."""
        return PrinterFault(
            f"The ticket file {shown(str(self._path))} cannot be written ({error.strerror})",
            "check that its folder exists, has room and may be written",
        )

    def _drained(self, deadline: Deadline) -> bool:  # noqa: ARG002 - a file keeps nothing back
        return True


class PrinterTakenFault(PrinterFault):
    """Somebody else has the printer, which may well be in order."""


def taken(name: str) -> PrinterTakenFault:
    """Return what a person is told when somebody else has the printer."""
    return PrinterTakenFault(
        f"Another program uses the printer at {name}",
        "end it, or let only one program print there",
        PrinterState.DISCONNECTED,
    )


def lock(descriptor: int, name: str) -> None:
    """Own an open file until it is closed, which the end of the process does too.

    Raises:
        PrinterFault: another program owns it.
    """
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise taken(name) from None
    except OSError as error:
        raise _not_reserved(name, error) from error


def own(medium: str, name: str) -> int:
    """Own the printer of that name among this user's programs; return what to close at the end.

    Raises:
        PrinterFault: another program of this user owns it, or no file can be made to say so.
    """
    # Readable, and never the same for two names.
    file = f"{medium}-" + re.sub(
        r"[^A-Za-z0-9.-]", lambda character: f"_{ord(character.group()):x}_", name
    )
    try:
        # Never removed: whoever waits for a removed file would own nothing.
        descriptor = os.open(_folder() / f"{file}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise _not_reserved(name, error) from error
    try:
        lock(descriptor, name)
    except PrinterFault:
        os.close(descriptor)
        raise
    return descriptor


def _not_reserved(name: str, error: OSError) -> PrinterFault:
    return PrinterFault(
        f"The printer at {name} cannot be reserved ({error.strerror or error})",
        "check that this user may write in the folder for temporary files",
    )


def _folder() -> Path:
    """Return a folder that only this user can write in.

    Raises:
        OSError: there is none.
    """
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and os.access(runtime, os.W_OK):
        folder = Path(runtime, "nouba")
    else:
        folder = Path(tempfile.gettempdir(), f"nouba-{os.getuid()}")
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise PermissionError(f"{folder} belongs to somebody else")
    return folder


_USUAL_BAUD = 9600

_log = logging.getLogger(__name__)


class SerialTransport(DescriptorTransport):
    """A serial port in raw mode, eight bits a byte."""

    def __init__(self, port: Serial, name: str, *, bits_a_byte: int) -> None:
        owned = contextlib.ExitStack()
        owned.callback(port.close)
        super().__init__(port.fileno(), owned)
        self.line_bytes_s = port.baudrate / bits_a_byte
        self._name = name

    @classmethod
    def open(cls, uri: PrinterUri, timeouts: Timeouts) -> Self:  # noqa: ARG003 - a port is there at once
        """Open the port, for this program alone.

        Raises:
            PrinterFault: it is not there, no device file, not allowed, or taken.
        """
        path = str(uri.local_path("serial:///dev/ttyS0?baud=115200&flow=rtscts"))
        refuse_other_files(path)
        baud = uri.whole_number("baud") or _USUAL_BAUD
        flow = uri.options.get("flow")
        parity = uri.options.get("parity", "none")
        try:
            port = Serial(
                path,
                baudrate=baud,
                parity=parity[0].upper(),
                rtscts=flow == "rtscts",
                xonxoff=flow == "xonxoff",
                timeout=0,
                exclusive=True,
            )
        except (OSError, termios.error) as error:
            raise not_opened(path, error) from error
        if flow is None:
            _warn_of_overruns(uri.text)
        return cls(port, path, bits_a_byte=10 if parity == "none" else 11)

    def close(self) -> None:
        """Give the port back; what it still keeps is forgotten, or closing would wait for it."""
        if self._descriptor >= 0:
            with contextlib.suppress(OSError, termios.error):
                termios.tcflush(self._descriptor, termios.TCOFLUSH)
        super().close()

    def broken(self, error: OSError) -> PrinterFault:  # noqa: ARG002 - every reason looks the same
        """Say that the printer is gone."""
        return gone(self._name)


@functools.cache
def _warn_of_overruns(address: str) -> None:
    """Warn once of each address: printers are called again and again."""
    _log.warning(
        "%s names no flow control: a picture may overrun the printer. Add flow=rtscts or"
        " flow=xonxoff, as it is set at the printer",
        address,
    )
