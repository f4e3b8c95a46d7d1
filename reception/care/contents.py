"""What stands in a database, counted; no station loads it to look at its folder of backups."""

from reception.care.folder import BackupContents, ChainHead
from reception.database.connection import version_in
from reception.database.heads import heads_of
from reception.database.run import Run, Statement, moment_or_none
from reception.domain.errors import StorageFault

_UNIT = Statement("SELECT code, revision FROM unit")
_COUNTS = Statement("""
    SELECT
        (SELECT count(*) FROM ticket),
        (SELECT count(*) FROM leg),
        (SELECT count(*) FROM event),
        (SELECT coalesce(max(seq), 0) FROM event),
        (SELECT max(at) FROM event),
        (SELECT coalesce(max(id), 0) FROM audit),
        (SELECT count(*) FROM rating),
        (SELECT count(*) FROM print_job)
""")
_BUSIEST = Statement("""
    SELECT series, max(last - first + 1 - (
        SELECT coalesce(sum(skipped.last - skipped.first + 1), 0) FROM number_skip AS skipped
        WHERE skipped.unit = day_counter.unit AND skipped.series = day_counter.series
            AND skipped.service_day = day_counter.service_day
    )) FROM day_counter WHERE unit = :unit GROUP BY series
""")
_LAST_DAY = Statement("""
    SELECT service_day, series, last FROM day_counter
    WHERE service_day = (SELECT max(service_day) FROM day_counter)
    ORDER BY series
""")


def busiest_days(run: Run, unit: str) -> dict[str, int]:
    """Return how many numbers each series gave on its busiest day."""
    return {series: int(given) for series, given in run.rows(_BUSIEST, unit=unit)}


def chain_heads(run: Run) -> tuple[ChainHead, ...]:
    """Return how far every chain of seals has come."""
    return tuple(
        ChainHead(unit=owner, chain=chain, length=length, seal=seal.hex())
        for owner, chain, length, seal in heads_of(run)
    )


def contents_of(run: Run) -> BackupContents:
    """Return what stands in a database now.

    Raises:
        StorageFault: it is no database of Nouba, or cannot be read.
    """
    unit = run.row(_UNIT)
    last = run.rows(_LAST_DAY)
    ((tickets, legs, events, last_event, last_at, last_audit, ratings, sheets),) = run.rows(_COUNTS)
    try:
        return BackupContents(
            schema=version_in(run) or "",
            unit=str(unit[0]) if unit else None,
            revision=int(unit[1]) if unit else 0,
            tickets=tickets,
            legs=legs,
            events=events,
            last_event=last_event,
            last_event_at=moment_or_none(last_at),
            last_audit=last_audit,
            ratings=ratings,
            sheets=sheets,
            last_day=last[0][0] if last else None,
            last_numbers={series: int(number) for _, series, number in last},
            heads=chain_heads(run),
            busiest=busiest_days(run, str(unit[0])) if unit else {},
        )
    except (TypeError, ValueError, OverflowError) as error:
        raise StorageFault(
            f"What the database holds makes no sense ({error})",
            "it is damaged; restore the last backup",
        ) from error
