"""Tickets that a station gave alone: taken in with what led there, or not at all."""

from datetime import timedelta
from typing import Final

from reception.database.acts.act import CHANGED, ME, Act, denied, overtaken, within
from reception.database.acts.tickets import JOIN_LINE, LANGUAGES
from reception.database.stations import (
    COUNT_NUMBER,
    KNOW_PAPER,
    RELABEL,
    SET_CALLABLE,
    TAKE_VOID_BACK,
    VOID,
)
from reception.database.tickets import WRITE_TICKET
from reception.database.visits import INSERT_EVENT, INSERT_LEG, OF_EVENT, OF_LEG
from reception.domain.paper import PAPER_GRACE
from reception.domain.ticket import EventKind, TicketState

_MICROSECOND: Final = timedelta(microseconds=1)
_GRACE_US: Final = PAPER_GRACE // _MICROSECOND
# As long as stations keep what they gave, and the night before.
_KEPT_US: Final = timedelta(days=8) // _MICROSECOND


def _event(**own: str) -> str:
    quoted = ("quoted_low_us", "quoted_high_us")
    columns = ("ticket", "operation", "step", *OF_EVENT, *quoted)
    return within(INSERT_EVENT, **dict.fromkeys(columns, "NULL") | own)


def _leg(**own: str) -> str:
    others = ("ticket", "leg", "unit", "service_day", "language", "quoted_low_us")
    columns = (*others, "quoted_high_us", *OF_LEG)
    return within(INSERT_LEG, **dict.fromkeys(columns, "NULL") | own)


_OF_STATION: Final = f"""
    IF me.kind = 'kiosk' AND EXISTS (SELECT 1 FROM print_job
        WHERE ticket = a_ticket AND station <> me.station) THEN
        {denied("the ticket is another station''s")}
    END IF;
    IF me.kind IS NOT NULL AND EXISTS (
        SELECT 1 FROM ticket WHERE id = a_ticket AND unit <> me.unit
    ) THEN {denied("the ticket is another unit''s")} END IF;"""
# A station gives numbers of its own letters alone, which no other account holds. Of the house's
# series it can only have one that the database gave before a part of it was lost.
_OF_SERIES: Final = f"""
    IF me.kind = 'kiosk' AND EXISTS (
        SELECT 1 FROM service WHERE unit = a_unit AND series = a_series
    ) AND NOT EXISTS (SELECT 1 FROM day_counter WHERE unit = a_unit
        AND service_day = a_service_day AND series = a_series AND last >= a_number
    ) AND NOT EXISTS (SELECT 1 FROM number_skip WHERE unit = a_unit
        AND service_day = a_service_day AND series = a_series
        AND a_number BETWEEN first AND last
    ) OR me.kind = 'kiosk' AND NOT EXISTS (
        SELECT 1 FROM service WHERE unit = a_unit AND series = a_series
    ) AND NOT EXISTS (
        SELECT 1 FROM station_letters AS own WHERE unit = a_unit AND letters = a_series
            AND NOT EXISTS (SELECT 1 FROM station_account
                WHERE login = own.station AND login <> me.station)
    ) OR a_number IS NULL OR a_number < 1 OR a_first NOT BETWEEN 1 AND a_number THEN
        {denied("these are not its numbers")}
    END IF;
    IF EXISTS (SELECT 1 FROM void_number WHERE unit = a_unit AND service_day = a_service_day
        AND series = a_series AND number = a_number AND ticket IS NOT NULL) THEN
        {denied("the number was another ticket''s")}
    END IF;
    PERFORM kept_day(me.kind, a_service_day);
    a_note := left(a_note, 200);"""
_HANDED: Final = "ticket TEXT, unit TEXT, service_day TEXT, series TEXT, number INTEGER"

