"""Sheets on their way to paper, and the printers: each station speaks of its own."""

from typing import Final

from reception.database.acts.act import CHANGED, ME, Act, changing, denied, within
from reception.database.acts.tickets import ITS_TICKET
from reception.database.paper import (
    BEGIN,
    DAY_KEYS,
    DROP_OLD_SLIPS,
    FORGET_DAY_KEYS,
    FORGET_PRINTER,
    HOLD_SHEETS,
    KEEP_DAY_KEY,
    OPEN_STATION,
    QUEUE_DUPLICATE,
    RECORD,
    RECORD_SLIP,
    REPORT_PRINTER,
    SETTLE_BEGUN_SLIPS,
    SETTLE_LEG,
    TAKE_SLIP,
    WANT_SLIP,
)
from reception.database.visits import JOB_COLUMNS
from reception.domain.page_key import DAY_KEY_BYTES
from reception.domain.printer import PrinterState

_LONGEST_SLIP: Final = 100_000
_DAY_KEY: Final = f"^[0-9a-f]{{{2 * DAY_KEY_BYTES}}}$"
_ITS_SHEET: Final = f"""{ITS_TICKET}
    IF me.kind IS NOT NULL AND NOT EXISTS (SELECT 1 FROM print_job
        WHERE ticket = a_ticket AND sheet = a_sheet AND station = me.station
    ) THEN {denied("the sheet is another station''s")} END IF;"""
_ITS_SLIP: Final = f"""
    IF me.kind IS NOT NULL AND NOT EXISTS (SELECT 1 FROM slip_job
        WHERE id = a_id AND station = me.station AND unit = me.unit
    ) THEN {denied("the sheet is another station''s")} END IF;"""

WANT_SHEET = Act(
    name="want_sheet",
    takes="ticket TEXT, station TEXT, request TEXT, now BIGINT",
    gives="TABLE (ticket TEXT, sheet INTEGER, station TEXT, state TEXT, queued_at BIGINT,"
    " changed_at BIGINT, request TEXT)",
    declares=ME,
    on_file=f"SELECT {JOB_COLUMNS} FROM print_job WHERE request = :request",
    does=lambda: (
        f"""
    a_now := act_time(me.kind, a_now);
    {ITS_TICKET}
    IF me.kind = 'kiosk' AND a_station IS DISTINCT FROM me.station THEN
        {denied("it prints at no other station")}
    END IF;
    PERFORM 1 FROM ({within(HOLD_SHEETS)}) AS held;
    {within(QUEUE_DUPLICATE)};
    RETURN QUERY SELECT {JOB_COLUMNS} FROM print_job WHERE request = a_request;"""
    ),
)
BEGIN_SHEET = changing(
    "begin_sheet",
    "ticket TEXT, sheet INTEGER, station TEXT, attempt TEXT, now BIGINT",
    BEGIN,
    unless=ITS_TICKET,
)


def _recorded() -> str:
    """Return what is written of each state; the leg before the sheet."""
    parts = []
    for state, record in RECORD.items():
        settled = SETTLE_LEG.get(state)
        settle = f"{within(settled)};" if settled else ""
        parts.append(f"IF a_state = '{state}' THEN {settle} {within(record)};")
    return f"{' ELS'.join(parts)} END IF;"


RECORD_SHEET = Act(
    name="record_sheet",
    takes="ticket TEXT, sheet INTEGER, state TEXT, in_doubt INTEGER, answers INTEGER, now BIGINT",
    gives=CHANGED,
    declares=f"{ME} changed INTEGER;",
    does=lambda: (
        f"""
    a_now := act_time(me.kind, a_now);
    {_ITS_SHEET}
    {_recorded()}
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;"""
    ),
)

_PRINTERS: Final = ", ".join(f"'{one}'" for one in PrinterState)
_PRINTER: Final = "unit TEXT, station TEXT"
OPEN_STATION_ACT = changing("open_station", f"{_PRINTER}, now BIGINT", OPEN_STATION)
REPORT_PRINTER_ACT = changing(
    "report_printer",
    f"{_PRINTER}, state TEXT, answers INTEGER, now BIGINT",
    REPORT_PRINTER,
    unless=f"""IF me.kind IS NOT NULL AND (a_state IN ({_PRINTERS})) IS NOT TRUE THEN
        {denied("no printer is so")}
    END IF;""",
)
FORGET_PRINTER_ACT = changing("forget_printer", _PRINTER, FORGET_PRINTER)
TAKE_SLIP_ACT = changing(
    "take_slip", "id TEXT, state TEXT, now BIGINT", TAKE_SLIP, unless=_ITS_SLIP
)
RECORD_SLIP_ACT = changing(
    "record_slip", "id TEXT, state TEXT, now BIGINT", RECORD_SLIP, unless=_ITS_SLIP
)
SETTLE_BEGUN_SLIPS_ACT = changing(
    "settle_begun_slips", f"{_PRINTER}, now BIGINT", SETTLE_BEGUN_SLIPS
)
# A station takes what another one wants of it.
WANT_SLIP_ACT = Act(
    name="want_slip",
    takes="id TEXT, unit TEXT, station TEXT, document TEXT, now BIGINT",
    gives="VOID",
    longest=_LONGEST_SLIP,
    declares=ME,
    on_file=WANT_SLIP,
    does=lambda: (
        f"""
    a_unit := me.unit; a_now := act_time(me.kind, a_now);
    IF me.kind IS NOT NULL THEN
        PERFORM require_ids(a_id, a_id);
    END IF;
    {within(DROP_OLD_SLIPS)};
    {within(WANT_SLIP)};"""
    ),
)

# A station's today is the server's. It may choose a key as long as it may read it.
DAY_KEYS_ACT = Act(
    name="day_keys",
    takes="unit TEXT, day TEXT, next_day TEXT, key TEXT, next_key TEXT",
    gives="TABLE (service_day TEXT, key TEXT)",
    declares=ME,
    on_file=DAY_KEYS,
    does=lambda: (
        f"""
    a_unit := me.unit;
    IF me.kind IS NOT NULL THEN
        a_day := unit_day(me.unit, server_now())::text;
        a_next_day := (a_day::date + 1)::text;
    END IF;
    IF (a_key ~ '{_DAY_KEY}' AND a_next_key ~ '{_DAY_KEY}') IS NOT TRUE THEN
        {denied("this is no key")}
    END IF;
    {within(FORGET_DAY_KEYS)};
    {within(KEEP_DAY_KEY, service_day="a_day")};
    {within(KEEP_DAY_KEY, service_day="a_next_day", key="a_next_key")};
    RETURN QUERY {within(DAY_KEYS)};"""
    ),
)
