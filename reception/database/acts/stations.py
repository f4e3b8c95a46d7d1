"""What a station says of itself: that it runs, what visitors answered, when it was cut off."""

from collections.abc import Iterable
from typing import Final

from reception.database.acts.act import ME, Act, changing, denied
from reception.database.schema.triggers import Alone
from reception.database.server import timed
from reception.database.stations import (
    ADD_RATING,
    BEAT,
    BEGIN_ANEW,
    COUNT_MISSED,
    GIVE_PREFIX,
    LEAVE,
    NOTE_HANDED_OVER,
    TELL_OUTAGE,
)
from reception.domain.alerts import App
from reception.domain.language import Language
from reception.domain.missed import SearchLength, SearchScript
from reception.domain.paper import PrintState
from reception.domain.take_in import ConflictReason


def _one_of(kinds: Iterable[str]) -> str:
    return ", ".join(f"'{one}'" for one in kinds)


_MOST_PREFIXES: Final = 26
_MOST_PASSED_ON: Final = 100
_MOST_PROGRAMS: Final = 50
_MOST_UNDECIDED: Final = 1000
_A_YEAR_US: Final = 366 * 24 * 3600 * 1_000_000
_PAPER: Final = _one_of(PrintState)
# What is handed over is read again when a person decides on it.
_DAY: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_INSTANT: Final = (
    "^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?Z$"
)
_SPAN: Final = "^-?P([0-9]{1,5}D|([0-9]{1,5}D)?T[0-9]{1,5}([.][0-9]{1,6})?S)$"
_GIVEN: Final = f"""length(a_given) <= 4000 AND a_given::jsonb ->> 'id' = a_ticket
    AND a_given::jsonb ->> 'series' = a_series
    AND a_given::jsonb -> 'number' = to_jsonb(a_number)
    AND (SELECT bool_and(coalesce(jsonb_typeof(a_given::jsonb -> one) = 'string', false))
        FROM unnest(ARRAY['id', 'touch', 'install', 'station', 'service_day', 'series',
            'service', 'language', 'priority', 'made_at']) AS one)
    AND a_given::jsonb ->> 'service_day' ~ '^{_DAY}$'
    AND (a_given::jsonb ->> 'service_day')::date IS NOT NULL
    AND a_given::jsonb ->> 'made_at' ~ '{_INSTANT}'
    AND (a_given::jsonb ->> 'made_at')::timestamptz IS NOT NULL
    AND coalesce(a_given::jsonb ->> 'appointment_at' ~ '{_INSTANT}', true)
    AND coalesce((a_given::jsonb ->> 'appointment_at')::timestamptz > '-infinity', true)
    AND a_given::jsonb ? 'clock_ahead'
    AND coalesce(a_given::jsonb ->> 'clock_ahead' ~ '{_SPAN}', true)
    AND coalesce(a_given::jsonb ->> 'paper' IN ({_PAPER}), true)
    AND coalesce(jsonb_typeof(a_given::jsonb -> 'paper_answers') = 'boolean', true)"""

_LIFE: Final = "unit TEXT, station TEXT, app TEXT, part TEXT, program TEXT"
# Whoever watches reads them all: what nobody could read would blind it.
BEAT_ACT = changing(
    "beat",
    f"{_LIFE}, computer TEXT, starts INTEGER, now BIGINT",
    BEAT,
    unless=f"""IF me.kind IS NOT NULL AND ((a_app IN ({_one_of(App)})
            AND a_part !~ ':') IS NOT TRUE
        OR (SELECT count(*) FROM station_life WHERE unit = me.unit AND station = me.station
            AND program <> a_program) >= {_MOST_PROGRAMS}) THEN
        {denied("nothing of this kind runs here")}
    END IF;""",
)
BEGIN_ANEW_ACT = changing("begin_anew", _LIFE, BEGIN_ANEW)
LEAVE_ACT = changing("leave", _LIFE, LEAVE)

