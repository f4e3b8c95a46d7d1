"""What is told of a device file that cannot be opened."""

import errno

from printer_drivers.status import advice
from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterState

UDEV_HINT = (
    "install deploy/udev/60-nouba-printers.rules, or add this user to the groups lp and dialout"
)


def not_opened(path: str, error: Exception) -> PrinterFault:
    """Return what a person is told when a device file cannot be opened."""
    code = error.errno if isinstance(error, OSError) else None
    if code in {errno.ENOENT, errno.ENODEV, errno.ENXIO}:
        what = f"There is no printer at {path}"
        hint = f"{advice(PrinterState.DISCONNECTED)}; 'nouba printer list' shows what is connected"
    elif code in {errno.EACCES, errno.EPERM}:
        what, hint = f"This user may not use the printer at {path}", UDEV_HINT
    else:
        what = f"The printer at {path} cannot be opened ({error})"
        hint = "check that this is a printer's device file"
    return PrinterFault(what, hint, PrinterState.DISCONNECTED)
