"""The emulated line: a serial line that can be pulled out, and a converter on the network."""

import contextlib
import logging
import re
import selectors
import socket
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from counter_display.led.settings import LedFault
from lab.led.model import MOST_BYTES, LedFaults, LedReceiver, Sign, Signs, paint
from lab.led.protocols import AlphaSigns, Am03127Signs
from lab.printer.loop import Channel, PtyChannel, SocketChannel
from lab.printer.server import UnknownWordsError
from printer_drivers.driver.link import Waker

_log = logging.getLogger(__name__)

PROTOCOLS: Mapping[str, type[LedReceiver]] = {"alpha": AlphaSigns, "am03127": Am03127Signs}

_GLANCE_S = 0.2


class LedEmulator:
    """Displays at one line; a context manager.

    ``serial_path`` is a link to the serial line, which goes and comes back as a plugged cable's
    device file does.
    """

    def __init__(
        self,
        addresses: Sequence[str],
        *,
        protocol: str = "alpha",
        serial_path: Path,
        listen: tuple[str, int] | None = None,
        out_dir: Path | None = None,
        on_change: Callable[[Sign], None] = lambda _: None,
    ) -> None:
        """Prepare the displays; the line is there from ``start`` on."""
        self.addresses = tuple(addresses)
        self.protocol = protocol
        self.serial_path = serial_path
        self.address: tuple[str, int] | None = None
        """Where it listens on the network."""
        self.faults = LedFaults()
        self._out_dir = out_dir
        self._on_change = on_change
        self._changed = threading.Condition()
        self._pictures = 0
        self._bytes = 0
        self._signs = Signs(addresses, self._tell)
        self._receiver = PROTOCOLS[protocol](self._signs)
        self._listen = listen
        self._server: socket.socket | None = None
        self._channels: list[Channel] = []
        self._line_path = ""
        self._lock = threading.RLock()
        self._stopping = False
        self._waker = Waker()
        self._thread = threading.Thread(target=self._run, name="led-emulator", daemon=True)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def complaints(self) -> tuple[str, ...]:
        """Return what no display understood."""
        with self._changed:
            return tuple(self._signs.complaints)

    def start(self) -> None:
        """Let the line be there.

        Raises:
            LedFault: its files or its port cannot be made.
        """
        try:
            if self._out_dir:
                self._out_dir.mkdir(parents=True, exist_ok=True)
            if self._listen:
                self._server = socket.create_server(self._listen)
                self._server.settimeout(0)
                self.address = self._server.getsockname()[:2]
            self.plug_in()
        except OSError as error:
            self._release()
            raise LedFault(
                f"The emulated line cannot be made ({error.strerror or error})",
                "choose another folder or port, or end the program that uses it",
            ) from error
        self._thread.start()

    def close(self) -> None:
        """End the line."""
        self._stopping = True
        self._waker.ring()
        if self._thread.ident:
            self._thread.join()
        self._release()

    def sign(self, address: str) -> Sign:
        """Return what a display shows now."""
        with self._changed:
            return self._signs[address]

    def wait_for(self, address: str, text: str, *, patience_s: float = 20.0) -> bool:
        """Wait until a display shows a text; return whether it does."""
        with self._changed:
            return self._changed.wait_for(
                lambda: self._signs[address].text.strip() == text, patience_s
            )

    def plug_in(self) -> None:
        """Let the serial line be there, as a new device file."""
        with self._lock:
            if any(one.permanent for one in self._channels):
                return
            line = PtyChannel()
            self._channels.append(line)
            fresh = self.serial_path.with_name(f"{self.serial_path.name}.new")
            fresh.unlink(missing_ok=True)
            fresh.symlink_to(line.path)
            fresh.replace(self.serial_path)
            self._line_path = line.path
        self._waker.ring()

    def pull_out(self) -> None:
        """Let every line be gone; what the displays show stays."""
        with self._lock:
            # Another program may have put its own line there meanwhile.
            with contextlib.suppress(OSError):
                if self.serial_path.readlink() == Path(self._line_path):
                    self.serial_path.unlink()
            for channel in self._channels:
                channel.close()
            self._channels.clear()
        self._waker.ring()

    def lose_current(self) -> None:
        """Let every display forget what it shows; the line is still there."""
        with self._changed:
            self._signs.forget()

    def _tell(self, sign: Sign) -> None:
        with self._changed:
            self._changed.notify_all()
        if self._out_dir:
            self._pictures += 1
            with contextlib.suppress(OSError):
                paint(sign, self._out_dir / f"{self._pictures:04}-{sign.address}.png")
        self._on_change(sign)

    def _run(self) -> None:
        while not self._stopping:
            try:
                self._wait()
            except Exception:  # noqa: BLE001 - it is logged with its trace
                _log.exception("the emulated displays failed")

    def _wait(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._waker, selectors.EVENT_READ)
            if self._server:
                selector.register(self._server, selectors.EVENT_READ)
            with self._lock:
                for channel in self._channels:
                    selector.register(channel, selectors.EVENT_READ, channel)
            ready = selector.select(_GLANCE_S)
        for key, _ in ready:
            if key.fileobj is self._waker:
                self._waker.clear()
            elif key.fileobj is self._server:
                self._welcome()
            else:
                self._receive(key.data)

    def _welcome(self) -> None:
        if self._server:
            with contextlib.suppress(OSError):
                peer, _ = self._server.accept()
                with self._lock:
                    self._channels.append(SocketChannel(peer))

    def _receive(self, channel: Channel) -> None:
        with self._lock:
            if channel not in self._channels:
                return
            data = channel.read(MOST_BYTES)
            if data == b"":
                channel.close()
                self._channels.remove(channel)
                return
        if data and not self.faults.dark:
            with self._changed:
                answer = self._receiver.take(self._dropped(data), time.monotonic(), self.faults)
            with self._lock:
                if answer and channel in self._channels:
                    channel.write(answer)

    def _dropped(self, data: bytes) -> bytes:
        every = self.faults.drop_every
        kept = bytearray()
        for byte in data:
            self._bytes += 1
            if not every or self._bytes % every:
                kept.append(byte)
        return bytes(kept)

    def _release(self) -> None:
        self.pull_out()
        if self._server:
            self._server.close()
        self._waker.close()


