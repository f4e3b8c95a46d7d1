"""The questions managers ask: how long people waited, and every visit as it was."""

from reception.ports import VisitOrder
from reception.progress import AnswerStoppedError, Watch
from reception.reports.counter_answers import CounterAnswers
from reception.reports.counters import COUNTER_FIGURE_NAMES, CountersReport, CountersRow
from reception.reports.distribution import Distribution, DistributionReport, DistributionRow
from reception.reports.figures import FIGURE_NAMES, figure_values
from reception.reports.known import UnknownChoiceError
from reception.reports.question import Question
from reception.reports.quotes import QUOTE_FIGURE_NAMES, QuotesReport, QuotesRow
from reception.reports.visit_answers import VisitAnswers
from reception.reports.visits import Stay, StaysPage, Story, VisitRow
from reception.reports.waits import WaitsReport, WaitsRow
from reception.wait_range import WaitRange

__all__ = [
    "COUNTER_FIGURE_NAMES",
    "FIGURE_NAMES",
    "QUOTE_FIGURE_NAMES",
    "AnswerStoppedError",
    "CountersReport",
    "CountersRow",
    "Distribution",
    "DistributionReport",
    "DistributionRow",
    "Question",
    "QuotesReport",
    "QuotesRow",
    "Reports",
    "Stay",
    "StaysPage",
    "Story",
    "UnknownChoiceError",
    "VisitOrder",
    "VisitRow",
    "WaitRange",
    "WaitsReport",
    "WaitsRow",
    "Watch",
    "figure_values",
]


class Reports(VisitAnswers, CounterAnswers):
    """Answers questions about periods of service days."""
