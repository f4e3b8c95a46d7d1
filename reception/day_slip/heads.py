"""A head as people read it on paper and type it again."""

from datetime import date

from reception.domain.errors import Refusal

DIGITS = 32
"""So many of a head's 64 digits are to be typed: nobody finds other events with the same."""
_GROUP = 4
_HEX = frozenset("0123456789abcdef")


class HeadUnreadableError(Refusal):
    """What was typed is no head of a slip."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"'{typed}' is no head of a slip: it has {DIGITS} digits from 0 to 9 and A to F,"
            " in groups of four"
        )


class NotOfThatDayError(Refusal):
    """The day's events do not lead to the head on the slip."""

    def __init__(self, day: date, *, is_reduced: bool = False) -> None:
        self.day = day
        what = (
            "the visits of that day were since reduced to figures, and this is not its last head"
            if is_reduced
            else "the log of that day is not the one whose slip was printed"
        )
        super().__init__(f"No event of {day} leads to this head: {what}")


def grouped(seal: bytes) -> tuple[str, str]:
    """Return a head as two lines of groups of four digits."""
    digits = seal.hex()[:DIGITS].upper()
    groups = [digits[start : start + _GROUP] for start in range(0, DIGITS, _GROUP)]
    half = len(groups) // 2
    return " ".join(groups[:half]), " ".join(groups[half:])


def digits_of(typed: str) -> str:
    """Return the digits of a head as it was typed or scanned.

    Raises:
        HeadUnreadableError: these are none.
    """
    digits = "".join(sign for sign in typed.lower() if sign not in " -\t\n")
    if not DIGITS <= len(digits) <= 2 * DIGITS or not _HEX.issuperset(digits):
        raise HeadUnreadableError(typed)
    return digits
