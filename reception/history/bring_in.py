"""Bringing past visits in from a file: what can be told is written, what cannot is said."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from io import SEEK_END
from itertools import batched, chain
from pathlib import Path
from typing import BinaryIO
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np

from reception.domain.calling_rule import CallingRules, RankAfter, ranked_again
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.rights import AuditAct, AuditEntry, Right, demand, login_of
from reception.domain.ticket import EventKind, Leg, TicketState, waits_again_by
from reception.domain.unit import Person
from reception.history.columns import BadLine, Mapping, PastLeg
from reception.history.judge import BroughtIn, FileJudge
from reception.history.lines import past_legs
from reception.history.model import VisitImport
from reception.history.sql import SqlHistoryStore
from reception.system.clock import Clock
from reception.system.progress import Progress, part, unwatched
from reception.unit.audit import Audit
from reception.unit.current import UnitReader
from reception.waits.past_day import PastDay, past_day

# So many visits are written in one transaction: no counter waits longer for it than a moment.
_VISITS_AT_ONCE = 500
_MOST_IMPORTS = 100


def _watched(stream: BinaryIO, watch: Progress) -> Callable[[], bool]:
    """Return what tells how far a file is read, from its beginning, and whether to go on."""
    size = max(1, stream.seek(0, SEEK_END))
    stream.seek(0)
    return lambda: watch(stream.tell() / size)


@dataclass(eq=False)
class History:
    """Brings the past in."""

    _store: SqlHistoryStore
    _units: UnitReader
    _clock: Clock
    _audit: Audit | None = None

    def _demand(self, person: Person | None) -> None:
        (self._audit.demand if self._audit else demand)(person, Right.KEEP_HISTORY)

    def imports(self, *, asking: Person | None = None) -> tuple[VisitImport, ...]:
        """Return the files that were brought in, the newest first.

        Raises:
            NotAllowedError: the person may not keep the history.
        """
        self._demand(asking)
        return self._store.imports(self._units.current()[1].code, _MOST_IMPORTS)

    def bring_in(
        self,
        stream: BinaryIO,
        mapping: "Mapping | None" = None,
        *,
        file: str,
        strict: bool = False,
        make_missing: bool = False,
        bad: Callable[[BadLine], None] = lambda _: None,
        watch: Progress = unwatched,
        done: BroughtIn | None = None,
        by: str = "nouba visits import",
        asking: Person | None = None,
    ) -> BroughtIn:
        """Bring a file's visits in; the same file again brings nothing in twice.

        Args:
            stream: the file's bytes, from their beginning; with ``strict`` they are read twice.
            mapping: how to read them; None for what ``nouba visits export`` wrote.
            file: the file's name.
            strict: bring nothing in when any line cannot be.
            make_missing: keep services, counters, people and classes that the unit does not know,
                as ones that are no longer there; else their lines are refused.
            bad: is told every line that cannot be brought in.
            watch: is told between transactions how far it is, and may stop it there.
            done: counts as it goes; by default a new one.
            by: who does it, for the record.
            asking: who wants it; None for whoever rules this computer.

        Raises:
            NotAllowedError: the person may not keep the history.
            NotCsvError: the file as a whole cannot be read.
        """
        self._demand(asking)
        work = FileJudge(
            unit=self._units.current()[1],
            mapping=mapping,
            now=self._clock.now(),
            make_missing=make_missing,
            bad=bad,
            done=done or BroughtIn(),
        )
        writing = watch
        if strict:
            # Nothing is written before every line is known to be good.
            writing = part(watch, 0.5, 1)
            if not self._is_good(stream, _watched(stream, part(watch, 0, 0.5)), work):
                return work.done
            work.start_again()
        goes_on = _watched(stream, writing)
        self._write(stream, goes_on, work, file=file, by=by, asking=asking)
        return work.done

    def _is_good(self, stream: BinaryIO, goes_on: Callable[[], bool], work: FileJudge) -> bool:
        seen = _Seen()
        for some in batched(work.visits(stream), _VISITS_AT_ONCE):
            if not goes_on():
                work.done.stopped = True
                return False
            with self._store.work(write=False) as reading:
                work.judge(reading, some)
            seen.add(some)
        for one in seen.scattered():
            work.refuse(one)
        return not work.done.refused

    def _write(
        self,
        stream: BinaryIO,
        goes_on: Callable[[], bool],
        work: FileJudge,
        *,
        file: str,
        by: str,
        asking: Person | None,
    ) -> None:
        def noted(subject: str) -> AuditEntry | None:
            act = AuditAct.BRING_IN_VISITS
            return self._audit.entry(login_of(asking), act, subject) if self._audit else None

        run: int | None = None
        for some in batched(work.visits(stream), _VISITS_AT_ONCE):
            if not goes_on():
                work.done.stopped = True
                break
            if run is None:
                run = self._store.begin_import(
                    work.unit.code,
                    source=work.source,
                    file=file,
                    by=login_of(asking) or by,
                    at=self._clock.now(),
                    noting=noted(f"{file}: begun"),
                )
            with self._store.work(write=True) as writing:
                good = work.judge(writing, some)
                work.keep_retired(writing)
                if good:
                    writing.write(run, work.unit.code, good)
            work.written(good)
        if run is not None:
            how = ": stopped" if work.done.stopped else ""
            entry = noted(f"{file}{how}")
            self._store.end_import(work.unit.code, run, self._clock.now(), noting=entry)


class _Seen:
    """Remembers 16 bytes a visit: half of its identifier, and its line."""

    def __init__(self) -> None:
        self._visits = array("Q")
        self._lines = array("Q")

    def add(self, visits: Sequence[Sequence[PastLeg]]) -> None:
        """Remember these visits."""
        # The later half: the earlier one of an identifier of ours is a time.
        self._visits.extend(legs[0].visit.int & (2**64 - 1) for legs in visits)
        self._lines.extend(legs[0].line for legs in visits)

    def scattered(self) -> Iterator[BadLine]:
        """Yield the lines that begin a visit a second time."""
        visits = np.asarray(self._visits)
        order = np.argsort(visits, kind="stable")
        twice = order[1:][visits[order[1:]] == visits[order[:-1]]]
        for index in sorted(int(one) for one in twice):
            yield BadLine(
                line=self._lines[index], reason="this visit has lines elsewhere in the file as well"
            )


class NothingInFileError(Refusal):
    """A history in which nobody waited tells nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} tells of no visit")


