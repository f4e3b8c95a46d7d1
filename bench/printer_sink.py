"""``python -m bench.printer_sink``: a printer that answers at once and tells when a ticket ended.

It prints its port, then for each ticket the monotonic time at which its last byte had come.
"""

import re
import socket
import time

_STATUS_ASKED = re.compile(rb"\x10\x04[\x01-\x04]")
_JOB_ENDED = re.compile(rb"\x1d\x28\x48\x06\x00\x30\x30(.{4})", re.DOTALL)
_READY = b"\x12"


def main() -> None:
    """Serve one connection after another."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        print(server.getsockname()[1], flush=True)
        while True:
            connection, _ = server.accept()
            with connection:
                _serve(connection)


def _serve(connection: socket.socket) -> None:
    tail = b""
    while data := connection.recv(65536):
        arrived = time.monotonic()
        # A command may be cut in two by the network; none is longer than eleven bytes.
        seen = tail + data
        ended = _JOB_ENDED.search(seen)
        # Inside a picture the same three bytes mean nothing: the question comes alone.
        if not ended and len(seen) <= 32:
            connection.sendall(_READY * len(_STATUS_ASKED.findall(seen)))
        if ended:
            print(arrived, flush=True)
            connection.sendall(b"\x37\x22" + ended[1] + b"\x00")
            seen = b""
        tail = seen[-10:] if not _STATUS_ASKED.fullmatch(seen[-3:]) else b""


if __name__ == "__main__":
    main()
