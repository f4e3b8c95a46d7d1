"""The counters of the house see what is there."""

from tests.house.entered import entered
from tests.house.trips import call_next


def test_a_file_is_entered_when_a_function_of_it_is_called_and_not_before() -> None:
    with entered() as files:
        pass
    assert files == set()
    assert any(one.startswith("reception/") for one in call_next())
