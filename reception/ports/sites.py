"""What comparing sites needs to know of them."""

from collections.abc import Sequence
from typing import Protocol

from reception.domain.unit import Unit
from reception.ports.reports import ReportStore
from reception.ports.unit import UnitSource


class Sites(Protocol):
    """The sites that a centre follows."""

    store: ReportStore

    def units(self) -> Sequence[Unit]:
        """Return the sites of which figures may be told, as each describes itself now."""
        ...

    def source(self, unit: str) -> UnitSource:
        """Return what knows how one of them describes itself."""
        ...
