"""Which numbers nobody is given after a backup was put back, on however many computers."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reception.domain.numbers import number_skip

numbers = st.integers(min_value=1, max_value=9999)
counts = st.integers(min_value=0, max_value=400)


@given(
    first=st.integers(1, 50), known=st.none() | counts, busiest=counts, left_out=st.none() | counts
)
def test_what_one_computer_leaves_out_is_room_enough_for_the_one_before(
    first: int, known: int | None, busiest: int, left_out: int | None
) -> None:
    ends = []
    for computer in range(1, 10):
        skip = number_skip(
            "F",
            first=first,
            last=9999,
            given=None if known is None else first + known - 1,
            known=None,
            left_out=left_out,
            is_all=False,
            busiest=busiest,
            computer=computer,
        )
        assert skip
        ends.append(skip.last)
    for earlier, later in pairwise(ends):
        # As many as on twice the busiest day, unless the numbers themselves come to an end.
        assert later - earlier >= max(50, 2 * busiest) or later == 9999


def test_what_goes_on_is_known_to_its_last_number_on_every_computer() -> None:
    for computer in (1, 2):
        skip = number_skip(
            "F",
            first=1,
            last=999,
            given=3,
            known=7,
            left_out=None,
            is_all=True,
            busiest=0,
            computer=computer,
        )
        assert skip
        assert (skip.first, skip.last) == (4, 7)
