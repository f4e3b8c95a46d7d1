"""Passwords, compared by the server, which alone knows what it keeps of them (docs/decisions/0036).

Three acts, each a transaction of its own: the *hint* says with which salt a password is to be
hashed; a *try* counts, and keeps what the station made of the password; only then it is told
whether that was right. Whoever takes a transaction back therefore wins no try: what is compared is
what was counted before.
"""

from datetime import timedelta
from typing import Final

from reception.database.acts.act import ME, Act, denied, within
from reception.database.people import FORGET_TRIED, TRIED, WAS_LET_IN
from reception.domain.rights import AuditAct
from reception.domain.sign_in import (
    KNOWN_STATION_FOR,
    LOGIN_ANYWHERE,
    LOGIN_AT_STATION,
    NO_PASSWORD,
    WHOLE_STATION,
    TryRule,
)

_MICROSECOND: Final = timedelta(microseconds=1)
_TRIES_KEPT: Final = timedelta(days=2) // _MICROSECOND
_GOOD_FOR: Final = timedelta(minutes=15) // _MICROSECOND
_KNOWN_FOR: Final = KNOWN_STATION_FOR // _MICROSECOND
_HEAP: Final = "'?' || left(encode(sha256(convert_to(a_login, 'UTF8')), 'hex'), 2)"


def _rule(turn: int, login: str, station: str, rule: TryRule) -> str:
    free, first, longest = rule.free, rule.first // _MICROSECOND, rule.longest // _MICROSECOND
    return f"({turn}, {login}, {station}, {free}, {first}::bigint, {longest}::bigint)"


# In the order in which everybody locks them: station, login, both.
_RULES: Final = ", ".join(
    (
        _rule(1, "''", "me.station", WHOLE_STATION),
        _rule(2, "a_login", "''", LOGIN_ANYWHERE),
        _rule(3, "a_login", "me.station", LOGIN_AT_STATION),
    )
)

# Nobody tells an unknown login from a known one by it: the same salt each time, of a length and
# with the cost that most people's have.
PASSWORD_HINT = Act(
    name="password_hint",
    takes="unit TEXT, login TEXT",
    gives="TEXT",
    declares=f"{ME} kept TEXT;",
    does=lambda: (
        f"""
    SELECT password_hash INTO kept FROM person WHERE unit = me.unit AND login = a_login
        AND password_hash LIKE '$argon2id$%' AND person_role(me.unit, a_login) IS NOT NULL;
    IF kept IS NOT NULL THEN RETURN regexp_replace(kept, '[^$]*$', ''); END IF;
    INSERT INTO decoy_key (unit, key)
        VALUES (me.unit, gen_random_uuid()::text || gen_random_uuid()::text)
        ON CONFLICT DO NOTHING;
    RETURN (SELECT mode() WITHIN GROUP (ORDER BY substring(password_hash
            FROM '^\\$argon2id\\$v=[0-9]+\\$[^$]*\\$'))
        FROM person WHERE unit = me.unit AND password_hash <> '{NO_PASSWORD}')
        || (SELECT rtrim(encode(substring(sha256(convert_to(key || a_login, 'UTF8')) FOR 16),
            'base64'), '=') FROM decoy_key WHERE unit = me.unit) || '$';"""
    ),
)

# A wrong one that nobody has asked about, or asked in a transaction taken back, is written down.
_FORGET_OLD: Final = f"""
        WITH gone AS (DELETE FROM sign_in_attempt WHERE unit = a_unit AND at < a_at - {_GOOD_FOR}
            RETURNING *)
        INSERT INTO audit (unit, at, who, act, subject, refused)
            SELECT unit, at, CASE WHEN person_role(unit, login) IS NOT NULL THEN login END,
                '{AuditAct.SIGN_IN}', station, 1
            FROM gone WHERE is_settled = 0 AND NOT EXISTS (SELECT 1 FROM person
                WHERE person.unit = gone.unit AND person.login = gone.login
                    AND split_part(password_hash, '$', 6) = gone.proof)
            ORDER BY at"""

