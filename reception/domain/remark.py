"""What people write beside an act: a remark, and a reason that must be said."""

import unicodedata

from reception.domain.errors import NoReasonError, RemarkError

LONGEST_REMARK = 200
# What would end the line, and what cannot be written at all.
_NOT_IN_A_LINE = frozenset({"Cc", "Cs", "Zl", "Zp"})


def remark(text: str | None) -> str | None:
    """Return a remark as it is kept; None when nothing is said.

    Raises:
        RemarkError: it is too long, or has characters that stand in no line.
    """
    line = " ".join((text or "").split())
    if len(line) > LONGEST_REMARK or any(
        unicodedata.category(character) in _NOT_IN_A_LINE for character in line
    ):
        raise RemarkError(LONGEST_REMARK)
    return line or None


def reason(text: str | None) -> str:
    """Return a reason, which must be said.

    Raises:
        NoReasonError: nothing is said.
        RemarkError: it is too long, or has characters that stand in no line.
    """
    said = remark(text)
    if said is None:
        raise NoReasonError
    return said
