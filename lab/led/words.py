"""What a person does to the emulated displays, in words such as ``cable out``."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from lab.led.emulator import LedEmulator
from lab.led.model import LedFaults
from lab.printer.words import UnknownWordsError


def _mend(emulator: LedEmulator) -> None:
    emulator.faults = LedFaults()
    emulator.plug_in()


def _switched(**changes: bool) -> Callable[[LedEmulator], None]:
    def switch(emulator: LedEmulator) -> None:
        emulator.faults = replace(emulator.faults, **changes)

    return switch


def _go_dark(emulator: LedEmulator) -> None:
    emulator.faults = replace(emulator.faults, dark=True)
    emulator.lose_current()


_WORDS: Mapping[str, Callable[[LedEmulator], None]] = {
    "ok": _mend,
    "cable out": LedEmulator.pull_out,
    "cable in": LedEmulator.plug_in,
    "power off": _go_dark,
    "power on": _switched(dark=False),
    "nak": _switched(refuses=True),
    "nak off": _switched(refuses=False),
    "mute": _switched(mute=True),
    "mute off": _switched(mute=False),
}
_DROP = re.compile(r"drop ([1-9][0-9]{0,5})")
LED_WORDS = f"{', '.join(_WORDS)}, drop N (one byte of N is lost)"
"""All the words."""


def obey_led(emulator: LedEmulator, words: str) -> None:
    """Do to the running displays what the words say.

    Raises:
        UnknownWordsError: they mean nothing.
    """
    said = " ".join(words.lower().split())
    if drop := _DROP.fullmatch(said):
        emulator.faults = replace(emulator.faults, drop_every=int(drop[1]))
    elif act := _WORDS.get(said):
        act(emulator)
    else:
        raise UnknownWordsError(f"'{said}' means nothing here; the words are: {LED_WORDS}")
