"""``python -m bench.printer_sink``: a printer that answers at once and tells when a ticket ended.

It takes bytes as fast as a printer at a full-speed USB line. It prints its port, then for each
ticket the monotonic time at which its last byte had come.
"""

import re
import socket
import time

_STATUS_ASKED = re.compile(rb"\x10\x04[\x01-\x04]")
_NAME_ASKED = re.compile(rb"\x1d\x28\x48\x06\x00\x30\x30(.{4})", re.DOTALL)
_PICTURE = b"\x1dv0"
_READY = b"\x12"
_USB_BYTES_S = 800_000
_PACKET_BYTES = 4096
# A command may be cut in two by the network; none is longer than eleven bytes.
_LONGEST_BYTES = 11


def main() -> None:
    """Serve one connection after another."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        # What the system takes in advance, a printer's line does not.
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _PACKET_BYTES)
        print(server.getsockname()[1], flush=True)
        while True:
            connection, _ = server.accept()
            with connection:
                _serve(connection)


def _serve(connection: socket.socket) -> None:
    tail, pictures = b"", False
    while data := connection.recv(_PACKET_BYTES):
        time.sleep(len(data) / _USB_BYTES_S)
        arrived = time.monotonic()
        seen = tail + data
        pictures = pictures or _PICTURE in seen
        named = _NAME_ASKED.search(seen)
        if named:
            # A job without a picture is a question of the driver's, not a ticket.
            if pictures:
                print(arrived, flush=True)
            connection.sendall(b"\x37\x22" + named[1] + b"\x00")
            tail, pictures = b"", False
        elif not pictures:
            # Inside a picture the same three bytes mean nothing.
            connection.sendall(_READY * len(_STATUS_ASKED.findall(seen)))
            tail = b"" if _STATUS_ASKED.fullmatch(seen[-3:]) else seen[1 - _LONGEST_BYTES :]
        else:
            tail = seen[1 - _LONGEST_BYTES :]


if __name__ == "__main__":
    main()
