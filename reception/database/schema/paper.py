"""Sheets on their way to paper, and the printers."""

from sqlalchemy import BigInteger, CheckConstraint, Integer, Text, UniqueConstraint

from reception.database.schema.base import index, keys, needed, of, optional, table

_KNOWN_STATE = (
    "state IN ('queued', 'sending', 'sent', 'confirmed', 'confirmed_weakly', 'unconfirmed',"
    " 'failed', 'expired')"
)

print_job = table(
    "print_job",
    of("ticket", key=True),
    *keys(Integer, "sheet"),
    *needed(Text, "station state"),
    *needed(BigInteger, "queued_at changed_at"),
    # Who asked for a duplicate, and who began to print: a repeated act finds its own.
    *optional(Text, "request attempt"),
    # Whether the printer that ended it says anything of itself; what is not known counts as 1.
    *optional(Integer, "answers"),
    CheckConstraint(_KNOWN_STATE, name="known_state"),
    UniqueConstraint("request", name="print_job_request_once"),
    index("print_job_unfinished", "station", where="state IN ('queued', 'sending', 'sent')"),
)

station_printer = table(
    "station_printer",
    of("unit", key=True),
    *keys(Text, "station"),
    *needed(Text, "state"),
    *needed(Integer, "answers"),
    *needed(BigInteger, "since heard_at"),
)

# Of it the keys of a day's tickets are made, by which their pages are opened (docs/decisions/0059):
# today's and tomorrow's, and none of a day that is over.
day_key = table("day_key", of("unit", key=True), *keys(Text, "service_day"), *needed(Text, "key"))

# Sheets that are no tickets, for the printer of a station that is not the one that wants them.
slip_job = table(
    "slip_job",
    *keys(Text, "id"),
    of("unit"),
    *needed(Text, "station state"),
    *needed(BigInteger, "queued_at changed_at"),
    # The whole sheet as JSON: a station needs no right to what stands on it.
    *needed(Text, "document"),
    CheckConstraint(_KNOWN_STATE, name="known_state"),
)
