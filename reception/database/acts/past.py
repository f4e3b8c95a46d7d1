"""The past: visits that are brought in, and what is forgotten in time, by the unit's own rule.

Whoever tells of a visit tells its events: the server itself says how it stood after them.
"""

from datetime import timedelta
from typing import Final

from reception.database import past as written
from reception.database.acts.act import ME, Act, changing, denied, within
from reception.database.acts.counters import at_server_time
from reception.database.acts.tickets import LANGUAGES
from reception.database.acts.visits import first_leg
from reception.database.run import Statement
from reception.database.visits import OF_EVENT
from reception.domain.ticket import PAST_MARK, EventKind
from reception.system.settings import BUILT

_SILENCE_US: Final = written.LONGEST_SILENCE // timedelta(microseconds=1)
_FIRST: Final = f"'{EventKind.ISSUED}', '{EventKind.IMPORTED}'"
_OF_EVENT: Final = ", ".join(("step", *OF_EVENT, "quoted_low_us", "quoted_high_us"))

KEPT_FROM: Final = Act(
    name="kept_from",
    takes="unit TEXT, what TEXT, at BIGINT",
    gives="DATE STABLE",
    is_inner=True,
    does=lambda: (
        """
    RETURN unit_day(a_unit, a_at) - make_interval(
        months => (described(a_unit) -> 'retention' ->> (a_what || '_months'))::integer);"""
    ),
)
DAY_BEGAN: Final = Act(
    name="day_began",
    takes="unit TEXT, day DATE",
    gives="BIGINT STABLE",
    is_inner=True,
    declares="said JSON := described(a_unit);",
    does=lambda: (
        """
    RETURN extract(epoch FROM (a_day + (said -> 'calendar' ->> 'day_starts')::interval)
        AT TIME ZONE (said ->> 'zone')) * 1000000;"""
    ),
)
# What a report is made of, as far as it is kept for ever.
FIGURES_OF_DAY: Final = Act(
    name="figures_of_day",
    takes="unit TEXT, day TEXT",
    gives="TEXT[] STABLE",
    is_inner=True,
    declares="here TEXT := described(a_unit) ->> 'zone';",
    does=lambda: (
        """
    RETURN ARRAY(SELECT concat_ws(' ', leg, service, 'at', counter, calls, state,
        date_trunc('hour', to_timestamp(waiting_since / 1000000) AT TIME ZONE here),
        'called', first_called_at - waiting_since, 'started', started_at - waiting_since,
        'ended', ended_at - waiting_since)
        FROM leg WHERE unit = a_unit AND service_day = a_day ORDER BY 1);"""
    ),
)

# Of a day or of any before one, each over by then.
WRITE_PAST: Final = Act(
    name="write_past",
    takes="unit TEXT, day TEXT, before DATE, latest BIGINT, visits JSON",
    gives="INTEGER",
    is_inner=True,
    declares="""one JSON; given ticket; happened event; stood leg; legs leg[];
    written INTEGER := 0;""",
    does=lambda: (
        f"""
    FOR one IN SELECT json_array_elements(a_visits) LOOP
        given := json_populate_record(NULL::ticket, one);
        given.unit := a_unit; given.appointment_at := NULL; given.kiosk := NULL;
        given.label := ltrim(given.series, '{PAST_MARK}')
            || substr('00', length(given.number::text)) || given.number::text;
        PERFORM require_ids(given.id, one ->> 'operation');
        IF (given.language IN ({LANGUAGES}) AND given.series ~ '^{PAST_MARK}+[A-Z]{{1,2}}$'
            AND given.number >= 0 AND given.service_day = given.service_day::date::text
            AND given.service_day::date < coalesce(a_before, 'infinity')
            AND given.service_day = coalesce(a_day, given.service_day)) IS NOT TRUE THEN
            {denied("this is no visit of the past")}
        END IF;
        legs := NULL;
        FOR happened IN SELECT * FROM json_populate_recordset(NULL::event, one -> 'events') LOOP
            IF legs IS NULL THEN
                stood := NULL; stood.ticket := given.id; stood.leg := 1; stood.unit := a_unit;
                stood.service_day := given.service_day; stood.language := given.language;
                stood.quoted_low_us := happened.quoted_low_us;
                stood.quoted_high_us := happened.quoted_high_us;
                {first_leg("happened")}
                given.issued_at := happened.at;
                legs := CASE WHEN happened.kind IN ({_FIRST}) THEN ARRAY[stood] END;
            ELSE
                legs := visit_after(legs, happened);
            END IF;
            IF legs IS NULL OR happened.at NOT BETWEEN 0 AND a_latest THEN
                {denied("this may not happen to the visit now")}
            END IF;
        END LOOP;
        IF (legs[cardinality(legs)]).ended_at IS NULL THEN {denied("the visit is not over")} END IF;
        INSERT INTO ticket SELECT given.*;
        INSERT INTO leg SELECT * FROM unnest(legs);
        INSERT INTO event (ticket, operation, {_OF_EVENT})
            SELECT given.id, one ->> 'operation', {_OF_EVENT}
            FROM json_populate_recordset(NULL::event, one -> 'events');
        written := written + cardinality(legs);
    END LOOP;
    RETURN written;"""
    ),
)


