"""``nouba printer`` and ``nouba led``: printers and displays, also those of software."""

import re
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import asdict
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from PIL import Image

from counter_display.led.driver import HEALTH, each_display
from counter_display.led.protocols import LedHealth
from counter_display.led.settings import LedFault, LedSetting, led_settings
from lab.led.emulator import LED_WORDS, LedEmulator, obey_led
from lab.printer.model import Hardware
from lab.printer.paper_view import show_paper
from lab.printer.server import (
    PRINTER_WORDS,
    Emulator,
    UnknownWordsError,
    faults_named,
    obey_printer,
)
from nouba.options import (
    ASKED_TO_END,
    AsJson,
    AtPrinter,
    Day,
    Db,
    RequestId,
    StationName,
    path_choice,
    run_until_signal,
)
from nouba.output import refuse_closed_station, show, show_with_paper, wait_for_station
from nouba.printing import CONFIRMS, condition, judged, print_sheet
from nouba.station import (
    ENVIRONMENT_FAILED,
    WrongUsageError,
    named_printer,
    open_station,
    settings_with,
    start_app,
)
from printer_drivers.bitmap import Bitmap
from printer_drivers.discovery import discover
from printer_drivers.encode.profiles import load_profile
from printer_drivers.encode.ruler import encode_ruler
from printer_drivers.preview import head_remarks, misfits, preview_ticket, sample_paper
from printer_drivers.render.fonts import ensure_qt
from printer_drivers.transport.port import shown
from printer_drivers.transport.uri import PrinterUri
from printer_drivers.worker import open_printer
from reception.domain.errors import EnvironmentFault
from reception.domain.language import Language
from reception.domain.paper import COMMAND, PrintState
from reception.domain.unit import ORDINARY

_LAST_PORT = 65535
_BITS_A_BYTE = 10  # of a serial line: start, eight bits, stop
_USUAL_BUFFER_BYTES, _LARGEST_BUFFER_BYTES = 64 * 1024, 16 * 1024 * 1024


def emulate_printer(
    listen: Annotated[str, typer.Option(metavar="HOST:PORT")] = "127.0.0.1:9100",
    out: Annotated[Path, path_choice("DIR", "Tickets as PNG.")] = Path("tickets"),
    pty: Annotated[bool, typer.Option("--pty", help="Offer a serial line, too.")] = False,
    width: Annotated[int, typer.Option(metavar="DOTS", min=64, max=2400)] = 576,
    dpi: Annotated[int, typer.Option(min=100, max=600)] = 203,
    speed: Annotated[
        float | None,
        typer.Option(metavar="MM_S", min=1, max=1000, help="Paper speed; else no time passes."),
    ] = None,
    cut: Annotated[
        float, typer.Option(metavar="S", min=0, max=60, help="How long a cut takes.")
    ] = 0.0,
    baud: Annotated[
        int | None, typer.Option(min=300, max=4_000_000, help="Speed of a serial line.")
    ] = None,
    line_rate: Annotated[
        float | None,
        typer.Option(metavar="BYTES_S", min=1, max=100_000_000, help="The same in bytes a second."),
    ] = None,
    buffer: Annotated[
        int, typer.Option(metavar="BYTES", min=16, max=_LARGEST_BUFFER_BYTES)
    ] = _USUAL_BUFFER_BYTES,
    one_session: Annotated[
        bool, typer.Option("--one-session", help="Serve one connection at a time.")
    ] = False,
    xon_xoff: Annotated[
        bool, typer.Option("--xon-xoff", help="Say XOFF when the buffer fills.")
    ] = False,
    fault: Annotated[
        list[str] | None, typer.Option(metavar="NAME[@MM]", help="Such as paper-out@60.")
    ] = None,
    view: Annotated[bool, typer.Option("--view", help="Show the paper in a window.")] = False,
) -> None:
    """Be a printer, for trials; each ticket becomes a PNG. Words on stdin break it and mend it."""
    if baud and line_rate:
        raise typer.BadParameter("--baud and --line-rate say the same: give one of them")
    if width % 8:
        raise typer.BadParameter(f"a width of {width} dots is not divisible by 8, such as 576")
    if out.exists() and not out.is_dir():
        raise typer.BadParameter(f"'{out}' is no folder")
    hardware = Hardware(
        width_px=width,
        dpi=dpi,
        speed_mm_s=speed,
        cut_s=cut,
        line_bytes_s=baud / _BITS_A_BYTE if baud else line_rate,
        buffer_bytes=buffer,
        one_session=one_session,
        xon_xoff=xon_xoff,
    )
    try:
        faults = faults_named(fault or [])
    except UnknownWordsError as unknown:
        raise WrongUsageError(str(unknown)) from None
    emulator = Emulator(
        listen=_address(listen, "127.0.0.1:9100"),
        out_dir=out,
        hardware=hardware,
        pty=pty,
        faults=faults,
        on_ticket=_tell,
        on_trouble=partial(_tell, err=True),
    )
    with suppress(KeyboardInterrupt), run_until_signal(), emulator:
        typer.echo(
            f"Printing to {out} what arrives at {emulator.uri}."
            " Type help for the words that break and mend it; stop with Ctrl+C."
        )
        if pty:
            typer.echo(f"The serial line is {emulator.serial_uri}.")
        _obey_person(partial(obey_printer, emulator), PRINTER_WORDS)
        if view:
            _show(emulator)
        else:
            threading.Event().wait()