@dataclass(frozen=True, kw_only=True, slots=True)
class FileDays:
    """Days in their order."""

    days: tuple[PastDay, ...]
    left_out: int
    """Lines that could not be read."""


def history_of(
    files: Sequence[Path], mapping: Mapping | None, *, zone: ZoneInfo, day_starts: time
) -> FileDays:
    """Return the days that these files tell together.

    Raises:
        NotCsvError: a file as a whole cannot be read.
        NothingInFileError: there is no visit in them.
        EnvironmentFault: a file cannot be opened.
    """
    by_day: dict[date, dict[UUID, list[Leg]]] = defaultdict(lambda: defaultdict(list))
    left_out = 0
    for file in files:
        try:
            with file.open("rb") as stream:
                for leg in past_legs(stream, mapping, zone=zone, day_starts=day_starts):
                    if isinstance(leg, BadLine):
                        left_out += 1
                    else:
                        of_visit = by_day[leg.service_day][leg.visit]
                        of_visit.append(_as_leg(leg, of_visit))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise EnvironmentFault(f"{file} cannot be read ({reason})", "check its name") from error
    if not by_day:
        raise NothingInFileError(", ".join(file.name for file in files))
    # A file that knows no counters has them all in one; who served stands for them then.
    every = chain.from_iterable(legs for of in by_day.values() for legs in of.values())
    by_clerk = len({leg.counter for leg in every if leg.counter is not None}) <= 1
    days = tuple(past_day(on, by_day[on].values(), by_clerk=by_clerk) for on in sorted(by_day))
    return FileDays(days=days, left_out=left_out)


def _as_leg(one: PastLeg, before: Sequence[Leg]) -> Leg:
    """Return a leg, ranked as houses have it if nothing is said: a file tells no ranks."""
    last = before[-1] if before else None
    # Whoever was served and comes again later has come anew.
    if last and last.state is TicketState.SERVED and last.ended_at != one.waiting_since:
        last = None
    first_ranked = before[0].ranked_since if last else one.waiting_since
    is_parked = last and last.outcome == EventKind.PARKED and last.ended_at == one.waiting_since
    return Leg(
        index=one.leg,
        service=one.service,
        priority=one.priority,
        state=one.state,
        waiting_since=one.waiting_since,
        ranked_since=ranked_again(
            CallingRules().after(waits_again_by(last)) if last else RankAfter.LAST,
            first_ranked=first_ranked,
            day_began=first_ranked,
            now=one.waiting_since,
        ),
        parked_at=one.waiting_since if is_parked else None,
        first_called_at=one.first_called_at,
        started_at=one.started_at,
        ended_at=one.ended_at,
        counter=one.counter,
        clerk=one.clerk,
        outcome=one.outcome,
    )
