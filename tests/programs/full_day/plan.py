"""The day: the hall, who comes when, and how long a service takes; one seed, one day."""

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from lab.demo.processes import morning
from lab.demo.visitors import Visitor
from reception.domain.calling_rule import WorkProfile
from reception.domain.language import Language
from reception.domain.tamazight import TamazightRules, TamazightShown
from reception.domain.unit import Counter, Person, Role, SignInRules, Unit
from reception.unit.file import load_template, with_always_open

_VISITORS, _CLERKS = "NOUBA_DAY_VISITORS", "NOUBA_DAY_CLERKS"
# Of what the clerks can do in the day, so much is asked of them.
_LOAD = 0.8
# Beside the service: walking, calling again, writing.
_PER_VISIT = timedelta(seconds=50)
_BY_THE_HOST = 0.1
_LANGUAGES = {Language.ARABIC: 0.6, Language.FRENCH: 0.25, Language.TAMAZIGHT: 0.15}


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """How many come, and how many serve."""

    visitors: int
    clerks: int

    def environment(self) -> dict[str, str]:
        """Return how other processes learn of it."""
        return {_VISITORS: str(self.visitors), _CLERKS: str(self.clerks)}


def plan() -> Plan:
    """Return the day that this process was started for."""
    return Plan(visitors=int(os.environ[_VISITORS]), clerks=int(os.environ[_CLERKS]))


def hall(clerks: int) -> Unit:
    """Return the commune with so many counters and clerks, and every house rule in use."""
    unit = with_always_open(load_template("commune"))
    given = unit.counters
    services = given[2].services
    return replace(
        unit,
        # Of those who come some choose it.
        tamazight=TamazightRules(shown=TamazightShown.DRAFT),
        # On a quick clock nobody could work before a window that locks after minutes.
        sign_in=SignInRules(lock_after=timedelta(days=1)),
        counters=tuple(
            Counter(number=number, services=given[(number - 1) % len(given)].services)
            for number in range(1, clerks + 1)
        ),
        people=(
            *(
                Person(
                    login=f"clerk{number}",
                    names={Language.FRENCH: f"Agent {number}"},
                    role=Role.CLERK,
                    # The second and the third speak Tamazight.
                    languages=(Language.ARABIC, Language.TAMAZIGHT)
                    if number in {2, 3}
                    else (Language.ARABIC, Language.FRENCH),
                )
                for number in range(1, clerks + 1)
            ),
            Person(login="manager", names={Language.FRENCH: "Chef"}, role=Role.MANAGER),
        ),
        calling=replace(unit.calling, recalls_before_no_show=1),
        profiles=(
            WorkProfile(
                code="papers",
                names={Language.FRENCH: "Papiers d’abord", Language.ARABIC: "الوثائق أولا"},
                services=services,
                helps=tuple(
                    one.code for one in unit.services if one.code not in services and one.group
                ),
                help_after=timedelta(minutes=10),
            ),
        ),
    )


def coming(unit: Unit) -> Iterator[Visitor]:
    """Yield who comes, in order: more before noon than after it."""
    day, known = morning(), plan()
    chance = random.Random(day.seed)  # noqa: S311 - a day that can be repeated, no secret
    classes = [one.code for one in unit.priorities if one.code != "ordinary"]
    codes = sorted({code for one in unit.counters for code in one.services})
    hours = sorted(chance.triangular(0, 1, 0.35) for _ in range(known.visitors))
    languages = list(_LANGUAGES)
    for part in hours:
        yield Visitor(
            after=day.length * part,
            service=chance.choice(codes),
            language=chance.choices(languages, weights=list(_LANGUAGES.values()))[0],
            priority=chance.choice(classes) if chance.random() < _BY_THE_HOST else None,
        )


def service_scale(unit: Unit) -> float:
    """Return by what a service's usual time is multiplied so that the clerks can serve them all."""
    known = plan()
    each = _LOAD * morning().length * known.clerks / known.visitors - _PER_VISIT
    usual = sum((one.usual_service for one in unit.services), timedelta(0)) / len(unit.services)
    return max(each, timedelta(seconds=30)) / usual
