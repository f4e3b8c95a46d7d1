"""The counters of the house see what is there."""

import pytest

from tests.house.counts import counted
from tests.house.entered import entered
from tests.house.trips import call_next


def test_a_file_is_entered_when_a_function_of_it_is_called_and_not_before() -> None:
    with entered() as files:
        pass
    assert files == set()
    assert any(one.startswith("reception/") for one in call_next())


@pytest.mark.deep
def test_every_count_has_found_something_to_count() -> None:
    counts = counted()
    assert counts["product files"] > 100
    assert counts["product lines of Python"] > 100 * counts["product files"] / 2
