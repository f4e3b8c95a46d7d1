"""The calling rule's choice for a caller, as the clerk's call and the clerk's screen both ask.

The same rule stands in plain words in ``reception.domain.calling``.
"""

import json
from datetime import date, datetime, timedelta

from reception.domain.calling import Caller
from reception.storage.engine import Value
from reception.storage.statement import Statement
from reception.storage.values import instant

_MICROSECOND = timedelta(microseconds=1)

# Only the head of each (service, class) can win, or of each (language, service, class) for who
# puts a language first: one index seek a line, however long it is. What was left to a counter or
# a person is a handful of rows with an index of its own.
_HEAD = """
    SELECT leg.ticket, leg.priority, leg.language, leg.ranked_since
    FROM line CROSS JOIN priority_class {languages} JOIN leg ON leg.ticket = (
        SELECT head.ticket FROM leg AS head
        WHERE head.unit = :unit AND head.service_day = :day {of_language}
            AND head.service = line.service AND head.priority = priority_class.code
            AND head.state = 'waiting'
            AND head.kept_counter IS NULL AND head.kept_clerk IS NULL {{but}}
        ORDER BY head.ranked_since, head.ticket LIMIT 1
    ) AND leg.state = 'waiting'
    WHERE priority_class.unit = :unit
        AND (line.after_us = 0 OR CAST(:now AS BIGINT) - leg.ranked_since >= line.after_us)
"""
_BEST_HEAD = f"""
    WITH line AS ({{lines}}), spoken AS ({{languages}})
    SELECT candidate.ticket FROM (
        {_HEAD.format(languages="", of_language="")}
        UNION ALL
        {_HEAD.format(languages="CROSS JOIN spoken", of_language="AND head.language = spoken.code")}
        UNION ALL
        SELECT head.ticket, head.priority, head.language, head.ranked_since
        FROM leg AS head
        WHERE head.unit = :unit AND head.service_day = :day AND head.state = 'waiting'
            AND (head.kept_counter IS NOT NULL OR head.kept_clerk IS NOT NULL) {{but}}
            AND (head.kept_counter = :counter OR head.kept_clerk = CAST(:clerk AS TEXT)
                OR (CAST(:now AS BIGINT) - head.waiting_since >= :kept_us
                    AND head.service IN (SELECT service FROM line)))
    ) AS candidate JOIN priority_class
        ON priority_class.unit = :unit AND priority_class.code = candidate.priority
    ORDER BY
        priority_class.head_start_us
            + priority_class.rate * (CAST(:now AS BIGINT) - candidate.ranked_since)
            + CASE WHEN candidate.language IN (SELECT code FROM spoken)
                THEN CAST(:language_us AS BIGINT) ELSE 0 END DESC,
        candidate.ranked_since, candidate.ticket
    LIMIT 1
"""
_SQLITE = {
    "lines": """SELECT json_extract(value, '$.service') AS service,
        json_extract(value, '$.after_us') AS after_us FROM json_each(:lines)""",
    "languages": "SELECT value AS code FROM json_each(:languages)",
}
_POSTGRESQL = {
    "lines": """SELECT service, after_us
        FROM json_to_recordset(CAST(:lines AS JSON)) AS asked(service TEXT, after_us BIGINT)""",
    "languages": """SELECT value AS code
        FROM json_array_elements_text(CAST(:languages AS JSON)) AS asked(value)""",
}


def best_head(around: str = "{best}") -> Statement:
    """Return the statement that chooses; ``around`` may select more of whom it chooses."""
    others = "AND head.ticket <> ALL (string_to_array(:others, ','))"
    return Statement(
        around.format(best=_BEST_HEAD.format(but="", **_SQLITE)),
        postgresql=around.format(best=_BEST_HEAD.format(but=others, **_POSTGRESQL)),
    )


def values_of(caller: Caller, unit: str, day: date, now: datetime) -> dict[str, Value]:
    """Return what the statement asks by."""
    lines = [
        {"service": line.service, "after_us": line.after // _MICROSECOND} for line in caller.lines
    ]
    return {
        "unit": unit,
        "day": day.isoformat(),
        "now": instant(now),
        "counter": caller.counter,
        "clerk": caller.clerk,
        "lines": json.dumps(lines),
        "languages": json.dumps(sorted(caller.languages_first)),
        "language_us": caller.rules.language_head_start // _MICROSECOND,
        "kept_us": caller.rules.kept_at_most // _MICROSECOND,
        "others": "",
    }
