"""What a person does to the emulated printer, in words such as ``paper out`` or ``cover open``."""

from collections.abc import Callable, Mapping

from lab.printer.model import SWITCHES, PrinterFaults
from lab.printer.server import Emulator

_LATER = "@"
_LONGEST_MM = 1_000_000
"""More paper than anybody waits for."""


class UnknownWordsError(ValueError):
    """Words that mean nothing to an emulated device; the text is a sentence."""


def _switched(**changes: object) -> Callable[[Emulator], None]:
    return lambda emulator: emulator.change_faults(**changes)


_WORDS: Mapping[str, Callable[[Emulator], None]] = {
    "ok": lambda emulator: emulator.set_faults(PrinterFaults()),
    "paper out": _switched(paper_out=True),
    "paper low": _switched(near_end=True),
    "paper ok": lambda emulator: emulator.change_roll(),
    "paper tear": lambda emulator: emulator.tear_off(),
    "cover open": _switched(cover_open=True),
    "cover close": _switched(cover_open=False),
    "cutter jam": _switched(cutter_jam=True),
    "cutter ok": _switched(cutter_jam=False, cutter_error=False),
    "head hot": _switched(overheated=True),
    "head ok": _switched(overheated=False),
    "error": _switched(recoverable=True),
    "error fatal": _switched(fatal=True),
    "error ok": _switched(recoverable=False, fatal=False),
    "offline": _switched(offline=True),
    "online": _switched(offline=False),
    "mute": _switched(mute=True),
    "mute off": _switched(mute=False),
    "stall": _switched(stalled=True),
    "stall off": _switched(stalled=False),
    "slow": _switched(slow=10.0),
    "slow off": _switched(slow=1.0),
    "garbage": _switched(garbage_seed=1),
    "garbage off": _switched(garbage_seed=None),
    "cable out": _switched(vanished=True),
    "cable in": _switched(vanished=False),
    "power off": _switched(powered_off=True),
    "power on": _switched(powered_off=False),
    "power cycle": lambda emulator: emulator.power_cycle(2.0),
}
PRINTER_WORDS = ", ".join(_WORDS)
"""All the words."""


def obey_printer(emulator: Emulator, words: str) -> None:
    """Do to a running printer what the words say.

    Raises:
        UnknownWordsError: they mean nothing.
    """
    act = _WORDS.get(" ".join(words.lower().split()))
    if act is None:
        raise UnknownWordsError(f"'{words.strip()}' is none of: {PRINTER_WORDS}")
    act(emulator)


def fault_named(text: str) -> dict[str, float | bool]:
    """Return the name of a fault and what it is set to: true, or the millimetres until then.

    Args:
        text: such as ``paper-out`` or ``cutter-jam@40``.

    Raises:
        UnknownWordsError: there is no such fault, or the length is no length.
    """
    name, later, length = text.partition(_LATER)
    field = name.strip().lower().replace("-", "_")
    if field not in SWITCHES:
        known = ", ".join(sorted(one.replace("_", "-") for one in SWITCHES))
        raise UnknownWordsError(f"'{name}' is none of the faults: {known}")
    if not later:
        return {field: True}
    try:
        length_mm = float(length)
    except ValueError:
        length_mm = -1.0
    if not 0 <= length_mm <= _LONGEST_MM:
        raise UnknownWordsError(f"'{length}' is no length in mm; write it like {name}@40")
    return {field: length_mm}


def faults_named(texts: list[str]) -> PrinterFaults:
    """Return the faults that several such names make together.

    Raises:
        UnknownWordsError: one of them is not understood.
    """
    wanted = {name: value for text in texts for name, value in fault_named(text).items()}
    later = {name: value for name, value in wanted.items() if value is not True}
    return PrinterFaults(at_mm=later).changed({name: True for name in wanted if name not in later})
