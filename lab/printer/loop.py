"""The one thread of the emulated printer: it waits for whatever comes first."""

import contextlib
import logging
import os
import selectors
import socket
import threading
import tty
from collections.abc import Callable
from queue import Empty, SimpleQueue

from lab.printer.device import Device, EmulatedSession
from printer_drivers.driver.link import Waker
from reception.domain.errors import PrinterFault


class Channel:
    """One way in and out; nothing here ever waits."""

    permanent = False
    """A serial line stays when a printer is switched off; a connection does not."""

    def __init__(self, descriptor: int) -> None:
        os.set_blocking(descriptor, False)
        self._descriptor = descriptor

    def fileno(self) -> int:
        """Return what to wait for."""
        return self._descriptor

    def read(self, most: int) -> bytes | None:
        """Return what came; empty when the other side has ended, None when nothing is there."""
        try:
            return os.read(self._descriptor, most)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def write(self, data: bytes) -> None:
        """Send an answer; what the other side does not take is lost."""
        with contextlib.suppress(OSError):
            os.write(self._descriptor, data)

    def close(self) -> None:
        """End it."""
        raise NotImplementedError


class SocketChannel(Channel):
    """A connection of TCP, or one made inside this process."""

    def __init__(self, peer: socket.socket) -> None:
        super().__init__(peer.fileno())
        if peer.family != socket.AF_UNIX:
            peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._peer = peer

    def close(self) -> None:
        """Hang up, even where a copy of the socket is still open in a child of this process."""
        with contextlib.suppress(OSError):
            self._peer.shutdown(socket.SHUT_RDWR)
        self._peer.close()


class PtyChannel(Channel):
    """A pseudo-terminal, which looks like a serial line to whoever opens it."""

    permanent = True

    def __init__(self) -> None:
        # The other end is kept open: who closes a serial port does not end the line.
        near, self._far = os.openpty()
        tty.setraw(self._far)
        super().__init__(near)
        self.path = os.ttyname(self._far)

    def read(self, most: int) -> bytes | None:
        """Return what came, or None: nobody ends such a line."""
        return super().read(most) or None

    def close(self) -> None:
        """End the line."""
        os.close(self._descriptor)
        os.close(self._far)


_MANY = 100
_SMALL_BUFFER_BYTES = 64 * 1024


class Listener:
    """Keeps its port from start to end, also while nobody can connect."""

    def __init__(self, address: tuple[str, int], buffer_bytes: int) -> None:
        """Listen.

        Raises:
            PrinterFault: the address cannot be listened on.
        """
        host, port = address
        self._buffer_bytes = buffer_bytes
        self._family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._place: socket.socket | None = None
        self._server: socket.socket | None = None
        self._fillers: list[socket.socket] = []
        try:
            # Bound and never listening: the port stays ours when the printer is switched off.
            self._place = self._bound((host, port))
            self.address = (host, int(self._place.getsockname()[1]))
            self.open()
        except OSError as error:
            self.close()
            raise PrinterFault(
                f"The emulated printer cannot listen at {host}:{port} ({error.strerror})",
                "choose another port, or end the program that uses it",
            ) from error

    @property
    def server(self) -> socket.socket | None:
        """Return what becomes readable when somebody connects; None while switched off."""
        return self._server

    def open(self) -> None:
        """Let people connect."""
        self._unplug_ended()
        if self._server is None:
            server = self._bound(self.address)
            if self._buffer_bytes < _SMALL_BUFFER_BYTES:
                # The computer's own buffer would hide how small the printer's is.
                server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self._buffer_bytes)
            server.listen(_MANY)
            server.settimeout(0)
            self._server = server

    def shut(self) -> None:
        """Refuse everybody, as a printer without current."""
        self._unplug_ended()
        if self._server is not None:
            self._server.close()
            self._server = None

    def unplug(self) -> None:
        """Leave everybody without an answer, as a cable that is pulled out.

        The waiting room is made small and filled: the system then drops who knocks.
        """
        if self._server is None or self._fillers:
            return
        self._server.listen(0)
        for _ in range(2):
            filler = socket.socket(self._family)
            filler.settimeout(0)
            with contextlib.suppress(BlockingIOError):
                filler.connect(self.address)
            self._fillers.append(filler)

    def accept(self) -> socket.socket | None:
        """Return who connected, if anybody did."""
        if self._server is None:
            return None
        try:
            peer, _ = self._server.accept()
        except OSError:
            return None
        return peer

    def close(self) -> None:
        """Give back the port."""
        self.shut()
        if self._place is not None:
            self._place.close()

    def _unplug_ended(self) -> None:
        if not self._fillers:
            return
        for filler in self._fillers:
            filler.close()
        self._fillers.clear()
        if self._server is not None:
            self._server.listen(_MANY)

    def _bound(self, address: tuple[str, int]) -> socket.socket:
        bound = socket.socket(self._family)
        try:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if self._family == socket.AF_INET6:
                bound.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            bound.bind(address)
        except OSError:
            bound.close()
            raise
        return bound


_log = logging.getLogger(__name__)

_GLANCE_S = 0.1
"""How often whoever waits for the thread looks whether it is still there."""


