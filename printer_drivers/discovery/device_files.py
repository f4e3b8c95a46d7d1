"""Printers that the system offers as device files."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

from printer_drivers.discovery.found import FoundPrinter, shown


def find_serial_ports(
    patience: timedelta,  # noqa: ARG001 - answers at once
    folder: Path = Path("/dev/serial/by-id"),
) -> Iterator[FoundPrinter]:
    """Find serial ports under names that stay the same; a printer may be at the end of any."""
    for port in _entries(folder):
        yield FoundPrinter(
            address=f"serial://{quote(str(port))}?baud=9600&flow=rtscts",
            name=f"serial port {shown(port.name)}: baud and flow as they are set at the printer",
        )


def find_usblp_printers(
    patience: timedelta,  # noqa: ARG001 - answers at once
    folder: Path = Path("/dev/usb"),
) -> Iterator[FoundPrinter]:
    """Find USB printers that the system's own driver serves."""
    for printer in _entries(folder, "lp*"):
        yield FoundPrinter(
            address=f"usblp://{quote(str(printer))}",
            name="USB printer through the system's driver",
        )


def _entries(folder: Path, pattern: str = "*") -> list[Path]:
    # Without such a device there is no such folder.
    return sorted(folder.glob(pattern)) if folder.is_dir() else []