# A visitor of whom the server knew nothing waits since her station says, in bounds, and it is noted
# which; of a day that is over she has left with it.
JOIN_TICKET = Act(
    name="join_ticket",
    takes=f"{_HANDED}, first INTEGER, language TEXT, issued_at BIGINT, appointment_at BIGINT,"
    " service TEXT, priority TEXT, own_rank BIGINT, closed_at BIGINT, touch TEXT, operation TEXT,"
    " note TEXT, at BIGINT",
    gives="VOID",
    declares=f"{ME} a_id TEXT := a_ticket; a_label TEXT;",
    does=lambda: (
        f"""
    a_at := act_time(me.kind, a_at);
    IF me.kind IS NOT NULL THEN
        {_OF_SERIES}
        PERFORM require_ids(a_ticket, a_operation);
        PERFORM require_ids(a_ticket, a_touch);
        IF (a_issued_at BETWEEN a_at - {_KEPT_US} AND a_at) IS NOT TRUE
            OR (a_language IN ({LANGUAGES})) IS NOT TRUE
            OR a_appointment_at NOT BETWEEN a_issued_at - {_KEPT_US} AND a_issued_at + {_KEPT_US}
            OR a_closed_at NOT BETWEEN a_issued_at AND a_at
            OR (a_closed_at IS NULL AND a_service_day::date
                < to_timestamp(a_at / 1000000.0)::date - 1)
            OR abs(a_service_day::date - to_timestamp(a_issued_at / 1000000.0)::date) > 1
            OR a_own_rank NOT BETWEEN a_issued_at - {_KEPT_US} AND a_issued_at + {_KEPT_US}
        THEN {denied("it was not given then")} END IF;
    END IF;
    {JOIN_LINE}
    {within(TAKE_VOID_BACK)};
    {within(WRITE_TICKET, kiosk="me.station")};
    {
            _leg(
                ticket="a_ticket",
                leg="1",
                unit="a_unit",
                service_day="a_service_day",
                language="a_language",
                service="a_service",
                priority="a_priority",
                state=f"CASE WHEN a_closed_at IS NULL THEN '{TicketState.WAITING}'"
                f" ELSE '{TicketState.UNSERVED}' END",
                waiting_since="a_issued_at",
                ranked_since="coalesce(a_own_rank, a_issued_at)",
                calls="0",
                ended_at="a_closed_at",
                outcome=f"CASE WHEN a_closed_at IS NOT NULL THEN '{TicketState.UNSERVED}' END",
            )
        };
    {
            _event(
                ticket="a_ticket",
                operation="a_touch",
                step="0",
                kind=f"'{EventKind.ISSUED}'",
                at="a_issued_at",
                service="a_service",
                priority="a_priority",
                ranked_since="a_own_rank",
            )
        };
    IF a_closed_at IS NOT NULL THEN
        {
            _event(
                ticket="a_ticket",
                operation="a_operation",
                step="1",
                kind=f"'{EventKind.CLOSED}'",
                at="a_closed_at",
            )
        };
    END IF;
    {
            _event(
                ticket="a_ticket",
                operation="a_operation",
                step="0",
                kind=f"'{EventKind.TAKEN_IN}'",
                at="a_at",
                note="a_note",
            )
        };
    {within(COUNT_NUMBER)};"""
    ),
)
# The ticket is there by another number; it gets the one of its paper.
RELABEL_TICKET = Act(
    name="relabel_ticket",
    takes=f"{_HANDED}, first INTEGER, reason TEXT, operation TEXT, note TEXT,"
    " readmitted_rank BIGINT, at BIGINT",
    gives="VOID",
    declares=f"{ME} was RECORD; last_leg RECORD; a_made_by TEXT; a_label TEXT;"
    " new_number INTEGER := a_number; new_series TEXT := a_series;",
    does=lambda: (
        f"""
    a_at := act_time(me.kind, a_at);
    {_OF_STATION}
    IF me.kind IS NOT NULL THEN
        {_OF_SERIES}
        PERFORM require_ids(a_ticket, a_operation);
        a_reason := left(a_reason, 200);
    END IF;
    {within(TAKE_VOID_BACK)};
    SELECT * INTO was FROM ticket WHERE id = a_ticket AND unit = me.unit FOR NO KEY UPDATE;
    IF me.kind IS NOT NULL AND a_service_day IS DISTINCT FROM was.service_day THEN
        {denied("the ticket is of another day")}
    END IF;
    a_series := was.series; a_number := was.number; a_label := was.label;
    {within(VOID)};
    a_series := new_series; a_number := new_number;
    a_label := new_series || substr('00', length(new_number::text)) || new_number::text;
    {within(RELABEL)};
    {
            _event(
                ticket="a_ticket",
                operation="a_operation",
                step="0",
                kind=f"'{EventKind.TAKEN_IN}'",
                at="a_at",
                note="a_note",
            )
        };
    IF a_readmitted_rank IS NOT NULL THEN
        SELECT * INTO last_leg FROM leg WHERE ticket = a_ticket ORDER BY leg DESC LIMIT 1;
        IF last_leg.state IS DISTINCT FROM '{TicketState.NO_SHOW}'
            OR a_readmitted_rank IS DISTINCT FROM (
            SELECT ranked_since FROM leg WHERE ticket = a_ticket AND leg = 1
        ) THEN {denied("she was not missed")} END IF;
        {
            _event(
                ticket="a_ticket",
                operation="a_operation",
                step="1",
                kind=f"'{EventKind.READMITTED}'",
                at="a_at",
                ranked_since="a_readmitted_rank",
            )
        };
        {
            _leg(
                ticket="a_ticket",
                leg="last_leg.leg + 1",
                unit="last_leg.unit",
                service_day="last_leg.service_day",
                language="last_leg.language",
                service="last_leg.service",
                priority="last_leg.priority",
                state=f"'{TicketState.WAITING}'",
                waiting_since="a_at",
                ranked_since="a_readmitted_rank",
                calls="0",
            )
        };
    END IF;
    {within(COUNT_NUMBER)};"""
    ),
)
KNOW_PAPER_ACT = Act(
    name="know_paper",
    takes="ticket TEXT, station TEXT, state TEXT, answers INTEGER, callable_from BIGINT,"
    " now BIGINT",
    gives=CHANGED,
    declares=f"{ME} changed INTEGER;",
    on_file=KNOW_PAPER,
    does=lambda: (
        f"""
    a_now := act_time(me.kind, a_now);
    IF me.kind = 'kiosk' AND a_station IS DISTINCT FROM me.station THEN
        {denied("it prints at no other station")}
    END IF;
    {_OF_STATION}
    IF me.kind IS NOT NULL AND a_callable_from NOT IN (
        SELECT waiting_since FROM leg WHERE ticket = a_ticket AND leg = 1
        UNION SELECT waiting_since + {_GRACE_US} FROM leg WHERE ticket = a_ticket AND leg = 1
    ) THEN {denied("it is called from its beginning")} END IF;
    {within(KNOW_PAPER)};
    GET DIAGNOSTICS changed = ROW_COUNT;
    IF changed > 0 THEN {within(SET_CALLABLE)}; END IF;
    RETURN changed;"""
    ),
)
# As the one lock of whoever is about to change a visit.
HOLD_VISIT = Act(
    name="hold_visit",
    takes="ticket TEXT",
    gives="VOID",
    declares=ME,
    does=lambda: (
        f"""
    {_OF_STATION}
    PERFORM 1 FROM leg WHERE ticket = a_ticket ORDER BY leg FOR UPDATE;"""
    ),
)
# Of a series the next one, one that was given before, or one that waits for a decision.
DECLARE_VOID = Act(
    name="declare_void",
    takes="unit TEXT, service_day TEXT, series TEXT, number INTEGER, first INTEGER, label TEXT,"
    " reason TEXT, made_by TEXT, operation TEXT, at BIGINT",
    gives="VOID",
    declares=ME,
    on_file=VOID,
    does=lambda: (
        f"""
    a_unit := me.unit; a_at := act_time(me.kind, a_at);
    IF me.kind IS NOT NULL THEN
        IF NOT leads_here(me.unit, me.station, a_made_by) THEN
            {denied("nobody who leads the hall is signed in here")}
        END IF;
        PERFORM require_ids(a_operation, a_operation);
        IF (a_service_day = a_service_day::date::text
            AND a_service_day::date <= unit_day(a_unit, a_at)
            AND a_label = a_series || substr('00', length(a_number::text)) || a_number::text
            AND a_first BETWEEN 1 AND a_number) IS NOT TRUE
            OR NOT EXISTS (SELECT 1 FROM taken_in WHERE unit = a_unit AND number = a_number
                AND service_day = a_service_day AND series = a_series AND outcome = 'parked')
            AND a_number > 1 + coalesce((SELECT last FROM day_counter WHERE unit = a_unit
                AND service_day = a_service_day AND series = a_series), a_first - 1) THEN
            {denied("this number is not void")}
        END IF;
        a_reason := left(a_reason, 200);
    END IF;
    {within(COUNT_NUMBER)};
    -- Whoever was giving the number has given it now: its series is held.
    IF EXISTS (SELECT 1 FROM ticket WHERE unit = a_unit AND service_day = a_service_day
        AND series = a_series AND number = a_number) THEN {overtaken("a ticket has this number")}
    END IF;
    {within(VOID, ticket="NULL")};"""
    ),
)
