"""Finding the addresses of a host in bounded time."""

import contextlib
import queue
import socket
import threading
from collections.abc import Callable, Sequence
from typing import Any

from printer_drivers.deadline import Deadline
from printer_drivers.transport.shown import shown
from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterState

_MOST_SIGNS = 253
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
        if len(host.encode("idna")) <= _MOST_SIGNS:
            return
    raise PrinterFault(
        f"'{shown(host)}' cannot be the name of a printer on the network",
        "check the printer's address in the settings; no part between two dots is empty"
        " or longer than 63 signs",
    )
