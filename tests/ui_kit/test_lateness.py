from datetime import timedelta

from reception.queue.hall import ServiceStatus
from tests.support.databases import COMMUNE
from tests.support.every_case import every_case
from ui_kit.late import Lateness, lateness

SERVICE = COMMUNE.services[0]


@every_case(
    ("waiting", "part", "expected"),
    [
        (0, 0, Lateness.EMPTY),
        (1, 0, Lateness.WITHIN),
        (3, 0.66, Lateness.WITHIN),
        (3, 0.67, Lateness.NEAR),
        (1, 1, Lateness.NEAR),
        (1, 1.01, Lateness.BEYOND),
    ],
)
def test_a_wait_is_judged_by_its_part_of_the_target(
    waiting: int, part: float, expected: Lateness
) -> None:
    line = ServiceStatus(
        service=SERVICE,
        waiting=waiting,
        longest_wait=SERVICE.target_wait * part if waiting else timedelta(0),
        open_counters=1,
        expected_wait=None,
    )
    assert lateness(line) is expected
