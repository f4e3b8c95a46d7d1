"""Giving a ticket: the server says when, by whose description, and which number."""

from typing import Final

from reception.database.acts.act import ME, Act, denied, overtaken, within
from reception.database.run import CHANNEL
from reception.database.stations import TAKE_PLACES
from reception.database.tickets import AT_ONCE
from reception.domain.language import Language
from reception.domain.paper import PAPER_GRACE
from reception.system.clock import Topic

_GRACE_US: Final = PAPER_GRACE.total_seconds() * 1_000_000
_HALF_A_DAY_US: Final = 12 * 3600 * 1_000_000
_A_DAY_US: Final = 2 * _HALF_A_DAY_US
_KIOSK: Final = "kiosk"
_UUID: Final = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
ITS_TICKET: Final = f"""
    IF me.kind IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM ticket WHERE id = a_ticket AND unit = me.unit
    ) THEN {denied("the ticket is another unit''s")} END IF;"""
HOLD_SERVICE: Final = """
    PERFORM 1 FROM unit JOIN service ON service.unit = unit.code WHERE unit.code = a_unit
        AND service.code = a_service AND series IS NOT NULL FOR SHARE;"""
# Nobody joins a line that is taken out at that moment: who was first is waited for.
JOIN_LINE: Final = f"""{HOLD_SERVICE}
    IF NOT FOUND THEN {overtaken("the unit offers this service no more")} END IF;"""
LANGUAGES: Final = ", ".join(f"'{one}'" for one in Language)

REQUIRE_IDS = Act(
    name="require_ids",
    takes="first TEXT, second TEXT",
    gives="VOID",
    is_inner=True,
    does=lambda: (
        f"""
    IF (a_first ~ '{_UUID}' AND a_second ~ '{_UUID}') IS NOT TRUE THEN
        {denied("an act or a ticket is known by a UUID")}
    END IF;"""
    ),
)

# As it is written, and no longer ago than stations keep what they gave, and the night before.
KEPT_DAY = Act(
    name="kept_day",
    takes="kind TEXT, day TEXT",
    gives="VOID",
    is_inner=True,
    does=lambda: (
        f"""
    IF a_kind IS NOT NULL AND (a_day IS DISTINCT FROM a_day::date::text
        OR coalesce(a_day::date - to_timestamp(server_now() / 1000000.0)::date
            NOT BETWEEN -8 AND 1, true)) THEN
        {denied("this is another day")}
    END IF;"""
    ),
)

# What a station says of series and places must be as the unit is described; where it was described
# anew meanwhile, the statement itself gives no ticket.
GIVE_TICKET = Act(
    name="give_ticket",
    takes="id TEXT, unit TEXT, service_day TEXT, series TEXT, series_first INTEGER,"
    " series_last INTEGER, service TEXT, quota INTEGER, priority TEXT, language TEXT,"
    " issued_at BIGINT, appointment_at BIGINT, own_rank BIGINT, ranked_since BIGINT, now BIGINT,"
    " operation TEXT, station TEXT, callable_from BIGINT, request TEXT, revision INTEGER,"
    " quoted_low_us BIGINT, quoted_high_us BIGINT",
    gives="TABLE (code TEXT, unchanged BOOLEAN, paused BOOLEAN, until BIGINT, number INTEGER)",
    declares=f"{ME} given RECORD;",
    does=lambda: (
        f"""
    IF me.kind IS NOT NULL THEN
        a_issued_at := server_now(); a_now := a_issued_at;
        PERFORM near_day(me.kind, a_service_day, a_issued_at);
        PERFORM require_ids(a_id, a_operation);
        IF (a_language IN ({LANGUAGES})) IS NOT TRUE OR NOT EXISTS (SELECT 1 FROM service
            JOIN unit ON unit.code = service.unit WHERE service.unit = a_unit
                AND service.code = a_service AND (unit.revision <> a_revision
                    OR (series, series_first, series_last)
                        = (a_series, a_series_first, a_series_last)
                    AND quota IS NOT DISTINCT FROM a_quota)) THEN
            {denied("the unit is described otherwise")}
        END IF;
        IF me.kind = '{_KIOSK}' AND a_station <> me.station THEN
            {denied("it prints at no other station")}
        END IF;
        IF a_own_rank <> a_appointment_at
            OR a_own_rank NOT BETWEEN a_issued_at - {_HALF_A_DAY_US}
                AND a_issued_at + {_HALF_A_DAY_US}
            OR a_appointment_at NOT BETWEEN a_issued_at - {_A_DAY_US} AND a_issued_at + {_A_DAY_US}
            OR a_quoted_low_us NOT BETWEEN 0 AND {7 * _A_DAY_US}
            OR a_quoted_high_us NOT BETWEEN 0 AND {7 * _A_DAY_US}
            OR (a_quoted_low_us IS NULL) <> (a_quoted_high_us IS NULL)
            OR a_quoted_high_us <= a_quoted_low_us THEN
            {denied("nobody waits since another time")}
        END IF;
        IF a_appointment_at IS NULL THEN a_own_rank := NULL; END IF;
        a_ranked_since := coalesce(a_own_rank, a_issued_at);
        a_callable_from := CASE WHEN a_station IS NOT NULL THEN a_issued_at + {_GRACE_US:.0f} END;
    END IF;{HOLD_SERVICE}
    {within(AT_ONCE, kiosk=f"CASE WHEN me.kind = '{_KIOSK}' THEN me.station END")} INTO given;
    IF given.number IS NOT NULL THEN
        PERFORM pg_notify('{CHANNEL}', '{Topic.TICKETS}');
    END IF;
    code := given.code; unchanged := given.unchanged; paused := given.paused;
    until := given.until; number := given.number;
    RETURN NEXT;"""
    ),
)

# Counted, not believed: so many as have tickets of the day and did not give their place back.
TAKE_PLACES_ACT = Act(
    name="take_places",
    takes="unit TEXT, service_day TEXT, service TEXT",
    gives="INTEGER",
    declares=f"{ME} places INTEGER;",
    on_file=TAKE_PLACES,
    does=lambda: (
        """
    PERFORM kept_day(me.kind, a_service_day);
    INSERT INTO day_service AS held (unit, service_day, service, taken, quota)
        VALUES (a_unit, a_service_day, a_service, 0, NULL)
        ON CONFLICT (unit, service_day, service) DO UPDATE SET taken = held.taken;
    SELECT count(*) INTO places FROM ticket JOIN leg ON leg.ticket = ticket.id AND leg.leg = 1
        WHERE ticket.unit = a_unit AND ticket.service_day = a_service_day
            AND ticket.series NOT LIKE '~%' AND leg.service = a_service
            AND NOT EXISTS (SELECT 1 FROM leg AS gone
                WHERE gone.ticket = ticket.id AND gone.state IN ('cancelled', 'given_back'));
    UPDATE day_service SET taken = places,
            quota = CASE WHEN places > quota THEN places ELSE quota END
        WHERE unit = a_unit AND service_day = a_service_day AND service = a_service;
    RETURN 1;"""
    ),
)
