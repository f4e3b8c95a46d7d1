"""The table that benchmarks print, and that another commit's run reads."""

import pytest

from bench.table import Measured, figure_in, line_of


@pytest.mark.parametrize(
    ("value", "limit", "is_met"), [(1.5, None, True), (1.5, 2.0, True), (2.5, 2.0, False)]
)
@pytest.mark.parametrize("note", ["", "+3.0 after another"])
def test_a_line_is_read_as_it_was_printed(
    value: float, limit: float | None, note: str, *, is_met: bool
) -> None:
    row = Measured(name="to the last byte, p95", value=value, unit="ms", limit=limit, note=note)
    read = figure_in(line_of(row))
    assert read
    assert (read.name, read.value, read.unit, read.is_met) == (row.name, value, "ms", is_met)
