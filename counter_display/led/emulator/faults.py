"""How the emulated displays may misbehave."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Faults:
    """What is wrong with the line or the displays at it."""

    drop_every: int = 0
    """Of so many bytes one is lost; 0: none."""
    refuses: bool = False
    """Every text is taken for garbled: NACK, or a checksum error, and nothing new is shown."""
    mute: bool = False
    """They hear and show, and nothing comes back."""
    dark: bool = False
    """They are without current: they show nothing, and hear nothing."""