ADD_RATING_ACT = changing(
    "add_rating",
    "operation TEXT, unit TEXT, service_day TEXT, at BIGINT, score INTEGER, reason TEXT,"
    " ticket TEXT, service TEXT, station TEXT",
    ADD_RATING,
    unless=f"""a_at := act_time(me.kind, a_at);
    PERFORM near_day(me.kind, a_service_day, a_at);
    IF me.kind IS NOT NULL THEN PERFORM require_ids(a_operation, a_operation); END IF;
    IF me.kind IS NOT NULL AND a_ticket IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM ticket JOIN leg ON leg.ticket = id WHERE id = a_ticket
            AND ticket.unit = me.unit AND ticket.service_day = a_service_day
            AND leg.service = a_service AND leg.counter IS NOT NULL
    ) THEN {denied("no such visitor was called")} END IF;""",
)
# What is none of these kinds could be a visitor's own words.
COUNT_MISSED_ACT = changing(
    "count_missed",
    "unit TEXT, service_day TEXT, language TEXT, script TEXT, length TEXT, nearest TEXT",
    COUNT_MISSED,
    unless=f"""PERFORM near_day(me.kind, a_service_day, server_now());
    IF me.kind IS NOT NULL AND (a_language IN ({_one_of(Language)})
        AND a_script IN ({_one_of(SearchScript)}) AND a_length IN ({_one_of(SearchLength)})
        AND (a_nearest = '' OR EXISTS (
            SELECT 1 FROM json_array_elements(described(me.unit) -> 'groups') AS one
            WHERE one ->> 'code' = a_nearest))) IS NOT TRUE THEN
        {denied("nobody searched so")}
    END IF;""",
)
# By a wrong clock it is told all the same, in bounds.
TELL_OUTAGE_ACT = changing(
    "tell_outage",
    "id TEXT, unit TEXT, station TEXT, began_at BIGINT, ended_at BIGINT, tickets INTEGER,"
    " waiting INTEGER, aside INTEGER",
    TELL_OUTAGE,
    unless=f"""IF me.kind IS NOT NULL THEN
        PERFORM require_ids(a_id, a_id);
        IF (a_tickets >= 0 AND a_waiting >= 0 AND a_aside >= 0) IS NOT TRUE THEN
            {denied("there was no such outage")}
        END IF;
        a_began_at := CASE WHEN a_began_at IS NOT NULL
            THEN greatest(least(a_began_at, server_now()), server_now() - {_A_YEAR_US}) END;
        a_ended_at := CASE WHEN a_ended_at IS NOT NULL
            THEN greatest(least(a_ended_at, server_now()), a_began_at) END;
        IF EXISTS (SELECT 1 FROM station_outage WHERE id = a_id AND station <> me.station) THEN
            {denied("the outage is another station''s")}
        END IF;
    END IF;""",
)

# An installation's letters are given once; what a station holds for others it only passes on.
GIVE_PREFIX_ACT = changing(
    "give_prefix",
    "unit TEXT, letters TEXT, install TEXT, named TEXT, at BIGINT",
    GIVE_PREFIX,
    unless=f"""a_at := act_time(me.kind, a_at);
    IF me.kind IS NOT NULL THEN PERFORM require_ids(a_install, a_install); END IF;
    IF me.kind IS NOT NULL AND ((a_letters ~ '^[A-Z]{{2}}$') IS NOT TRUE
        OR me.kind = 'kiosk' AND a_named <> me.station
        OR (SELECT count(*) FROM station_letters
            WHERE unit = me.unit AND station IS NOT DISTINCT FROM a_named)
            >= CASE WHEN a_named IS NULL THEN {_MOST_PASSED_ON} ELSE {_MOST_PREFIXES} END) THEN
        {denied("these letters are not its own")}
    END IF;""",
)
NOTE_HANDED_OVER_ACT = changing(
    "note_handed_over",
    "ticket TEXT, unit TEXT, operation TEXT, outcome TEXT, why TEXT, service_day TEXT,"
    " series TEXT, number INTEGER, void_label TEXT, at BIGINT, given TEXT, decided_by TEXT",
    NOTE_HANDED_OVER,
    unless=f"""a_at := act_time(me.kind, a_at);
    IF me.kind IS NOT NULL THEN
        PERFORM require_ids(a_ticket, a_operation);
        IF a_why NOT IN ({_one_of(ConflictReason)}) OR (a_service_day ~ '^{_DAY}$') IS NOT TRUE
            OR coalesce(a_service_day::date > to_timestamp(a_at / 1000000.0)::date + 1, true)
            OR ({_GIVEN}) IS NOT TRUE OR length(a_void_label) > 20 THEN
            {denied("nothing was handed over so")}
        END IF;
        PERFORM require_ids(a_given::jsonb ->> 'touch', a_given::jsonb ->> 'install');
        IF EXISTS (SELECT 1 FROM taken_in WHERE ticket = a_ticket AND unit <> me.unit) THEN
            {denied("the ticket is another unit''s")}
        END IF;
    END IF;
    IF me.kind IS NOT NULL AND a_outcome IN ('joined', 'relabelled', 'too_late') AND NOT EXISTS (
        SELECT 1 FROM ticket JOIN event ON event.ticket = id AND kind = 'taken_in'
        WHERE unit = me.unit AND service_day = a_service_day AND series = a_series
            AND number = a_number
    ) THEN {denied("nothing was taken in so")} END IF;
    IF me.kind = 'kiosk' AND (SELECT count(*) FROM taken_in WHERE unit = me.unit
        AND outcome = 'parked') >= {_MOST_UNDECIDED} THEN
        {denied("too many wait for a decision")}
    END IF;
    IF me.kind = 'kiosk' AND (a_decided_by IS NOT NULL OR a_outcome = 'voided'
        OR EXISTS (SELECT 1 FROM taken_in WHERE ticket = a_ticket)) THEN
        {denied("people decide on it")}
    END IF;
    IF me.kind IS NOT NULL AND a_decided_by IS NOT NULL
        AND NOT is_in(me.unit, me.station, a_decided_by) THEN
        {denied("nobody of this name is signed in here")}
    END IF;""",
)
# One station after the other takes in; the server says when it is.
ALONE_ACT = Act(
    name="alone",
    takes="now BIGINT",
    gives="BIGINT",
    declares=ME,
    # SQLite has one writer at a time.
    on_file=timed("SELECT {now}"),
    does=lambda: (
        f"""
    PERFORM stand_alone({Alone.TAKE_IN:d});
    RETURN act_time(me.kind, a_now);"""
    ),
)
