"""Passwords, PINs and second factors: what is kept of them is written by the server alone."""

from typing import Final

from reception.database.acts.act import ME, Act, denied, within
from reception.database.people import (
    ADD_RECOVERY,
    DROP_RECOVERY,
    END_SESSIONS_OF,
    FORGET_PINS,
    RECOVERY_LEFT,
    SET_FACTOR,
    SET_HASH,
    SET_MUST_CHANGE,
    SET_PIN,
    USE_RECOVERY,
    USE_STEP,
)
from reception.database.run import Statement
from reception.domain.rights import AuditAct
from reception.domain.sign_in import NO_PASSWORD, PIN_TRIES, SessionEnd

NOBODY_IN: Final = ""
"""The id of no session."""

# Everybody says who acts, when, and whose password was typed.
BEGINS: Final = """
    SELECT unit, login AS station, kind INTO me FROM who_acts(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);"""
OF_TRY: Final = f"""{BEGINS}
    a_login := require_right_try(a_unit, a_station, a_attempt, a_at);"""
HERS: Final = f"{ME} a_login TEXT;"


def line(act: AuditAct, subject: str, who: str = "a_login", refused: int = 0) -> str:
    """Return the writing of a line of the audit log."""
    return f"""
    INSERT INTO audit (unit, at, who, act, subject, refused)
        VALUES (a_unit, a_at, {who}, '{act}', {subject}, {refused});"""


# Behind who gives her another password meanwhile, and as there: her row before her sessions.
STILL_RIGHT: Final = """
    PERFORM 1 FROM person WHERE unit = a_unit AND login = a_login FOR NO KEY UPDATE;
    PERFORM require_right_try(a_unit, a_station, a_attempt, a_at);"""
# A session of hers at this station that is neither over nor locked.
OPEN_SESSION: Final = f"""{STILL_RIGHT}
    SELECT * INTO session FROM sign_in_session WHERE token_hash = a_token_hash AND unit = a_unit
        AND login = a_login AND ended_at IS NULL AND locked_at IS NULL
        AND station = coalesce(a_station, station) FOR UPDATE;
    IF NOT FOUND THEN {denied("there is no such session")} END IF;"""

FACTS_OF_TRY = Act(
    name="facts_of_try",
    takes="unit TEXT, station TEXT, attempt TEXT, at BIGINT",
    gives="TABLE (must_change INTEGER, has_factor INTEGER)",
    declares=HERS,
    does=lambda: (
        f"""{OF_TRY}
    RETURN QUERY SELECT kept.must_change, (kept.factor_secret IS NOT NULL)::integer
        FROM credential AS kept WHERE kept.unit = a_unit AND kept.login = a_login;"""
    ),
)

# As of when it was typed: one try is one guess, however often it is asked about.
_CODE: Final = """
    SELECT code, at INTO typed, a_at FROM sign_in_attempt WHERE id = a_attempt;
    SELECT factor_secret INTO a_secret FROM credential WHERE unit = a_unit AND login = a_login;"""
# A recovery code, which is kept as the hash that it is found by, is looked up when it is taken.
CODE_LOOKS_RIGHT = Act(
    name="code_looks_right",
    takes="unit TEXT, station TEXT, attempt TEXT, at BIGINT",
    gives="BOOLEAN",
    declares=f"{HERS} typed TEXT; a_secret TEXT;",
    does=lambda: (
        f"""{OF_TRY}{_CODE}
    RETURN a_secret IS NULL OR typed IS NULL OR length(typed) = 64
        OR code_step(a_secret, typed, a_at) IS NOT NULL;"""
    ),
)
TAKE_CODE = Act(
    name="take_code",
    takes="unit TEXT, login TEXT, attempt TEXT, at BIGINT",
    gives="BOOLEAN",
    is_inner=True,
    declares="typed TEXT; a_secret TEXT; a_code_hash TEXT; a_step BIGINT;",
    does=lambda: (
        f"""{_CODE}
    IF a_secret IS NULL THEN RETURN true; END IF;
    a_code_hash := typed; a_step := code_step(a_secret, typed, a_at);
    IF length(typed) = 64 THEN
        {within(USE_RECOVERY)};
    ELSIF a_step IS NULL THEN
        RETURN false;
    ELSE
        {within(USE_STEP)};
    END IF;
    RETURN FOUND;"""
    ),
)

