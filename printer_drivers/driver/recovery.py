"""Makes a printer ready: nothing of an earlier job is left, changes are reported, all in step.

Answers to GS r bear no name. One that belongs to a job that stopped comes when the paper is back,
and would confirm the next visitor's ticket. So every question is counted, and a job may be
confirmed so only when none was owed before it began.
"""

from datetime import timedelta

from printer_drivers.answers import Asb, Cleared, ProcessId
from printer_drivers.deadline import Deadline
from printer_drivers.driver.connection import Connection
from printer_drivers.encode import (
    ASK_PAPER,
    CLEAR_BUFFERS,
    REPORT_CHANGES,
    Confirm,
    Profile,
    printed_question,
    recovery,
)
from printer_drivers.status import trouble

_INITIALISE = b"\x1b@"
_PROBE = b"~~~~"
_BAND_ROWS = 255
# Of two answers that a printer owed to an earlier program, the first would pass for the answer
# to a single question; of three questions the last two answers are then still to come.
_STRANGERS = 3
_QUIET = timedelta(milliseconds=200)


def clear_buffers(connection: Connection) -> bool:
    """Make the printer forget what it has not printed; return whether it says it has.

    A ticket that stopped for want of paper would come out when the roll is changed, for
    whoever stands there then.

    Raises:
        PrinterFault: the connection is broken.
    """
    if connection.habits.answers is False:
        return False
    deadline = Deadline.after(connection.answer_time)
    if connection.write(CLEAR_BUFFERS, deadline) < len(CLEAR_BUFFERS):
        return False
    while not deadline.passed:
        if Cleared() in connection.hear(deadline):
            return True
    return False


def make_ready(connection: Connection, profile: Profile) -> None:
    """Clear what is left, switch the reports of changes on, come into step.

    Call it when the printer can print: what it is asked here it answers in order.

    Raises:
        PrinterFault: the connection is broken.
    """
    left = connection.left
    if connection.takes_only:
        return
    if left.unfinished_bytes or left.stump:
        if left.unfinished_bytes:
            clear_buffers(connection)
        _part(connection, profile)
    if _greet(connection, profile) or not connection.habits.known_questions:
        return
    if trouble(connection.ask_status()) is not None:
        return
    # It answers at once but not in order: it waits for the rest of somebody's picture, perhaps.
    if not clear_buffers(connection) and not connection.habits.answers_in_order:
        left.unfinished_bytes = profile.width_px // 8 * _BAND_ROWS
        _part(connection, profile)
    if not _greet(connection, profile):
        # What it owed for longer than any job takes was lost when it was switched off.
        left.owed = 0


def _part(connection: Connection, profile: Profile) -> None:
    """End a picture that was broken off and cut it off."""
    left = connection.left
    data = b"".join(chunk.data for chunk in recovery(profile, left.unfinished_bytes))
    line_time = timedelta(seconds=len(data) / (connection.line_bytes_s or profile.line_bytes_s))
    if connection.write(data, Deadline.after(line_time + connection.answer_time)) == len(data):
        left.unfinished_bytes = 0
        left.stump = False


def _greet(connection: Connection, profile: Profile) -> bool:
    """Set the printer up and ask it in order; return whether all it was asked is answered."""
    habits, left = connection.habits, connection.left
    may_name = profile.confirm is Confirm.PROCESS_ID and habits.names_jobs is not False
    in_order = profile.confirm is not Confirm.NOT and not (may_name and habits.names_jobs)
    strangers = not left.in_step
    data = _INITIALISE + REPORT_CHANGES
    if may_name:
        data += printed_question(_PROBE)
    if in_order:
        times = _STRANGERS if strangers else 1
        data += ASK_PAPER * times
        left.owed += times
    left.in_step = True
    connection.greeted = True
    # What it still prints of an earlier job comes first, where it is known to answer at all.
    busy_s = left.time_s if habits.answers_in_order or habits.names_jobs else 0.0
    deadline = Deadline.after(connection.answer_time + timedelta(seconds=busy_s))
    if connection.write(data, deadline) < len(data):
        return False
    named = reported = False
    while not deadline.passed:
        events = connection.hear(deadline)
        named = named or ProcessId(_PROBE) in events
        reported = reported or any(isinstance(event, Asb) for event in events)
        if named or (in_order and not left.owed) or (reported and not may_name and not in_order):
            break
    answered = named or reported or (in_order and not left.owed)
    if answered and not named and (may_name or (in_order and strangers)):
        # A name may still come, and so may answers that an earlier program did not wait for.
        quiet = Deadline.after(_QUIET)
        while not quiet.passed:
            named = ProcessId(_PROBE) in connection.hear(quiet) or named
    if answered:
        habits.names_jobs = named if may_name else habits.names_jobs
        habits.reports_changes = reported or bool(habits.reports_changes)
    elif not habits.known_questions:
        habits.answers = False
    return left.in_step and (named or not left.owed) and answered
