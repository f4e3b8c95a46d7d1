"""The lines of the audit log, in SQLite or PostgreSQL."""

from reception.database.acts.audit import NOTE_ACT
from reception.database.run import Run, Statement, instant, moment
from reception.domain.rights import AuditAct, AuditEntry

_ENTRIES = Statement("""
    SELECT at, who, act, subject, refused, os_user FROM audit
    WHERE unit = :unit
        AND (CAST(:who AS TEXT) IS NULL OR who = CAST(:who AS TEXT))
        AND (CAST(:act AS TEXT) IS NULL OR act = CAST(:act AS TEXT))
        AND (CAST(:refused AS INTEGER) IS NULL OR refused = CAST(:refused AS INTEGER))
    ORDER BY id DESC LIMIT :limit
""")


_HAS_LOG = Statement(
    "SELECT 1 FROM sqlite_master WHERE name = 'audit'",
    postgresql="SELECT 1 WHERE to_regclass('audit') IS NOT NULL",
)
UNITS = Statement("SELECT code FROM unit ORDER BY code")


def add_entry(run: Run, unit: str, entry: AuditEntry) -> None:
    """Write one line, in whatever transaction this is."""
    run.change(
        NOTE_ACT,
        unit=unit,
        at=instant(entry.at),
        who=entry.who,
        act=entry.act.value,
        subject=entry.subject,
        refused=int(entry.refused),
        os_user=entry.os_user,
    )
    run.is_noted |= entry.os_user is not None


def add_to_every_log(run: Run, entry: AuditEntry) -> None:
    """Write what is done to a whole database into the log of each of its units.

    A centre's has none before its head office is set up in it.
    """
    if run.row(_HAS_LOG):
        for (unit,) in run.rows(UNITS):
            add_entry(run, unit, entry)


def read_entries(
    run: Run, unit: str, *, who: str | None, act: AuditAct | None, refused: bool | None, limit: int
) -> tuple[AuditEntry, ...]:
    """Return lines of the audit log, the newest first."""
    return tuple(
        AuditEntry(
            at=moment(at),
            who=login,
            act=AuditAct.read(what),
            subject=subject,
            refused=bool(denied),
            os_user=os_user,
        )
        for at, login, what, subject, denied, os_user in run.rows(
            _ENTRIES,
            unit=unit,
            who=who,
            act=act.value if act else None,
            refused=None if refused is None else int(refused),
            limit=limit,
        )
    )
