"""What stands in a database, counted; no station loads it to look at its folder of backups."""

from reception.care.folder import BackupContents, ChainHead
from reception.database.connection import version_in
from reception.database.heads import heads_of
from reception.database.run import Run, Statement, moment_or_none

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


def contents_of(run: Run) -> BackupContents:
    """Return what stands in a database now.

    Raises:
        StorageFault: it is no database of Nouba, or cannot be read.
    """
    unit = run.row(_UNIT)
    ((tickets, legs, events, last_event, last_at, last_audit, ratings, sheets),) = run.rows(_COUNTS)
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
        heads=tuple(
            ChainHead(unit=unit, chain=chain, length=length, seal=seal.hex())
            for unit, chain, length, seal in heads_of(run)
        ),
    )
