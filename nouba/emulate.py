"""``nouba printer emulate`` and ``nouba led emulate``: devices of software, for trials."""

import re
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from counter_display.led.settings import LedFault, LedSetting
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
from nouba.options import path_option, run_until_signal
from nouba.station import WrongUsageError
from printer_drivers.transport.port import shown

_LAST_PORT = 65535
_ASKED_TO_END = (signal.SIGINT, signal.SIGTERM)
_BITS_A_BYTE = 10  # of a serial line: start, eight bits, stop
_USUAL_BUFFER_BYTES, _LARGEST_BUFFER_BYTES = 64 * 1024, 16 * 1024 * 1024


def printer(
    listen: Annotated[str, typer.Option(metavar="HOST:PORT")] = "127.0.0.1:9100",
    out: Annotated[
        Path, typer.Option(parser=path_option, metavar="DIR", help="Tickets as PNG.")
    ] = Path("tickets"),
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
    for asked in _ASKED_TO_END:
        signal.signal(asked, lambda number, _: early.append(number))

    def ask_again(_: object) -> None:
        for number in early:
            signal.raise_signal(number)

    show_paper(emulator, attend=ask_again)


def led(
    displays: Annotated[
        str, typer.Option(metavar="PLACE:ADDRESS,...", help="As in NOUBA_LED.")
    ] = "1:01,2:02,3:03,hall:0A",
    protocol: Annotated[str, typer.Option(help="alpha or am03127.")] = "alpha",
    listen: Annotated[
        str | None, typer.Option(metavar="HOST:PORT", help="Be a converter on the network, too.")
    ] = None,
    out: Annotated[
        Path,
        typer.Option(
            parser=path_option, metavar="DIR", help="The line's file, and a PNG a change."
        ),
    ] = Path("leds"),
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
