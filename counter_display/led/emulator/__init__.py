"""LED displays that are not there: a line at which every byte is read strictly."""

from counter_display.led.emulator.emulator import PROTOCOLS, LedEmulator
from counter_display.led.emulator.faults import Faults
from counter_display.led.emulator.signs import Sign
from counter_display.led.emulator.words import WORDS_HELP, UnknownWordsError, obey

__all__ = [
    "PROTOCOLS",
    "WORDS_HELP",
    "Faults",
    "LedEmulator",
    "Sign",
    "UnknownWordsError",
    "obey",
]
