"""A program that passes a port of a host on to a server's socket: ``ADDRESS SOCKET``."""

import sys
import threading
from pathlib import Path

from tests.support.fault_proxy import FaultProxy


def main() -> None:
    """Pass on until it is killed; say so when it begins."""
    address, socket = sys.argv[1:]
    with FaultProxy(Path(socket), host=address, port=5432):
        print("open", flush=True)  # noqa: T201 - whoever started it waits for this
        threading.Event().wait()


if __name__ == "__main__":
    main()
