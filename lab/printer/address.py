"""``emu://``: a printer of software inside this program, for trials without any printer."""

import atexit
import functools
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from lab.printer.model import Hardware
from printer_drivers.transport.port import shown
from printer_drivers.transport.uri import PrinterUri
from reception.domain.errors import PrinterFault

if TYPE_CHECKING:
    from lab.printer.server import Emulator

SCHEME = "emu"


def real_address(address: str) -> str:
    """Return an address that the drivers reach; the printer of ``emu://`` is switched on for it.

    The same folder, head and pace are the same printer again.

    Raises:
        PrinterFault: the address names a place, or its folder is a file.
    """
    if not address.startswith(f"{SCHEME}:"):
        return address
    uri = PrinterUri.parse(address)
    uri.refuse_odd_options({"out": ()})
    printer = _printer(
        _folder(uri), uri.whole_number("width"), uri.whole_number("dpi"), uri.whole_number("speed")
    )
    host, port = printer.address
    options = {name: value for name, value in uri.options.items() if name != "out"}
    return f"tcp://{host}:{port}" + (f"?{urlencode(options)}" if options else "")


def _folder(uri: PrinterUri) -> Path:
    if uri.host or uri.path:
        raise PrinterFault(
            f"'{shown(uri.text)}' names a place, and this printer has none",
            "write it like emu://?out=tickets",
        )
    folder = Path(uri.options.get("out") or "tickets")
    try:
        is_something_else = folder.exists() and not folder.is_dir()
    except OSError as error:
        raise PrinterFault(
            f"'{shown(str(folder))}' cannot be looked at ({error.strerror})",
            "name another folder by out=...",
        ) from error
    if is_something_else:
        raise PrinterFault(f"'{shown(str(folder))}' is no folder", "name another one by out=...")
    return folder.absolute()


@functools.cache
def _printer(
    folder: Path, width_px: int | None, dpi: int | None, speed_mm_s: int | None
) -> "Emulator":
    # The emulator is loaded by those only who have no printer.
    from lab.printer.server import Emulator  # noqa: PLC0415

    usual = Hardware()
    hardware = Hardware(
        width_px=width_px or usual.width_px,
        dpi=dpi or usual.dpi,
        speed_mm_s=speed_mm_s or usual.speed_mm_s,
    )
    printer = Emulator(listen=("127.0.0.1", 0), out_dir=folder, hardware=hardware)
    printer.start()
    # It prints what it was given even when the connection has ended.
    atexit.register(printer.stop)
    return printer
