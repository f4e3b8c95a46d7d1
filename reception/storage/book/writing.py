"""Writing the two files of a month: what is listed (Parquet), and what is counted (strips)."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from reception.storage.book.columns import COLUMNS
from reception.storage.book.strips import FURTHER, STRIPS, strips_of, write_strips

PARQUET_SUFFIX = ".parquet"
STRIPS_SUFFIX = ".strips"
PARTIAL_SUFFIX = ".part"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written of a month."""

    rows: int
    further: int
    strips: Mapping[str, str]
    """The SHA-256 of each strip."""


def write_month(engine: duckdb.DuckDBPyConnection, table: str, path: Path) -> Written:
    """Write the stays of a table to where the Parquet file shall be, the strips beside it.

    Both are on the disk when they get their names, the Parquet file last.
    """
    strips_path = path.with_suffix(STRIPS_SUFFIX)
    partial, strips_partial = (
        one.with_name(one.name + PARTIAL_SUFFIX) for one in (path, strips_path)
    )
    try:
        names = ", ".join(COLUMNS)
        quoted = str(partial).replace("'", "''")
        engine.execute(
            f"COPY (SELECT {names} FROM {table} ORDER BY visit, leg)"
            f" TO '{quoted}' (FORMAT PARQUET, COMPRESSION ZSTD, PARQUET_VERSION V2)"
        )
        needed = ", ".join(({*STRIPS, *FURTHER} & {*COLUMNS}) | {"legs"})
        arrays = dict(
            engine.execute(f"SELECT {needed} FROM {table} ORDER BY visit, leg").fetchnumpy()
        )
        strips = strips_of(arrays)
        digests = write_strips(strips_partial, strips)
        for one in (partial, strips_partial):
            _synced(one)
        strips_partial.replace(strips_path)
        partial.replace(path)
    finally:
        for one in (partial, strips_partial):
            one.unlink(missing_ok=True)
    return Written(len(strips["state"]), len(strips["row"]), digests)


def _synced(path: Path) -> None:
    """Return once a file is on the disk, so that a list never names one that is not."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
