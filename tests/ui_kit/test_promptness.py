from datetime import timedelta

from reception.queue.hall import ServiceOutlook
from tests.support.databases import COMMUNE
from tests.support.every_case import every_case
from ui_kit.words import Promptness, promptness

SERVICE = COMMUNE.services[0]


@every_case(
    ("waiting", "part", "expected"),
    [
        (0, 0, Promptness.EMPTY),
        (1, 0, Promptness.WITHIN),
        (3, 0.66, Promptness.WITHIN),
        (3, 0.67, Promptness.NEAR),
        (1, 1, Promptness.NEAR),
        (1, 1.01, Promptness.BEYOND),
    ],
)
def test_a_wait_is_judged_by_its_part_of_the_target(
    waiting: int, part: float, expected: Promptness
) -> None:
    line = ServiceOutlook(
        service=SERVICE,
        waiting=waiting,
        longest_wait=SERVICE.target_wait * part if waiting else timedelta(0),
        open_counters=1,
        expected_wait=None,
    )
    assert promptness(line) is expected
