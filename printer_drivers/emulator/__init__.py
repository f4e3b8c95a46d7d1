"""A receipt printer made of software: for demonstrations, and to be cruel to the drivers."""

from printer_drivers.emulator.faults import Faults
from printer_drivers.emulator.hardware import Hardware
from printer_drivers.emulator.server import Emulator, run_emulator

__all__ = ["Emulator", "Faults", "Hardware", "run_emulator"]
