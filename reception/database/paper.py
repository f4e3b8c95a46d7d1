"""What is written of tickets' paper, of printers, and of sheets that are no tickets."""

from sqlalchemy import literal

from reception.database.run import Statement, row_once
from reception.database.schema.paper import day_key, slip_job, station_printer
from reception.database.server import NOW, timed
from reception.domain.paper import LATER, ORIGINAL, PrintState

# Who asks at the same moment waits, and counts on from this sheet; SQLite has one writer anyway.
HOLD_SHEETS = Statement(
    "SELECT id FROM ticket WHERE id = :ticket",
    postgresql="SELECT id FROM ticket WHERE id = :ticket FOR NO KEY UPDATE",
)
QUEUE_DUPLICATE = timed(f"""
    INSERT INTO print_job (ticket, sheet, station, state, queued_at, changed_at, request)
    SELECT :ticket, coalesce(max(sheet), {ORIGINAL}) + 1, :station, 'queued',
        {{now}}, {{now}}, :request
    FROM print_job WHERE ticket = :ticket
    ON CONFLICT (request) DO NOTHING
""")
# Of two that want to print the same sheet, one changes the row; asked again, it finds its own.
BEGIN = timed("""
    UPDATE print_job SET state = 'sending', attempt = :attempt, changed_at = {now}
    WHERE ticket = :ticket AND sheet = :sheet AND station = :station
        AND (state = 'queued' OR (state = 'sending' AND attempt = :attempt))
""")
_BEFORE = {
    state: ", ".join(f"'{earlier}'" for earlier in PrintState if state in LATER[earlier])
    for state in PrintState
}
RECORD = {
    state: timed(f"""
        UPDATE print_job SET state = '{state}', changed_at = {{now}}, answers = :answers
        WHERE ticket = :ticket AND sheet = :sheet AND state IN ({earlier})
    """)
    for state, earlier in _BEFORE.items()
    if earlier
}
# The leg before the sheet, as everybody locks them who needs both. A ticket in doubt is called like
# any other, from when it was given; one that is out, without a doubt.
SETTLE_LEG = {
    state: Statement(f"""
        UPDATE leg SET callable_from = CASE WHEN CAST(:in_doubt AS INTEGER) = 1
            THEN waiting_since END
        WHERE ticket = :ticket AND leg = 1 AND callable_from IS NOT NULL AND EXISTS (
            SELECT 1 FROM print_job WHERE print_job.ticket = leg.ticket
                AND print_job.sheet = :sheet AND print_job.state IN ({_BEFORE[state]})
        )
    """)
    for state in PrintState
    if state.final
}
# The row of a station stands from before its first byte until it has ended clean; in this state
# nothing is said of a printer.
UNSAID = "unsaid"
OPEN_STATION = row_once(
    station_printer, state=literal(UNSAID), answers=literal(1), since=NOW, heard_at=NOW
)
REPORT_PRINTER = timed("""
    INSERT INTO station_printer (unit, station, state, answers, since, heard_at)
    VALUES (:unit, :station, :state, :answers, {now}, {now})
    ON CONFLICT (unit, station) DO UPDATE SET
        since = CASE WHEN station_printer.state = excluded.state
            THEN station_printer.since ELSE excluded.since END,
        state = excluded.state, answers = excluded.answers, heard_at = excluded.heard_at
""")
FORGET_PRINTER = Statement("""
    DELETE FROM station_printer WHERE unit = :unit AND station = :station
""")

# Of two that look at the same moment, one changes the row.
TAKE_SLIP = timed("""
    UPDATE slip_job SET state = :state, changed_at = {now} WHERE id = :id AND state = 'queued'
""")
RECORD_SLIP = timed("""
    UPDATE slip_job SET state = :state, changed_at = {now} WHERE id = :id AND state = 'sending'
""")
SETTLE_BEGUN_SLIPS = timed("""
    UPDATE slip_job SET state = 'unconfirmed', changed_at = {now}
    WHERE unit = :unit AND station = :station AND state = 'sending'
""")

# Those of before are of no use to anybody.
DROP_OLD_SLIPS = timed(
    "DELETE FROM slip_job WHERE unit = :unit AND queued_at < {now} - 86400000000"
)
WANT_SLIP = row_once(slip_job, state=literal("queued"), queued_at=NOW, changed_at=NOW)

# Whoever was first has made the key of a day; the others read it.
KEEP_DAY_KEY = row_once(day_key)
FORGET_DAY_KEYS = Statement("DELETE FROM day_key WHERE unit = :unit AND service_day < :day")
DAY_KEYS = Statement("""
    SELECT service_day, key FROM day_key
    WHERE unit = :unit AND service_day BETWEEN :day AND :next_day
""")