# A new hash of the same password, where it was made by a weaker rule; told, as any other change.
# By who is in: the password alone says nothing of a second factor.
REHASH = Act(
    name="rehash",
    takes="unit TEXT, station TEXT, attempt TEXT, token_hash TEXT, password_hash TEXT, at BIGINT",
    gives="VOID",
    declares=f"{HERS} session RECORD;",
    does=lambda: (
        f"""{OF_TRY}{OPEN_SESSION}
    IF me.kind = 'desk' AND person_role(a_unit, a_login) <> 'clerk' THEN
        {denied("it is chosen at the console")}
    END IF;
    {within(SET_HASH)};
    {line(AuditAct.CHANGE_PASSWORD, "a_login || ': made anew'")}"""
    ),
)


def new_password() -> str:
    """Return the writing of a password that somebody chose herself; ``a_but`` stays open."""
    return f"""
    IF me.kind = 'desk' AND person_role(a_unit, a_login) <> 'clerk' THEN
        {denied("it is chosen at the console")}
    END IF;
    a_must_change := 0; a_ended := '{SessionEnd.PASSWORD}';
    {within(SET_HASH)};
    {within(SET_MUST_CHANGE)};
    {within(END_SESSIONS_OF)};
    {line(AuditAct.CHANGE_PASSWORD, "a_login")}"""


CHANGE_PASSWORD = Act(
    name="change_password",
    takes="unit TEXT, station TEXT, attempt TEXT, token_hash TEXT, password_hash TEXT, at BIGINT",
    gives="VOID",
    declares=f"{HERS} session RECORD; a_must_change INTEGER; a_ended TEXT; a_but TEXT;",
    does=lambda: (
        f"""{OF_TRY}{OPEN_SESSION}
    a_but := session.id;{new_password()}
    PERFORM succeed(a_unit, a_attempt);"""
    ),
)

# By an administrator; whoever set the unit up gives the first ones.
RENEW_PASSWORD = Act(
    name="renew_password",
    takes="unit TEXT, station TEXT, login TEXT, password_hash TEXT, by TEXT, at BIGINT",
    gives="VOID",
    declares=f"{ME} a_must_change INTEGER; a_ended TEXT; a_but TEXT;",
    does=lambda: (
        f"""{BEGINS}
    PERFORM require_administrator(me.kind, a_unit, a_station, a_by);
    a_must_change := 1; a_ended := '{SessionEnd.PASSWORD}'; a_but := '{NOBODY_IN}';
    {within(SET_HASH)};
    {within(SET_MUST_CHANGE)};
    {within(END_SESSIONS_OF)};
    {within(FORGET_PINS)};
    {line(AuditAct.RENEW_PASSWORD, "a_login", "a_by")}"""
    ),
)
# Who set the unit up in the same moment may have told another first password.
FIRST_HASH: Final = Statement(f"""
    INSERT INTO person (unit, login, password_hash) VALUES (:unit, :login, :password_hash)
    ON CONFLICT (unit, login) DO UPDATE SET password_hash = excluded.password_hash
        WHERE person.password_hash = '{NO_PASSWORD}'
    RETURNING login
""")
FIRST_PASSWORD = Act(
    name="first_password",
    takes="unit TEXT, login TEXT, password_hash TEXT, must_change INTEGER, by TEXT",
    gives="SETOF TEXT",
    declares=f"{ME} a_written TEXT;",
    on_file=FIRST_HASH,
    does=lambda: (
        f"""
    a_unit := me.unit;
    PERFORM require_administrator(me.kind, me.unit, me.station, a_by);
    {within(FIRST_HASH)} INTO a_written;
    IF a_written IS NULL THEN RETURN; END IF;
    IF a_must_change IS DISTINCT FROM 0 THEN a_must_change := 1; {within(SET_MUST_CHANGE)}; END IF;
    RETURN NEXT a_written;"""
    ),
)
HAS_PASSWORD_SQL: Final = f"""
    SELECT 1 FROM person WHERE unit = :unit AND login = :login AND password_hash <> '{NO_PASSWORD}'
"""
HAS_PASSWORD = Act(
    name="has_password",
    takes="unit TEXT, login TEXT",
    gives="SETOF INTEGER",
    declares=ME,
    on_file=HAS_PASSWORD_SQL,
    does=lambda: (
        f"""
    a_unit := me.unit;
    RETURN QUERY {within(Statement(HAS_PASSWORD_SQL))};"""
    ),
)

