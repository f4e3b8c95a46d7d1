"""The questions managers ask: how long people waited, and every visit as it was."""

from reception.reports.counter_answers import CounterAnswers
from reception.reports.visit_answers import VisitAnswers


class Reports(VisitAnswers, CounterAnswers):
    """Answers questions about periods of service days."""
