"""Reading the past out of a CSV file: our own export, or another system's by a mapping."""

from collections.abc import Callable, Iterator, Sequence
from datetime import time
from typing import TYPE_CHECKING, BinaryIO
from zoneinfo import ZoneInfo

from reception.history.csv_lines import CsvLines, NotCsvError
from reception.history.own_line import OWN_COLUMNS, OwnLine
from reception.history.past_leg import BadLine, PastLeg

if TYPE_CHECKING:
    from reception.history.mapping import Mapping

type Read = Callable[[int, Sequence[str]], PastLeg | BadLine | None]


def past_legs(
    stream: BinaryIO, mapping: "Mapping | None", *, zone: ZoneInfo, day_starts: time
) -> Iterator[PastLeg | BadLine]:
    """Yield what each line of a file tells, in its order; lines that are to be skipped are not.

    Args:
        stream: the file's bytes; it is left open.
        mapping: how to read them; None for what ``nouba visits export`` wrote.
        zone: the unit's zone, for times without one where the mapping names none.
        day_starts: when the unit's service day begins.

    Raises:
        NotCsvError: the file as a whole cannot be read.
    """
    if mapping is None:
        lines = CsvLines(stream)
        missing = [name for name in OWN_COLUMNS if name not in lines.header]
        advice = "; name a mapping by --mapping to read another system's file"
    else:
        lines = CsvLines(stream, delimiter=mapping.delimiter, encoding=mapping.encoding)
        missing = sorted(mapping.columns - {*lines.header})
        advice = ""
    if missing:
        raise NotCsvError(f"The first line names no column '{missing[0]}'{advice}")
    read: Read
    if mapping is None:
        read = OwnLine(lines.header).read
    else:
        # What reads mappings is loaded where there is one.
        from reception.history.mapped_line import MappedLine  # noqa: PLC0415

        read = MappedLine(lines.header, mapping, zone, day_starts).read
    try:
        for found in lines:
            if isinstance(found, BadLine):
                yield found
            elif (leg := read(*found)) is not None:
                yield leg
    finally:
        lines.detach()