# A PIN: its try counts in the session's row.
PIN_HINT = Act(
    name="pin_hint",
    takes="unit TEXT, station TEXT, token_hash TEXT",
    gives="TABLE (hint TEXT, mark TEXT)",
    declares=ME,
    does=lambda: (
        """
    SELECT unit, login AS station, kind INTO me FROM who_acts(a_unit, a_station);
    RETURN QUERY SELECT regexp_replace(pin_hash, '[^$]*$', ''), pepper_mark FROM unlock_pin
        JOIN sign_in_session AS session ON session.unit = unlock_pin.unit
            AND session.login = unlock_pin.login AND session.station = unlock_pin.station
        WHERE session.token_hash = a_token_hash AND session.unit = me.unit
            AND session.station = coalesce(me.station, session.station);"""
    ),
)
BEGIN_PIN_TRY = Act(
    name="begin_pin_try",
    takes="unit TEXT, station TEXT, token_hash TEXT, proof TEXT, at BIGINT",
    gives="TABLE (attempt TEXT, wrong_pins INTEGER)",
    declares=f"{ME} session RECORD;",
    does=lambda: (
        f"""{BEGINS}
    UPDATE sign_in_session SET wrong_pins = sign_in_session.wrong_pins + 1
        WHERE token_hash = a_token_hash AND unit = a_unit AND ended_at IS NULL
            AND sign_in_session.wrong_pins < {PIN_TRIES} AND station = coalesce(a_station, station)
        RETURNING * INTO session;
    IF NOT FOUND THEN RETURN; END IF;
    attempt := gen_random_uuid()::text; wrong_pins := session.wrong_pins;
    INSERT INTO sign_in_attempt (id, unit, login, station, proof, code, at, begun_in, is_settled,
        before_station, before_anywhere, before_here)
    VALUES (attempt, a_unit, 'PIN ' || session.id, session.station,
        rtrim(encode(sha256(decode(a_proof, 'hex')), 'base64'), '='), a_token_hash, a_at,
        pg_current_xact_id()::text, 1, 0, NULL, 0);
    RETURN NEXT;"""
    ),
)
UNLOCK_BY_PIN = Act(
    name="unlock_by_pin",
    takes="unit TEXT, station TEXT, token_hash TEXT, attempt TEXT, at BIGINT",
    gives="BOOLEAN",
    declares=f"{ME} session RECORD; tried RECORD; a_login TEXT;",
    does=lambda: (
        f"""{BEGINS}
    SELECT * INTO session FROM sign_in_session WHERE token_hash = a_token_hash AND unit = a_unit
        AND ended_at IS NULL AND station = coalesce(a_station, station) FOR UPDATE;
    SELECT * INTO tried FROM sign_in_attempt WHERE id = a_attempt AND unit = a_unit
        AND login = 'PIN ' || session.id;
    IF tried.begun_in = pg_current_xact_id()::text THEN
        {denied("a try is looked at once it is counted for good")}
    END IF;
    a_login := session.login;
    DELETE FROM sign_in_attempt WHERE id = tried.id;
    PERFORM 1 FROM unlock_pin WHERE unit = a_unit AND login = session.login
        AND station = session.station AND split_part(pin_hash, '$', 6) = tried.proof;
    IF FOUND THEN
        UPDATE sign_in_session SET locked_at = NULL, wrong_pins = 0, seen_at = a_at
            WHERE id = session.id;
        RETURN true;
    END IF;
    IF session.wrong_pins >= {PIN_TRIES} AND tried.id IS NOT NULL THEN
        {line(AuditAct.UNLOCK, "session.station", refused=1)}
    END IF;
    RETURN false;"""
    ),
)
CHOOSE_PIN = Act(
    name="choose_pin",
    takes="unit TEXT, station TEXT, attempt TEXT, token_hash TEXT, pin_hash TEXT,"
    " pepper_mark TEXT, at BIGINT",
    gives="VOID",
    declares=f"{HERS} session RECORD; a_set_at BIGINT;",
    does=lambda: (
        f"""{OF_TRY}{OPEN_SESSION}
    a_station := session.station; a_set_at := a_at;
    {within(SET_PIN)};
    PERFORM succeed(a_unit, a_attempt);
    {line(AuditAct.CHOOSE_PIN, "a_station")}"""
    ),
)

