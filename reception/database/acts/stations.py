"""What a station says of itself: that it runs, what visitors answered, when it was cut off."""

from typing import Final

from reception.database.acts.act import Act, changing, denied
from reception.database.acts.who import ME
from reception.database.stations import (
    ADD_RATING,
    BEAT,
    BEGIN_ANEW,
    GIVE_PREFIX,
    LEAVE,
    NOTE_HANDED_OVER,
    TELL_OUTAGE,
)

_MOST_PREFIXES: Final = 26

_LIFE: Final = "unit TEXT, station TEXT, app TEXT, part TEXT, program TEXT"
BEAT_ACT = changing("beat", f"{_LIFE}, computer TEXT, starts INTEGER, now BIGINT", BEAT)
BEGIN_ANEW_ACT = changing("begin_anew", _LIFE, BEGIN_ANEW)
LEAVE_ACT = changing("leave", _LIFE, LEAVE)

ADD_RATING_ACT = changing(
    "add_rating",
    "operation TEXT, unit TEXT, service_day TEXT, at BIGINT, score INTEGER, reason TEXT,"
    " ticket TEXT, service TEXT, station TEXT",
    ADD_RATING,
    unless=f"""a_at := act_time(me.kind, a_at);
    PERFORM near_day(me.kind, a_service_day, a_at);
    IF me.kind IS NOT NULL AND a_ticket IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM ticket WHERE id = a_ticket AND unit = me.unit
    ) THEN {denied("the ticket is another unit''s")} END IF;""",
)
TELL_OUTAGE_ACT = changing(
    "tell_outage",
    "id TEXT, unit TEXT, station TEXT, began_at BIGINT, ended_at BIGINT, tickets INTEGER,"
    " waiting INTEGER, aside INTEGER",
    TELL_OUTAGE,
    unless=f"""IF me.kind IS NOT NULL AND EXISTS (
        SELECT 1 FROM station_outage WHERE id = a_id AND station <> me.station
    ) THEN {denied("the outage is another station''s")} END IF;""",
)

# An installation's letters are given once; what a station holds for others it only passes on.
GIVE_PREFIX_ACT = changing(
    "give_prefix",
    "unit TEXT, letters TEXT, install TEXT, named TEXT, at BIGINT",
    GIVE_PREFIX,
    unless=f"""a_at := act_time(me.kind, a_at);
    IF me.kind IS NOT NULL AND (a_letters !~ '^[A-Z]{{2}}$'
        OR me.kind = 'kiosk' AND a_named <> me.station OR (
        SELECT count(*) FROM station_letters WHERE unit = me.unit AND station = a_named
    ) >= {_MOST_PREFIXES}) THEN {denied("these letters are not its own")} END IF;""",
)
NOTE_HANDED_OVER_ACT = changing(
    "note_handed_over",
    "ticket TEXT, unit TEXT, operation TEXT, outcome TEXT, why TEXT, service_day TEXT,"
    " series TEXT, number INTEGER, void_label TEXT, at BIGINT, given TEXT, decided_by TEXT",
    NOTE_HANDED_OVER,
    unless=f"""IF me.kind = 'kiosk' AND (a_decided_by IS NOT NULL OR a_outcome = 'voided'
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
    does=lambda: (
        """
    SELECT unit, login AS station, kind INTO me FROM who_acts(NULL, NULL);
    PERFORM stand_alone(1314213443);
    RETURN act_time(me.kind, a_now);"""
    ),
)

STATION_ACTS: Final = (
    BEAT_ACT,
    BEGIN_ANEW_ACT,
    LEAVE_ACT,
    ADD_RATING_ACT,
    TELL_OUTAGE_ACT,
    GIVE_PREFIX_ACT,
    NOTE_HANDED_OVER_ACT,
    ALONE_ACT,
)
