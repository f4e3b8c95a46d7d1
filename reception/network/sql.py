"""The statements by which a centre holds the days of its sites; for PostgreSQL alone."""

from reception.database.run import Statement
from reception.network.days_sql import OF_BREAK, OF_LEG, OF_SESSION, OF_TICKET
from reception.network.tables_sql import TABLES

ENROLMENT = Statement("SELECT stamp, document FROM network.enrolment")
SHARE_ENROLMENT = Statement("SELECT stamp FROM network.enrolment FOR SHARE")
HOLD_ENROLMENT = Statement("SELECT document FROM network.enrolment FOR UPDATE")
ENROL = Statement("""
    UPDATE network.enrolment
    SET stamp = nextval('network.applied'), document = CAST(:document AS text)
""")
_COPIES = """
    SELECT site.unit, run, version, heard_at, behind, is_whole, known_until, day.service_day,
        day.seal
    FROM network.site LEFT JOIN LATERAL (
        SELECT service_day, seal FROM network.day
        WHERE day.unit = site.unit AND mark IS NOT NULL ORDER BY service_day DESC LIMIT 1
    ) AS day ON true
"""
SITES = Statement(f"{_COPIES} ORDER BY site.unit")
SITE = Statement(f"{_COPIES} WHERE site.unit = :unit FOR UPDATE OF site")
ADD = Statement("""
    INSERT INTO network.site (unit, run, version, heard_at, behind, is_whole)
    VALUES (:unit, '', nextval('network.applied'), 0, 0, false) ON CONFLICT DO NOTHING
""")
HEARD = Statement("""
    UPDATE network.site SET run = :run, heard_at = :heard_at,
        behind = coalesce(CAST(:behind AS integer), behind),
        known_until = coalesce(CAST(:until AS text), known_until),
        is_whole = is_whole OR coalesce(CAST(:behind AS integer) = 0, false)
    WHERE unit = :unit
""")
MOVE_ON = Statement("""
    UPDATE network.site SET version = nextval('network.applied') WHERE unit = :unit
    RETURNING version
""")
MONTHS = Statement("SELECT months FROM network.centre")
KEPT_FROM = Statement("SELECT kept_from FROM network.centre")
DIGEST = Statement("SELECT digest FROM network.description WHERE unit = :unit")
DESCRIBE = Statement("""
    INSERT INTO network.description (unit, revision, digest, document)
    VALUES (:unit, nextval('network.applied'), :digest, :document)
    ON CONFLICT (unit) DO UPDATE SET revision = excluded.revision, digest = excluded.digest,
        document = excluded.document
""")
MARKS = Statement("""
    SELECT service_day, mark FROM network.day
    WHERE unit = :unit AND service_day > :after AND mark IS NOT NULL
    ORDER BY service_day LIMIT :most
""")
PARTS = Statement("""
    SELECT parts FROM network.day WHERE unit = :unit AND service_day = :day AND mark = ''
""")
HELD = Statement("SELECT count(*) FROM public.ticket WHERE unit = :unit AND service_day = :day")
# Who keeps figures of a site asks for the days with a higher number: of one that is gone as well.
NOTE_DAY = Statement("""
    INSERT INTO network.day (unit, service_day, applied, seal, mark, parts)
    VALUES (:unit, :day, nextval('network.applied'), :seal, :mark, :parts)
    ON CONFLICT (unit, service_day) DO UPDATE SET applied = excluded.applied,
        seal = excluded.seal, mark = excluded.mark, parts = excluded.parts
""")
_OF_DAYS = "WHERE unit = :unit AND service_day = ANY(string_to_array(:days, ' '))"
# No row is made of a day that was never held.
CLEAR_DAYS = (
    *(Statement(f"DELETE FROM {table} {_OF_DAYS}") for table in TABLES),
    Statement(f"""
        UPDATE network.day SET applied = nextval('network.applied'), seal = '', mark = NULL,
            parts = 0 {_OF_DAYS}
    """),
)
FORGET_SITE = (
    *(
        Statement(f"DELETE FROM {table} WHERE unit = :unit")
        for table in (*TABLES, "network.day", "network.description", "network.site")
    ),
    # No row tells who keeps figures of the site which days are gone: all are counted anew.
    Statement("UPDATE network.centre SET forgotten = nextval('network.applied')"),
)


def _insert(table: str, *columns: str) -> Statement:
    names, values = ", ".join(columns), ", ".join(f":{one}" for one in columns)
    return Statement(f"INSERT INTO public.{table} ({names}) VALUES ({values})")


_OF_DAY = ("unit", "service_day")
TICKET = _insert("ticket", *_OF_DAY, "id", *OF_TICKET)
LEG = _insert("leg", *_OF_DAY, "ticket", *OF_LEG)
SESSION = _insert("counter_session", *_OF_DAY, "id", *OF_SESSION)
BREAK = _insert("clerk_break", *_OF_DAY, "id", *OF_BREAK)