def _its(table: str) -> str:
    """Return the refusal of what does not belong to a run of the unit that goes on."""
    return f"""
    IF me.kind IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {table} WHERE id = a_run
        AND unit = me.unit AND ended_at IS NULL AND began_at > server_now() - {86_400_000_000}) THEN
        {denied("there is no such run")}
    END IF;"""


def _all(statements: tuple[Statement, ...]) -> str:
    return "; ".join(map(within, statements))


_BY: Final = "a_by := by_administrator(me.kind, me.unit, me.station, a_by);"
BEGIN_IMPORT_ACT: Final = changing(
    "begin_import",
    "unit TEXT, source TEXT, file TEXT, by TEXT, at BIGINT",
    written.BEGIN_IMPORT,
    unless=f"{at_server_time('at')} {_BY}",
    gives="BIGINT",
)
KEEP_NAMED_ACT: Final = Act(
    name="keep_named",
    takes="unit TEXT, kind TEXT, name TEXT",
    gives="VOID",
    declares=ME,
    does=lambda: (
        f"""
    a_unit := me.unit;
    PERFORM by_administrator(me.kind, me.unit, me.station, NULL);
    {
            " ELS".join(
                f"IF a_kind = '{kind}' THEN"
                f" {within(keep, name='a_name::integer' if kind == 'counter' else 'a_name')};"
                for kind, keep in written.KEEP_NAMED.items()
            )
        } END IF;"""
    ),
)
# Marked as such, and of days that are over; whose people are forgotten again.
BRING_IN_VISITS: Final = Act(
    name="bring_in_visits",
    takes="run BIGINT, unit TEXT, visits JSON",
    gives="VOID",
    declares=f"{ME} a_latest BIGINT; a_before DATE; a_day TEXT; written INTEGER;",
    does=lambda: (
        f"""
    a_unit := me.unit;
    PERFORM by_administrator(me.kind, me.unit, me.station, NULL);
    {_its("visit_import")}
    IF me.kind IS NOT NULL THEN
        a_latest := server_now(); a_before := unit_day(a_unit, a_latest);
    END IF;
    IF EXISTS (SELECT 1 FROM json_array_elements(a_visits)
        WHERE value #>> '{{events,0,kind}}' IS DISTINCT FROM '{EventKind.IMPORTED}') THEN
        {denied("this visit is not brought in")}
    END IF;
    written := write_past(a_unit, NULL, a_before, a_latest, a_visits);
    FOR a_day IN SELECT DISTINCT value ->> 'service_day' FROM json_array_elements(a_visits) LOOP
        IF EXISTS (SELECT 1 FROM forgotten_day
            WHERE unit = a_unit AND service_day = a_day AND what = 'tickets') THEN
            {denied("the single visits of this day are no longer kept")}
        END IF;
        {within(written.PEOPLE_AGAIN)};
    END LOOP;
    {within(written.COUNT_IMPORT, visits="json_array_length(a_visits)", legs="written")};"""
    ),
)
_ENDS: Final = "run BIGINT, at BIGINT"
END_IMPORT_ACT: Final = changing(
    "end_import", _ENDS, written.END_IMPORT, unless=f"{at_server_time('at')} {_its('visit_import')}"
)

