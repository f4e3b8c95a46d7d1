"""The calling rule's choice for a caller, as the clerk's call and the clerk's screen both ask.

The same rule stands in plain words in ``reception.domain.calling_rule``.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reception.database.run import Statement, Value, instant
from reception.domain.calling_rule import Caller

_MICROSECOND = timedelta(microseconds=1)

POINTS = """priority_class.head_start_us
    + priority_class.rate * (CAST(:now AS BIGINT) - {since})"""
"""How high a leg stands in the line."""

# Only the head of each (service, class) can win, or of each (language, service, class) for who
# puts a language first: one index seek a line, however long it is. What was left to a counter or
# a person is a handful of rows with an index of its own. Whose paper is still on its way is passed
# over: so many as came in the last minute and a half, see ``PAPER_GRACE``.
_CANDIDATE = f"""
    SELECT leg.ticket, leg.ranked_since,
        {POINTS.format(since="leg.ranked_since")}
            + CASE WHEN leg.language IN (SELECT code FROM spoken)
                THEN CAST(:language_us AS BIGINT) ELSE 0 END AS points
"""
_FRONT = f"""
    {_CANDIDATE} {{more}} FROM {{lines}} AS line CROSS JOIN priority_class {{languages}} {{seek}}
    WHERE priority_class.unit = :unit {{its_class}}
        AND (line.after_us = 0 OR CAST(:now AS BIGINT) - leg.ranked_since >= line.after_us)
"""
_SEEK = """
        WHERE head.unit = :unit AND head.service_day = :day {of_language}
            AND head.service = line.service AND head.priority = priority_class.code
            AND head.state = 'waiting'
            AND head.kept_counter IS NULL AND head.kept_clerk IS NULL
            AND (head.callable_from IS NULL OR head.callable_from <= CAST(:papers_by AS BIGINT))
            {but}
        ORDER BY head.ranked_since, head.ticket LIMIT {how_many}
"""
_KEPT = f"""
    {_CANDIDATE} FROM leg {{indexed}} JOIN priority_class
        ON priority_class.unit = leg.unit AND priority_class.code = leg.priority
    WHERE leg.unit = :unit AND leg.service_day = :day AND leg.state = 'waiting'
        AND (leg.kept_counter IS NOT NULL OR leg.kept_clerk IS NOT NULL)
        AND (leg.callable_from IS NULL OR leg.callable_from <= CAST(:papers_by AS BIGINT)) {{but}}
        AND (leg.kept_counter = :counter OR leg.kept_clerk = CAST(:clerk AS TEXT)
            OR (CAST(:now AS BIGINT) - leg.waiting_since >= :kept_us
                AND leg.service IN (SELECT service FROM line)))
"""
_BEST = """
    SELECT ticket, ranked_since, points FROM ({fronts}) AS candidate
    ORDER BY points DESC, ranked_since, ticket LIMIT {how_many}
