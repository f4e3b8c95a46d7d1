"""The office: its description, its alerts, and what its waits teach."""

from typing import Final

from reception.database import office as written
from reception.database.acts.act import DOCUMENT, ME, Act, changing, denied, within
from reception.database.acts.counters import LEADER, at_server_time
from reception.domain.alerts import AlertKind

_CODE: Final = "one ->> 'code'"


def _described() -> str:
    """Return the writing of what the server must know, as the description says it."""
    series = {f"series_{part}": f"one -> 'series' ->> '{part}'" for part in ("first", "last")}
    series |= {"series": "one -> 'series' ->> 'prefix'", "quota": "one ->> 'daily_quota'"}
    head_start_us = "extract(epoch FROM (one ->> 'head_start')::interval) * 1000000"
    rule = {"head_start_us": head_start_us, "rate": "(one ->> 'rate')::float8"}
    return f"""
    {within(written.RETIRE_SERVICES)};
    FOR one IN SELECT json_array_elements(said -> 'services') LOOP
        {within(written.KEEP_SERVICE, code=_CODE, **series)};
    END LOOP;
    FOR one IN SELECT json_array_elements(said -> 'priorities') LOOP
        {within(written.KEEP_PRIORITY, code=_CODE, **rule)};
    END LOOP;
    FOR one IN SELECT json_array_elements(said -> 'counters') LOOP
        {within(written.KEEP_COUNTER, number="(one ->> 'number')::int")};
    END LOOP;"""


# Whoever could change the unit no more would be shut out of it for good.
PUBLISH_REVISION = Act(
    name="publish_revision",
    takes="unit TEXT, since INTEGER, made_at BIGINT, made_by TEXT, why TEXT,"
    " brings_back INTEGER, document TEXT",
    gives="SETOF INTEGER",
    longest=DOCUMENT,
    declares=f"{ME} said JSON := a_document; one JSON; a_revision INTEGER;",
    on_file=written.NEXT_REVISION,
    does=lambda: (
        f"""
    a_unit := me.unit; a_made_at := act_time(me.kind, a_made_at);
    a_made_by := by_administrator(me.kind, me.unit, me.station, a_made_by);
    IF me.kind IS NOT NULL AND (said ->> 'code' IS DISTINCT FROM a_unit
        OR 'administrator' NOT IN (
            SELECT person ->> 'role' FROM json_array_elements(said -> 'people') AS person
        )) THEN
        {denied("no unit is described so")}
    END IF;
    {within(written.NEXT_REVISION)} INTO a_revision;
    IF a_revision IS NULL THEN RETURN; END IF;
    {within(written.WRITE_REVISION)};{_described()}
    RETURN NEXT a_revision;"""
    ),
)

_KINDS: Final = ", ".join(f"'{one}'" for one in AlertKind)
# How an alert stands, by who watches; since when, by the server's clock at the latest.
_STANDS: Final = "level TEXT, measured BIGINT, detail TEXT"
_SHORT: Final = f"""IF me.kind IS NOT NULL AND length(a_detail) > 500 THEN
        {denied("nothing is watched so")}
    END IF;"""
BEGIN_ALERT_ACT = changing(
    "begin_alert",
    f"unit TEXT, kind TEXT, subject TEXT, {_STANDS}, at BIGINT",
    written.BEGIN_ALERT,
    unless=f"""{at_server_time("at")} {_SHORT}
    IF me.kind IS NOT NULL AND (a_kind IN ({_KINDS}) AND length(a_subject) <= 200) IS NOT TRUE THEN
        {denied("nothing is watched so")}
    END IF;""",
)
MOVE_ALERT_ACT = changing(
    "move_alert",
    f"unit TEXT, id BIGINT, changes INTEGER, {_STANDS}, worst TEXT, level_since BIGINT,"
    " easing_since BIGINT",
    written.MOVE_ALERT,
    unless=f"""{_SHORT} IF me.kind IS NOT NULL THEN
        a_level_since := greatest(0, least(a_level_since, server_now()));
        a_easing_since := CASE WHEN a_easing_since IS NOT NULL
            THEN greatest(0, least(a_easing_since, server_now())) END;
    END IF;""",
)
# One that nobody watched to its end was over before.
END_ALERT_ACT = changing(
    "end_alert",
    "unit TEXT, id BIGINT, changes INTEGER, at BIGINT",
    written.END_ALERT,
    unless="""IF me.kind IS NOT NULL THEN
        a_at := greatest((SELECT level_since FROM alert WHERE unit = a_unit AND id = a_id),
            least(a_at, server_now()));
    END IF;""",
)
ACKNOWLEDGE_ALERT = changing(
    "acknowledge_alert",
    "unit TEXT, id BIGINT, level TEXT, by TEXT, at BIGINT",
    written.ACKNOWLEDGE,
    unless=f"{at_server_time('at')} {LEADER}",
)
