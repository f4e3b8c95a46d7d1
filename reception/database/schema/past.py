"""The past: what was brought in, what is forgotten."""

from sqlalchemy import BigInteger, CheckConstraint, Integer, LargeBinary, Text, UniqueConstraint

from reception.database.schema.base import (
    counted,
    index,
    keys,
    needed,
    of,
    optional,
    sequence,
    table,
)

# What has happened, each row sealed with the one before it (``seals.py``): the head of each chain,
# kept apart from its seals, and what the chain began with.
chain = table(
    "chain",
    counted("id"),
    of("unit"),
    # A service day, or 'office'.
    *needed(Text, "label"),
    # Where the rows that are kept begin: those of before were reduced to figures.
    *needed(LargeBinary, "base"),
    *needed(BigInteger, "base_length length"),
    *needed(LargeBinary, "seal"),
    # The latest time of its events.
    *optional(BigInteger, "latest"),
    # The chain that was begun before this one, as it stood then; and that of the office.
    *optional(BigInteger, "former former_length"),
    *optional(LargeBinary, "former_seal"),
    *optional(BigInteger, "office_length"),
    *optional(LargeBinary, "office_seal"),
    UniqueConstraint("unit", "label", name="chain_once"),
)

seal = table(
    "seal",
    of("chain", BigInteger, key=True),
    *keys(BigInteger, "position"),
    *needed(Text, "kind"),
    # The event's, audit line's or revision's number; of a state of another row its own place.
    *needed(BigInteger, "ref"),
    # Which row's state it is.
    *optional(Text, "key"),
    *needed(LargeBinary, "seal"),
    # Who did it and what was remarked, hidden; whoever forgets them forgets the salt.
    *optional(LargeBinary, "people salt"),
    UniqueConstraint("kind", "ref", "chain", name="seal_once"),
    index("seal_of_state", "kind key chain", where="key IS NOT NULL"),
    # A ticket's transaction writes a page less.
    sqlite_with_rowid=False,
)

# Days of which stays were changed without an event, by what forgets them: whoever keeps a copy of
# the past reads these days again.
past_change = table("past_change", counted("seq"), of("unit"), *needed(Text, "service_day"))

visit_import = table(
    "visit_import",
    counted("id"),
    of("unit"),
    *needed(Text, "source file made_by"),
    *needed(BigInteger, "began_at"),
    # Of one that was broken off nobody knows when.
    *optional(BigInteger, "ended_at"),
    *needed(Integer, "visits legs"),
)

retention_run = table(
    "retention_run",
    counted("id"),
    of("unit"),
    *needed(Text, "made_by"),
    *needed(BigInteger, "began_at"),
    *optional(BigInteger, "ended_at"),
    *needed(Text, "people_before tickets_before"),
    *needed(Integer, "people_days ticket_days tickets sessions left_open"),
)

# The days of which the people, or the single tickets, are no longer kept.
forgotten_day = table(
    "forgotten_day",
    of("unit", key=True),
    *keys(Text, "service_day what"),
    CheckConstraint("what IN ('people', 'tickets')", name="known_what"),
)

# Has a row only within the transaction of a run, which alone may then change what is history.
forgetting = table("forgetting", *keys(sequence, "run"))