"""
_ANY_LANGUAGE = ("", "")
_SPOKEN = ("CROSS JOIN spoken", "AND head.language = spoken.code")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Dialect:
    """What the two databases say each in its own way, so that both seek and neither scans."""

    lines: str
    languages: str
    seek: str
    indexed: str
    read_once: str
    """Keeps a list from being read again for each line that looks into it."""


_SQLITE = _Dialect(
    lines="""SELECT json_extract(value, '$.service') AS service,
        json_extract(value, '$.after_us') AS after_us FROM json_each(:lines)""",
    languages="SELECT value AS code FROM json_each(:languages)",
    # A cross join keeps its planner from turning the order of the tables round.
    seek=f"CROSS JOIN leg ON leg.rowid = (SELECT head.rowid FROM leg AS head {_SEEK})",
    # With thousands waiting its planner would take another index, and read all of them.
    indexed="INDEXED BY leg_kept",
    read_once="MATERIALIZED",
)
_POSTGRESQL = _Dialect(
    lines="""SELECT service, after_us
        FROM json_to_recordset(CAST(:lines AS JSON)) AS asked(service TEXT, after_us BIGINT)""",
    languages="""SELECT value AS code
        FROM json_array_elements_text(CAST(:languages AS JSON)) AS asked(value)""",
    # Joined by the ticket, as above, every leg that waits would be read into a hash table.
    seek=f"""CROSS JOIN LATERAL (
        SELECT head.* FROM leg AS head {_SEEK}
    ) AS leg""",
    indexed="",
    read_once="",
)


def best_head(around: str = "{best}") -> Statement:
    """Return the statement that chooses; ``around`` may select more of whom it chooses."""
    others = "AND {leg}.ticket <> ALL (string_to_array(:others, ','))"
    # Of who stands in two lines one is taken all the same.
    fronts = (_fronts(_SQLITE, "1"), _fronts(_POSTGRESQL, "1", others))
    on_file, on_server = map(" UNION ALL ".join, fronts)
    return Statement(
        _asked(_SQLITE, around, on_file, "1"),
        postgresql=_asked(_POSTGRESQL, around, on_server, "1"),
        planned_anew=True,
    )


def foremost(around: str) -> Statement:
    """Return the statement that finds whom the rule chooses, and so on, ``:limit`` at most.

    SQLite takes whoever stands highest and looks at who follows in her line; PostgreSQL looks at so
    many of every line.
    """
    walks = {
        "of_any": _walk("of_any", *_ANY_LANGUAGE, code="NULL"),
        "of_hers": _walk("of_hers", *_SPOKEN, code="spoken.code"),
    }
    found = [f"SELECT ticket, ranked_since, points FROM {name}" for name in walks]
    found.append(_KEPT.format(indexed=_SQLITE.indexed, but=""))
    # Who speaks a caller's language stands in two lines, and is one.
    on_file, on_server = map(" UNION ".join, (found, _fronts(_POSTGRESQL, ":limit")))
    return Statement(
        _asked(_SQLITE, around, on_file, ":limit", **walks),
        postgresql=_asked(_POSTGRESQL, around, on_server, ":limit"),
        planned_anew=True,
    )


def _asked(dialect: _Dialect, around: str, fronts: str, how_many: str, **walks: str) -> str:
    named = {"line": dialect.lines, "spoken": dialect.languages}
    told = ", ".join(
        [f"{name} AS {dialect.read_once} ({said})" for name, said in named.items()]
        + [f"{name} AS ({said})" for name, said in walks.items()]
    )
    best = _BEST.format(fronts=fronts, how_many=how_many)
    return f"WITH {'RECURSIVE' if walks else ''} {told} {around.format(best=best)}"


def _fronts(dialect: _Dialect, how_many: str, others: str = "") -> list[str]:
    """Return what asks for the first so many of every line, and for who was left to the caller."""
    parts = [
        _FRONT.format(
            more="",
            lines="line",
            languages=joined,
            seek=dialect.seek.format(
                of_language=of_language, but=others.format(leg="head"), how_many=how_many
            ),
            its_class="",
        )
        for joined, of_language in (_ANY_LANGUAGE, _SPOKEN)
    ]
    return [*parts, _KEPT.format(indexed=dialect.indexed, but=others.format(leg="leg"))]


def _walk(name: str, languages: str, of_language: str, code: str) -> str:
    """Return the walk from whoever stands highest to who follows in her line, and so on."""
    kept = "line.service, line.after_us"
    first = _FRONT.format(
        more=f", {kept}, priority_class.code AS class, {code} AS language",
        lines="line",
        languages=languages,
        seek=_SQLITE.seek.format(of_language=of_language, but="", how_many=1),
        its_class="",
    )
    following = _FRONT.format(
        more=f", {kept}, line.class, line.language",
        lines=name,
        languages="",
        seek=_SQLITE.seek.format(
            of_language=of_language.replace(code, "line.language"),
            but="AND (head.ranked_since, head.ticket) > (line.ranked_since, line.ticket)",
            how_many=1,
        ),
        its_class="AND priority_class.code = line.class",
    )
    return f"{first} UNION ALL {following} ORDER BY 3 DESC, 2, 1 LIMIT :limit"


def values_of(caller: Caller, unit: str, day: date, now: datetime) -> dict[str, Value]:
    """Return what the statement asks by."""
    lines = [
        {"service": line.service, "after_us": line.after // _MICROSECOND} for line in caller.lines
    ]
    return {
        "unit": unit,
        "day": day.isoformat(),
        "now": instant(now),
        "papers_by": instant(now),
        "counter": caller.counter,
        "clerk": caller.clerk,
        "lines": json.dumps(lines),
        "languages": json.dumps(sorted(caller.languages_first)),
        "language_us": caller.rules.language_head_start // _MICROSECOND,
        "kept_us": caller.rules.kept_at_most // _MICROSECOND,
        "others": "",
    }
