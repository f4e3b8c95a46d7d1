"""``nouba report ... --by unit``: sites side by side; ``--only unit=A``: one of them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from nouba.usage import WrongUsageError
from reception.domain.errors import Refusal

if TYPE_CHECKING:
    from reception.bootstrap import Reception
    from reception.network.comparing import Comparing
    from reception.report_files.compose import Subject
    from reception.reports import Question

UNIT = "unit"
"""The word for the site, where reports are told apart by it."""

type Compared = tuple[Callable[[], dict[str, Any]], Callable[[TextIO], None]]


class NoSitesError(Refusal):
    """Sites are asked for in a database that follows none."""

    def __init__(self) -> None:
        super().__init__("This database is no centre's: it knows one unit, and no sites")


def without_sites(
    by: str | None, only: Sequence[str] | None
) -> tuple[bool, Sequence[str], str | None, list[str] | None]:
    """Return whether sites stand side by side, which count alone, and the rest of the words."""
    names = [one.strip() for one in (by or "").split(",")]
    rest = ",".join(one for one in names if one != UNIT)
    wanted: list[str] = []
    others: list[str] = []
    for one in only or ():
        name, equals, keys = one.partition("=")
        if name.strip() == UNIT and equals and keys:
            wanted += [key.strip() for key in keys.split(",")]
        else:
            others.append(one)
    compared = UNIT in names
    if len(wanted) > 1 and not compared:
        raise WrongUsageError("Several sites are named: add --by unit to see them side by side")
    return compared, wanted, (rest if compared else by), (others if only is not None else None)


def comparing(reception: "Reception") -> "Comparing":
    """Return what compares sites.

    Raises:
        NoSitesError: this database follows none.
    """
    if reception.comparing is None:
        raise NoSitesError
    return reception.comparing


def compared(
    reception: "Reception", subject: "Subject", question: "Question", sites: Sequence[str]
) -> Compared:
    """Return how the answer about sites is written as JSON and as CSV."""
    from reception.report_files.compose import Subject  # noqa: PLC0415

    if subject in {Subject.PROMISES, Subject.PEOPLE}:
        raise WrongUsageError(
            f"Sites are not compared by {subject.value}; ask for one: --only unit=CODE"
        )
    if subject is Subject.COUNTERS:
        counters = comparing(reception).counters(question, sites=sites)
        return counters.as_dict, counters.write_csv
    waits = comparing(reception).waits(question, sites=sites)
    return waits.as_dict, waits.write_csv