def _show(emulator: Emulator) -> None:
    """Show the paper in a window until that is closed, or the command is asked to end."""
    early: list[int] = []
    # Qt swallows what is raised while it starts, and is broken then: its loop ends it instead.
    for asked in ASKED_TO_END:
        signal.signal(asked, lambda number, _: early.append(number))

    def ask_again(_: object) -> None:
        for number in early:
            signal.raise_signal(number)

    show_paper(emulator, attend=ask_again)


def emulate_led(
    displays: Annotated[
        str, typer.Option(metavar="PLACE:ADDRESS,...", help="As in NOUBA_LED.")
    ] = "1:01,2:02,3:03,hall:0A",
    protocol: Annotated[str, typer.Option(help="alpha or am03127.")] = "alpha",
    listen: Annotated[
        str | None, typer.Option(metavar="HOST:PORT", help="Be a converter on the network, too.")
    ] = None,
    out: Annotated[Path, path_choice("DIR", "The line's file, and a PNG a change.")] = Path("leds"),
) -> None:
    """Be a line of LED displays, for trials. Words on stdin break it and mend it."""
    if out.exists() and not out.is_dir():
        raise typer.BadParameter(f"'{out}' is no folder")
    line = (out / "line").resolve()
    how = f"protocol={protocol}&displays={displays}"
    try:
        setting = LedSetting.parse(f"serial://{line}?{how}")
    except LedFault as fault:
        raise typer.BadParameter(f"{fault.what}; {fault.hint}") from None
    emulator = LedEmulator(
        [one.address for one in setting.displays],
        protocol=setting.protocol,
        serial_path=line,
        listen=_address(listen, "127.0.0.1:4001") if listen else None,
        out_dir=out,
        on_change=_tell,
    )
    with suppress(KeyboardInterrupt), run_until_signal(), emulator:
        typer.echo(
            f"Pictures of the displays go to {out}. Type help for the words that break and mend"
            " them; stop with Ctrl+C."
        )
        typer.echo(f"NOUBA_LED='serial://{line}?{how}'")
        if emulator.address:
            host, port = emulator.address
            typer.echo(f"NOUBA_LED='tcp://{host}:{port}?{how}'")
        _obey_person(partial(obey_led, emulator), LED_WORDS)
        threading.Event().wait()


