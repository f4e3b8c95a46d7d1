"""What a service manager hears of a program: that it is ready, that it lives, that it ends.

The protocol is sd_notify(3) of systemd: a datagram of words to the socket it names. Without such
a socket nobody is told.
"""

import logging
import os
import socket
from collections.abc import Mapping

log = logging.getLogger(__name__)


class Supervisor:
    """Carries words to the service manager."""

    def __init__(self, address: str) -> None:
        """Prepare to speak.

        Args:
            address: a path, or a name in Linux's abstract namespace after ``@``.
        """
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
        self._socket.settimeout(0)
        self._heard = True

    def tell(self, *words: str) -> None:
        """Say something; a manager that does not listen is not waited for."""
        try:
            self._socket.sendto("\n".join(words).encode(), self._address)
            self._heard = True
        except OSError as deaf:
            if self._heard:
                log.warning("the service manager is not told '%s': %s", words[0], deaf)
            self._heard = False

    def close(self) -> None:
        """Speak no more."""
        self._socket.close()


def supervisor_of(environment: Mapping[str, str] = os.environ) -> Supervisor | None:
    """Return whom to tell; None when no service manager started us."""
    address = environment.get("NOTIFY_SOCKET", "")
    return Supervisor(address) if address else None


def patience_ms_of(environment: Mapping[str, str] = os.environ) -> int:
    """Return after how long the manager takes a silent program for dead; 0: it never does."""
    patience_us = environment.get("WATCHDOG_USEC", "")
    return int(patience_us) // 1000 if patience_us.isdecimal() else 0
