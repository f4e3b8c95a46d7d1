"""In simulated lines our formula is as good as theory allows (tests/programs/delays)."""

import pytest

from tests.programs.delays.lines import Line
from tests.programs.delays.table import errors_of


class TestDelays:
    def test_where_everybody_stays_it_is_the_best_there_is(self) -> None:
        found = errors_of(Line(counters=6, load=0.9), arrivals=12_000, seed=5)
        assert found.ours == pytest.approx(found.ql, rel=0.05)
        assert found.ours < 0.6 * found.les
        assert found.ours < 0.6 * found.hol
        assert found.ours < 0.25 * found.no_information
        assert 77 <= found.coverage_pct <= 83

    def test_where_people_leave_it_knows_so(self) -> None:
        line = Line(counters=6, load=1.4, patience=1.0)
        found = errors_of(line, arrivals=12_000, seed=5)
        assert found.ours == pytest.approx(found.qlm, rel=0.05)
        assert found.ours < 0.6 * min(found.ql, found.les, found.hol)
        assert 77 <= found.coverage_pct <= 84
