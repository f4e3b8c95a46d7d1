"""Printers that the system's print service, CUPS, keeps in a queue."""

import contextlib
import logging
import os
import re
import shutil
import signal
import subprocess
import tempfile
from typing import IO, Self

from printer_drivers.deadline import Deadline
from printer_drivers.transport.files import own
from printer_drivers.transport.port import Timeouts, shown
from printer_drivers.transport.uri import PrinterUri
from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterState

_log = logging.getLogger(__name__)


class CupsTransport:
    """A queue that takes whole jobs: bytes are collected, and handed over by ``flush``."""

    answers = False
    line_bytes_s: float | None = None

    def __init__(self, queue: str, owned: contextlib.ExitStack) -> None:
        self._queue = queue
        self._owned = owned
        self._collected = bytearray()

    @classmethod
    def open(cls, uri: PrinterUri, timeouts: Timeouts) -> Self:  # noqa: ARG003 - nothing is asked yet
        """Take the queue for this program alone.

        Raises:
            PrinterFault: there is no print service here, or another program has the queue.
        """
        if not uri.host or uri.path.strip("/"):
            raise PrinterFault(
                f"'{shown(uri.text)}' names no queue",
                "write it like cups://kiosk; 'lpstat -e' lists them",
            )
        _lp()
        owned = contextlib.ExitStack()
        owned.callback(os.close, own("cups", uri.host))
        return cls(uri.host, owned)

    def fileno(self) -> None:
        """Return nothing to wait for."""

    def write(self, data: bytes, deadline: Deadline) -> int:  # noqa: ARG002 - memory is always ready
        """Collect bytes for the next job."""
        self._collected += data
        return len(data)

    def flush(self, deadline: Deadline) -> bool:
        """Hand the job to the queue; False when it may or may not have got there.

        Raises:
            PrinterFault: the queue did not take it.
        """
        job, self._collected = bytes(self._collected), bytearray()
        if not job:
            return True
        try:
            # Files, not pipes: how far one was read is seen even when the reader is dead.
            with tempfile.TemporaryFile() as paper, tempfile.TemporaryFile() as said:
                paper.write(job)
                paper.seek(0)
                ended = _run(self._queue, paper, said, deadline)
                whole = os.lseek(paper.fileno(), 0, os.SEEK_CUR) == len(job)
                said.seek(0)
                words = said.read().decode(errors="replace")
        except OSError as error:
            raise PrinterFault(
                f"The ticket cannot be handed to CUPS ({error.strerror})",
                "check that the disk has room",
            ) from error
        if ended is None:
            if whole:
                return False
            raise self._fault("does not take jobs in time", "see whether CUPS runs: lpstat -r")
        if ended != 0:
            raise self._why_not(words)
        if named := re.search(r"request id is (\S+)", words):
            _log.info("CUPS took the ticket as %s", named[1])
        return True

    def read(self, deadline: Deadline) -> bytes:  # noqa: ARG002 - nothing ever comes
        """Return nothing."""
        return b""

    def close(self) -> None:
        """Forget what was not handed over, and give the queue back."""
        self._collected.clear()
        self._owned.close()

    def _why_not(self, words: str) -> PrinterFault:
        if "does not exist" in words or "non-existent" in words:
            return self._fault("does not exist", "'lpstat -e' lists the queues of this computer")
        reason = " ".join(words.split()).removeprefix("lp: ").rstrip(".") or "it gives no reason"
        return self._fault(
            f"does not take the ticket ({reason})", f"see 'lpstat -p {shown(self._queue)}'"
        )

    def _fault(self, what: str, hint: str) -> PrinterFault:
        return PrinterFault(
            f"The print queue {shown(self._queue)} {what}", hint, PrinterState.DISCONNECTED
        )


def _lp() -> str:
    found = shutil.which("lp")
    if found is None:
        raise PrinterFault(
            "This computer has no print service: the command 'lp' is missing",
            "install it (Debian: apt install cups cups-client), or use the printer's own address",
            PrinterState.DISCONNECTED,
        )
    return found


def _run(queue: str, paper: IO[bytes], said: IO[bytes], deadline: Deadline) -> int | None:
    """Run ``lp``; return its exit code, or None when it had to be killed."""
    words = (_lp(), "-d", queue, "-o", "raw", "-t", "Nouba")
    # In English, and in a group of its own: what it starts dies with it.
    with subprocess.Popen(  # noqa: S603 - the queue is one word to it, whatever it is
        words,
        stdin=paper,
        stdout=said,
        stderr=subprocess.STDOUT,
        env={**os.environ, "LC_ALL": "C"},
        start_new_session=True,
    ) as running:
        try:
            return running.wait(deadline.left_s)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
            return None
