"""The letters of the unit's series, which no station may have that numbers while it is cut off."""

from collections.abc import Set
from typing import TYPE_CHECKING

from reception.domain.unit import Unit

if TYPE_CHECKING:
    from reception.unit_description import UnfitUnitError


def series_of(unit: Unit) -> frozenset[str]:
    """Return the letters with which the unit numbers."""
    return frozenset(one.series.prefix for one in unit.services)


def unfit_series(unit: Unit, letters: Set[str]) -> "UnfitUnitError":
    """Return why the unit may not have series of these letters, each beside its field."""
    # The checks of tables take long to load: only who is refused waits for them.
    from reception.unit_checks import Mistake, Wrong  # noqa: PLC0415
    from reception.unit_description import UnfitUnitError  # noqa: PLC0415

    mistakes = (
        Mistake(
            f'service "{one.code}" > series.prefix',
            f'with "{one.series.prefix}" a kiosk numbers while it is cut off; choose other letters',
            Wrong.OF_A_STATION,
            ("services", at, "series", "prefix"),
        )
        for at, one in enumerate(unit.services)
        if one.series.prefix in letters
    )
    return UnfitUnitError(tuple(mistakes), unit)
