"""The emulated printer on the network."""

import contextlib
import selectors
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from printer_drivers.emulator.engine import PrintEngine
from printer_drivers.emulator.faults import Faults
from printer_drivers.emulator.paper import PaperRoll
from printer_drivers.emulator.session import Session
from reception.domain.errors import PrinterFault


class Emulator:
    """A printer that listens on TCP and writes every cut ticket as a PNG picture.

    Everything happens in one thread of its own; ``on_ticket`` is called there.
    """

    def __init__(
        self,
        *,
        listen: tuple[str, int] = ("127.0.0.1", 9100),
        out_dir: Path,
        width_px: int = 576,
        faults: Faults | None = None,
        on_ticket: Callable[[Path], None] | None = None,
    ) -> None:
        self.tickets: list[Path] = []
        """Pictures of the tickets so far."""
        self.unknown: list[bytes] = []
        """Commands it was sent and does not know."""
        self.address = listen
        """Host and port; once started, the port is the real one even when 0 was asked for."""
        self._width_px = width_px
        self._on_ticket = on_ticket
        self._engine = PrintEngine(
            PaperRoll(width_px, out_dir), faults or Faults(), self._handed_over
        )
        self._sessions: list[Session] = []
        self._thread: threading.Thread | None = None
        self._bell: socket.socket | None = None
        self._stopping = False

    @property
    def uri(self) -> str:
        """Return the address as it stands in settings."""
        host, port = self.address
        shown = f"[{host}]" if ":" in host else host
        return f"tcp://{shown}:{port}?width={self._width_px}"

    @property
    def faults(self) -> Faults:
        """Return what is wrong with the printer now."""
        return self._engine.faults

    def set_faults(self, faults: Faults) -> None:
        """Break the printer, or mend it with ``Faults()``."""
        self._engine.faults = faults
        self._ring()

    def start(self) -> None:
        """Begin to listen.

        Raises:
            PrinterFault: the address cannot be listened on.
        """
        host, port = self.address
        try:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            server = socket.create_server((host, port), family=family)
        except OSError as error:
            raise PrinterFault(
                f"The emulated printer cannot listen at {host}:{port} ({error.strerror})",
                "choose another port, or end the program that uses it",
            ) from error
        server.settimeout(0)
        self.address = (host, server.getsockname()[1])
        self._stopping = False
        self._bell, heard = socket.socketpair()
        self._thread = threading.Thread(
            target=self._run, args=(server, heard), name="printer-emulator", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """End every connection and stop listening."""
        if self._thread is not None and self._bell is not None:
            self._stopping = True
            self._ring()
            self._thread.join()
            self._bell.close()
            self._thread = self._bell = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _ring(self) -> None:
        """Wake the thread: something was changed from outside."""
        if self._bell is not None:
            self._bell.send(b"!")

    def _handed_over(self, path: Path) -> None:
        self.tickets.append(path)
        if self._on_ticket is not None:
            self._on_ticket(path)

    def _run(self, server: socket.socket, heard: socket.socket) -> None:
        with server, heard:
            while not self._stopping:
                self._serve_once(server, heard)
            for session in self._sessions:
                session.hang_up()
            self._sessions.clear()

    def _serve_once(self, server: socket.socket, heard: socket.socket) -> None:
        """Wait for whatever comes first, then let every session go on."""
        with selectors.DefaultSelector() as selector:
            selector.register(server, selectors.EVENT_READ)
            selector.register(heard, selectors.EVENT_READ)
            for session in self._sessions:
                # A session without room is not read: its sender has to wait, as at a printer.
                if session.has_room:
                    selector.register(session.client, selectors.EVENT_READ, session)
            for key, _ in selector.select():
                if key.fileobj is server:
                    self._welcome(server)
                elif key.fileobj is heard:
                    heard.recv(1024)
                else:
                    key.data.receive()
        for session in self._sessions:
            session.work()
        self._sessions = [session for session in self._sessions if not session.finished]

    def _welcome(self, server: socket.socket) -> None:
        with contextlib.suppress(BlockingIOError):
            client, _ = server.accept()
            client.settimeout(0)
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._sessions.append(Session(client, self._engine, self.unknown))


def run_emulator(
    host: str,
    port: int,
    out_dir: Path,
    on_ticket: Callable[[Path], None],
    *,
    on_ready: Callable[[str], None] | None = None,
    width_px: int = 576,
) -> None:
    """Serve until interrupted from the keyboard.

    Args:
        host: the address to listen on.
        port: 0 takes any free one.
        out_dir: where the pictures go.
        on_ticket: told the picture of every ticket.
        on_ready: told the address once it listens.
        width_px: dots of the head.

    Raises:
        PrinterFault: the address cannot be listened on.
    """
    emulator = Emulator(
        listen=(host, port), out_dir=out_dir, width_px=width_px, on_ticket=on_ticket
    )
    with emulator, contextlib.suppress(KeyboardInterrupt):
        if on_ready is not None:
            on_ready(emulator.uri)
        threading.Event().wait()
