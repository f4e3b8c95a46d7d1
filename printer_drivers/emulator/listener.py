"""The network socket of the emulated printer: switched on, switched off, or unplugged."""

import contextlib
import socket

from reception.domain.errors import PrinterFault

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
