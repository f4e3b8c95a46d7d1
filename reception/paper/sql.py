"""The statements of tickets' paper, of printers, and of sheets that are no tickets."""

from reception.database import paper as written
from reception.database.acts import paper as acts
from reception.database.paper import UNSAID
from reception.database.run import Statement
from reception.database.server import timed
from reception.database.visits import JOB_COLUMNS
from reception.domain.paper import ON_PAPER

QUEUE_DUPLICATE = written.QUEUE_DUPLICATE
SETTLE_LEG = written.SETTLE_LEG
WANTED = acts.WANT_SHEET
BEGIN = acts.BEGIN_SHEET
OPEN_STATION = acts.OPEN_STATION_ACT
REPORT_PRINTER = acts.REPORT_PRINTER_ACT
FORGET_PRINTER = acts.FORGET_PRINTER_ACT
WANT_SLIP = acts.WANT_SLIP_ACT
TAKE_SLIP = acts.TAKE_SLIP_ACT
RECORD_SLIP = acts.RECORD_SLIP_ACT
SETTLE_BEGUN_SLIPS = acts.SETTLE_BEGUN_SLIPS_ACT
DAY_KEYS = acts.DAY_KEYS_ACT
FORGET_DAY_KEYS = written.FORGET_DAY_KEYS
KEEP_DAY_KEY = written.KEEP_DAY_KEY
# What is deleted must not be left in a file's free pages.
FOR_GOOD = Statement("PRAGMA secure_delete = ON")
RECORDED = {state: acts.RECORD_SHEET.on_server(record) for state, record in written.RECORD.items()}
LOOK = Statement(f"""
    SELECT {JOB_COLUMNS} FROM print_job WHERE ticket = :ticket AND sheet = :sheet
""")
BEGUN = Statement(f"""
    SELECT {JOB_COLUMNS} FROM print_job
    WHERE station = :station AND state IN ('sending', 'sent')
    ORDER BY queued_at, ticket, sheet
""")
QUEUED = timed(f"""
    SELECT {JOB_COLUMNS}, {{now}} - queued_at FROM print_job
    WHERE station = :station AND state = 'queued'
    ORDER BY queued_at, ticket, sheet
""")
_ON_PAPER = ", ".join(f"'{state}'" for state in sorted(ON_PAPER))
# A printer that never answers leaves every ticket unconfirmed: that is no news.
UNSURE = timed(f"""
    SELECT ticket.id, ticket.label, print_job.sheet, print_job.station, print_job.state,
        print_job.changed_at
    FROM leg
    JOIN ticket ON ticket.id = leg.ticket
    JOIN print_job ON print_job.ticket = ticket.id
    WHERE leg.unit = :unit AND leg.service_day = :day AND leg.state = 'waiting'
        AND print_job.sheet = (
            SELECT max(sheet) FROM print_job AS latest WHERE latest.ticket = ticket.id)
        AND NOT EXISTS (
            SELECT 1 FROM print_job AS good
            WHERE good.ticket = ticket.id AND good.state IN ({_ON_PAPER}))
        AND (print_job.state IN ('failed', 'expired')
            OR (print_job.state = 'unconfirmed' AND coalesce(print_job.answers, 1) = 1)
            OR (print_job.state IN ('queued', 'sending', 'sent')
                AND print_job.changed_at <= {{now}} - :settled_us))
    ORDER BY print_job.changed_at DESC, ticket.id DESC LIMIT :limit
""")

PRINTERS = timed(f"""
    SELECT station, state, answers, since, heard_at, {{now}} - heard_at FROM station_printer
    WHERE unit = :unit AND state <> '{UNSAID}' ORDER BY station
""")

DROP_OLD_SLIPS = written.DROP_OLD_SLIPS
LOOK_AT_SLIP = Statement("SELECT station, state FROM slip_job WHERE id = :id")
QUEUED_SLIPS = timed("""
    SELECT id, document, {now} - queued_at FROM slip_job
    WHERE unit = :unit AND station = :station AND state = 'queued' ORDER BY queued_at, id
""")
SLIPS_OF_UNIT = timed("""
    SELECT document, station, state, changed_at, {now} - queued_at FROM slip_job
    WHERE unit = :unit ORDER BY queued_at DESC, id DESC
""")
