"""Printers on the network, usually at port 9100."""

import contextlib
import os
import queue
import socket
import struct
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, Self

from printer_drivers.deadline import Deadline
from printer_drivers.status import advice
from printer_drivers.transport.files import own
from printer_drivers.transport.port import DescriptorTransport, Timeouts, shown, writable
from printer_drivers.transport.uri import PrinterUri
from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterState

_MOST_CHARACTERS = 253
"""Of a whole name, as the name service counts them."""

type Address = tuple[socket.AddressFamily, socket.SocketKind, int, str, tuple[Any, ...]]
type LookUp = Callable[[str, int], Sequence[Address]]


def _look_up(host: str, port: int) -> Sequence[Address]:
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)


def addresses(
    host: str, port: int, deadline: Deadline, *, look_up: LookUp = _look_up
) -> Sequence[Address]:
    """Return where a host can be reached, by name or by number.

    Raises:
        PrinterFault: it is no name, nobody knows it, or nobody said so in time.
    """
    _refuse_impossible_names(host)
    found: queue.SimpleQueue[Sequence[Address]] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found.put(look_up(host, port))
        except OSError:
            found.put([])

    # The system's own look-up waits as long as it likes and cannot be called off: it is left
    # behind when it takes too long.
    asking = threading.Thread(target=ask, name="name-look-up", daemon=True)
    asking.start()
    known: Sequence[Address] = ()
    with contextlib.suppress(queue.Empty):
        known = found.get(timeout=deadline.left_s)
        asking.join(deadline.left_s)
    if not known:
        raise PrinterFault(
            f"No printer is known by the name {shown(host)}",
            "check the printer's address in the settings, and the network",
            PrinterState.DISCONNECTED,
        )
    return known


def _refuse_impossible_names(host: str) -> None:
    """Refuse what the system could not even ask for."""
    with contextlib.suppress(UnicodeError):
        if len(host.encode("idna")) <= _MOST_CHARACTERS:
            return
    raise PrinterFault(
        f"'{shown(host)}' cannot be the name of a printer on the network",
        "check the printer's address in the settings; no part between two dots is empty"
        " or longer than 63 characters",
    )


_USUAL_PORT = 9100
# A cable pulled out between two tickets is noticed after about 5 + 3 x 5 seconds.
_KEEPALIVE_S, _KEEPALIVE_PROBES = 5, 3

_RESET = struct.pack("ii", 1, 0)
"""Linger no second over what is not sent."""


class TcpTransport(DescriptorTransport):
    """A connected socket that never blocks."""

    line_bytes_s: float | None = 900_000.0  # 10 Mbit/s, which most printers' network cards have

    def __init__(self, connected: socket.socket, name: str, owned: contextlib.ExitStack) -> None:
        super().__init__(connected.fileno(), owned)
        self._socket = connected
        self._name = name

    @classmethod
    def open(cls, uri: PrinterUri, timeouts: Timeouts) -> Self:
        """Connect to the first address of the host that answers, IPv6 or IPv4.

        Raises:
            PrinterFault: none answers in time, or another program prints there.
        """
        if not uri.host:
            raise PrinterFault(
                f"'{shown(uri.text)}' names no host", "write it like tcp://10.0.0.5:9100"
            )
        port = _USUAL_PORT if uri.port is None else uri.port
        name = f"{shown(uri.host)}:{port}"
        deadline = Deadline.after(timeouts.connect)
        last: PrinterFault | None = None
        for address in addresses(uri.host, port, deadline):
            with contextlib.ExitStack() as owned:
                # By number: one printer may have several names.
                owned.callback(os.close, own("tcp", f"{address[4][0]}:{port}"))
                try:
                    connected = owned.enter_context(_connect(address, deadline))
                except OSError as error:
                    last = _refused(name, error)
                    continue
                _keep_watch(connected, timeouts)
                return cls(connected, name, owned.pop_all())
        raise last or _refused(name, TimeoutError())

    def close(self) -> None:
        """Close the socket; what the printer has not taken until now it never gets.

        It would come out once there is paper again, for whoever stands there then.
        """
        if self._descriptor >= 0:
            with contextlib.suppress(OSError):
                if self._kept_bytes():
                    self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        super().close()

    def broken(self, error: OSError) -> PrinterFault:  # noqa: ARG002 - every reason looks the same
        """Say that the connection is over."""
        return PrinterFault(
            f"The printer at {self._name} closed the connection",
            f"{advice(PrinterState.DISCONNECTED)}; the next ticket connects again",
            PrinterState.DISCONNECTED,
        )


def _connect(address: Address, deadline: Deadline) -> socket.socket:
    family, kind, protocol, _, where = address
    with contextlib.ExitStack() as unless_connected:
        made = unless_connected.enter_context(socket.socket(family, kind, protocol))
        made.settimeout(0)
        # The result comes with POLLOUT; nothing here waits longer than the deadline.
        with contextlib.suppress(BlockingIOError):
            made.connect(where)
        if not writable(made.fileno(), deadline):
            raise TimeoutError
        if code := made.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            raise OSError(code, os.strerror(code))
        unless_connected.pop_all()
        return made


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
        what, hint = "does not answer", "check that it is switched on and its cable is plugged in"
    elif isinstance(error, ConnectionRefusedError):
        what = "refuses the connection"
        hint = (
            "check that it is switched on, its port (usually 9100), and that nobody else holds it"
        )
    else:
        what = f"cannot be reached ({error.strerror or error})"
        hint = "check the printer's address and the network"
    return PrinterFault(f"The printer at {name} {what}", hint, PrinterState.DISCONNECTED)
