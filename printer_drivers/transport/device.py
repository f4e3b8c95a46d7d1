"""What is told of a device file that cannot be opened, and of a file that is none."""

import errno
import os
import stat
from pathlib import Path

from printer_drivers.status import advice
from printer_drivers.transport.shown import shown
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
    if code in {errno.ENOENT, errno.ENODEV, errno.ENXIO}:
        what = f"There is no printer at {name}"
        hint = f"{advice(PrinterState.DISCONNECTED)}; 'nouba printer list' shows what is connected"
    elif code in {errno.EACCES, errno.EPERM}:
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
