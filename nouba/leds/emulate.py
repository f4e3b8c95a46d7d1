"""``nouba led emulate``."""

import re
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counter_display.led.emulator import WORDS_HELP, LedEmulator, UnknownWordsError, obey
from counter_display.led.fault import LedFault
from counter_display.led.setting import LedSetting
from nouba.asked_to_end import ended_like_ctrl_c
from nouba.options import path_option

if TYPE_CHECKING:
    from counter_display.led.emulator import Sign

_LAST_PORT = 65535


def emulate(
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
        listen=_address(listen) if listen else None,
        out_dir=out,
        on_change=_tell,
    )
    with suppress(KeyboardInterrupt), ended_like_ctrl_c(), emulator:
        typer.echo(
            f"Pictures of the displays go to {out}. Type help for the words that break and mend"
            " them; stop with Ctrl+C."
        )
        typer.echo(f"NOUBA_LED='serial://{line}?{how}'")
        if emulator.address:
            host, port = emulator.address
            typer.echo(f"NOUBA_LED='tcp://{host}:{port}?{how}'")
        person = threading.Thread(target=_listen_to_person, args=(emulator,), daemon=True)
        person.start()
        threading.Event().wait()


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not re.fullmatch("[0-9]{1,5}", port) or int(port) > _LAST_PORT:
        raise typer.BadParameter(f"'{text}' is not HOST:PORT, such as 127.0.0.1:4001")
    return host, int(port)


def _tell(sign: "Sign") -> None:
    # Who read this has left: the displays go on.
    with suppress(OSError):
        typer.echo(str(sign))


def _listen_to_person(emulator: "LedEmulator") -> None:
    """Obey the words that come on stdin until it ends."""
    for words in sys.stdin or ():
        with suppress(OSError):
            if words.strip() == "help":
                typer.echo(WORDS_HELP)
            elif words.strip():
                try:
                    obey(emulator, words)
                except UnknownWordsError as unknown:
                    typer.echo(str(unknown), err=True)
