"""The number of a ticket as a visitor types or scans it."""

import re
from uuid import UUID

from reception.domain.ticket import label, label_parts
from reception.domain.unit import Unit

_LONGEST = 8
_ID = re.compile(r"[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.IGNORECASE)


def label_of(typed: str, unit: Unit) -> str | None:
    """Return the label that is meant; None when no service here gives such a number."""
    parts = label_parts(typed)
    if parts is None:
        return None
    prefix, number = parts
    given = any(
        one.series.prefix == prefix and one.series.first <= number <= one.series.last
        for one in unit.services
    )
    return label(prefix, number) if given else None


def ticket_id_in(scanned: str) -> UUID | None:
    """Return the ticket whose page a code leads to; None when it leads elsewhere."""
    found = _ID.findall(scanned)
    return UUID(found[-1]) if found else None


def letters_of(unit: Unit) -> list[str]:
    """Return the letters that stand before the numbers of this unit."""
    return sorted({letter for one in unit.services for letter in one.series.prefix.upper()})


def with_sign(typed: str, sign: str) -> str:
    """Return what is typed with one more sign, as long as numbers here are."""
    added = typed + sign.upper()
    return added if len(added) <= _LONGEST and _may_become(added) else typed


def _may_become(typed: str) -> bool:
    """Return whether letters come first and figures after them."""
    return re.fullmatch(r"[A-Z]*[0-9]*", typed) is not None
