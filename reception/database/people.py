"""The statements of sign-in, and the rows they give."""

from datetime import date
from uuid import UUID

from sqlalchemy import literal

from reception.database.run import (
    Row,
    Statement,
    given,
    moment,
    moment_or_none,
    row_in_place,
    row_of,
)
from reception.database.schema.unit import person, recovery_code, sign_in_session, unlock_pin
from reception.domain.sign_in import SessionEnd, SignInApp, SignInSession

NO_SESSION = ""

# A row there is to lock: of two who try at once the second sees what the first tried.
TRIED = Statement("""
    INSERT INTO sign_in_try (unit, login, station, wrong, wrong_at)
    VALUES (:unit, :login, :station, 0, 0)
    ON CONFLICT (unit, login, station) DO UPDATE SET wrong = sign_in_try.wrong
    RETURNING wrong, wrong_at
""")
SET_TRIED = Statement("""
    UPDATE sign_in_try SET wrong = :wrong, wrong_at = :wrong_at
    WHERE unit = :unit AND login = :login AND station = :station
""")
DROP_TRIED = Statement("""
    DELETE FROM sign_in_try WHERE unit = :unit AND login = :login AND station = :station
""")
ALL_TRIED = Statement("""
    SELECT login, station, wrong, wrong_at FROM sign_in_try
    WHERE unit = :unit AND wrong > 0 ORDER BY wrong_at DESC
""")
FORGET_TRIED = Statement("DELETE FROM sign_in_try WHERE unit = :unit AND wrong_at < :before")

COLUMNS_OF_SESSION = """id, login, app, station, service_day, opened_at, seen_at, locked_at,
    wrong_pins, ended_at, ended"""
_SESSION = f"SELECT {COLUMNS_OF_SESSION} FROM sign_in_session"
BY_TOKEN = f"{_SESSION} WHERE token_hash = :token_hash"
"""As a file is asked."""
OPEN_SESSIONS = Statement(
    f"{_SESSION} WHERE unit = :unit AND ended_at IS NULL ORDER BY opened_at DESC, id"
)
OPEN_SESSION_OF = Statement(
    f"{_SESSION} WHERE unit = :unit AND login = :login AND app = :app AND ended_at IS NULL"
)
WAS_LET_IN = Statement("""
    SELECT 1 FROM sign_in_session WHERE unit = :unit AND login = :login AND station = :station
        AND opened_at >= :since LIMIT 1
""")
ADD_SESSION = Statement(
    row_of(
        sign_in_session,
        *("locked_at", "ended_at", "ended"),
        seen_at=given(sign_in_session.c.opened_at),
        wrong_pins=literal(0),
    )
)
CHANGE_SESSION = """
    UPDATE sign_in_session SET seen_at = :seen_at, locked_at = :locked_at,
        wrong_pins = :wrong_pins, ended_at = :ended_at, ended = :ended
    WHERE token_hash = :token_hash
"""
_END = """
    UPDATE sign_in_session SET ended_at = :at, ended = :ended
    WHERE unit = :unit AND ended_at IS NULL
"""
END_SESSIONS = Statement(_END)
END_SESSION = Statement(f"{_END} AND id = :id RETURNING {COLUMNS_OF_SESSION}")
END_SESSIONS_OF = Statement(f"{_END} AND login = :login AND id <> :but")
# Who still has a visitor before her stays in until the visit is over.
END_SESSIONS_OF_DAY = Statement(f"""
    {_END} AND app = 'panel' AND service_day <= :service_day
        AND NOT EXISTS (
            SELECT 1 FROM leg WHERE leg.unit = sign_in_session.unit
                AND leg.clerk = sign_in_session.login AND leg.state IN ('called', 'serving')
        )
""")
FORGET_SESSIONS = Statement("DELETE FROM sign_in_session WHERE unit = :unit AND ended_at < :before")

CREDENTIAL = Statement("""
    SELECT must_change, factor_secret, factor_since FROM credential
    WHERE unit = :unit AND login = :login
""")
SET_HASH = row_in_place(person)
SET_MUST_CHANGE = Statement("""
    INSERT INTO credential (unit, login, must_change) VALUES (:unit, :login, :must_change)
    ON CONFLICT (unit, login) DO UPDATE SET must_change = excluded.must_change
""")
SET_FACTOR = Statement("""
    INSERT INTO credential (unit, login, must_change, factor_secret, factor_since)
    VALUES (:unit, :login, 0, :secret, :since)
    ON CONFLICT (unit, login) DO UPDATE SET factor_secret = excluded.factor_secret,
        factor_since = excluded.factor_since, factor_step = NULL
""")
USE_STEP = Statement("""
    UPDATE credential SET factor_step = :step WHERE unit = :unit AND login = :login
        AND factor_secret IS NOT NULL AND (factor_step IS NULL OR factor_step < :step)
""")
DROP_RECOVERY = Statement("DELETE FROM recovery_code WHERE unit = :unit AND login = :login")
ADD_RECOVERY = Statement(row_of(recovery_code, "used_at"))
USE_RECOVERY = Statement("""
    UPDATE recovery_code SET used_at = :at
    WHERE unit = :unit AND login = :login AND code_hash = :code_hash AND used_at IS NULL
""")
RECOVERY_LEFT = Statement("""
    SELECT count(*) FROM recovery_code
    WHERE unit = :unit AND login = :login AND used_at IS NULL
""")
PIN = Statement("""
    SELECT pin_hash, pepper_mark FROM unlock_pin
    WHERE unit = :unit AND login = :login AND station = :station
""")
SET_PIN = row_in_place(unlock_pin)
FORGET_PINS = Statement("DELETE FROM unlock_pin WHERE unit = :unit AND login = :login")


def session_of(row: Row) -> SignInSession:
    """Return the session that a row describes, whoever wrote it."""
    try:
        return _session_of(row)
    except (ValueError, TypeError, OverflowError):
        is_over = row[9] is not None or row[10] is not None
        return SignInSession(
            id=str(row[0]),
            login=str(row[1]),
            app=SignInApp(row[2]) if row[2] in SignInApp else SignInApp.CONSOLE,
            station=str(row[3]),
            service_day=date.min,
            opened_at=moment(0),
            seen_at=moment(0),
            ended_at=moment(0) if is_over else None,
            ended=SessionEnd.UNKNOWN if is_over else None,
            is_strange=True,
        )


def _session_of(row: Row) -> SignInSession:
    UUID(row[0])
    return SignInSession(
        id=row[0],
        login=row[1],
        app=SignInApp(row[2]),
        station=row[3],
        service_day=date.fromisoformat(row[4]),
        opened_at=moment(row[5]),
        seen_at=moment(row[6]),
        locked_at=moment_or_none(row[7]),
        wrong_pins=row[8],
        ended_at=moment_or_none(row[9]),
        ended=SessionEnd(row[10]) if row[10] else None,
    )
