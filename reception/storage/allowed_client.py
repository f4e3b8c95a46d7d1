"""Which programs may work on a database: those made for its schema, and for some before it.

A schema first grows, then is filled, and only later loses what no program uses any more
(docs/decisions/0031): so programs of the release before go on working on the day of an upgrade.
What they were made for stands in ``allowed_client``, written with each upgrade.
"""

from collections.abc import Iterable
from pathlib import Path

from reception.domain.errors import ProgramTooOldFault, StorageFault
from reception.storage.run import Run
from reception.storage.schema import allowed_client
from reception.storage.schema_version import FIRST_VERSION, SCHEMA_VERSION, version_in
from reception.storage.statement import Statement, row_of

_ALLOWED = Statement("SELECT 1 FROM allowed_client WHERE schema = :schema AND version = :version")
_FORGET = Statement("DELETE FROM allowed_client")
_ALLOW = Statement(row_of(allowed_client))
_MIGRATIONS = Path(__file__).parent / "migrations" / "versions"


def require_allowed(database: object, run: Run, *, made_for: str = SCHEMA_VERSION) -> None:
    """Pass when a program that was made for a schema may work on this database.

    Raises:
        ProgramTooOldFault: the database was upgraded too far for it.
        StorageFault: the database has not been upgraded to it yet, or is of before 0.2.0.
    """
    found = version_in(run) or ""
    if found == made_for:
        return
    require_released(database, found)
    if run.row(_ALLOWED, schema=found, version=made_for):
        return
    if _is_known(found):
        raise StorageFault(
            f"{database} has schema {found}, this version of Nouba needs {made_for}",
            "run 'nouba init' with the newest version installed here",
        )
    raise ProgramTooOldFault(str(database), found, made_for)


def require_released(what: object, schema: str) -> None:
    """Refuse what was made by a program of before the first release.

    Raises:
        StorageFault: it was.
    """
    if schema < FIRST_VERSION:
        raise StorageFault(
            f"{what} was made by a Nouba before 0.2.0 (schema {schema})",
            "write it out with that version ('nouba unit export', 'nouba visits export'), then"
            " bring it into a fresh one ('nouba init --template', 'nouba visits import')",
        )


def allow_clients(run: Run, schema: str, versions: Iterable[str]) -> None:
    """Write down which programs may work on a schema, as it is now."""
    run.change(_FORGET)
    for version in versions:
        run.change(_ALLOW, schema=schema, version=version)


def _is_known(version: str) -> bool:
    """Return whether this program knows a schema, and could bring it up to date."""
    return version.isalnum() and any(_MIGRATIONS.glob(f"{version}_*.py"))
