"""Printers on the network, usually at port 9100."""

import contextlib
import socket
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Self

from printer_drivers.deadline import Deadline
from printer_drivers.transport.port import Timeouts
from printer_drivers.transport.readiness import readable, writable, write_all
from printer_drivers.transport.resolve import addresses
from printer_drivers.transport.uri import PrinterUri
from reception.domain.errors import PrinterFault

_USUAL_PORT = 9100
_READ_BYTES = 4096
# A cable pulled out between two tickets is noticed after about 5 + 3 x 5 seconds.
_KEEPALIVE_S, _KEEPALIVE_PROBES = 5, 3


class TcpTransport:
    """A connected socket that never blocks."""

    answers = True

    def __init__(self, connected: socket.socket, name: str) -> None:
        self._socket = connected
        self._name = name

    @classmethod
    def open(cls, uri: PrinterUri, timeouts: Timeouts) -> Self:
        """Connect to the first address of the host that answers, IPv6 or IPv4.

        Raises:
            PrinterFault: none answers in time.
        """
        if not uri.host:
            raise PrinterFault(f"'{uri.text}' names no host", "write it like tcp://10.0.0.5:9100")
        port = uri.port or _USUAL_PORT
        name = f"{uri.host}:{port}"
        deadline = Deadline.after(timeouts.connect)
        last: PrinterFault | None = None
        for family, kind, protocol, _, address in addresses(uri.host, port, deadline):
            made = socket.socket(family, kind, protocol)
            try:
                _connect(made, address, deadline)
            except OSError as error:
                made.close()
                last = _refused(name, error)
                continue
            _keep_watch(made, timeouts)
            return cls(made, name)
        raise last or _refused(name, TimeoutError())

    def fileno(self) -> int:
        """Return the socket's descriptor."""
        return self._socket.fileno()

    def write(self, data: bytes, deadline: Deadline) -> int:
        """Send bytes; return how many the connection took before the deadline."""
        with self._broken_is_a_fault():
            return write_all(self._socket.fileno(), data, deadline)

    def read(self, deadline: Deadline) -> bytes:
        """Return the next bytes from the printer; empty when none came in time."""
        with self._broken_is_a_fault():
            while True:
                try:
                    got = self._socket.recv(_READ_BYTES)
                except BlockingIOError:
                    if not readable(self._socket.fileno(), deadline):
                        return b""
                    continue
                if not got:
                    raise ConnectionResetError
                return got

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    @contextlib.contextmanager
    def _broken_is_a_fault(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise PrinterFault(
                f"The printer at {self._name} closed the connection",
                "check its power and its cable; the next ticket connects again",
            ) from error


def _connect(made: socket.socket, address: tuple[object, ...], deadline: Deadline) -> None:
    made.settimeout(0)
    # The result comes with POLLOUT; nothing here waits longer than the deadline.
    with contextlib.suppress(BlockingIOError):
        made.connect(address)
    if not writable(made.fileno(), deadline):
        raise TimeoutError
    if code := made.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
        raise OSError(code, "connect")


def _keep_watch(made: socket.socket, timeouts: Timeouts) -> None:
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    if sys.platform == "linux":
        unheard_ms = timeouts.unheard // timedelta(milliseconds=1)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, unheard_ms)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, _KEEPALIVE_S)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, _KEEPALIVE_S)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, _KEEPALIVE_PROBES)


def _refused(name: str, error: OSError) -> PrinterFault:
    if isinstance(error, TimeoutError):
        return PrinterFault(
            f"The printer at {name} does not answer",
            "check that it is switched on and its cable is plugged in",
        )
    if isinstance(error, ConnectionRefusedError):
        return PrinterFault(
            f"The printer at {name} refuses the connection",
            "check the port (usually 9100) and that no other program holds the printer",
        )
    return PrinterFault(
        f"The printer at {name} cannot be reached ({error.strerror or error})",
        "check the printer's address and the network",
    )
