from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from reception.system.ids import TimeOrderedIds, first_password
from tests.support.clocks import FakeClock

# Mostly on; now and then the clock stands still or is set back by hours.
steps_ms = st.lists(st.one_of(st.just(0), st.integers(1, 5000), st.integers(-7_200_000, -1)))


@given(steps_ms)
def test_ids_sort_by_their_making_even_when_the_clock_is_set_back(steps: list[int]) -> None:
    clock = FakeClock()
    ids = TimeOrderedIds(clock)
    made = [ids.new()]
    for step in steps:
        clock.advance(milliseconds=step)
        made += [ids.new(), ids.new()]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert [str(one) for one in made] == sorted(str(one) for one in made)


def test_an_id_is_a_uuid_of_version_7_that_carries_the_milliseconds() -> None:
    clock = FakeClock()
    made = TimeOrderedIds(clock).new()
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == int(clock.now().timestamp() * 1000)


def test_two_makers_at_the_same_instant_make_different_ids() -> None:
    clock = FakeClock()
    made: set[UUID] = {TimeOrderedIds(clock).new() for _ in range(200)}
    assert len(made) == 200


def test_a_first_password_can_be_read_aloud() -> None:
    password = first_password()
    assert [len(group) for group in password.split("-")] == [4, 4, 4, 4]
    assert not set(password) & set("01lioIO")
    assert password != first_password()
