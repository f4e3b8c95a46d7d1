"""By what time at counters can be told apart, and figures of several groups as one."""

from collections.abc import Iterable
from datetime import timedelta

from reception.domain.errors import Refusal
from reception.domain.figures import CounterFigures
from reception.reports.dimensions import Dimension

COUNTER_DIMENSIONS = (
    Dimension.COUNTER,
    Dimension.CLERK,
    Dimension.DAY,
    Dimension.WEEKDAY,
    Dimension.HOUR,
    Dimension.WEEK,
    Dimension.MONTH,
    Dimension.YEAR,
)
"""By what the time at counters can be told apart."""


class CounterDimensionError(Refusal):
    """An hour at a counter is of no service, language or outcome."""

    def __init__(self, dimension: Dimension) -> None:
        self.dimension = dimension
        super().__init__(
            f"The time at counters cannot be told apart by {dimension.value}; choose among"
            f" {', '.join(COUNTER_DIMENSIONS)}"
        )


class CounterWaitError(Refusal):
    """An hour at a counter is of nobody who waited."""

    def __init__(self) -> None:
        super().__init__(
            "The time at counters is of nobody who waited; ask for it without a range of waits"
        )


def together(parts: Iterable[CounterFigures]) -> CounterFigures:
    """Return the figures of groups that share no time."""
    every = list(parts)
    return CounterFigures(
        open=sum((one.open for one in every), timedelta(0)),
        away=sum((one.away for one in every), timedelta(0)),
        serving=sum((one.serving for one in every), timedelta(0)),
        served=sum(one.served for one in every),
    )
