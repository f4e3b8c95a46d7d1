"""A receipt printer made of software: for demonstrations, and to be cruel to the drivers."""

from printer_drivers.emulator.faults import Faults
from printer_drivers.emulator.hardware import Hardware
from printer_drivers.emulator.server import Emulator
from printer_drivers.emulator.words import HELP as WORDS_HELP
from printer_drivers.emulator.words import UnknownWordsError, faults_named, obey

__all__ = [
    "WORDS_HELP",
    "Emulator",
    "Faults",
    "Hardware",
    "UnknownWordsError",
    "faults_named",
    "obey",
]