FACTOR_OF = Act(
    name="factor_of",
    takes="unit TEXT, station TEXT, token_hash TEXT",
    gives="TABLE (since BIGINT, recovery_left BIGINT)",
    declares=f"{ME} a_login TEXT;",
    does=lambda: (
        f"""
    SELECT unit, login AS station, kind INTO me FROM who_acts(a_unit, a_station);
    a_unit := me.unit;
    SELECT session.login INTO a_login FROM sign_in_session AS session
        WHERE session.token_hash = a_token_hash AND session.unit = a_unit
            AND session.ended_at IS NULL
            AND session.station = coalesce(me.station, session.station);
    RETURN QUERY SELECT (SELECT factor_since FROM credential
        WHERE unit = a_unit AND login = a_login), ({within(RECOVERY_LEFT)});"""
    ),
)
TAKE_FACTOR = Act(
    name="take_factor",
    takes="unit TEXT, station TEXT, attempt TEXT, token_hash TEXT, secret TEXT, step BIGINT,"
    " recovery TEXT, at BIGINT",
    gives="VOID",
    declares=f"{HERS} session RECORD; a_since BIGINT; a_code_hash TEXT;",
    does=lambda: (
        f"""{OF_TRY}{OPEN_SESSION}
    IF a_secret IS NULL OR a_step IS NULL THEN
        {denied("a second factor has a secret, and a code of it was typed")}
    END IF;
    a_since := a_at;
    {within(SET_FACTOR)};
    {within(DROP_RECOVERY)};
    FOR a_code_hash IN SELECT json_array_elements_text(a_recovery::json) LOOP
        {within(ADD_RECOVERY)};
    END LOOP;
    {within(USE_STEP)};
    PERFORM succeed(a_unit, a_attempt);
    {line(AuditAct.SECOND_FACTOR, "'taken'")}"""
    ),
)
# By who has it, is in and has typed her password, or by an administrator for a colleague.
DROP_FACTOR = Act(
    name="drop_factor",
    takes="unit TEXT, station TEXT, attempt TEXT, token_hash TEXT, login TEXT, by TEXT, at BIGINT",
    gives="BOOLEAN",
    declares=f"{ME} session RECORD; a_secret TEXT; a_since BIGINT;",
    does=lambda: (
        f"""{BEGINS}
    IF a_attempt IS NOT NULL THEN
        a_login := require_right_try(a_unit, a_station, a_attempt, a_at); a_by := a_login;
        {OPEN_SESSION.strip()}
        PERFORM succeed(a_unit, a_attempt);
    ELSE
        PERFORM require_administrator(me.kind, a_unit, a_station, a_by);
    END IF;
    IF NOT EXISTS (SELECT 1 FROM credential WHERE unit = a_unit AND login = a_login
        AND factor_secret IS NOT NULL) THEN
        RETURN false;
    END IF;
    {within(SET_FACTOR)};
    {within(DROP_RECOVERY)};
    {line(AuditAct.SECOND_FACTOR, "'dropped ' || a_login", "a_by")}
    RETURN true;"""
    ),
)
