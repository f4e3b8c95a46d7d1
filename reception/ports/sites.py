"""What comparing sites needs: what is sought of each, counted over all of them."""

from collections.abc import Sequence
from typing import Protocol

from reception.domain.metrics import Figures
from reception.domain.unit import Unit
from reception.ports.reports import Counted, ReportStore, Sought
from reception.ports.unit import UnitSource
from reception.progress import Watch


class SitesCounting(Protocol):
    """Counts the stays of several sites as one, each by its own targets."""

    def figures(self, sought: Sequence[Sought], watch: Watch) -> Counted[Figures]:
        """Return the figures of all, and of each group, whose first key is the unit's code.

        All are sought by the same dimensions and of the same durations.
        """
        ...


class Sites(Protocol):
    """The sites that a centre follows."""

    store: ReportStore

    def units(self) -> Sequence[Unit]:
        """Return the sites of which figures may be told, as each describes itself now."""
        ...

    def source(self, unit: str) -> UnitSource:
        """Return what knows how one of them describes itself."""
        ...