# By the unit's rule and the server's clock, which must be right.
BEGIN_RETENTION_ACT: Final = changing(
    "begin_retention",
    "unit TEXT, by TEXT, at BIGINT, people_before TEXT, tickets_before TEXT, backup_at BIGINT",
    written.BEGIN_RETENTION,
    unless=f"""{at_server_time("at")} IF me.kind IS NOT NULL THEN
        IF unit_day(a_unit, a_at) < '{BUILT}' OR a_at - {_SILENCE_US} > greatest(
            (SELECT max(at) FROM event), CASE WHEN a_backup_at <= a_at THEN a_backup_at END) THEN
            {denied("the clock is wrong")}
        END IF;
        a_by := left(a_by, 200);
        a_people_before := least(a_people_before, kept_from(a_unit, 'people', a_at)::text);
        a_tickets_before := least(a_tickets_before, kept_from(a_unit, 'tickets', a_at)::text);
    END IF;""",
    gives="BIGINT",
)
_MARK: Final = within(written.MARK_FORGOTTEN, service_day="a_day", what="'{}'")
# Visits in place of others are the same in the figures; the permit is gone before the act ends.
FORGET_DAY: Final = Act(
    name="forget_day",
    takes="run BIGINT, unit TEXT, day TEXT, people_days INTEGER, ticket_days INTEGER,"
    " tickets INTEGER, left_open INTEGER, visits JSON",
    gives="VOID",
    declares=f"{ME} a_operation TEXT; was TEXT[];",
    does=lambda: (
        f"""
    a_unit := me.unit; {_its("retention_run")}
    IF me.kind IS NOT NULL AND (a_day = a_day::date::text AND a_day::date < kept_from(a_unit,
        CASE WHEN a_visits IS NULL THEN 'people' ELSE 'tickets' END, server_now())) IS NOT TRUE
        OR (a_left_open = 0 OR a_visits IS NOT NULL) AND EXISTS (SELECT 1 FROM leg
            WHERE unit = a_unit AND service_day = a_day AND ended_at IS NULL) THEN
        {denied("this day is kept")}
    END IF;
    {within(written.PERMIT)};
    {_all(written.FORGET_PEOPLE)};
    FOR a_operation IN {within(written.RATINGS)} LOOP
        {within(written.CUT_RATING, new="gen_random_uuid()::text")};
    END LOOP;
    IF a_left_open = 0 THEN {_MARK.format("people")}; END IF;
    IF a_visits IS NOT NULL THEN
        was := figures_of_day(a_unit, a_day);
        {_all(written.DROP_DAY)};
        PERFORM write_past(a_unit, a_day, NULL, NULL, a_visits);
        IF was IS DISTINCT FROM figures_of_day(a_unit, a_day) OR EXISTS (SELECT 1 FROM event
            WHERE ticket IN (SELECT id FROM ticket WHERE unit = a_unit AND service_day = a_day)
                AND {written.NAMES_SOMEBODY}) THEN
            {denied("the day would not be the same in the figures, and of nobody")}
        END IF;
        {within(written.NOTE_PAST_CHANGE)};
        {_MARK.format("tickets")};
    END IF;
    {within(written.COUNT_FORGOTTEN)};
    {within(written.END_PERMIT)};"""
    ),
)
FORGET_ATTENDANCE: Final = Act(
    name="forget_attendance",
    takes="run BIGINT, unit TEXT, people_before BIGINT, kept_from BIGINT",
    gives="VOID",
    declares=f"{ME} done INTEGER; a_sessions INTEGER := 0;",
    does=lambda: (
        f"""
    a_unit := me.unit; {_its("retention_run")}
    IF me.kind IS NOT NULL THEN
        a_people_before := least(a_people_before,
            day_began(a_unit, kept_from(a_unit, 'people', server_now())));
        a_kept_from := least(a_kept_from,
            day_began(a_unit, kept_from(a_unit, 'tickets', server_now())));
    END IF;
    {within(written.NOBODY)};
    {
            " ".join(
                f"{within(one)}; GET DIAGNOSTICS done = ROW_COUNT; a_sessions := a_sessions + done;"
                for one in (*written.DROP_PEOPLE, *written.BLANK_PEOPLE)
            )
        }
    {within(written.COUNT_SESSIONS)};"""
    ),
)
END_RETENTION_ACT: Final = changing(
    "end_retention",
    _ENDS,
    written.END_RETENTION,
    unless=f"{at_server_time('at')} {_its('retention_run')}",
)
