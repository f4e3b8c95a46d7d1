"""Sessions of sign-in: begun by a right password, kept by their token, ended by who may."""

from datetime import timedelta
from typing import Final

from reception.database.acts.act import ME, Act, denied, within
from reception.database.acts.people import BEGINS, HERS, OF_TRY, STILL_RIGHT, line, new_password
from reception.database.people import (
    ADD_SESSION,
    BY_TOKEN,
    COLUMNS_OF_SESSION,
    END_SESSION,
    END_SESSIONS_OF_DAY,
    FORGET_SESSIONS,
)
from reception.domain.rights import ROLES, AuditAct, Right
from reception.domain.sign_in import FORGOTTEN_AFTER, SessionEnd, SignInApp

_KEPT_FOR: Final = FORGOTTEN_AFTER // timedelta(microseconds=1)
SERVING: Final = ", ".join(f"'{one}'" for one in sorted(ROLES[Right.SERVE]))
_APPS: Final = ", ".join(f"'{one}'" for one in SignInApp)
_ENDS: Final = ", ".join(f"'{one}'" for one in SessionEnd)
LEADING: Final = ", ".join(f"'{one}'" for one in sorted(ROLES[Right.LEAD_THE_HALL]))
_SESSION_TYPES: Final = """id TEXT, login TEXT, app TEXT, station TEXT, service_day TEXT,
    opened_at BIGINT, seen_at BIGINT, locked_at BIGINT, wrong_pins INTEGER, ended_at BIGINT,
    ended TEXT"""

# A day lasts until the next morning; a clock may be off, but by no more than this.
NEAR_DAY = Act(
    name="near_day",
    takes="kind TEXT, day TEXT, at BIGINT",
    gives="VOID",
    is_inner=True,
    does=lambda: (
        f"""
    IF a_kind IS NOT NULL AND (a_day IS DISTINCT FROM a_day::date::text
        OR coalesce(abs(a_day::date - to_timestamp(a_at / 1000000.0)::date) > 1, true)) THEN
        {denied("this is another day")}
    END IF;"""
    ),
)

