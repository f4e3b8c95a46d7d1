"""Who acts: the station that is connected, which the server alone says; and when."""

from reception.database.acts.act import Act, denied

_ACCOUNT = "SELECT {column} FROM station_account WHERE login = session_user"

OWN_UNIT = Act(
    name="nouba_own_unit",
    takes="",
    gives="TEXT STABLE",
    does=lambda: f"RETURN ({_ACCOUNT.format(column='unit')});",
)
OWN_STATION = Act(
    name="nouba_own_station",
    takes="",
    gives="TEXT STABLE",
    does=lambda: f"RETURN ({_ACCOUNT.format(column='login')});",
)
OWN_COUNTER = Act(
    name="nouba_own_counter",
    takes="number INTEGER",
    gives="BOOLEAN STABLE",
    does=lambda: (
        f"""RETURN coalesce(({
            _ACCOUNT.format(
                column="counters IS NULL OR a_number::text = ANY (string_to_array(counters, ','))"
            )
        }), false);"""
    ),
)

# Whoever owns the tables says itself which unit and station it acts for; a station is asked for
# nothing: what it says of itself must be true.
WHO_ACTS = Act(
    name="who_acts",
    takes="unit TEXT, station TEXT",
    gives="station_account STABLE",
    is_inner=True,
    declares="own station_account;",
    does=lambda: (
        f"""
    SELECT * INTO own FROM station_account WHERE login = session_user;
    IF FOUND AND own.unit = coalesce(a_unit, own.unit)
        AND own.login = coalesce(a_station, own.login) THEN
        RETURN own;
    END IF;
    IF own.login IS NOT NULL OR NOT pg_has_role(session_user,
        (SELECT relowner FROM pg_class WHERE oid = 'station_account'::regclass), 'USAGE') THEN
        {denied("it acts in no other name than its own")}
    END IF;
    own.unit := a_unit; own.login := a_station;
    RETURN own;"""
    ),
)

SERVER_NOW = Act(
    name="server_now",
    takes="",
    gives="BIGINT",
    is_inner=True,
    does=lambda: "RETURN extract(epoch FROM clock_timestamp()) * 1000000;",
)
# Whoever owns the tables may say when, as its trials and its restores do.
ACT_TIME = Act(
    name="act_time",
    takes="kind TEXT, at BIGINT",
    gives="BIGINT",
    is_inner=True,
    does=lambda: (
        """
    IF a_kind IS NULL AND a_at IS NOT NULL THEN RETURN a_at; END IF;
    RETURN server_now();"""
    ),
)

DESCRIBED = Act(
    name="described",
    takes="unit TEXT",
    gives="JSON STABLE",
    is_inner=True,
    does=lambda: (
        """
    RETURN (SELECT document::json FROM unit JOIN unit_revision ON unit_revision.unit = unit.code
        AND unit_revision.revision = unit.revision WHERE unit.code = a_unit);"""
    ),
)
# The service day of an instant, which begins by the unit's own clock.
UNIT_DAY = Act(
    name="unit_day",
    takes="unit TEXT, at BIGINT",
    gives="DATE STABLE",
    is_inner=True,
    declares="said JSON := described(a_unit);",
    does=lambda: (
        """
    RETURN (to_timestamp(a_at / 1000000.0) AT TIME ZONE (said ->> 'zone')
        - (said -> 'calendar' ->> 'day_starts')::interval)::date;"""
    ),
)
PERSON_ROLE = Act(
    name="person_role",
    takes="unit TEXT, login TEXT",
    gives="TEXT STABLE",
    is_inner=True,
    does=lambda: (
        """
    RETURN (SELECT one ->> 'role' FROM json_array_elements(described(a_unit) -> 'people') AS one
        WHERE one ->> 'login' = a_login);"""
    ),
)
# A person acts where she has signed in.
IS_IN = Act(
    name="is_in",
    takes="unit TEXT, station TEXT, login TEXT",
    gives="BOOLEAN STABLE",
    is_inner=True,
    does=lambda: (
        """
    RETURN EXISTS (SELECT 1 FROM sign_in_session WHERE unit = a_unit AND login = a_login
        AND station = a_station AND ended_at IS NULL);"""
    ),
)
# What administrators alone do: one who is in at this station, and is one still.
REQUIRE_ADMINISTRATOR = Act(
    name="require_administrator",
    takes="kind TEXT, unit TEXT, station TEXT, login TEXT",
    gives="VOID",
    is_inner=True,
    does=lambda: (
        f"""
    IF a_kind IS NOT NULL AND (a_kind <> 'console' OR a_login IS NULL
        OR NOT is_in(a_unit, a_station, a_login)
        OR person_role(a_unit, a_login) IS DISTINCT FROM 'administrator') THEN
        {denied("no administrator is signed in here")}
    END IF;"""
    ),
)
# Whoever it says acts is one, and is in here; a command of one who is, the station signs.
BY_ADMINISTRATOR = Act(
    name="by_administrator",
    takes="kind TEXT, unit TEXT, station TEXT, login TEXT",
    gives="TEXT STABLE",
    is_inner=True,
    does=lambda: (
        f"""
    IF a_kind IS NULL THEN RETURN a_login; END IF;
    IF is_in(a_unit, a_station, a_login) THEN
        PERFORM require_administrator(a_kind, a_unit, a_station, a_login);
        RETURN a_login;
    END IF;
    IF EXISTS (SELECT 1 FROM sign_in_session WHERE unit = a_unit AND station = a_station
        AND ended_at IS NULL AND person_role(a_unit, login) = 'administrator') THEN
        RETURN a_station;
    END IF;
    {denied("no administrator is signed in here")}"""
    ),
)
