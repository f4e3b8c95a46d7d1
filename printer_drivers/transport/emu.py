"""A printer of software inside this program, for trials without any printer."""

import atexit
import contextlib
import functools
from pathlib import Path
from typing import Self

from printer_drivers.emulator import Emulator, Hardware
from printer_drivers.transport.descriptor import DescriptorTransport, gone
from printer_drivers.transport.port import Timeouts
from printer_drivers.transport.shown import shown
from printer_drivers.transport.uri import PrinterUri
from reception.domain.errors import PrinterFault


class EmuTransport(DescriptorTransport):
    """A connection to the emulated printer; the next one reaches the same printer again."""

    def __init__(self, printer: Emulator) -> None:
        owned = contextlib.ExitStack()
        connected = owned.enter_context(printer.connect())
        connected.settimeout(0)
        super().__init__(connected.fileno(), owned)

    @classmethod
    def open(cls, uri: PrinterUri, timeouts: Timeouts) -> Self:  # noqa: ARG003 - it is there at once
        """Connect to the printer of this folder, head and pace; switch it on the first time.

        Raises:
            PrinterFault: the address names a place, or its folder is a file.
        """
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
            raise PrinterFault(
                f"'{shown(str(folder))}' is no folder", "name another one by out=..."
            )
        return cls(
            _printer(
                folder.absolute(),
                uri.whole_number("width"),
                uri.whole_number("dpi"),
                uri.whole_number("speed"),
            )
        )

    def broken(self, error: OSError) -> PrinterFault:  # noqa: ARG002 - every reason looks the same
        """Say that it was switched off."""
        return gone("emu://")


@functools.cache
def _printer(
    folder: Path, width_px: int | None, dpi: int | None, speed_mm_s: int | None
) -> Emulator:
    usual = Hardware()
    hardware = Hardware(
        width_px=width_px or usual.width_px,
        dpi=dpi or usual.dpi,
        speed_mm_s=speed_mm_s or usual.speed_mm_s,
    )
    printer = Emulator(listen=None, out_dir=folder, hardware=hardware)
    printer.start()
    # It prints what it was given even when the connection has ended.
    atexit.register(printer.stop)
    return printer
