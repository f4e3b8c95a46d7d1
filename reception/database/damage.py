"""Whether a file of SQLite is whole, as SQLite itself finds when it looks at every page."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from reception.system.files import one_line

LOOK_AT_EVERY_PAGE = "PRAGMA integrity_check(3)"
LOOK_QUICKLY = "PRAGMA quick_check(3)"
"""The same, but for whether each index holds what its table does."""
_WHOLE = ["ok"]
_PATIENCE_S = 5.0
# Nobody could look; of any other error the file is to blame.
_UNSEEN = ("BUSY", "LOCKED", "CANTOPEN", "PERM", "AUTH", "READONLY", "IOERR", "FULL", "NOMEM")


def damage_in(said: list[str]) -> str | None:
    """Return in one line what SQLite says against a file; None when it finds nothing."""
    return None if said == _WHOLE else one_line("; ".join(said))


def damage_of(file: Path, how: str = LOOK_AT_EVERY_PAGE) -> str | None:
    """Return what is wrong with a file; None when it is whole, or nobody may look at it now."""
    if not file.is_file():
        return None
    # It would make an empty file where there is none.
    address = f"file:{quote(str(file.absolute()))}?mode=rw"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE_S)) as connection:
            return damage_in([str(row[0]) for row in connection.execute(how)])
    except UnicodeDecodeError:
        return "what SQLite says of it is no text"
    except sqlite3.DatabaseError as error:
        kind: str = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_")
        return None if kind.startswith(_UNSEEN) else one_line(str(error))
