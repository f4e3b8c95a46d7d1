"""What a station writes down: touches, numbers of its own, and what became of them.

A number is given in the same transaction that says for which touch; the same touch again gives
the same number. Numbers are never given again, whatever becomes of a ticket.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from reception.database.run import instant, microseconds_or_none, moment, moment_or_none, span
from reception.domain.language import Language
from reception.domain.paper import LATER, PrintState
from reception.domain.ticket import Ticket, label
from reception.offline.file import AloneTooLongError, JournalFile, NotRegisteredError
from reception.offline.model import (
    KEPT_BY_STATIONS,
    ConflictRow,
    Given,
    KeptTicket,
    OutageSpan,
    Registration,
    StationPrefix,
    WantedTicket,
)
from reception.system.decode import decoded

GIVEN_COLUMNS = """operation, ticket, service, language, priority, unit, service_day,
    series, number, given_at, clock_ahead_us, sheet, sheet_at, sheet_answers"""


def given_of_row(row: Sequence[Any]) -> Given:
    """Return the number of a row of ``GIVEN_COLUMNS``."""
    (
        operation, ticket, service, language, priority, unit, day, series, number,
        given_at, ahead_us, sheet, sheet_at, sheet_answers,
    ) = row  # fmt: skip
    return Given(
        wanted=WantedTicket(
            operation=UUID(operation),
            ticket=UUID(ticket),
            service=service,
            language=Language(language),
            priority=priority,
        ),
        unit=unit,
        service_day=date.fromisoformat(day),
        series=series,
        number=number,
        given_at=moment(given_at),
        clock_ahead=None if ahead_us is None else span(ahead_us),
        sheet=PrintState(sheet) if sheet else None,
        sheet_at=moment_or_none(sheet_at),
        sheet_answers=sheet_answers is None or bool(sheet_answers),
    )


LONGEST_ALONE = timedelta(hours=24)
MOST_GIVEN = 2000
"""So many numbers a station keeps for the server."""

_ASK = """
    INSERT INTO touch (operation, ticket, service, language, priority, touched_at, state)
    VALUES (:operation, :ticket, :service, :language, :priority, :touched_at, 'asked')
    ON CONFLICT (operation) DO NOTHING
"""
_KNOWN = f"SELECT {GIVEN_COLUMNS} FROM touch WHERE operation = :operation AND own = 1"
_ANSWERED = """
    UPDATE touch SET state = 'answered', settled_at = :at, unit = :unit,
        service_day = :service_day, series = :series, number = :number, given_at = :given_at,
        clock_ahead_us = (SELECT clock_ahead_us FROM station)
    WHERE operation = :operation AND state = 'asked'
"""
_COUNT_ON = """
    INSERT INTO counter (unit, service_day, series, last)
    VALUES (:unit, :service_day, :series, 1)
    ON CONFLICT (unit, service_day, series) DO UPDATE SET last = last + 1
    RETURNING last
"""
_GIVE = """
    UPDATE touch SET state = 'given', own = 1,
        unit = :unit, service_day = :service_day, series = :series,
        number = :number, given_at = :given_at, clock_ahead_us = :clock_ahead_us, sheet = :sheet,
        sheet_at = :given_at,
        given_order = (SELECT coalesce(max(given_order), 0) + 1 FROM touch)
    WHERE operation = :operation AND state IN ('asked', 'left')
"""
_SETTLE = """
    UPDATE touch SET state = ?, settled_at = ?, reason = ? WHERE operation = ? AND state = ?
"""
# It is voided also where nobody has written yet that the server gave it.
_GIVEN_BACK = """
    UPDATE touch SET state = 'void', settled_at = ?, reason = 'given back'
    WHERE ticket = ? AND own = 0 AND state IN ('asked', 'answered')