def _address(text: str, example: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not re.fullmatch("[0-9]{1,5}", port) or int(port) > _LAST_PORT:
        raise typer.BadParameter(f"'{shown(text)}' is not HOST:PORT, such as {example}")
    return host.strip("[]"), int(port)


def _tell(what: object, *, err: bool = False) -> None:
    # Who read this has left: the device goes on.
    with suppress(OSError):
        typer.echo(str(what), err=err)


def _obey_person(obey_words: Callable[[str], None], known_words: str) -> None:
    """Obey from now on, in a thread, the words that come on stdin until it ends."""

    def listen() -> None:
        for words in sys.stdin or ():
            if words.strip() == "help":
                _tell(known_words)
            elif words.strip():
                try:
                    obey_words(words)
                except UnknownWordsError as unknown:
                    _tell(unknown, err=True)

    threading.Thread(target=listen, daemon=True).start()


LedUri = Annotated[
    str | None,
    typer.Argument(
        help="Such as 'serial:///dev/ttyUSB0?protocol=alpha&displays=1:01'; else NOUBA_LED.",
        show_default=False,
    ),
]
_HALL = "HALL"


def test_displays(uri: LedUri = None, as_json: AsJson = False) -> None:
    """Show each counter's number on its display, and say which displays answer."""
    named = settings_with(None).led if uri is None else uri
    if not named:
        raise WrongUsageError(
            "No LED display is named: give its address, such as"
            " 'serial:///dev/ttyUSB0?protocol=alpha&displays=1:01', or set NOUBA_LED"
        )
    facts: list[dict[str, object]] = []
    for setting in led_settings(named):
        for placed, display in each_display(setting):
            text = _HALL if placed.counter is None else str(placed.counter)
            display.show(text)
            health = display.health()
            fact: dict[str, object] = {
                "line": setting.name,
                "counter": placed.counter,
                "address": placed.address,
                "shows": text,
                "health": health,
            }
            facts.append(fact)
            if not as_json:
                typer.echo(
                    f"The display {placed.place} (address {placed.address}) should show {text}:"
                    f" {HEALTH[health]}."
                )
    show(facts, (), as_json=as_json)
    if all(fact["health"] is LedHealth.SILENT for fact in facts):
        raise typer.Exit(ENVIRONMENT_FAILED)


led_app = typer.Typer(
    help="LED displays over the counters and in the hall; alone: keep them until SIGTERM.",
    invoke_without_command=True,
)


@led_app.callback()
def keep_displays(context: typer.Context, db: Db = None) -> None:
    """Keep this station's LED displays, which NOUBA_LED names, until SIGTERM."""
    if context.invoked_subcommand is None:
        raise typer.Exit(start_app("led", db))


led_app.command("emulate")(emulate_led)
led_app.command("test")(test_displays)


_NOTHING = (
    "No printer was found. Check that it is switched on and its cable is plugged in. A printer on"
    " the network that does not announce itself is reached as tcp://ADDRESS:9100; its self-test"
    " page shows the address."
)


def list_printers(
    seconds: Annotated[
        float, typer.Option(metavar="N", min=0, max=60, help="How long to listen on the network.")
    ] = 3,
    as_json: AsJson = False,
) -> None:
    """Show the printers of this computer and those that announce themselves on the network."""
    found = discover(timedelta(seconds=seconds))
    troubles = [str(one) for one in found.troubles]
    width = max((len(one.address) for one in found.printers), default=0)
    lines = [f"{one.address:<{width}}  {one.name}" for one in found.printers]
    answer = {"printers": [asdict(one) for one in found.printers], "troubles": troubles}
    show(answer, lines, as_json=as_json, nothing=_NOTHING)
    if not as_json:
        for trouble in troubles:
            typer.echo(trouble, err=True)


def preview(
    out: Annotated[Path, path_choice("FILE.png", "Where the picture goes.")],
    language: Annotated[Language, typer.Option(help="The visitor's.")] = Language.ARABIC,
    service: Annotated[
        str | None, typer.Option(metavar="CODE", help="Else the unit's first.")
    ] = None,
    priority: Annotated[
        str, typer.Option(metavar="CODE", help="Code of the priority class.")
    ] = ORDINARY,
    duplicate: Annotated[bool, typer.Option("--duplicate", help="Marked as a duplicate.")] = False,
    profile: Annotated[
        str | None, typer.Option(metavar="NAME", help="A printer's model; else 80 mm at 203 dpi.")
    ] = None,
    width: Annotated[
        int | None, typer.Option(metavar="DOTS", help="Of the printer's head.")
    ] = None,
    dpi: Annotated[int | None, typer.Option(metavar="N", help="Dots an inch.")] = None,
    db: Db = None,
) -> None:
    """Draw the unit's ticket as a picture, as a printer would print it."""
    head = load_profile(profile, width_px=width, dpi=dpi)
    with open_station(db) as reception:
        unit, now = reception.hall.unit(), reception.hall.now()
    ensure_qt()
    bitmap = preview_ticket(
        unit,
        language=language,
        issued_at=now,
        service=service,
        priority=priority,
        duplicate=duplicate,
        width_px=head.width_px,
        dpi=head.dpi,
    )
    _save(bitmap, head.dpi, out)
    length_mm = round(bitmap.height_px * 25.4 / head.dpi)
    typer.echo(f"{out}: {head.width_px} dots wide at {head.dpi} dpi, {length_mm} mm long.")
    for refused in misfits(unit, width_px=head.width_px, dpi=head.dpi):
        typer.echo(f"A ticket that would not be printed: {refused}")


def _save(bitmap: Bitmap, dpi: int, out: Path) -> None:
    size = (bitmap.width_px, bitmap.height_px)
    picture = Image.frombytes("1", size, bitmap.rows, "raw", "1;I")
    try:
        with out.open("wb") as file:
            picture.save(file, "PNG", dpi=(dpi, dpi))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "that is no file name"
        raise EnvironmentFault(
            f"The picture cannot be written to {out} ({reason})",
            "name a file in a folder that you may write to",
        ) from error


Uri = Annotated[
    str | None,
    typer.Argument(help="Such as tcp://192.168.1.50:9100; else NOUBA_PRINTER.", show_default=False),
]


Ruler = Annotated[bool, typer.Option("--ruler", help="Print a page to hold a ruler against, too.")]


def probe(uri: Uri = None, ruler: Ruler = False, as_json: AsJson = False) -> None:
    """Ask a printer what it is, how it is and what it can tell; nothing is printed."""
    with closing(open_printer(named_printer(uri))) as printer:
        found = printer.probe()
        page = printer.print_encoded(encode_ruler) if ruler else None
    status = found.status
    flags = {name: getattr(status, name) for name in status.__slots__}
    answer: dict[str, Any] = {
        **flags,
        "state": status.state,
        "maker": found.maker,
        "model": found.model,
        "firmware": found.firmware,
        "confirmation": found.confirmation,
        "reports_changes": found.reports_changes,
        "round_trip_ms": _milliseconds(found.round_trip),
        **({"ruler": page} if ruler else {}),
    }
    what, hint = condition(status)
    told = {
        "state": status.state if status.known else "unknown",
        "": f"{what}{f': {hint}' if hint else ''}.",
        "maker": found.maker,
        "model": found.model,
        "firmware": found.firmware,
        "confirms": CONFIRMS[found.confirmation],
        "reports changes": None if found.reports_changes is None else _yes(found.reports_changes),
        "round trip": found.round_trip and f"{_milliseconds(found.round_trip):.1f} ms",
        "ruler page": page,
    }
    if status.known:
        told |= {name.replace("_", " "): _yes(fact) for name, fact in flags.items()}
    lines = (f"{name:<16} {text}" for name, text in told.items() if text)
    show(answer, lines, as_json=as_json)


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"


def _milliseconds(duration: timedelta | None) -> float | None:
    return None if duration is None else round(duration.total_seconds() * 1000, 1)


def reprint(
    ticket: Annotated[str, typer.Argument(help="Label, such as A042.")],
    printer: AtPrinter = None,
    station: StationName = None,
    day: Day = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Print a ticket again, marked as a duplicate; else at the printer of NOUBA_PRINTER."""
    if printer and station:
        raise typer.BadParameter("give --printer or --station, not both")
    uri = judged(printer) if printer else settings_with(db).printer
    with open_station(db) as reception:
        view, unit = reception.hall.ticket(ticket, day=day), reception.hall.unit()
        if station:
            refuse_closed_station(reception, station)
        elif not uri:
            raise typer.BadParameter(
                "No printer is named: give --printer URI or --station NAME, or set NOUBA_PRINTER"
            )
        sheet = reception.prints.want_duplicate(
            view.visit.ticket.id, station=station or COMMAND, request=request_id
        )
        paper = (
            print_sheet(reception, sheet, uri)
            if uri and not station
            else wait_for_station(
                reception, sheet, lambda: reception.prints.job(sheet.ticket, sheet.sheet)
            )
        )
        show_with_paper(view, unit, paper, as_json=as_json)


_LOOK = {PrintState.UNCONFIRMED: ": look whether it came out whole"}


def test_printer(
    uri: Uri = None,
    language: Annotated[
        Language, typer.Option(help="The one the ticket is written in.")
    ] = Language.ARABIC,
    as_json: AsJson = False,
) -> None:
    """Print a sample ticket, and say whether the printer confirmed it."""
    address = named_printer(uri)
    ensure_qt()
    name = PrinterUri.parse(address).options.get("profile")
    with closing(open_printer(address)) as printer:
        remarks = head_remarks(name, printer.profile.width_px, printer.profile.dpi)
        state = printer.print_ticket(sample_paper(language, remarks=remarks))
    said = f"The sample ticket is {state.replace('_', ' ')}{_LOOK.get(state, '')}."
    show({"printed": state}, [said], as_json=as_json)


printer_app = typer.Typer(help="Ticket printers.", no_args_is_help=True)
printer_app.command()(probe)
printer_app.command("test")(test_printer)
printer_app.command()(preview)
printer_app.command("emulate")(emulate_printer)
printer_app.command()(reprint)
printer_app.command("list")(list_printers)
