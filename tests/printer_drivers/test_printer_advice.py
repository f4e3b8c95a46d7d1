"""What to do about a printer is said in the same words wherever it is read."""

from printer_drivers.status import advice
from printer_drivers.transport.port import gone, stalled
from reception.domain.printer import PrinterState
from tests.support.every_case import every_case
from ui_kit.paper import _SENTENCES


@every_case("state", [one for one in PrinterState if not one.prints])
def test_commands_and_screens_advise_the_same(state: PrinterState) -> None:
    assert _SENTENCES[state].endswith(f": {advice(state)}")


def test_a_broken_connection_advises_no_other_thing() -> None:
    assert gone("usb").hint.startswith(advice(PrinterState.DISCONNECTED))
    assert stalled("usb").hint == advice(PrinterState.STALLED)
