"""Peers that behave badly."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def deaf_peer() -> Iterator[int]:
    """Accept connections by the backlog alone, and never read; yield the port."""
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def closed_port() -> int:
    """Return a port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port
