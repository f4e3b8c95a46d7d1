"""The lock of whoever writes many rows of the past: one at a time."""

from reception.storage.statement import Statement

# An import numbers the visits of a day. SQLite has one writer anyway.
ALONE = Statement("", postgresql="SELECT pg_advisory_xact_lock(1314213442)")
