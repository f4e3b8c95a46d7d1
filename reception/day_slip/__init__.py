"""The day's closing slip: what a day came to, on paper, with the head of its chain of events."""

from reception.day_slip.day_slips import DaySlips
from reception.day_slip.heads import HeadUnreadableError, NotOfThatDayError, grouped

__all__ = ["DaySlips", "HeadUnreadableError", "NotOfThatDayError", "grouped"]