class Loop:
    """Carries bytes between the channels and the device."""

    def __init__(
        self,
        device: Device,
        listener: Listener | None,
        lines: list[Channel],
        clock: Callable[[], float],
        troubled: Callable[[PrinterFault], None],
    ) -> None:
        self._troubled = troubled
        self._device = device
        self._listener = listener
        self._clock = clock
        now = clock()
        self._channels: dict[EmulatedSession, Channel] = {
            device.open_session(now): one for one in lines
        }
        self._orders = SimpleQueue[Callable[[], None]]()
        self._back_at: float | None = None
        self._stopping = False
        self._powered = True
        self._waker = Waker()
        self._thread = threading.Thread(target=self._run, name="printer-emulator", daemon=True)
        self._thread.start()

    @property
    def runs(self) -> bool:
        """Return whether somebody can connect and be heard."""
        return not self._stopping and self._thread.is_alive()

    def ring(self) -> None:
        """Wake the thread: something was changed from outside."""
        self._waker.ring()

    def order(self, order: Callable[[], None]) -> None:
        """Have something done by the thread, and wait until it is done."""
        if threading.current_thread() is self._thread:
            order()
            return
        done = threading.Event()

        def carry_out() -> None:
            order()
            done.set()

        self._orders.put(carry_out)
        self.ring()
        while not done.wait(_GLANCE_S) and self._thread.is_alive():
            pass

    def welcome(self, peer: socket.socket) -> None:
        """Let somebody connect from inside this process."""
        self.order(lambda: self._open(peer))

    def power_cycle(self, off_s: float) -> None:
        """Switch off, and on again after a while."""

        def cycle() -> None:
            self._device.engine.change(powered_off=True)
            self._lose_power()
            self._back_at = self._clock() + off_s

        self.order(cycle)

    def stop(self) -> None:
        """End every connection and give back the port."""
        self._stopping = True
        self.ring()
        self._thread.join()
        self._waker.close()

    def _run(self) -> None:
        broken = False
        try:
            while not self._stopping:
                self._obey()
                self._follow_faults()
                self._go_on()
                self._wait()
        except Exception:  # noqa: BLE001 - it is logged with its trace
            _log.exception("the emulated printer broke down")
            broken = True
        finally:
            self._stopping = True
            for channel in self._channels.values():
                channel.close()
            if self._listener is not None:
                self._listener.close()
        if broken:
            self._troubled(PrinterFault("The emulated printer broke down", "start it again"))
        self._obey()

    def _obey(self) -> None:
        with contextlib.suppress(Empty):
            while True:
                self._orders.get_nowait()()

    def _follow_faults(self) -> None:
        """Switch off, switch on, or pull out the cable, when the faults say so."""
        if self._back_at is not None and self._clock() >= self._back_at:
            self._back_at = None
            self._device.engine.change(powered_off=False)
        faults = self._device.faults
        if faults.powered_off and self._powered:
            self._lose_power()
        self._powered = not faults.powered_off
        if self._listener is None or faults.powered_off:
            return
        if faults.vanished:
            self._listener.unplug()
        else:
            self._listener.open()

    def _lose_power(self) -> None:
        self._powered = False
        self._device.lose_power()
        if self._listener is not None:
            self._listener.shut()
        for session, channel in list(self._channels.items()):
            if not channel.permanent:
                self._hang_up(session)

    def _wait(self) -> None:
        """Wait for bytes, people, orders or time; take what came."""
        now, faults = self._clock(), self._device.faults
        with selectors.DefaultSelector() as selector:
            selector.register(self._waker, selectors.EVENT_READ)
            if self._welcomes and self._listener is not None and self._listener.server:
                selector.register(self._listener.server, selectors.EVENT_READ)
            for session, channel in self._channels.items():
                # A session without room is not read: its sender has to wait, as at a printer.
                if session.room(faults, now) and self._powered:
                    selector.register(channel, selectors.EVENT_READ, session)
            for key, _ in selector.select(self._patience(now)):
                if key.data is not None:
                    self._receive(key.data)
                elif key.fileobj is self._waker:
                    self._waker.clear()
                elif self._listener is not None and (peer := self._listener.accept()):
                    self._open(peer)

    @property
    def _welcomes(self) -> bool:
        alone = self._device.hardware.one_session
        busy = any(not channel.permanent for channel in self._channels.values())
        return not self._device.faults.vanished and not (alone and busy)

    def _patience(self, now: float) -> float | None:
        moments = [one for one in (self._device.due(now), self._back_at) if one is not None]
        return max(0.0, min(moments) - now) if moments else None

    def _open(self, peer: socket.socket) -> None:
        if self._powered and not self._stopping:
            self._channels[self._device.open_session(self._clock())] = SocketChannel(peer)
        else:
            peer.close()

    def _receive(self, session: EmulatedSession) -> None:
        channel, now = self._channels[session], self._clock()
        room = session.room(self._device.faults, now)
        if not room:
            # It was stopped since it was waited for; reading nothing would look like an end.
            return
        data = channel.read(room)
        if data == b"":
            session.hung_up = True
        elif data:
            self._device.receive(session, data, now)

    def _go_on(self) -> None:
        """Let the printer do what it can, and say what it has to say."""
        self._device.work(now := self._clock())
        for session, channel in list(self._channels.items()):
            while session.said and session.said[0][0] <= now:
                channel.write(session.said.popleft()[1])
            if session.hung_up:
                self._hang_up(session)

    def _hang_up(self, session: EmulatedSession) -> None:
        """End a connection; what has come is still printed."""
        session.hung_up = True
        self._channels.pop(session).close()
