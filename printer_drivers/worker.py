"""The printer as the rest of Nouba knows it."""

import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from itertools import count

from printer_drivers.bitmap import Bitmap
from printer_drivers.deadline import Deadline
from printer_drivers.driver.connection import Connection
from printer_drivers.driver.habits import Habits, Leftovers
from printer_drivers.driver.job import Job, run_job
from printer_drivers.driver.listening import BackOff, wait_for
from printer_drivers.driver.pace import Pace
from printer_drivers.driver.probing import Probe, probe
from printer_drivers.driver.recovery import (
    clear_buffers,
    end_error,
    longest_picture,
    make_ready,
)
from printer_drivers.encode import Chunk, Profile, encode_ticket, load_profile, process_id
from printer_drivers.render import render_ticket
from printer_drivers.status import DISCONNECTED, STALLED, trouble
from printer_drivers.transport import PrinterUri, Timeouts, Transport, check_address, open_transport
from printer_drivers.waker import Waker
from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState, TicketPaper
from reception.domain.printer import PrinterState, PrinterStatus

# A printer at a serial line that is switched off says nothing, and neither does a cable that is
# pulled out of a network; one that reports no changes must be asked for every change.
_STILL_THERE = timedelta(seconds=5)


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
        dpi=address.whole_number("dpi"),
        paper_mm_s=address.whole_number("speed"),
        crop=address.options.get("crop"),
        confirm=address.options.get("confirm"),
    )
    waits = timeouts or Timeouts()
    return TicketPrinter(partial(open_transport, address, waits), profile, timeouts=waits)


