"""However much hangs, a program ends in time."""

from collections.abc import Callable

from ui_kit.closing import close_in_time


def test_what_hangs_takes_the_time_of_all_and_no_more() -> None:
    now_s = 100.0
    given: list[float] = []

    def taking(wanted_s: float) -> Callable[[float], None]:
        def close(patience_s: float) -> None:
            nonlocal now_s
            given.append(patience_s)
            now_s += min(wanted_s, patience_s)

        return close

    close_in_time(
        taking(1), taking(60), taking(60), taking(0), within_s=6, monotonic_s=lambda: now_s
    )
    assert given == [6, 5, 0, 0]
    assert now_s == 106
