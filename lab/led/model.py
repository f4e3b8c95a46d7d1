"""The displays at the emulated line, and what a person sees on them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol


@dataclass(frozen=True, kw_only=True, slots=True)
class LedFaults:
    """What is wrong with the line or the displays at it."""

    drop_every: int = 0
    """Of so many bytes one is lost; 0: none."""
    refuses: bool = False
    """Every text is taken for garbled: NACK, or a checksum error, and nothing new is shown."""
    mute: bool = False
    """They hear and show, and nothing comes back."""
    dark: bool = False
    """They are without current: they show nothing, and hear nothing."""


EVERYBODY = "00"


@dataclass(frozen=True, slots=True)
class Sign:
    """What one display shows."""

    address: str
    text: str = ""
    blinking: bool = False

    def __str__(self) -> str:
        """Return it as a line of text."""
        shown = self.text.strip() or "(blank)"
        return f"{self.address}  {shown}{'  blinking' if self.blinking else ''}"


class Signs:
    """Every display at the line, by address."""

    def __init__(self, addresses: Iterable[str], changed: Callable[[Sign], None]) -> None:
        self._signs = {address: Sign(address) for address in addresses}
        self._changed = changed
        self.complaints: list[str] = []
        """What no display understood, the latest last; a few hundred are kept."""

    def __getitem__(self, address: str) -> Sign:
        return self._signs[address]

    def hear(self, address: str) -> tuple[str, ...]:
        """Return the addresses of the displays that a transmission is for."""
        if address == EVERYBODY:
            return tuple(self._signs)
        return (address,) if address in self._signs else ()

    def show(self, address: str, text: str, *, blinking: bool) -> None:
        """Let every display that hears an address show a text."""
        for one in self.hear(address):
            before = self._signs[one]
            now = replace(before, text=text, blinking=blinking)
            if now != before:
                self._signs[one] = now
                self._changed(now)

    def forget(self) -> None:
        """Lose what is shown, as without current."""
        for address in self._signs:
            self.show(address, "", blinking=False)

    def complain(self, of: str) -> None:
        """Note what was not understood."""
        self.complaints.append(of)
        del self.complaints[:-300]


MOST_BYTES = 4096
"""Of one transmission; a display that hears more of it has forgotten its beginning."""


class Receiver(Protocol):
    """Reads a stream byte by byte; whatever comes, it goes on."""

    def __init__(self, signs: Signs) -> None: ...

    def take(self, data: bytes, now_s: float, faults: LedFaults) -> bytes:
        """Take what came at an instant; return what the displays answer."""
        ...
