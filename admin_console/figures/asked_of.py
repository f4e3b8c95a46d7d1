"""Whose figures are asked for: this unit's, or at a centre those of one of its sites."""

from typing import TYPE_CHECKING

from reception.domain.unit import Person, Unit

if TYPE_CHECKING:
    from reception.bootstrap import Reception
    from reception.reports import Reports


def asked_of(reception: "Reception", site: str | None, asking: Person) -> "tuple[Unit, Reports]":
    """Return how the unit describes itself, and what answers for it; in the worker.

    Raises:
        UnknownSiteError: the site is not followed any more, or is being copied.
        NotAllowedError: the person's role does not include it.
    """
    if site is None or reception.comparing is None:
        return reception.hall.unit(), reception.reports
    reports = reception.comparing.of(site)
    units = reception.comparing.units(asking=asking)
    return next(one for one in units if one.code == site), reports
