"""``nouba explain`` and the panel say why somebody is next in the same words."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from nouba.main import run
from reception.app import Reception
from reception.domain.language import Language
from reception.domain.page_key import PhoneRules
from reception.domain.unit import Unit
from reception.queue.explanation import RankReason
from reception.queue.model import At
from tests.support.clerk import CLERK, COLLEAGUE, COUNTER, SERVICE, Seat
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, database_of, set_up

type Happen = Callable[[Reception, FakeClock], object]

# Who is spoken to on the panel stands beside it in a terminal.
TO_HER = {
    f"waits for clerk {CLERK} in person": "waits for you in person",
    "nobody else is waiting there": "nobody else is waiting for you",
    "speaks zgh, as the clerk does": "speaks tamazight, as you do",
}


def characters(sentence: str) -> str:
    """Return letters and digits alone: pauses and capitals differ in a terminal and on a screen."""
    return re.sub(r"[\s.,;:]", "", sentence).casefold()


def come(
    *minutes: float, priority: str = "ordinary", language: str = "fr"
) -> Callable[[Reception, FakeClock], None]:
    """Let somebody come, and so long go by, for each of these minutes."""

    def happen(reception: Reception, clock: FakeClock) -> None:
        for wait in minutes:
            reception.desk.issue(SERVICE, priority=priority, language=language)
            clock.advance(minutes=wait)

    return happen


def sent(reception: Reception, **where: str | int) -> None:
    reception.desk.call_next(At(2, COLLEAGUE))
    reception.desk.transfer(At(2, COLLEAGUE), **where)  # type: ignore[arg-type] # passed on as given


def let_go(reception: Reception, _: FakeClock) -> None:
    reception.desk.let_go_first(reception.hall.waiting(1)[0].ticket)


def booked(reception: Reception, clock: FakeClock) -> None:
    soon = clock.now() + timedelta(minutes=10)
    reception.desk.issue(SERVICE, priority="appointment", appointment_at=soon)


REASONS: dict[RankReason, tuple[Happen, ...]] = {
    RankReason.FOR_CLERK: (come(4, 3), lambda reception, _: sent(reception, to_clerk=CLERK)),
    RankReason.FOR_COUNTER: (
        come(4, 3),
        lambda reception, _: sent(reception, to_counter=COUNTER.number),
    ),
    RankReason.APPOINTMENT: (booked,),
    RankReason.ALONE: (come(7),),
    RankReason.LANGUAGE: (come(3), come(2, language="zgh")),
    RankReason.LEVEL: (come(0.2, 65),),
    RankReason.WAITED_LONGEST: (come(70, 3),),
    RankReason.RANKS_FIRST: (come(9, 4), let_go),
    RankReason.CLASS_AND_WAIT: (come(9, priority="reduced-mobility"), come(4)),
    RankReason.CLASS: (come(4), come(9, priority="reduced-mobility")),
}


@pytest.mark.parametrize("seat", [Language.ENGLISH], indirect=True)
@pytest.mark.parametrize("why", RankReason)
def test_both_say_why_alike(
    seat: Seat,
    reception: Reception,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    why: RankReason,
) -> None:
    set_up(str(database_of(reception).url), with_speaker(), clock)
    for happen in REASONS[why]:
        happen(reception, clock)
    seat.hear()
    label = seat.next_label.replace("\u00a0", "")
    found = reception.hall.explain(label).turns
    turn = next((one for one in found if one.counter == COUNTER.number), None)
    assert turn
    assert turn.why is why

    monkeypatch.setenv("NOUBA_DATABASE", str(database_of(reception).url))
    monkeypatch.setenv("NOUBA_CLOCK", f"{clock.now().isoformat()}/0/0")
    assert run(["explain", label]) == 0
    told = capsys.readouterr().out.strip()
    began = re.match(rf"{label} is next at counter {COUNTER.number}(, 2)?: ", told)
    assert began
    told = told.removeprefix(began[0])
    for hers, yours in TO_HER.items():
        told = told.replace(hers, yours)
    # A colleague's counter may have a reason of its own.
    said = seat.why_next.removeprefix("Next: ")
    assert characters(told).startswith(characters(said))


@pytest.mark.parametrize(
    ("happen", "place", "said"),
    [
        ((come(3), come(2, language="zgh")), 0, "one other"),
        ((come(9, priority="reduced-mobility"), come(2)), 1, "one other"),
        ((come(9, 3, 2),), 2, "2 others"),
        ((come(9, 3, 2), let_go), 2, "2 others"),
    ],
)
def test_who_is_not_next_hears_after_whom(
    seat: Seat,
    reception: Reception,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    happen: tuple[Happen, ...],
    place: int,
    said: str,
) -> None:
    set_up(str(database_of(reception).url), with_speaker(), clock)
    for one in happen:
        one(reception, clock)
    label = reception.hall.queue().tickets[place].visit.ticket.label
    monkeypatch.setenv("NOUBA_DATABASE", str(database_of(reception).url))
    monkeypatch.setenv("NOUBA_CLOCK", f"{clock.now().isoformat()}/0/0")
    assert run(["explain", label]) == 0
    told = capsys.readouterr().out
    assert f"is called after {said} (" in told
    assert ("; it let others go first at 09:14" in told) == (let_go in happen)


def with_speaker() -> Unit:
    """Return the commune, whose clerk speaks Tamazight; visitors may let others go first."""
    people = tuple(
        replace(one, languages=(*one.languages, Language.TAMAZIGHT)) if one.login == CLERK else one
        for one in COMMUNE.people
    )
    return replace(COMMUNE, people=people, phone=PhoneRules(let_go_first=True))
