"""The printer as the rest of Nouba knows it."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from functools import partial

from printer_drivers.bitmap import Bitmap
from printer_drivers.deadline import Deadline
from printer_drivers.driver.capabilities import PrintPace
from printer_drivers.driver.handshake import Probe, probe
from printer_drivers.driver.job import Job, run_job
from printer_drivers.driver.link import PrinterLink
from printer_drivers.encode.profiles import Profile, load_profile
from printer_drivers.encode.ticket_bytes import Chunk, encode_ticket
from printer_drivers.render.slip import render_slip
from printer_drivers.render.ticket import render_ticket
from printer_drivers.transport.open import check_address, open_transport
from printer_drivers.transport.port import Timeouts, Transport
from printer_drivers.transport.uri import PrinterUri
from reception.domain.paper import PrintState, SlipPaper, TicketPaper
from reception.domain.printer import PrinterStatus
from reception.system.backoff import BackingOff
from reception.system.clock import TRIPS


def open_printer(uri: str, *, timeouts: Timeouts | None = None) -> "TicketPrinter":
    """Return the printer at an address such as ``tcp://192.168.1.50:9100``, not connected yet.

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


class TicketPrinter(PrinterLink):
    """Prints tickets one at a time and hears how the printer is; one thread uses it."""

    def __init__(
        self,
        connect: Callable[[], Transport],
        profile: Profile,
        *,
        timeouts: Timeouts,
        pace: PrintPace | None = None,
        pauses: BackingOff | None = None,
        render: Callable[[TicketPaper, int, int], Bitmap] = render_ticket,
        draw_slip: Callable[[SlipPaper, int, int], Bitmap] = render_slip,
    ) -> None:
        """Prepare it; nothing is connected before it is used."""
        super().__init__(connect, profile, timeouts, pauses or BackingOff())
        self._pace = pace or PrintPace(profile)
        self._render = render
        self._draw_slip = draw_slip
        # One thread alone draws: typefaces are no business of two at a time.
        self._drawing = ThreadPoolExecutor(1, "drawing")
        self._prepared: tuple[TicketPaper, Future[Bitmap]] | None = None

    def status(self) -> PrinterStatus:
        """Ask the printer how it is.

        Raises:
            PrinterFault: it cannot be reached, or no longer answers.
        """
        with self.noted():
            return self.connected().ask_status()

    def probe(self) -> Probe:
        """Ask what the printer is and can do; nothing is printed.

        Raises:
            PrinterFault: it cannot be reached, or no longer answers.
        """
        with self.noted():
            return probe(self.connected(), self.profile, self.names)

    def prepare(self, paper: TicketPaper) -> None:
        """Draw the ticket that is printed next, beside whatever is done until then."""
        self._prepared = paper, self._drawn(paper)

    def print_ticket(
        self, paper: TicketPaper, *, sent: Callable[[], None] = lambda: None
    ) -> PrintState:
        """Print one ticket; ``sent`` is called once the printer has taken every byte.

        Raises:
            PrinterFault: certainly no whole ticket came out, and none will.
        """
        drawn, self._prepared = self._drawn(paper), None
        bitmap = drawn.result()
        TRIPS.debug("drawn")
        return self.print_bitmap(bitmap, sent=sent)

    def print_slip(self, slip: SlipPaper) -> PrintState:
        """Print a sheet that is no ticket; say how sure it is that it came out.

        Raises:
            PrinterFault: certainly no whole slip came out, and none will.
        """
        profile = self.profile
        drawn = self._drawing.submit(self._draw_slip, slip, profile.width_px, profile.dpi)
        return self.print_bitmap(drawn.result())

    def _drawn(self, paper: TicketPaper) -> Future[Bitmap]:
        if self._prepared and self._prepared[0] is paper:
            return self._prepared[1]
        profile = self.profile
        return self._drawing.submit(self._render, paper, profile.width_px, profile.dpi)

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
        with self.noted():
            connection = self.ready()
            self._pace.line_bytes_s = connection.line_bytes_s or self.profile.line_bytes_s
            name = next(self.names)
            job = Job.of(list(encode(self.profile, name)), name)
            begun_s = time.monotonic()
            deadline = Deadline.after(self._pace.time_for(job.byte_count, job.rows))
            state = run_job(connection, job, deadline, sent)
        TRIPS.debug("confirmed")
        if state is not PrintState.UNCONFIRMED:
            took = timedelta(seconds=time.monotonic() - begun_s)
            self._pace.learn(job.byte_count, job.rows, took)
        return state
