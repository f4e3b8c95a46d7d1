"""Commands that a printer obeys as they come in, even out of the middle of a picture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMAND = re.compile(
    rb"\x10\x04(?P<question>[\x01-\x04])"
    rb"|\x10\x05(?P<recovery>[\x01\x02])"
    rb"|\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
)
_LONGEST_BYTES = 10


@dataclass(frozen=True, slots=True)
class RealTimeCommand:
    """One of them; what is neither a question nor a recovery clears the buffers."""

    question: int | None
    """DLE EOT: how is it?"""
    recovery: int | None
    """DLE ENQ: go on after an error; 1 where it stopped, 2 with empty buffers."""
    later_bytes: int
    """How many bytes of the same piece came after it."""


class RealTimeScanner:
    """Finds them in the pieces that come in, also when a piece ends in the middle of one."""

    def __init__(self) -> None:
        self._tail = b""

    def scan(self, data: bytes) -> Iterator[RealTimeCommand]:
        """Yield the commands that are whole now."""
        seen = self._tail + data
        end = 0
        for found in _COMMAND.finditer(seen):
            end = found.end()
            question, recovery = found["question"], found["recovery"]
            yield RealTimeCommand(
                question[0] if question else None,
                recovery[0] if recovery else None,
                len(seen) - end,
            )
        self._tail = seen[max(end, len(seen) - _LONGEST_BYTES + 1) :]
