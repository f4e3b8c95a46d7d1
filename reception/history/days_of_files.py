"""The days of a history that stands in files: our own export, or another system's by a mapping."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

from reception.domain.errors import EnvironmentFault, Refusal
from reception.estimating.days import Codes, Day, day_of_stays
from reception.history.mapping import Mapping
from reception.history.past_leg import BadLine, PastLeg
from reception.history.reading import past_legs


class NothingInFileError(Refusal):
    """A history in which nobody waited teaches nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} tells of no visit")


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """Days in their order, and how many services, classes and desks they name."""

    days: tuple[Day, ...]
    services: int
    priorities: int
    desks: int
    left_out: int
    """Lines that could not be read."""


def history_of(
    files: Sequence[Path], mapping: Mapping | None, *, zone: ZoneInfo, day_starts: time
) -> History:
    """Return the days that these files tell together.

    Raises:
        NotCsvError: a file as a whole cannot be read.
        NothingInFileError: there is no visit in them.
        EnvironmentFault: a file cannot be opened.
    """
    by_day: dict[date, list[PastLeg]] = defaultdict(list)
    left_out = 0
    for file in files:
        try:
            with file.open("rb") as stream:
                for leg in past_legs(stream, mapping, zone=zone, day_starts=day_starts):
                    if isinstance(leg, BadLine):
                        left_out += 1
                    else:
                        by_day[leg.service_day].append(leg)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise EnvironmentFault(f"{file} cannot be read ({reason})", "check its name") from error
    if not by_day:
        raise NothingInFileError(", ".join(file.name for file in files))
    # A file that knows no counters has them all in one; who served stands for them then.
    counters = {leg.counter for legs in by_day.values() for leg in legs if leg.counter is not None}
    codes = Codes()
    days = tuple(
        day_of_stays(on, by_day[on], zone, codes, by_clerk=len(counters) <= 1)
        for on in sorted(by_day)
    )
    return History(
        days=days,
        services=len(codes.services),
        priorities=len(codes.priorities),
        desks=len(codes.desks),
        left_out=left_out,
    )
