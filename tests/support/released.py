"""The schema as a release left it, from which the migrations of later ones set out; and such one.

``python -m tests.support.released tests/reception/database/released`` writes it down for both
databases. It is run once, with the release that made it; until 0.2.0 is out, whenever a table
changes.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from alembic.config import Config
from sqlalchemy import Connection, make_url

from reception.database import upgrade
from reception.database.acts.every import ACTS
from reception.database.upgrade import prepare_database
from tests.support.databases import POSTGRESQL, SQLITE, behind_its_back
from tests.support.postgres import PostgresServer, running_postgres

_KIND = re.compile(r"(?:CREATE (?:UNIQUE )?)?(INDEX|TRIGGER|COMMIT;)")
_MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0025", "0024", None, None


def upgrade() -> None:
    op.add_column("unit", sa.Column("remark", sa.Text()))
"""


def later_release(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let this program be of a release whose schema has one column more."""
    (folder / "0025_remark.py").write_text(_MIGRATION, encoding="utf-8")
    plain = upgrade.migrations

    def migrations(connection: Connection | None = None) -> Config:
        config = plain(connection)
        ours = Path(str(config.get_main_option("script_location"))) / "versions"
        config.set_main_option("path_separator", "os")
        config.set_main_option("version_locations", f"{ours}{os.pathsep}{folder}")
        return config

    patch.setattr(upgrade, "migrations", migrations)
    patch.setattr(upgrade, "SCHEMA_VERSION", "0025")


def lay_out(schema: Path, database_url: str) -> None:
    """Make the tables of a release in an empty database."""
    with behind_its_back(database_url) as connection:
        text = schema.read_text("utf-8")
        if SQLITE in database_url:
            connection.executescript(text)
        else:
            connection.execute(text.encode())


def written(database_url: str, server: PostgresServer | None = None) -> str:
    """Return the SQL that makes a database as it is."""
    if server is None:
        with behind_its_back(database_url) as connection:
            return "\n".join(_in_order(connection.iterdump())) + "\n"
    name = str(make_url(database_url).database)
    dumped = subprocess.run(
        [
            server.programs / "pg_dump",
            *("-h", server.folder, "-U", "postgres", "--inserts", "--no-owner", name),
        ],
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    # Comments, and words to psql.
    lines = (one for one in dumped.splitlines() if not one.startswith(("--", "\\")))
    return "\n".join(one for one in lines if one) + "\n"


def _in_order(dumped: Iterable[str]) -> list[str]:
    """Return statements with the indexes by name, before the triggers.

    SQLAlchemy makes the indexes of a table in any order.
    """
    rank = {"INDEX": 1, "TRIGGER": 2, "COMMIT;": 3}

    def place(statement: str) -> tuple[int, str]:
        found = _KIND.match(statement)
        kind = rank.get(found[1], 0) if found else 0
        return kind, statement if kind == 1 else ""

    return sorted(dumped, key=place)


def _forget_acts(database_url: str) -> None:
    """Leave out what each version makes anew."""
    with behind_its_back(database_url) as connection:
        for act in ACTS:
            connection.execute(f"DROP FUNCTION {act.signature}".encode())


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as place, running_postgres() as server:
        for kind, url, of in (
            (SQLITE, f"sqlite:///{place}/nouba.db", None),
            (POSTGRESQL, server.url(server.create_database()), server),
        ):
            prepare_database(url)
            if of is not None:
                _forget_acts(url)
            (folder / f"0.2.0-{kind}.sql").write_text(written(url, of), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
