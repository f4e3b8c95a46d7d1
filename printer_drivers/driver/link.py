"""The way to one printer: opened when it is needed, kept, and found again when it is lost."""

import contextlib
import select
import socket
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count

from printer_drivers.deadline import Deadline
from printer_drivers.driver.capabilities import Capabilities, Leftovers
from printer_drivers.driver.connection import Connection
from printer_drivers.driver.handshake import clear_buffers, end_error, longest_picture, make_ready
from printer_drivers.encode.profiles import Cut, Profile
from printer_drivers.encode.status_commands import process_id
from printer_drivers.status import DISCONNECTED, STALLED, trouble
from printer_drivers.transport.port import Timeouts, Transport
from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterState, PrinterStatus
from reception.system.backoff import BackingOff


class Waker:
    """A bell that one thread waits for and any other may ring."""

    def __init__(self) -> None:
        self._heard, self._bell = socket.socketpair()
        for end in (self._heard, self._bell):
            end.settimeout(0)

    def ring(self) -> None:
        """Wake whoever waits, now or when it next does; ringing twice is as good as once."""
        # A full bell rings already, and nobody waits for a closed one.
        with contextlib.suppress(OSError):
            self._bell.send(b"!")

    def clear(self) -> None:
        """Forget that it rang."""
        with contextlib.suppress(BlockingIOError):
            while self._heard.recv(4096):
                pass

    def wait(self, deadline: Deadline, descriptor: int | None = None) -> bool:
        """Wait until it rings or something can be read; return whether it rang, and forget that."""
        poll = select.poll()
        for one in (self._heard.fileno(), descriptor):
            if one is not None:
                poll.register(one, select.POLLIN)
        # Rounded up: what is due in less than a millisecond is not asked for again and again.
        ready = dict(poll.poll(int(deadline.left_s * 1000) + 1))
        rang = self._heard.fileno() in ready
        if rang:
            self.clear()
        return rang

    def fileno(self) -> int:
        """Return what becomes readable when it rings."""
        return self._heard.fileno()

    def close(self) -> None:
        """Give it back; ringing it afterwards is harmless."""
        self._heard.close()
        self._bell.close()


# A printer at a serial line that is switched off says nothing, and neither does a cable that is
# pulled out of a network; one that reports no changes must be asked for every change.
_STILL_THERE = timedelta(seconds=5)
# One that never answered was asleep when it was asked first, perhaps.
_STILL_MUTE = timedelta(minutes=1)


