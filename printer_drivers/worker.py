"""The printer as the rest of Nouba knows it."""

import contextlib
import threading
import time
from collections.abc import Callable
from itertools import count

from printer_drivers.bitmap import Bitmap
from printer_drivers.conversation import Conversation, Habits
from printer_drivers.deadline import Deadline
from printer_drivers.encode import (
    Confirm,
    Profile,
    encode_ticket,
    load_profile,
    process_id,
    recovery,
)
from printer_drivers.render import render_ticket
from printer_drivers.status import trouble
from printer_drivers.transport import PrinterUri, Timeouts, check_address, open_transport
from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState, TicketPaper
from reception.domain.printer import PrinterStatus


def open_printer(uri: str, *, timeouts: Timeouts | None = None) -> "TicketPrinter":
    """Return the printer at an address; nothing is connected before it is used.

    Args:
        uri: such as ``tcp://192.168.1.50:9100?profile=TM-T20II`` or
            ``file:///tmp/tickets.bin?width=384``.
        timeouts: how long to wait for the network.

    Raises:
        PrinterFault: the address, the profile or an option is not understood.
    """
    address = PrinterUri.parse(uri)
    check_address(address)
    profile = load_profile(
        address.options.get("profile"),
        width_px=address.whole_number("width"),
        confirm=address.options.get("confirm"),
    )
    return TicketPrinter(address, profile, timeouts=timeouts or Timeouts())


class TicketPrinter:
    """Prints tickets one at a time; threads may share it, and they take turns."""

    def __init__(
        self,
        address: PrinterUri,
        profile: Profile,
        *,
        timeouts: Timeouts,
        render: Callable[[TicketPaper, int], Bitmap] = render_ticket,
    ) -> None:
        self.profile = profile
        self._address = address
        self._timeouts = timeouts
        self._render = render
        # Most printers serve one connection: whoever prints holds it alone.
        self._turn = threading.Lock()
        self._conversation: Conversation | None = None
        self._habits = Habits()
        # Jobs of different starts of the program should not bear the same name.
        self._jobs = count(time.monotonic_ns() // 1_000_000)

    def status(self) -> PrinterStatus:
        """Ask the printer how it is.

        Raises:
            PrinterFault: it cannot be reached, or no longer answers.
        """
        with self._turn:
            try:
                return self._connected().ask_status()
            except PrinterFault:
                self._hang_up()
                raise

    def print_ticket(
        self, paper: TicketPaper, *, sent: Callable[[], None] = lambda: None
    ) -> PrintState:
        """Print one ticket; say how sure it is that it came out.

        Args:
            paper: what stands on it.
            sent: called once the printer has taken every byte.

        Raises:
            PrinterFault: nothing usable came out; what to do is in the hint.
        """
        bitmap = self._render(paper, self.profile.width_px)
        with self._turn:
            try:
                return self._print(bitmap, sent)
            except PrinterFault:
                self._abandon()
                raise

    def close(self) -> None:
        """Give back the connection; the next ticket opens a new one."""
        with self._turn:
            self._hang_up()

    def _print(self, bitmap: Bitmap, sent: Callable[[], None]) -> PrintState:
        conversation = self._connected()
        # A printer without paper takes a ticket all the same, and prints it for somebody else
        # when the roll is changed: so ask first, and send nothing then.
        if fault := trouble(conversation.ask_status()):
            raise fault
        job = process_id(next(self._jobs))
        chunks = list(encode_ticket(bitmap, self.profile, job))
        if self._habits.broken_off:
            chunks = [*recovery(self.profile, self._habits.unfinished_bytes), *chunks]
        deadline = Deadline.after(
            self.profile.time_for(
                sum(len(chunk.data) for chunk in chunks), sum(chunk.rows for chunk in chunks)
            )
        )
        conversation.send(chunks, deadline)
        sent()
        asked = self.profile.confirm is not Confirm.NOT
        return conversation.confirm(job, deadline, asked=asked)

    def _connected(self) -> Conversation:
        """Return the conversation, on a new connection when the printer ended the old one."""
        if self._conversation is not None:
            try:
                self._conversation.catch_up()
            except PrinterFault:
                self._hang_up()
        if self._conversation is None:
            transport = open_transport(self._address, self._timeouts)
            self._conversation = Conversation(transport, self._habits, self._timeouts)
        return self._conversation

    def _abandon(self) -> None:
        if self._conversation is not None:
            # The first fault is the one to tell; a second one on the way out changes nothing.
            with contextlib.suppress(PrinterFault):
                self._conversation.abandon_job()
        self._hang_up()

    def _hang_up(self) -> None:
        if self._conversation is not None:
            self._conversation.close()
            self._conversation = None