BEGIN_TRY = Act(
    name="begin_try",
    takes="unit TEXT, login TEXT, station TEXT, proof TEXT, code TEXT, at BIGINT",
    gives="TABLE (attempt TEXT, paused_until BIGINT)",
    declares=f"""{ME} let_in BOOLEAN; rule RECORD; tried RECORD; until BIGINT;
    a_since BIGINT; a_before BIGINT; counted INTEGER[]; before BIGINT[];""",
    does=lambda: (
        f"""
    SELECT unit, login AS station, kind INTO me FROM who_acts(a_unit, a_station);
    a_unit := me.unit; a_station := me.station; a_at := act_time(me.kind, a_at);
    IF a_login !~ '^\\?[0-9a-f]{{2}}$' AND person_role(me.unit, a_login) IS NULL THEN
        a_login := {_HEAP};
    END IF;
    a_since := a_at - {_KNOWN_FOR};
    let_in := EXISTS ({within(WAS_LET_IN)});
    FOR rule IN SELECT * FROM (VALUES {_RULES}) AS rules
        (turn, login, station, free, first_us, longest_us)
        WHERE NOT (turn = 2 AND let_in) ORDER BY turn
    LOOP
        a_login := rule.login; a_station := rule.station;
        {within(TRIED)} INTO tried;
        before[rule.turn] := tried.wrong_at;
        IF tried.wrong >= greatest(rule.free, 1) AND tried.wrong_at <= a_at + rule.longest_us THEN
            until := tried.wrong_at + least(rule.longest_us,
                rule.first_us << least(tried.wrong - rule.free, 20));
            IF until > a_at THEN paused_until := greatest(paused_until, until); END IF;
        END IF;
        counted[rule.turn] := greatest(0, tried.wrong
            - greatest(0, (a_at - tried.wrong_at) / rule.longest_us)) + 1;
    END LOOP;
    IF paused_until IS NULL THEN
        UPDATE sign_in_try SET wrong_at = a_at, wrong = counted[CASE WHEN login = '' THEN 1
                WHEN station = '' THEN 2 ELSE 3 END]
            WHERE unit = a_unit AND (login, station) IN (('', me.station), (a_login, me.station),
                (CASE WHEN let_in THEN NULL ELSE a_login END, ''));
        a_before := a_at - {_TRIES_KEPT};
        {within(FORGET_TRIED)};
        {_FORGET_OLD};
        attempt := gen_random_uuid()::text;
        INSERT INTO sign_in_attempt (id, unit, login, station, proof, code, at, begun_in,
            is_settled, before_station, before_anywhere, before_here)
        VALUES (attempt, a_unit, a_login, me.station,
            rtrim(encode(sha256(decode(a_proof, 'hex')), 'base64'), '='), a_code, a_at,
            pg_current_xact_id()::text, 0, before[1], before[2], before[3]);
    END IF;
    RETURN NEXT;"""
    ),
)

# Whose password it was; none: it was wrong, too long ago, or of another station.
RIGHT_TRY = Act(
    name="right_try",
    takes="unit TEXT, station TEXT, attempt TEXT, at BIGINT",
    gives="TEXT",
    is_inner=True,
    declares="tried RECORD;",
    does=lambda: (
        f"""
    SELECT * INTO tried FROM sign_in_attempt WHERE id = a_attempt AND unit = a_unit
        AND station = a_station AND at >= a_at - {_GOOD_FOR};
    IF tried.begun_in = pg_current_xact_id()::text THEN
        {denied("a try is looked at once it is counted for good")}
    END IF;
    RETURN (SELECT login FROM person WHERE unit = a_unit AND login = tried.login
        AND split_part(password_hash, '$', 6) = tried.proof
        AND person_role(a_unit, login) IS NOT NULL);"""
    ),
)
REQUIRE_RIGHT_TRY = Act(
    name="require_right_try",
    takes="unit TEXT, station TEXT, attempt TEXT, at BIGINT",
    gives="TEXT",
    is_inner=True,
    declares="right_one TEXT := right_try(a_unit, a_station, a_attempt, a_at);",
    does=lambda: (
        f"""
    IF right_one IS NULL THEN {denied("it is not the password")} END IF;
    RETURN right_one;"""
    ),
)