"""
_OWE_SHEETS = "UPDATE touch SET sheet_owed = 1 WHERE operation = ?"
_WAITING = (
    f"SELECT {GIVEN_COLUMNS} FROM touch WHERE state = 'given' ORDER BY given_order LIMIT :limit"
)
_CONFLICTS = (
    f"SELECT {GIVEN_COLUMNS}, reason FROM touch WHERE state = 'parked' ORDER BY given_order"
)
_GIVEN_SINCE = """
    SELECT operation FROM touch
    WHERE state IN ('answered', 'uploaded') AND number IS NOT NULL AND given_at >= ?
    ORDER BY given_at, ordinal
"""
_HAND_OVER_AGAIN = """
    UPDATE touch SET state = 'given', given_order = ?, settled_at = NULL WHERE operation = ?
"""
_LAST = """
    SELECT series, number FROM touch WHERE number IS NOT NULL AND state IN ('answered', 'uploaded')
    ORDER BY given_at DESC, ordinal DESC LIMIT 1
"""
_COUNT = """
    SELECT count(*) FILTER (WHERE state = 'given'), count(*) FILTER (WHERE state = 'parked')
    FROM touch WHERE state IN ('given', 'parked')
"""
_ALONE_SINCE = """
    SELECT min(given_at) FROM touch WHERE state = 'given' AND own = 1
        AND given_at >= (SELECT began_at FROM outage WHERE ended_at IS NULL)
"""
_GIVEN_OF = """
    SELECT service, count(*) FROM touch
    WHERE state IN ('given', 'parked') AND unit = :unit AND service_day = :service_day
    GROUP BY service