def _mend(emulator: LedEmulator) -> None:
    emulator.faults = LedFaults()
    emulator.plug_in()


def _switched(**changes: bool) -> Callable[[LedEmulator], None]:
    def switch(emulator: LedEmulator) -> None:
        emulator.faults = replace(emulator.faults, **changes)

    return switch


def _go_dark(emulator: LedEmulator) -> None:
    emulator.faults = replace(emulator.faults, dark=True)
    emulator.lose_current()


_WORDS: Mapping[str, Callable[[LedEmulator], None]] = {
    "ok": _mend,
    "cable out": LedEmulator.pull_out,
    "cable in": LedEmulator.plug_in,
    "power off": _go_dark,
    "power on": _switched(dark=False),
    "nak": _switched(refuses=True),
    "nak off": _switched(refuses=False),
    "mute": _switched(mute=True),
    "mute off": _switched(mute=False),
}
_DROP = re.compile(r"drop ([1-9][0-9]{0,5})")
LED_WORDS = f"{', '.join(_WORDS)}, drop N (one byte of N is lost)"
"""All the words."""


def obey_led(emulator: LedEmulator, words: str) -> None:
    """Do to the running displays what the words say.

    Raises:
        UnknownWordsError: they mean nothing.
    """
    said = " ".join(words.lower().split())
    if drop := _DROP.fullmatch(said):
        emulator.faults = replace(emulator.faults, drop_every=int(drop[1]))
    elif act := _WORDS.get(said):
        act(emulator)
    else:
        raise UnknownWordsError(f"'{said}' means nothing here; the words are: {LED_WORDS}")
