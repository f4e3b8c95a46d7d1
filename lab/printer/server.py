"""The emulated printer on its lines: network, serial, or inside this process."""

import logging
import socket
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

from lab.printer.device import Device
from lab.printer.loop import Listener, Loop, PtyChannel
from lab.printer.model import SWITCHES, Hardware, PrinterFaults
from lab.printer.paper import PaperRoll
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
        """Make a printer that is not switched on yet, at any free port where ``listen`` says 0.

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
        """Break the printer, or mend it with ``PrinterFaults()``."""
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

    def __exit__(self, *_: object) -> None:
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


_LATER = "@"
_LONGEST_MM = 1_000_000
"""More paper than anybody waits for."""


class UnknownWordsError(ValueError):
    """Words that mean nothing to an emulated device; the text is a sentence."""


def _switched(**changes: object) -> Callable[[Emulator], None]:
    return lambda emulator: emulator.change_faults(**changes)


_WORDS: Mapping[str, Callable[[Emulator], None]] = {
    "ok": lambda emulator: emulator.set_faults(PrinterFaults()),
    "paper out": _switched(paper_out=True),
    "paper low": _switched(near_end=True),
    "paper ok": lambda emulator: emulator.change_roll(),
    "paper tear": lambda emulator: emulator.tear_off(),
    "cover open": _switched(cover_open=True),
    "cover close": _switched(cover_open=False),
    "cutter jam": _switched(cutter_jam=True),
    "cutter ok": _switched(cutter_jam=False, cutter_error=False),
    "head hot": _switched(overheated=True),
    "head ok": _switched(overheated=False),
    "error": _switched(recoverable=True),
    "error fatal": _switched(fatal=True),
    "error ok": _switched(recoverable=False, fatal=False),
    "offline": _switched(offline=True),
    "online": _switched(offline=False),
    "mute": _switched(mute=True),
    "mute off": _switched(mute=False),
    "stall": _switched(stalled=True),
    "stall off": _switched(stalled=False),
    "slow": _switched(slow=10.0),
    "slow off": _switched(slow=1.0),
    "garbage": _switched(garbage_seed=1),
    "garbage off": _switched(garbage_seed=None),
    "cable out": _switched(vanished=True),
    "cable in": _switched(vanished=False),
    "power off": _switched(powered_off=True),
    "power on": _switched(powered_off=False),
    "power cycle": lambda emulator: emulator.power_cycle(2.0),
}
PRINTER_WORDS = ", ".join(_WORDS)
"""All the words."""


def obey_printer(emulator: Emulator, words: str) -> None:
    """Do to a running printer what the words say.

    Raises:
        UnknownWordsError: they mean nothing.
    """
    act = _WORDS.get(" ".join(words.lower().split()))
    if act is None:
        raise UnknownWordsError(f"'{words.strip()}' is none of: {PRINTER_WORDS}")
    act(emulator)


def fault_named(text: str) -> dict[str, float | bool]:
    """Return a fault, such as ``paper-out`` or ``cutter-jam@40``: true, or the length until then.

    Raises:
        UnknownWordsError: there is no such fault, or the length is no length.
    """
    name, later, length = text.partition(_LATER)
    field = name.strip().lower().replace("-", "_")
    if field not in SWITCHES:
        known = ", ".join(sorted(one.replace("_", "-") for one in SWITCHES))
        raise UnknownWordsError(f"'{name}' is none of the faults: {known}")
    if not later:
        return {field: True}
    try:
        length_mm = float(length)
    except ValueError:
        length_mm = -1.0
    if not 0 <= length_mm <= _LONGEST_MM:
        raise UnknownWordsError(f"'{length}' is no length in mm; write it like {name}@40")
    return {field: length_mm}


def faults_named(texts: list[str]) -> PrinterFaults:
    """Return the faults that several such names make together.

    Raises:
        UnknownWordsError: one of them is not understood.
    """
    wanted = {name: value for text in texts for name, value in fault_named(text).items()}
    later = {name: value for name, value in wanted.items() if value is not True}
    return PrinterFaults(at_mm=later).changed({name: True for name in wanted if name not in later})