"""


class Journal:
    """A station's journal; each verb is one transaction, and is on the disk when it returns."""

    def __init__(self, file: JournalFile) -> None:
        self.file = file
        self.install = file.install

    # The station ------------------------------------------------------------------------------

    @property
    def unit(self) -> str | None:
        """Return the unit of which the prefix is; None before the first registration."""
        return self._station("unit")  # type: ignore[no-any-return] # its column holds text

    @property
    def prefix(self) -> str | None:
        """Return the prefix of this installation; None before the first registration."""
        return self._station("letters")  # type: ignore[no-any-return] # likewise

    @property
    def known(self) -> tuple[StationPrefix, ...]:
        """Return everybody's prefix, as the server told them last."""
        written = self._station("known")
        return decoded(written, tuple[StationPrefix, ...]) if written else ()

    @property
    def clock_ahead(self) -> timedelta | None:
        """Return how far this clock was ahead of the server's when they were compared last."""
        ahead_us = self._station("clock_ahead_us")
        return None if ahead_us is None else span(ahead_us)

    def register(self, registration: Registration) -> None:
        """Keep the prefix that the server has given to this installation, and everybody's."""
        known = msgspec.json.encode(registration.known)
        told = (registration.unit, registration.prefix, known)
        if (self.unit, self.prefix, self._station("known")) != told:
            with self.file.write() as run:
                run.execute("UPDATE station SET unit = ?, letters = ?, known = ?", told)

    def note_clock(self, ahead: timedelta) -> None:
        """Keep how far this clock is ahead of the server's."""
        with self.file.write() as run:
            run.execute("UPDATE station SET clock_ahead_us = ?", (microseconds_or_none(ahead),))

    # A touch ----------------------------------------------------------------------------------

    def ask(self, wanted: WantedTicket, at: datetime) -> None:
        """Write a touch down before anybody is asked for its number."""
        with self.file.write() as run:
            run.execute(_ASK, _asked(wanted, at))

    def answered(self, answers: Mapping[UUID, Ticket | None], at: datetime) -> None:
        """Note what the server has given to touches; None: it refused."""
        with self.file.write() as run:
            run.executemany(_ANSWERED, [_answer(*one, at) for one in answers.items()])

    def given_back(self, ticket: UUID, at: datetime) -> None:
        """Note that the server took a number back: it is handed over to no other one."""
        with self.file.write() as run:
            run.execute(_GIVEN_BACK, (instant(at), str(ticket)))

    def leave_asked(self, at: datetime) -> int:
        """Note that an earlier run has ended before some touches were answered; return how many."""
        with self.file.write() as run:
            left = "UPDATE touch SET state = 'left', settled_at = ? WHERE state = 'asked'"
            return run.execute(left, (instant(at),)).rowcount

    # A number of the station's own ------------------------------------------------------------

    def give(
        self, wanted: WantedTicket, *, unit: str, day: date, at: datetime, sheet: PrintState | None
    ) -> Given:
        """Give a touch a number of this station's own, once.

        Args:
            wanted: the touch; it need not be written yet.
            unit: the unit that visitors have come to.
            day: the service day of the number.
            at: now, by the station's own clock.
            sheet: how its paper stands; None without a printer.

        Raises:
            NotRegisteredError: the server has given no prefix, or another unit's.
            AloneTooLongError: the journal holds as many as it may.
        """
        with self.file.write() as run:
            named = {"operation": str(wanted.operation)}
            known = run.execute(_KNOWN, named).fetchone()
            if known:
                return given_of_row(known)
            station = run.execute("SELECT unit, letters, clock_ahead_us FROM station")
            of, series, ahead_us = station.fetchone()
            if series is None or of != unit:
                raise NotRegisteredError
            self._require_room(run, at)
            values = {"unit": unit, "service_day": day.isoformat(), "series": series}
            number = run.execute(_COUNT_ON, values).fetchone()[0]
            run.execute(_ASK, _asked(wanted, at))
            changed = run.execute(
                _GIVE,
                {
                    **values,
                    **named,
                    "number": number,
                    "given_at": instant(at),
                    "clock_ahead_us": ahead_us,
                    "sheet": sheet,
                },
            ).rowcount
            if not changed:
                raise RuntimeError(f"touch {wanted.operation} is settled already")
            return given_of_row(
                run.execute(_KNOWN, {"operation": str(wanted.operation)}).fetchone()
            )

    def given(self, operation: UUID) -> Given | None:
        """Return the number that a touch was given here; None when it was given none."""
        row = self.file.row(_KNOWN, operation=str(operation))
        return given_of_row(row) if row else None

    def last_label(self) -> str | None:
        """Return the number that the server gave or took in last; None when it never did."""
        row = self.file.row(_LAST)
        return label(*row) if row else None

    # What is brought in -----------------------------------------------------------------------

    def given_of(self, unit: str, day: date) -> Mapping[str, int]:
        """Return how many numbers of a day the server does not count yet, by service."""
        rows = self.file.rows(_GIVEN_OF, unit=unit, service_day=day.isoformat())
        return {str(service): int(count) for service, count in rows}

    def waiting(self, limit: int) -> tuple[Given, ...]:
        """Return the numbers that are still to be brought in, in the order they were given."""
        return tuple(given_of_row(row) for row in self.file.rows(_WAITING, limit=limit))

    def conflicts(self) -> tuple[ConflictRow, ...]:
        """Return the numbers that wait for a person, and why."""
        rows = self.file.rows(_CONFLICTS)
        return tuple(ConflictRow(given=given_of_row(row[:-1]), reason=row[-1]) for row in rows)

    def kept(self) -> KeptTicket:
        """Return how many numbers wait for the server, and how many for a person."""
        waiting, conflicts = self.file.row(_COUNT) or (0, 0)
        return KeptTicket(waiting=waiting, conflicts=conflicts)

    def uploaded(
        self, taken: Mapping[UUID, str], at: datetime, *, owing: Collection[UUID] = ()
    ) -> None:
        """Note that the server has taken numbers in, and what it said of each.

        Args:
            taken: what it said, by touch.
            at: now.
            owing: of which it was not told how the sheet ended: it had not ended then.
        """
        with self.file.write() as run:
            run.executemany(_SETTLE, _settled(taken, "uploaded", at, only="given"))
            run.executemany(_OWE_SHEETS, [(str(one),) for one in owing])

    def refuse(self, operation: UUID, reason: str, at: datetime) -> None:
        """Put a number aside that the server refuses: the ones behind it go on."""
        self._settle({operation: reason}, "parked", at, only="given")

    def retry(self, operation: UUID) -> bool:
        """Bring a number in after all that was refused; return whether there was one."""
        with self.file.write() as run:
            again = """
                UPDATE touch SET state = 'given', settled_at = NULL, reason = NULL
                WHERE operation = ? AND state = 'parked'
            """
            return run.execute(again, (str(operation),)).rowcount > 0

    def void(self, operation: UUID, reason: str, at: datetime) -> bool:
        """Give a refused number up, and say why; return whether there was one."""
        return self._settle({operation: reason}, "void", at, only="parked") > 0

    def hand_over_again(self, since: datetime) -> int:
        """Hand over once more all that was given since, by whomever; return how many that are.

        A server that was brought back from a copy has lost some of it, and knows the rest.
        """
        with self.file.write() as run:
            last = run.execute("SELECT coalesce(max(given_order), 0) FROM touch").fetchone()[0]
            found = run.execute(_GIVEN_SINCE, (instant(since),)).fetchall()
            rows = [(last + place, operation) for place, (operation,) in enumerate(found, 1)]
            run.executemany(_HAND_OVER_AGAIN, rows)
            return len(rows)

    def prune(self, now: datetime) -> int:
        """Forget what was settled long ago; return how many touches that were."""
        with self.file.write() as run:
            old = "DELETE FROM touch WHERE settled_at < ? AND state NOT IN ('given', 'parked')"
            return run.execute(old, (instant(now - KEPT_BY_STATIONS),)).rowcount

    # ------------------------------------------------------------------------------------------

    def _station(self, column: str) -> Any:
        row = self.file.row(f"SELECT {column} FROM station")
        return row[0] if row else None

    def _settle(self, told: Mapping[UUID, str], state: str, at: datetime, *, only: str) -> int:
        with self.file.write() as run:
            return run.executemany(_SETTLE, _settled(told, state, at, only=only)).rowcount

    def _require_room(self, run: Any, at: datetime) -> None:
        waiting, conflicts = run.execute(_COUNT).fetchone()
        if waiting + conflicts >= MOST_GIVEN:
            raise AloneTooLongError(f"{MOST_GIVEN} tickets")
        # Not since the line was lost: a weekend on which nobody came is no day alone.
        (began,) = run.execute(_ALONE_SINCE).fetchone()
        if began and instant(at) - began >= LONGEST_ALONE // timedelta(microseconds=1):
            raise AloneTooLongError("24 hours")


