"""Plans of a weekday as tests want them, without a past that they were made by."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from reception.app import Reception
from reception.staffing.model import (
    CounterWork,
    HalfHour,
    PlannedWeekday,
    StaffingAnswer,
    StaffingQuestion,
    TooFewWeeksError,
)

_A_DAY = date(2026, 11, 25)
_LASTS = timedelta(minutes=30)


def half_hour(begins: time, needed: int, *, is_certain: bool = True) -> HalfHour:
    """Return a half hour that needs so many counters."""
    return HalfHour(
        begins=begins,
        ends=(datetime.combine(_A_DAY, begins) + _LASTS).time(),
        arrivals=9.0,
        counters=tuple(CounterWork(number) for number in range(1, needed + 1)),
        opened=None,
        was_pct=None,
        share=None,
        is_certain=is_certain,
        one_more_pct=None,
        one_less_pct=None,
        at_most_pct=None,
        services=("birth-extract",),
    )


def planned(*half_hours: HalfHour) -> PlannedWeekday:
    """Return a day that has them."""
    return PlannedWeekday(
        weekday=_A_DAY.isoweekday(),
        days=8,
        half_hours=half_hours,
        share=None,
        proposals=(),
        counter_hours=0.0,
        square_root_hours=0.0,
    )


@dataclass
class PlannedByHand:
    """Stands for staffing: answers with one day's plan, or that too little is known."""

    day: PlannedWeekday | None
    asked: int = 0
    fails: Exception | None = None

    def answer(self, question: StaffingQuestion) -> StaffingAnswer:
        """Count the question, and answer it."""
        self.asked += 1
        if self.fails:
            raise self.fails
        if self.day is None:
            raise TooFewWeeksError(2, _A_DAY, _A_DAY)
        return StaffingAnswer(
            unit="",
            as_of=datetime.combine(_A_DAY, time()),
            question=question,
            first=_A_DAY,
            last=_A_DAY,
            visits=0,
            beyond=0,
            days=8,
            days_left_out=0,
            days_marked=0,
            marked_ratio=None,
            too_few=(),
            weekdays=(replace(self.day, weekday=question.weekday or 1),),
        )


def plan_by_hand(reception: Reception, by_hand: PlannedByHand) -> PlannedByHand:
    """Let whoever watches a hall find such a plan, and have it made."""
    reception.watch._staffing = lambda: by_hand  # type: ignore[assignment, return-value] # a double
    reception.watch.plan_day()
    return by_hand
