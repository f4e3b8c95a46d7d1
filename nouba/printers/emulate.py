"""``nouba printer emulate``."""

import re
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nouba.asked_to_end import ended_like_ctrl_c
from nouba.options import path_option
from nouba.usage import WrongUsageError
from reception.domain.errors import PrinterFault

if TYPE_CHECKING:
    from printer_drivers.emulator import Emulator

_LAST_PORT = 65535
_ASKED_TO_END = (signal.SIGINT, signal.SIGTERM)
_BITS_A_BYTE = 10  # of a serial line: start, eight bits, stop
_USUAL_BUFFER_BYTES, _LARGEST_BUFFER_BYTES = 64 * 1024, 16 * 1024 * 1024


def emulate(
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
    from printer_drivers import emulator as emulation  # noqa: PLC0415 - Pillow is loaded here

    if baud and line_rate:
        raise typer.BadParameter("--baud and --line-rate say the same: give one of them")
    if width % 8:
        raise typer.BadParameter(f"a width of {width} dots is not divisible by 8, such as 576")
    if out.exists() and not out.is_dir():
        raise typer.BadParameter(f"'{out}' is no folder")
    hardware = emulation.Hardware(
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
        faults = emulation.faults_named(fault or [])
    except emulation.UnknownWordsError as unknown:
        raise WrongUsageError(str(unknown)) from None
    emulator = emulation.Emulator(
        listen=_address(listen),
        out_dir=out,
        hardware=hardware,
        pty=pty,
        faults=faults,
        on_ticket=_tell,
        on_trouble=_warn,
    )
    with suppress(KeyboardInterrupt), ended_like_ctrl_c(), emulator:
        typer.echo(
            f"Printing to {out} what arrives at {emulator.uri}."
            " Type help for the words that break and mend it; stop with Ctrl+C."
        )
        if pty:
            typer.echo(f"The serial line is {emulator.serial_uri}.")
        person = threading.Thread(target=_listen_to_person, args=(emulator,), daemon=True)
        person.start()
        if view:
            _show(emulator)
        else:
            threading.Event().wait()


def _show(emulator: "Emulator") -> None:
    """Show the paper in a window until that is closed, or the command is asked to end."""
    early: list[int] = []
    # Qt swallows what is raised while it is loaded, and is broken then: its loop ends it instead.
    for asked in _ASKED_TO_END:
        signal.signal(asked, lambda number, _: early.append(number))
    from nouba.printers.paper_view import show_paper  # noqa: PLC0415 - Qt is only loaded here

    def ask_again(_: object) -> None:
        for number in early:
            signal.raise_signal(number)

    show_paper(emulator, attend=ask_again)


def _address(text: str) -> tuple[str, int]:
    from printer_drivers.transport.shown import shown  # noqa: PLC0415 - with what prints, only

    host, _, port = text.rpartition(":")
    if not host or not re.fullmatch("[0-9]{1,5}", port) or int(port) > _LAST_PORT:
        raise typer.BadParameter(f"'{shown(text)}' is not HOST:PORT, such as 127.0.0.1:9100")
    return host.strip("[]"), int(port)


def _tell(file: Path) -> None:
    # Who read this has left: printing goes on.
    with suppress(OSError):
        typer.echo(str(file))


def _warn(fault: PrinterFault) -> None:
    with suppress(OSError):
        typer.echo(str(fault), err=True)


def _listen_to_person(emulator: "Emulator") -> None:
    """Obey the words that come on stdin until it ends."""
    for words in sys.stdin or ():
        with suppress(OSError):
            _obey(emulator, words)


def _obey(emulator: "Emulator", words: str) -> None:
    from printer_drivers.emulator import WORDS_HELP, UnknownWordsError, obey  # noqa: PLC0415

    if words.strip() == "help":
        typer.echo(WORDS_HELP)
    elif words.strip():
        try:
            obey(emulator, words)
        except UnknownWordsError as unknown:
            typer.echo(str(unknown), err=True)