LET_IN = Act(
    name="let_in",
    takes="unit TEXT, station TEXT, attempt TEXT, id TEXT, app TEXT, token_hash TEXT,"
    " service_day TEXT, password_hash TEXT, at BIGINT",
    gives="TABLE (is_in BOOLEAN, pin_mark TEXT)",
    declares=f"""{HERS} a_must_change INTEGER; a_ended TEXT; a_but TEXT; a_opened_at BIGINT;
    a_before BIGINT;""",
    does=lambda: (
        f"""{OF_TRY}{STILL_RIGHT}
    PERFORM near_day(me.kind, a_service_day, a_at);
    IF (me.kind = 'desk') <> (a_app IS NOT DISTINCT FROM '{SignInApp.PANEL}')
        OR me.kind IS NOT NULL AND (a_app IN ({_APPS})) IS NOT TRUE THEN
        {denied("this station has no such window")}
    END IF;
    IF a_app = '{SignInApp.PANEL}' THEN
        IF (person_role(a_unit, a_login) IN ({SERVING})) IS NOT TRUE THEN
            {denied("she serves nobody")}
        END IF;
    ELSIF NOT take_code(a_unit, a_login, a_attempt, a_at) THEN
        is_in := false;
        {line(AuditAct.SIGN_IN, "a_station", refused=1)}
        RETURN NEXT;
        RETURN;
    END IF;
    IF a_password_hash IS NOT NULL THEN
        a_but := '';{new_password()}
    ELSIF EXISTS (SELECT 1 FROM credential WHERE unit = a_unit AND login = a_login
        AND must_change = 1) THEN
        {denied("she chooses another password first")}
    END IF;
    UPDATE sign_in_session SET ended_at = a_at, ended = '{SessionEnd.ELSEWHERE}'
        WHERE unit = a_unit AND login = a_login AND app = a_app AND ended_at IS NULL;
    a_before := a_at - {_KEPT_FOR};
    {within(FORGET_SESSIONS)};
    PERFORM succeed(a_unit, a_attempt);
    a_opened_at := a_at;
    {within(ADD_SESSION)};
    {line(AuditAct.SIGN_IN, "a_app || ' ' || a_station")}
    is_in := true;
    pin_mark := (SELECT pepper_mark FROM unlock_pin WHERE unit = a_unit AND login = a_login
        AND station = a_station);
    RETURN NEXT;"""
    ),
)
SESSION_BY_TOKEN = Act(
    name="session_by_token",
    takes="unit TEXT, token_hash TEXT",
    gives=f"TABLE ({_SESSION_TYPES})",
    declares=ME,
    on_file=BY_TOKEN,
    does=lambda: (
        f"""
    RETURN QUERY SELECT {COLUMNS_OF_SESSION} FROM sign_in_session WHERE token_hash = a_token_hash
        AND unit = me.unit AND station = coalesce(me.station, station) FOR UPDATE;"""
    ),
)
# Seen, locked, over: never the other way round, which takes a password or a PIN.
CHANGE_SESSION = Act(
    name="change_session",
    takes="unit TEXT, token_hash TEXT, seen_at BIGINT, locked_at BIGINT, ended_at BIGINT,"
    " ended TEXT",
    gives="VOID",
    declares=f"{ME} now_us BIGINT;",
    does=lambda: (
        f"""
    now_us := act_time(me.kind, greatest(a_seen_at, a_locked_at, a_ended_at));
    IF me.kind IS NOT NULL AND a_ended NOT IN ({_ENDS}) THEN
        {denied("no session ends so")}
    END IF;
    UPDATE sign_in_session SET seen_at = greatest(seen_at, least(a_seen_at, now_us)),
        locked_at = coalesce(locked_at, CASE WHEN a_locked_at IS NOT NULL
            THEN greatest(opened_at, least(a_locked_at, now_us)) END),
        ended_at = CASE WHEN a_ended IS NOT NULL
            THEN greatest(opened_at, least(a_ended_at, now_us)) END,
        ended = a_ended
    WHERE token_hash = a_token_hash AND unit = me.unit AND ended_at IS NULL
        AND station = coalesce(me.station, station);"""
    ),
)
UNLOCK = Act(
    name="unlock",
    takes="unit TEXT, station TEXT, attempt TEXT, token_hash TEXT, at BIGINT",
    gives="VOID",
    declares=HERS,
    does=lambda: (
        f"""{OF_TRY}
    UPDATE sign_in_session SET locked_at = NULL, wrong_pins = 0, seen_at = a_at
        WHERE token_hash = a_token_hash AND unit = a_unit AND login = a_login
            AND ended_at IS NULL AND station = coalesce(a_station, station);
    IF NOT FOUND THEN {denied("there is no such session")} END IF;
    PERFORM succeed(a_unit, a_attempt);"""
    ),
)
END_ONE_SESSION = Act(
    name="end_one_session",
    takes="unit TEXT, station TEXT, id TEXT, ended TEXT, by TEXT, at BIGINT",
    gives=f"TABLE ({_SESSION_TYPES})",
    declares=f"{ME} over RECORD;",
    on_file=END_SESSION,
    does=lambda: (
        f"""{BEGINS}
    PERFORM require_administrator(me.kind, a_unit, a_station, a_by);
    {within(END_SESSION)} INTO over;
    IF over.id IS NULL THEN RETURN; END IF;
    {line(AuditAct.END_SESSION, "over.login || ' ' || over.app || ' ' || over.station", "a_by")}
    RETURN QUERY SELECT {COLUMNS_OF_SESSION} FROM sign_in_session
        WHERE sign_in_session.id = over.id;"""
    ),
)
_LIFTED: Final = "concat_ws(' ', nullif(a_login, ''), nullif(a_tried_at, ''))"
LIFT_PAUSE = Act(
    name="lift_pause",
    takes="unit TEXT, station TEXT, login TEXT, tried_at TEXT, by TEXT, at BIGINT",
    gives="BIGINT",
    declares=f"{ME} lifted BIGINT;",
    does=lambda: (
        f"""{BEGINS}
    PERFORM require_administrator(me.kind, a_unit, a_station, a_by);
    WITH gone AS (DELETE FROM sign_in_try WHERE unit = a_unit AND wrong > 0
        AND (login = nullif(a_login, '') OR station = nullif(a_tried_at, '')) RETURNING 1)
    SELECT count(*) INTO lifted FROM gone;
    {line(AuditAct.LIFT_PAUSE, _LIFTED, "a_by")}
    RETURN lifted;"""
    ),
)
# Whoever closes the day: by the clock, or somebody who leads the hall and is in here.
CLOSE_PANELS = Act(
    name="close_panels",
    takes="unit TEXT, service_day TEXT, ended TEXT, at BIGINT",
    gives="VOID",
    declares=ME,
    on_file=END_SESSIONS_OF_DAY,
    does=lambda: (
        f"""
    a_unit := me.unit; a_at := act_time(me.kind, a_at);
    IF me.kind IN ('desk', 'console') AND NOT EXISTS (SELECT 1 FROM sign_in_session
        WHERE unit = a_unit AND station = me.station AND ended_at IS NULL
            AND person_role(a_unit, login) IN ({LEADING})) THEN
        {denied("nobody who leads the hall is signed in here")}
    END IF;
    {within(END_SESSIONS_OF_DAY)};"""
    ),
)