class PrinterLink:
    """Knows how the printer is, whether it is connected or not; one thread uses it."""

    def __init__(
        self,
        connect: Callable[[], Transport],
        profile: Profile,
        timeouts: Timeouts,
        pauses: BackingOff,
    ) -> None:
        self.latest: PrinterStatus = DISCONNECTED
        """How the printer was when it last said something; any thread may look."""
        self.out_of_reach = False
        """The last attempt to reach the printer failed."""
        self.fault: PrinterFault | None = None
        """Why it failed when it last did."""
        # Jobs of different starts of the program should not bear the same name.
        self.names: Iterator[bytes] = map(process_id, count(time.monotonic_ns() // 1_000_000))
        """Process ids that no job has borne yet."""
        self.profile = profile
        self._connect = connect
        self._timeouts = timeouts
        self._pauses = pauses
        self._call_due = Deadline.after(timedelta(0))
        self._connection: Connection | None = None
        self._capabilities = Capabilities()
        self._left = Leftovers()
        self._look_due = Deadline.after(_STILL_THERE)

    def connected(self) -> Connection:
        """Return the connection, a new one when the printer ended the old one.

        Raises:
            PrinterFault: the printer cannot be reached.
        """
        if self._connection is not None:
            try:
                self._connection.catch_up()
            except PrinterFault as fault:
                self._hang_up(fault)
        if self._connection is None:
            try:
                transport = self._connect()
            except PrinterFault as fault:
                self.out_of_reach, self.fault = True, fault
                raise
            self.out_of_reach = False
            self._connection = Connection(
                transport,
                self._capabilities,
                self._left,
                self._timeouts,
                full_status=self.profile.cut is Cut.PRESENT,
            )
        return self._connection

    def ready(self) -> Connection:
        """Return the connection to a printer that can print and holds nothing old.

        Raises:
            PrinterFault: there is none; nothing was printed.
        """
        kept = self._connection
        try:
            connection = self.connected()
            # A printer without paper takes a ticket all the same, and prints it for somebody
            # else when the roll is changed: so ask first, and send nothing then.
            self._set_up(connection)
        except PrinterFault as fault:
            was_old = kept is not None and self._connection is kept
            self._hang_up(fault)
            if not was_old:
                raise
            # The old connection was dead; whether the printer is, a new one tells.
            return self.ready()
        if why := trouble(connection.status):
            raise why
        return connection

    @property
    def expects_partial_print(self) -> bool:
        """Return whether a piece of a job may hang in it that the next one must not follow."""
        return self._left.hangs

    def expect_partial_print(self) -> None:
        """Note that an earlier program may have broken off in the middle of a job.

        What it left is forgotten and cut off before the next one.
        """
        self._left.unseen = self._left.partial_print = True
        # Perhaps in the middle of a picture, whose rest would swallow the cut.
        self._left.unfinished_bytes = longest_picture(self.profile)

    @contextlib.contextmanager
    def noted(self) -> Iterator[None]:
        """Keep in mind how the printer was at the end, and leave a connection that is dead."""
        try:
            yield
        except PrinterFault as fault:
            lost = self._connection is None or self._connection.broken
            if lost or fault.state is PrinterState.STALLED:
                self._hang_up(fault)
            raise
        finally:
            self._take_note()

    def listen(self, deadline: Deadline, waker: Waker) -> None:
        """Wait until the printer is not as it was, or the waker rings, or the deadline is over.

        A printer that is gone is called again and again, ever more patiently.
        """
        before = self.latest, self.out_of_reach
        while True:
            try:
                if self._connection is None:
                    due = self._reconnect()
                else:
                    due = self._look_after(self._connection)
            except PrinterFault as fault:
                # Ever later, and no two stations in step.
                due = Deadline.after(timedelta(seconds=self._pauses.next_s()))
                self._call_due = due
                self._hang_up(fault)
            self._take_note()
            if (self.latest, self.out_of_reach) != before or deadline.passed:
                return
            descriptor = self._connection.fileno() if self._connection is not None else None
            if waker.wait(due.or_at(deadline), descriptor):
                return

    def close(self) -> None:
        """Give back the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _reconnect(self) -> Deadline:
        """Try to reach the printer if that is due; return when there is something to do next."""
        if not self._call_due.passed:
            return self._call_due
        try:
            self._set_up(self.connected())
        except PrinterFault as fault:
            # One that takes the call and ends it at once is not there for anybody.
            self.out_of_reach, self.fault = True, fault
            raise
        self._pauses.begin_anew()
        return self._look_due

    def _look_after(self, connection: Connection) -> Deadline:
        """Hear what an idle printer says; return when to ask it next."""
        before = connection.status
        connection.catch_up()
        if self._look_due.passed and connection.is_mute:
            connection.try_again()
        if self._look_due.passed or connection.status != before:
            self._set_up(connection)
        return self._look_due

    def _set_up(self, connection: Connection) -> None:
        """Ask the printer how it is; make it ready, or make it forget what it cannot print."""
        cover_was_open = self.latest.cover_open
        status = connection.ask_status()
        self._look_due = Deadline.after(_STILL_MUTE if connection.is_mute else _STILL_THERE)
        if trouble(status) is None:
            if not connection.is_ready:
                make_ready(connection, self.profile, self.names)
            return
        if connection.left.unseen:
            clear_buffers(connection)
        # Whoever frees the cutter opens the cover and closes it.
        if cover_was_open and not status.cover_open and (status.cutter_error or status.recoverable):
            end_error(connection)

    def _take_note(self) -> None:
        if self._connection is None:
            return
        if self._connection.broken:
            self._hang_up(None)
        else:
            self.latest = self._connection.status

    def _hang_up(self, fault: PrinterFault | None) -> None:
        self.close()
        stalled = fault is not None and fault.state is PrinterState.STALLED
        self.latest = STALLED if stalled else DISCONNECTED
