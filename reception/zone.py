"""The unit's time zone, from the zone data that Nouba brings with it.

The system's data may be older than a change of the law: Morocco is at UTC+0 since 20 September
2026, and ``zoneinfo`` would take the system's file first. So the file is read from the ``tzdata``
package, and no global search path is changed.
"""

from functools import lru_cache
from importlib import resources
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@lru_cache
def unit_zone(name: str) -> ZoneInfo:
    """Return the zone called ``name``, such as ``Africa/Casablanca``.

    Raises:
        ZoneInfoNotFoundError: the ``tzdata`` package has no such zone.
    """
    parts = PurePosixPath(name).parts
    file = resources.files("tzdata").joinpath("zoneinfo", *parts)
    if not parts or ".." in parts or name.startswith("/") or not file.is_file():
        raise ZoneInfoNotFoundError(f"No time zone found with key {name}")
    with file.open("rb") as data:
        return ZoneInfo.from_file(data, key=name)
