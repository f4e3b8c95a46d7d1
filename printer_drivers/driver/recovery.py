"""Makes a printer ready: nothing of an earlier job is left, changes are reported, all in step."""

from collections.abc import Iterator
from datetime import timedelta

from printer_drivers.bitmap import Deadline
from printer_drivers.driver.connection import Connection
from printer_drivers.driver.handshake import Greeting
from printer_drivers.encode.commands import CLEAR_BUFFERS, END_ERROR
from printer_drivers.encode.job import recovery
from printer_drivers.encode.profiles import Profile
from printer_drivers.status import Cleared, trouble

_BAND_ROWS = 255


def clear_buffers(connection: Connection) -> bool:
    """Make the printer forget what it has not printed; return whether it says it has.

    A ticket that stopped for want of paper would come out when the roll is changed, for
    whoever stands there then.

    Raises:
        PrinterFault: the connection is broken.
    """
    habits = connection.habits
    if habits.answers is False or habits.clears is False:
        return False
    deadline = Deadline.after(connection.answer_time)
    if connection.write(CLEAR_BUFFERS, deadline) == len(CLEAR_BUFFERS):
        while not deadline.passed:
            if Cleared() in connection.hear(deadline):
                habits.clears = True
                return True
    if habits.clears is None:
        habits.clears = False
    return False


def end_error(connection: Connection) -> None:
    """Tell a printer whose cutter was freed to go on, and to forget what it had in hand.

    Raises:
        PrinterFault: the connection is broken.
    """
    connection.write(END_ERROR, Deadline.after(connection.answer_time))


def make_ready(connection: Connection, profile: Profile, names: Iterator[bytes]) -> None:
    """Clear what is left, switch the reports of changes on, come into step.

    Call it when the printer can print: what it is asked here it answers in order.

    Args:
        connection: to the printer.
        profile: what it can do.
        names: process ids that no job has borne yet.

    Raises:
        PrinterFault: the connection is broken.
    """
    left = connection.left
    if connection.takes_only:
        return
    hung, unfinished_bytes = left.hangs, 0
    if hung:
        if left.unfinished_bytes:
            clear_buffers(connection)
        unfinished_bytes = left.unfinished_bytes
        _part(connection, profile)
    carried_out = False
    try:
        carried_out = _come_into_step(connection, profile, names)
    finally:
        # What was to cut it off was lost with the connection, or its own cut jammed.
        if hung and not carried_out:
            left.stump, left.unfinished_bytes = True, unfinished_bytes


def _come_into_step(connection: Connection, profile: Profile, names: Iterator[bytes]) -> bool:
    """Return whether the printer did all it was sent, so far as it says anything."""
    answered = Greeting(connection, profile, next(names)).carry_out()
    if answered or not connection.habits.known_questions:
        return True
    if trouble(connection.ask_status()) is not None:
        return False
    # It answers at once but not in order: it waits for the rest of somebody's picture, perhaps.
    if not clear_buffers(connection) and not connection.habits.answers_in_order:
        connection.left.unfinished_bytes = longest_picture(profile)
    _part(connection, profile)
    if not Greeting(connection, profile, next(names)).carry_out():
        # What it owed for longer than any job takes was lost when it was switched off.
        connection.left.owed = 0
    return True


def longest_picture(profile: Profile) -> int:
    """Return how many bytes a printer waits for at most when a picture was broken off."""
    return profile.width_px // 8 * _BAND_ROWS


def _part(connection: Connection, profile: Profile) -> None:
    """End a picture that was broken off and cut it off."""
    left = connection.left
    data = b"".join(chunk.data for chunk in recovery(profile, left.unfinished_bytes))
    line_time = timedelta(seconds=len(data) / (connection.line_bytes_s or profile.line_bytes_s))
    if connection.write(data, Deadline.after(line_time + connection.answer_time)) == len(data):
        left.unfinished_bytes = 0
        left.stump = False
