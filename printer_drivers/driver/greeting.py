"""Sets a printer up and asks it in order: what it answers, it will answer after a ticket too.

Answers to GS r bear no name. One that belongs to a job that stopped comes when the paper is back,
and would confirm the next visitor's ticket. So every question is counted, and a job may be
confirmed so only when none was owed before it began.
"""

from datetime import timedelta

from printer_drivers.answers import Asb, ProcessId
from printer_drivers.deadline import Deadline
from printer_drivers.driver.connection import Connection
from printer_drivers.encode import (
    ASK_PAPER,
    INITIALISE,
    REPORT_CHANGES,
    Confirm,
    Profile,
    printed_question,
)

# Of two answers that a printer owed to an earlier program, the first would pass for the answer
# to a single question; of three questions the last two answers are then still to come.
_STRANGERS = 3
_QUIET = timedelta(milliseconds=200)


class Greeting:
    """Switches the reports of changes on, and the questions on which confirmation rests."""

    def __init__(self, connection: Connection, profile: Profile, name: bytes) -> None:
        """Prepare it.

        Args:
            connection: to a printer that can print, else it answers nothing in order.
            profile: what it can do.
            name: a process id that no job bears.
        """
        habits = connection.habits
        self._connection = connection
        self._profile = profile
        self._name = name
        self._by_name = profile.confirm is Confirm.PROCESS_ID and habits.names_jobs is not False
        self._by_count = profile.confirm is not Confirm.NOT and not habits.names_jobs
        self._strangers = self._by_count and not connection.left.in_step
        self._named = self._reported = False

    def carry_out(self) -> bool:
        """Send it and wait; return whether all was answered, and by nobody else's answers.

        Raises:
            PrinterFault: the connection is broken.
        """
        connection, left = self._connection, self._connection.left
        data = self._data()
        left.in_step = True
        connection.greeted = True
        deadline = Deadline.after(connection.answer_time + self._busy)
        if connection.write(data, deadline) < len(data):
            return False
        while not deadline.passed and not self._answered:
            self._hear(deadline)
        if self._answered and not self._named and (self._by_name or self._strangers):
            # A name may still come, and so may answers that an earlier program did not wait for.
            quiet = Deadline.after(_QUIET)
            while not quiet.passed and not self._named:
                self._hear(quiet)
        self._learn()
        return self._answered and left.in_step

    def _data(self) -> bytes:
        left = self._connection.left
        data = INITIALISE + REPORT_CHANGES * self._profile.asb
        if self._by_name:
            data += printed_question(self._name)
        if self._by_count:
            times = _STRANGERS if self._strangers else 1
            data += ASK_PAPER * times
            left.owed += times
        return data

    @property
    def _busy(self) -> timedelta:
        """Return how long an earlier job comes first, where the printer is known to answer."""
        habits, left = self._connection.habits, self._connection.left
        known = habits.answers_in_order or habits.names_jobs
        return timedelta(seconds=left.time_s if known else 0)

    @property
    def _answered(self) -> bool:
        if self._by_name or self._by_count:
            return self._named or (self._by_count and not self._connection.left.owed)
        return self._reported or not self._profile.asb

    def _hear(self, until: Deadline) -> None:
        events = self._connection.hear(until)
        self._named = self._named or ProcessId(self._name) in events
        self._reported = self._reported or any(isinstance(event, Asb) for event in events)

    def _learn(self) -> None:
        """Note what it does and what it does not."""
        habits = self._connection.habits
        if self._by_name:
            habits.names_jobs = self._named or bool(habits.names_jobs)
        if self._by_count and not habits.names_jobs:
            habits.answers_in_order = bool(habits.answers_in_order)
        if self._answered:
            habits.reports_changes = self._reported
        elif not habits.known_questions:
            habits.answers = False