_ASKED: Final = (
    AuditAct.SIGN_IN,
    AuditAct.UNLOCK,
    AuditAct.CHOOSE_PIN,
    AuditAct.CHANGE_PASSWORD,
    AuditAct.SECOND_FACTOR,
)
TRY_WAS_RIGHT = Act(
    name="try_was_right",
    takes="unit TEXT, station TEXT, attempt TEXT, act TEXT, at BIGINT",
    gives="BOOLEAN",
    declares=ME,
    does=lambda: (
        f"""
    SELECT unit, login AS station, kind INTO me FROM who_acts(a_unit, a_station);
    a_at := act_time(me.kind, a_at);
    IF right_try(me.unit, me.station, a_attempt, a_at) IS NOT NULL THEN RETURN true; END IF;
    IF a_act IS NULL OR a_act NOT IN ({", ".join(f"'{one}'" for one in _ASKED)}) THEN
        {denied("no password is asked for that")}
    END IF;
    INSERT INTO audit (unit, at, who, act, subject, refused)
        SELECT unit, a_at, CASE WHEN person_role(unit, login) IS NOT NULL THEN login END,
            a_act, me.station, 1
        FROM sign_in_attempt WHERE id = a_attempt AND unit = me.unit AND station = me.station;
    DELETE FROM sign_in_attempt WHERE id = a_attempt AND unit = me.unit AND station = me.station;
    RETURN false;"""
    ),
)

# Unless another was wrong meanwhile, a pause is counted from where it was.
_TAKE_BACK: Final = """
    UPDATE sign_in_try SET wrong = greatest(0, wrong - 1), wrong_at = CASE
        WHEN wrong_at <> tried.at THEN wrong_at WHEN login = '' THEN tried.before_station
        WHEN station = '' THEN coalesce(tried.before_anywhere, 0) ELSE tried.before_here END
    WHERE unit = a_unit AND (login, station) IN ({keys});
    DELETE FROM sign_in_try WHERE unit = a_unit AND (wrong = 0 OR wrong_at = 0)
        AND (login, station) IN ({keys});"""
_AT_STATION: Final = "('', tried.station)"
_OF_LOGIN: Final = """(tried.login, tried.station),
        (CASE WHEN tried.before_anywhere IS NOT NULL THEN tried.login END, '')"""

# A try that was neither wrong, its code included, nor all that was asked for; once.
GIVE_TRY_BACK = Act(
    name="give_try_back",
    takes="unit TEXT, station TEXT, attempt TEXT, at BIGINT",
    gives="VOID",
    declares=f"{ME} tried RECORD;",
    does=lambda: (
        f"""
    SELECT unit, login AS station, kind INTO me FROM who_acts(a_unit, a_station);
    a_unit := me.unit; a_at := act_time(me.kind, a_at);
    IF NOT code_looks_right(me.unit, me.station, a_attempt, a_at) THEN RETURN; END IF;
    UPDATE sign_in_attempt SET is_settled = 1 WHERE id = a_attempt AND is_settled = 0
        RETURNING * INTO tried;
    IF FOUND THEN {_TAKE_BACK.format(keys=f"{_AT_STATION}, {_OF_LOGIN}")} END IF;"""
    ),
)
# It forgives the login its wrong ones, and the station this try alone.
SUCCEED = Act(
    name="succeed",
    takes="unit TEXT, attempt TEXT",
    gives="VOID",
    is_inner=True,
    declares="tried RECORD;",
    does=lambda: (
        f"""
    UPDATE sign_in_attempt SET is_settled = 1 WHERE id = a_attempt AND is_settled = 0
        RETURNING * INTO tried;
    IF FOUND THEN
        {_TAKE_BACK.format(keys=_AT_STATION)}
        DELETE FROM sign_in_try WHERE unit = a_unit AND (login, station) IN ({_OF_LOGIN});
    END IF;"""
    ),
)