class TicketPrinter:
    """Prints tickets one at a time and hears how the printer is; one thread uses it."""

    def __init__(
        self,
        connect: Callable[[], Transport],
        profile: Profile,
        *,
        timeouts: Timeouts,
        pace: Pace | None = None,
        back_off: BackOff | None = None,
        render: Callable[[TicketPaper, int, int], Bitmap] = render_ticket,
    ) -> None:
        """Prepare it; nothing is connected before it is used.

        Args:
            connect: opens the way to the printer.
            profile: what it can do.
            timeouts: how long to wait for an answer.
            pace: how long its jobs may take.
            back_off: when it is called again.
            render: draws a ticket for a width in dots, and dots an inch.
        """
        self.profile = profile
        self.out_of_reach = False
        """The last attempt to reach the printer failed."""
        self._connect = connect
        self._timeouts = timeouts
        self._pace = pace or Pace(profile)
        self._back_off = back_off or BackOff()
        self._render = render
        self._connection: Connection | None = None
        self._latest = DISCONNECTED
        self._habits = Habits()
        self._left = Leftovers()
        self._look_due = Deadline.after(_STILL_THERE)
        # Jobs of different starts of the program should not bear the same name.
        self._names = map(process_id, count(time.monotonic_ns() // 1_000_000))

    @property
    def latest(self) -> PrinterStatus:
        """Return how the printer was when it last said something; any thread may ask."""
        return self._latest

    def status(self) -> PrinterStatus:
        """Ask the printer how it is.

        Raises:
            PrinterFault: it cannot be reached, or no longer answers.
        """
        try:
            return self._connected().ask_status()
        except PrinterFault as fault:
            self._hang_up(fault)
            raise
        finally:
            self._take_note()

    def probe(self) -> Probe:
        """Ask what the printer is and can do; nothing is printed.

        Raises:
            PrinterFault: it cannot be reached, or no longer answers.
        """
        try:
            return probe(self._connected(), self.profile, self._names)
        except PrinterFault as fault:
            self._hang_up(fault)
            raise
        finally:
            self._take_note()

    def print_ticket(
        self, paper: TicketPaper, *, sent: Callable[[], None] = lambda: None
    ) -> PrintState:
        """Print one ticket; say how sure it is that it came out.

        Args:
            paper: what stands on it.
            sent: called once the printer has taken every byte.

        Raises:
            PrinterFault: certainly no whole ticket came out, and none will.
        """
        return self.print_bitmap(
            self._render(paper, self.profile.width_px, self.profile.dpi), sent=sent
        )

    def print_bitmap(
        self, bitmap: Bitmap, *, sent: Callable[[], None] = lambda: None
    ) -> PrintState:
        """Print a picture as wide as the head, as a ticket is printed.

        Raises:
            PrinterFault: certainly no whole picture came out, and none will.
        """
        return self.print_encoded(partial(encode_ticket, bitmap), sent=sent)

    def print_encoded(
        self,
        encode: Callable[[Profile, bytes], Iterable[Chunk]],
        *,
        sent: Callable[[], None] = lambda: None,
    ) -> PrintState:
        """Print what an encoder makes of the profile and the name of the job.

        Raises:
            PrinterFault: certainly not all of it came out, and it never will.
        """
        try:
            return self._print(self._ready(), encode, sent)
        except PrinterFault as fault:
            if self._connection is not None and fault.state is PrinterState.STALLED:
                self._hang_up(fault)
            raise
        finally:
            self._take_note()

    def expect_stump(self) -> None:
        """Count on a piece of a ticket that an earlier start of the program has begun.

        It is cut off before the next one, which would hang on it otherwise.
        """
        self._left.unseen = self._left.stump = True
        self._left.unfinished_bytes = longest_picture(self.profile)

    def listen(self, deadline: Deadline, waker: Waker) -> None:
        """Wait until the printer is not as it was, or the waker rings, or the deadline is over.

        A printer that is gone is called again and again, ever more patiently.
        """
        before = self._latest
        while True:
            due = deadline
            try:
                if self._connection is None:
                    due = self._reconnect()
                else:
                    due = self._look_after(self._connection)
            except PrinterFault as fault:
                self._back_off.failed()
                self._hang_up(fault)
                due = self._back_off.due
            self._take_note()
            if self._latest != before or deadline.passed:
                return
            if self._wait(due.or_at(deadline), waker):
                return

    def close(self) -> None:
        """Give back the connection; the next ticket opens a new one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _print(
        self,
        connection: Connection,
        encode: Callable[[Profile, bytes], Iterable[Chunk]],
        sent: Callable[[], None],
    ) -> PrintState:
        name = next(self._names)
        job = Job.of(list(encode(self.profile, name)), name)
        begun_at_s = time.monotonic()
        deadline = Deadline.after(self._pace.time_for(job.byte_count, job.rows))
        state = run_job(connection, job, deadline, sent)
        if state in {PrintState.CONFIRMED, PrintState.CONFIRMED_WEAKLY}:
            took = timedelta(seconds=time.monotonic() - begun_at_s)
            self._pace.learn(job.byte_count, job.rows, took)
        return state

    def _ready(self) -> Connection:
        """Return the connection to a printer that can print and holds nothing old.

        Raises:
            PrinterFault: there is none; nothing was printed.
        """
        kept = self._connection
        try:
            connection = self._connected()
            # A printer without paper takes a ticket all the same, and prints it for somebody
            # else when the roll is changed: so ask first, and send nothing then.
            self._set_up(connection)
        except PrinterFault as fault:
            was_old = kept is not None and self._connection is kept
            self._hang_up(fault)
            if not was_old:
                raise
            # The old connection was dead; whether the printer is, a new one tells.
            return self._ready()
        if why := trouble(connection.status):
            raise why
        return connection

    def _set_up(self, connection: Connection) -> None:
        """Ask the printer how it is; make it ready, or make it forget what it cannot print."""
        self._look_due = Deadline.after(_STILL_THERE)
        cover_was_open = self._latest.cover_open
        status = connection.ask_status()
        if trouble(status) is None:
            if not connection.is_ready:
                make_ready(connection, self.profile, self._names)
            return
        if connection.left.unseen:
            clear_buffers(connection)
        # Whoever frees the cutter opens the cover and closes it.
        if cover_was_open and not status.cover_open and (status.cutter_error or status.recoverable):
            end_error(connection)

    def _look_after(self, connection: Connection) -> Deadline:
        """Hear what an idle printer says; return when to ask it next."""
        before = connection.status
        connection.catch_up()
        if self._look_due.passed or connection.status != before:
            self._set_up(connection)
        return self._look_due

    def _connected(self) -> Connection:
        """Return the connection, a new one when the printer ended the old one."""
        if self._connection is not None:
            try:
                self._connection.catch_up()
            except PrinterFault as fault:
                self._hang_up(fault)
        if self._connection is None:
            try:
                transport = self._connect()
            except PrinterFault:
                self.out_of_reach = True
                raise
            self.out_of_reach = False
            self._connection = Connection(transport, self._habits, self._left, self._timeouts)
            self._pace.line_bytes_s = transport.line_bytes_s or self.profile.line_bytes_s
        return self._connection

    def _reconnect(self) -> Deadline:
        """Try to reach the printer if that is due; return when there is something to do next."""
        if not self._back_off.is_due:
            return self._back_off.due
        self._set_up(self._connected())
        self._back_off.succeeded()
        return self._look_due

    def _wait(self, until: Deadline, waker: Waker) -> bool:
        """Wait for the printer or the waker; return whether the waker rang."""
        descriptor = self._connection.fileno() if self._connection is not None else None
        rang = wait_for(descriptor, waker, until)
        if rang:
            waker.clear()
        return rang

    def _take_note(self) -> None:
        """Take over what the printer said."""
        if self._connection is not None:
            if self._connection.broken:
                self._hang_up(None)
            else:
                self._latest = self._connection.status

    def _hang_up(self, fault: PrinterFault | None) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        stalled = fault is not None and fault.state is PrinterState.STALLED
        self._latest = STALLED if stalled else DISCONNECTED
