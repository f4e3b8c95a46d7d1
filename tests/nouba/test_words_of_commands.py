"""What the terminal says of the core's enums: a word for each member, whoever adds one."""

from collections.abc import Mapping
from enum import StrEnum

from nouba.alerts import CARE
from nouba.day import OUTCOMES
from nouba.offline import WHY
from nouba.queue import REASONS
from reception.care.station import CareDetail
from reception.domain.take_in import ConflictReason, TakeInOutcome
from reception.queue.explanation import RankReason
from tests.support.every_case import every_case


@every_case(
    ("words", "kind"),
    [(CARE, CareDetail), (OUTCOMES, TakeInOutcome), (WHY, ConflictReason), (REASONS, RankReason)],
)
def test_each_member_has_its_words(words: Mapping[StrEnum, str], kind: type[StrEnum]) -> None:
    assert set(words) == set(kind)
    assert all(isinstance(one, kind) for one in words)
