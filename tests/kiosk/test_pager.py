"""A long list is shown page by page, as every list of the kiosk is."""

from kiosk.section import Pager

ROWS = list(range(1, 10))


def test_pages_are_turned_forward_and_back_and_end_at_both_ends() -> None:
    pager = Pager(8)
    assert (pager.part(ROWS), pager.number) == (ROWS[:8], "1 / 2")
    pager.turn(1)
    pager.turn(1)
    assert (pager.part(ROWS), pager.number) == ([9], "2 / 2")
    pager.turn(-1)
    pager.turn(-1)
    assert pager.part(ROWS) == ROWS[:8]


def test_a_list_that_fits_has_no_number() -> None:
    pager = Pager(8)
    for rows in ([], ROWS[:8]):
        assert (pager.part(rows), pager.number) == (rows, "")
        pager.turn(1)


def test_a_list_that_became_shorter_still_shows_something() -> None:
    pager = Pager(4)
    pager.part(ROWS)
    pager.turn(1)
    pager.turn(1)
    assert pager.part(ROWS) == [9]
    assert pager.part(ROWS[:4]) == ROWS[:4]


def test_who_changes_the_size_hears_whether_it_is_another() -> None:
    pager = Pager(8)
    assert not pager.resize(8)
    assert pager.resize(4)
    assert pager.part(ROWS) == ROWS[:4]