def _settled(
    told: Mapping[UUID, str], state: str, at: datetime, *, only: str
) -> list[tuple[str, int, str, str, str]]:
    return [(state, instant(at), said, str(one), only) for one, said in told.items()]


def _asked(wanted: WantedTicket, at: datetime) -> dict[str, Any]:
    return {
        "operation": str(wanted.operation),
        "ticket": str(wanted.ticket),
        "service": wanted.service,
        "language": str(wanted.language),
        "priority": wanted.priority,
        "touched_at": instant(at),
    }


def _answer(operation: UUID, ticket: Ticket | None, at: datetime) -> dict[str, Any]:
    return {
        "operation": str(operation),
        "at": instant(at),
        "unit": ticket.unit if ticket else None,
        "service_day": ticket.service_day.isoformat() if ticket else None,
        "series": ticket.series if ticket else None,
        "number": ticket.number if ticket else None,
        "given_at": instant(ticket.issued_at) if ticket else None,
    }


_OWN = f"SELECT {GIVEN_COLUMNS} FROM touch WHERE ticket = :ticket AND own = 1"
_NOTE_SHEET = """
    UPDATE touch SET sheet = :sheet, sheet_at = :at, sheet_answers = :answers
    WHERE ticket = :ticket AND own = 1 AND sheet IN ({earlier})
"""
_BEFORE = {
    state: ", ".join(f"'{earlier}'" for earlier in PrintState if state in LATER[earlier])
    for state in PrintState
}
_OPEN_SHEETS = f"""
    SELECT {GIVEN_COLUMNS} FROM touch
    WHERE own = 1 AND sheet IN ('queued', 'sending', 'sent') ORDER BY given_order
"""
_OWED = f"""
    SELECT {GIVEN_COLUMNS} FROM touch
    WHERE sheet_owed = 1 AND sheet NOT IN ('queued', 'sending', 'sent') ORDER BY given_order
"""


