"""One connection to the emulated printer."""

import re
import socket

from printer_drivers.emulator.decoder import Decoder
from printer_drivers.emulator.engine import PrintEngine

_BUFFER_BYTES = 64 * 1024
_READ_BYTES = 16 * 1024
# A real printer answers these as they come in, even out of the middle of a picture.
_REAL_TIME = re.compile(
    rb"\x10\x04(?P<question>[\x01-\x04])|\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
)
_LONGEST_BYTES = 10


class Session:
    """Bytes come in as long as there is room; they are worked through while nothing stops it."""

    def __init__(self, client: socket.socket, engine: PrintEngine, unknown: list[bytes]) -> None:
        self.client = client
        self.hung_up = False
        self._engine = engine
        self._unknown = unknown
        self._decoder = Decoder(self, unknown)
        self._waiting = bytearray()
        self._received = 0
        self._tail = b""
        self._reported: bytes | None = None
        self._reports_changes = False

    @property
    def has_room(self) -> bool:
        """Return whether more bytes are read."""
        return not self.hung_up and len(self._waiting) < _BUFFER_BYTES

    @property
    def finished(self) -> bool:
        """Return whether the client is gone and all its bytes are worked through."""
        return self.hung_up and not self._waiting

    def receive(self) -> None:
        """Read what came, and answer the questions that do not wait."""
        try:
            data = self.client.recv(_READ_BYTES)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.hang_up()
            return
        self._received += len(data)
        self._waiting += data
        self._answer_at_once(data)
        limit = self._engine.faults.close_after_bytes
        if limit is not None and self._received >= limit:
            self.hang_up()

    def _answer_at_once(self, data: bytes) -> None:
        """Obey the commands that overtake everything; they may be cut in two by the network."""
        seen = self._tail + data
        end = 0
        for command in _REAL_TIME.finditer(seen):
            end = command.end()
            if question := command["question"]:
                self._say(self._engine.faults.answer(question[0]))
            else:
                del self._waiting[: len(self._waiting) - (len(seen) - end)]
                self._decoder = Decoder(self, self._unknown)
                self._say(b"\x37\x25\x00")
        self._tail = seen[max(end, len(seen) - _LONGEST_BYTES + 1) :]

    def work(self) -> None:
        """Work through what is waiting until something stops the printer; report changes."""
        done = 0
        for byte in self._waiting:
            if self._engine.faults.stopped:
                break
            self._decoder.take(byte)
            done += 1
        del self._waiting[:done]
        if self._reports_changes and self._engine.faults.report() != self._reported:
            self._report()

    def hang_up(self) -> None:
        """End the connection; what has come is still printed."""
        if not self.hung_up:
            self.hung_up = True
            self.client.close()

    def feed(self, rows: int) -> None:
        """Move the paper."""
        self._engine.feed(rows)

    def burn(self, row: bytes) -> None:
        """Print one row of dots."""
        self._engine.burn(row)

    def cut(self) -> None:
        """Cut the paper."""
        self._engine.cut()

    def reset(self) -> None:
        """Report changes no more."""
        self._reports_changes = False

    def report_changes(self, wanted: int) -> None:
        """Begin or end to report changes; the first report comes at once."""
        self._reports_changes = bool(wanted)
        if wanted:
            self._report()

    def say_paper(self) -> None:
        """Answer GS r 1."""
        self._say(self._engine.faults.paper())

    def say_printed(self, job: bytes) -> None:
        """Answer that a job is printed."""
        self._say(b"\x37\x22" + job + b"\x00")

    def _report(self) -> None:
        self._reported = self._engine.faults.report()
        self._say(self._reported)

    def _say(self, answer: bytes) -> None:
        if self.hung_up or self._engine.faults.mute:
            return
        try:
            self.client.send(answer)
        except OSError:
            self.hang_up()
