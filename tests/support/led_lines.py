"""A line of emulated LED displays without a line: bytes are read as they are sent."""

from collections.abc import Sequence
from datetime import timedelta

from counter_display.led.serial_link import SerialLink
from counter_display.led.settings import LedFault
from lab.led.model import LedFaults, LedReceiver, Signs
from printer_drivers.deadline import Deadline


class EmulatedLine(SerialLink):
    """What is sent is heard at once; nobody waits for an answer that does not come."""

    def __init__(self, protocol: type[LedReceiver], addresses: Sequence[str]) -> None:
        self.signs = Signs(addresses, lambda _: None)
        self.faults = LedFaults()
        self.fault: LedFault | None = None
        """Why the line is gone, while it is."""
        self.sent = b""
        self._receiver = protocol(self.signs)
        self._answers: list[bytes] = []
        self._early: list[bytes] = []

    def take(self, data: bytes) -> None:
        """Let the displays hear bytes that no driver made."""
        if answer := self._receiver.take(data, 0.0, self.faults):
            self._answers.append(answer)

    def say(self, data: bytes) -> None:
        """Let something lie on the line before anybody asks."""
        self._answers.append(data)

    def send(self, data: bytes, deadline: Deadline) -> None:
        assert not deadline.passed
        self.require_whole()
        self.sent += data
        self.take(data)

    def hear(self, deadline: Deadline) -> bytes:
        if self._answers:
            return self._answers.pop(0)
        # Nothing more will come: the time for it is over at once.
        object.__setattr__(deadline, "at_s", Deadline.after(timedelta()).at_s)
        return b""

    def require_whole(self) -> None:
        if self.fault:
            raise self.fault

    def close(self) -> None:
        """Do nothing."""