class Papers:
    """One sheet a ticket; each verb is one transaction."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def own(self, ticket: UUID) -> Given | None:
        """Return a ticket that was given here; None when it was not."""
        row = self._file.row(_OWN, ticket=str(ticket))
        return given_of_row(row) if row else None

    def note_sheet(
        self, ticket: UUID, state: PrintState, at: datetime, *, answers: bool = True
    ) -> bool:
        """Note what is known of a paper, if that can follow what was; return whether it could."""
        with self._file.write() as run:
            values = {"sheet": state, "at": instant(at), "answers": answers, "ticket": str(ticket)}
            noted = _NOTE_SHEET.format(earlier=_BEFORE[state])
            return run.execute(noted, values).rowcount > 0

    def owed(self) -> tuple[Given, ...]:
        """Return the numbers that the server has, and of which the paper has ended since."""
        return tuple(given_of_row(row) for row in self._file.rows(_OWED))

    def told(self, ticket: UUID) -> None:
        """Note that the server knows how a paper ended."""
        with self._file.write() as run:
            run.execute("UPDATE touch SET sheet_owed = 0 WHERE ticket = ?", (str(ticket),))

    def open_sheets(self) -> tuple[Given, ...]:
        """Return the numbers of which the paper has not come to an end."""
        return tuple(given_of_row(row) for row in self._file.rows(_OPEN_SHEETS))


_BEGIN = """
    INSERT INTO outage (began_at)
    SELECT :at WHERE NOT EXISTS (SELECT 1 FROM outage WHERE ended_at IS NULL)
    ON CONFLICT (began_at) DO NOTHING
"""
_END = """
    UPDATE outage SET ended_at = max(:at, began_at), tickets = (
        SELECT count(*) FROM touch WHERE own = 1 AND given_at >= outage.began_at
    ) WHERE ended_at IS NULL
"""
_PRESENT = """
    SELECT began_at, ended_at, (
        SELECT count(*) FROM touch WHERE own = 1 AND given_at >= outage.began_at)
    FROM outage WHERE ended_at IS NULL
"""


class Outages:
    """Keeps them in the journal: one that lasts goes on when the station is started again."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def begin(self, at: datetime) -> None:
        """Note that the server is away, unless that is known."""
        with self._file.write() as run:
            run.execute(_BEGIN, {"at": instant(at)})

    def end(self, at: datetime) -> None:
        """Note that the server is back, and everything brought in."""
        with self._file.write() as run:
            run.execute(_END, {"at": instant(at)})

    def present(self) -> OutageSpan | None:
        """Return the one that lasts; None while the server is there."""
        row = self._file.row(_PRESENT)
        return _outage(*row) if row else None

    def untold(self) -> tuple[OutageSpan, ...]:
        """Return those that are over and that the server does not know of yet."""
        ended = (
            "SELECT began_at, ended_at, tickets FROM outage WHERE ended_at IS NOT NULL AND NOT told"
        )
        return tuple(_outage(*row) for row in self._file.rows(f"{ended} ORDER BY began_at"))

    def told(self, outage: OutageSpan) -> None:
        """Note that the server knows of one."""
        with self._file.write() as run:
            run.execute(
                "UPDATE outage SET told = 1 WHERE began_at = ?", (instant(outage.began_at),)
            )


def _outage(began_at: int, ended_at: int | None, tickets: int) -> OutageSpan:
    return OutageSpan(began_at=moment(began_at), ended_at=moment_or_none(ended_at), tickets=tickets)
