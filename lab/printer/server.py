"""The emulated printer on its lines: network, serial, or inside this process."""

import logging
import socket
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from lab.printer.device import Device
from lab.printer.loop import Listener, Loop
from lab.printer.model import Hardware, PrinterFaults
from lab.printer.paper import PaperRoll
from lab.printer.session import PtyChannel
from reception.domain.errors import PrinterFault

_log = logging.getLogger(__name__)


def _log_trouble(fault: PrinterFault) -> None:
    _log.warning("%s", fault)


class Emulator:
    """A printer made of software, which writes every cut ticket as a PNG picture.

    Everything happens in one thread of its own; ``on_ticket`` is called there.
    """

    def __init__(
        self,
        *,
        listen: tuple[str, int] | None = ("127.0.0.1", 9100),
        out_dir: Path,
        width_px: int = 576,
        hardware: Hardware | None = None,
        pty: bool = False,
        faults: PrinterFaults | None = None,
        on_ticket: Callable[[Path], None] | None = None,
        on_trouble: Callable[[PrinterFault], None] = _log_trouble,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make a printer that is not switched on yet.

        Args:
            listen: host and port, 0 for any free one; None for a printer without network.
            out_dir: where the pictures go.
            width_px: dots of the head, when no hardware says so.
            hardware: how wide, fast and small it is.
            pty: whether it has a serial line, too.
            faults: what is wrong from the start.
            on_ticket: told the picture of every ticket.
            on_trouble: told why pictures are lost, or why it stopped.
            clock: seconds that only grow.

        Raises:
            PrinterFault: there can be no folder for the pictures.
        """
        self.tickets: list[Path] = []
        """Pictures of what was cut off so far."""
        self.torn: list[Path] = []
        """Pictures of what a person tore off, because it was never cut."""
        self.unknown: list[bytes] = []
        """Commands it was sent and does not know."""
        self.hardware = hardware or Hardware(width_px=width_px)
        self._wanted_address = listen
        self._has_pty = pty
        self._on_ticket = on_ticket
        self._on_trouble = on_trouble
        self._clock = clock
        self._roll = PaperRoll(self.hardware.width_px, out_dir, on_trouble)
        self._device = Device(
            self.hardware, self._roll, faults or PrinterFaults(), self.unknown, self._handed_over
        )
        self._listener: Listener | None = None
        self._pty: PtyChannel | None = None
        self._loop: Loop | None = None

    @property
    def address(self) -> tuple[str, int]:
        """Return host and port; once started, the port is the real one even when 0 was asked for.

        Raises:
            PrinterFault: it has no network.
        """
        address = self._listener.address if self._listener else self._wanted_address
        if address is None:
            raise PrinterFault("The emulated printer has no network", "let it listen somewhere")
        return address

    @property
    def uri(self) -> str:
        """Return the address as it stands in settings."""
        if self._listener is None and self._wanted_address is None:
            return self.serial_uri
        host, port = self.address
        shown = f"[{host}]" if ":" in host else host
        return f"tcp://{shown}:{port}?width={self.hardware.width_px}"

    @property
    def serial_uri(self) -> str:
        """Return the address of the serial line as it stands in settings.

        Raises:
            PrinterFault: it has none, or is not started.
        """
        if self._pty is None:
            raise PrinterFault("The emulated printer has no serial line", "start it with one")
        flow = "xonxoff" if self.hardware.xon_xoff else "rtscts"
        return f"serial://{self._pty.path}?width={self.hardware.width_px}&flow={flow}"

    @property
    def faults(self) -> PrinterFaults:
        """Return what is wrong with the printer now."""
        return self._device.faults

    def set_faults(self, faults: PrinterFaults) -> None:
        """Break the printer, or mend it with ``Faults()``."""
        self._device.engine.break_down(faults)
        self._ring()

    def change_faults(self, **changes: object) -> None:
        """Change single faults by their names; the others stay."""
        self._device.engine.change(**changes)
        self._ring()

    @property
    def hanging(self) -> bytes:
        """Return the rows of dots that are out and not cut off."""
        return self._roll.hanging

    @property
    def hanging_rows(self) -> int:
        """Return how many rows are out and not cut off."""
        return self._roll.hanging_rows

    def tear_off(self) -> None:
        """Tear off by hand what is out."""
        self._order(self._tear)

    def change_roll(self) -> None:
        """Put in a new roll; the end of the old one falls out."""

        def change() -> None:
            self._tear()
            self._device.engine.change(paper_out=False, near_end=False)

        self._order(change)

    def power_cycle(self, off_s: float = 0.0) -> None:
        """Switch off, and on again after a while; buffers and connections are lost."""
        if self._loop is not None:
            self._loop.power_cycle(off_s)

    def connect(self) -> socket.socket:
        """Return a connection to the printer from inside this process.

        Raises:
            PrinterFault: it is switched off.
        """
        if self._loop is None or not self._loop.runs or self.faults.powered_off:
            raise PrinterFault("The emulated printer is switched off", "switch it on")
        ours, its = socket.socketpair()
        if self.hardware.buffer_bytes < Hardware().buffer_bytes:
            # The computer's own buffer would hide how small the printer's is.
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, self.hardware.buffer_bytes)
        self._loop.welcome(its)
        return ours

    def start(self) -> None:
        """Switch on.

        Raises:
            PrinterFault: the address cannot be listened on.
        """
        if self._wanted_address is not None:
            self._listener = Listener(self._wanted_address, self.hardware.buffer_bytes)
            self._wanted_address = self._listener.address
        if self._has_pty:
            self._pty = PtyChannel()
        lines = [self._pty] if self._pty else []
        self._loop = Loop(self._device, self._listener, [*lines], self._clock, self._on_trouble)

    def stop(self) -> None:
        """End every connection and stop listening."""
        if self._loop is not None:
            self._loop.stop()
            self._loop = self._listener = self._pty = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _order(self, order: Callable[[], None]) -> None:
        if self._loop is None:
            order()
        else:
            self._loop.order(order)

    def _ring(self) -> None:
        if self._loop is not None:
            self._loop.ring()

    def _tear(self) -> None:
        if (path := self._roll.tear()) is not None:
            self.torn.append(path)

    def _handed_over(self, path: Path) -> None:
        self.tickets.append(path)
        if self._on_ticket is not None:
            self._on_ticket(path)
