"""Which clips tell a call: a pure rule from (label, counter) to the names of clips."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_lowercase

NUMBER = "number"
COUNTER = "counter"
JOINER = "joiner"
LETTERS = tuple(ascii_lowercase)
DIGITS = tuple(str(digit) for digit in range(10))
_BELOW_HUNDRED = tuple(str(number) for number in range(100))
_HUNDREDS = tuple(str(hundred) for hundred in range(100, 1000, 100))
_LARGEST = 999

type Phrase = tuple[str, ...]
"""Clips that are spoken in one breath."""


class Scheme(StrEnum):
    """How a pack tells a number."""

    WHOLE = "whole"
    """In words: 0 to 99 by one clip each, and hundreds before them."""
    DIGITS = "digits"
    """Figure by figure, as it is written."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How a pack tells numbers, and whether a clip joins a hundred to what follows it."""

    scheme: Scheme
    joins: bool = False

    def clips(self) -> tuple[str, ...]:
        """Return every clip that such a pack needs, in the order in which they are recorded."""
        whole = self.scheme is Scheme.WHOLE
        numbers = (*_BELOW_HUNDRED, *_HUNDREDS) if whole else DIGITS
        joiner = (JOINER,) if self.joins else ()
        return (NUMBER, COUNTER, *numbers, *joiner, *LETTERS)

    def number(self, written: str) -> Phrase:
        """Return the clips of a number as it is written, such as ``042``."""
        if self.scheme is Scheme.DIGITS or int(written) > _LARGEST:
            return tuple(written)
        hundreds, rest = divmod(int(written), 100)
        if not hundreds:
            return (str(rest),)
        if not rest:
            return (str(hundreds * 100),)
        joiner = (JOINER,) if self.joins else ()
        return (str(hundreds * 100), *joiner, str(rest))

    def ticket(self, label: str) -> Iterator[Phrase]:
        """Yield what tells a ticket: "number", its letters, its number."""
        digits = label.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        letters = label[: len(label) - len(digits)].lower()
        yield (NUMBER,)
        if letters:
            yield tuple(letters)
        if digits:
            yield self.number(digits)

    def call(self, label: str, counter: int | None) -> tuple[Phrase, ...]:
        """Return what tells a call; without a counter, only the ticket."""
        told = tuple(self.ticket(label))
        if counter is None:
            return told
        return (*told, (COUNTER,), self.number(str(counter)))
