"""``nouba what-if`` on a day that the desk itself led, on both databases."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from reception.app import Reception
from reception.database.run import Statement
from reception.domain.errors import NotAllowedError
from reception.queue.model import At
from reception.system.progress import AnswerStoppedError
from reception.what_if.model import CounterHours, RuleChange
from tests.support.clocks import FakeClock
from tests.support.commands import Nouba
from tests.support.databases import database_of

RULES = """
[[priorities]]
code = "ordinary"
names = { ar = "عادي", fr = "Ordinaire" }

[[priorities]]
code = "elderly"
names = { ar = "المسنون", fr = "Personnes âgées" }
"""


def a_busy_hour(reception: Reception, clock: FakeClock) -> list[tuple[str, int]]:
    """Let twelve come in turn and two counters serve them; return who was called where."""
    desk, called = reception.desk, []
    at = clock.at
    for number in range(12):
        clock.at = at + timedelta(minutes=number)
        desk.issue("residence", priority="elderly" if number % 4 == 3 else "ordinary")
    for counter, clerk in ((2, "clerk2"), (3, "clerk3")):
        clock.advance(seconds=7)
        desk.open_counter(At(counter, clerk))
    for turn in range(12):
        counter, clerk = ((2, "clerk2"), (3, "clerk3"))[turn % 2]
        clock.advance(seconds=61 + turn)
        called.append((desk.call_next(At(counter, clerk), finish=turn > 1).ticket.label, counter))
        clock.advance(seconds=20)
        desk.start(At(counter, clerk))
    for counter, clerk in ((2, "clerk2"), (3, "clerk3")):
        clock.advance(seconds=90)
        desk.finish(At(counter, clerk))
        desk.close_counter(At(None, clerk))
    return called


def clock_text(seconds: float) -> str:
    return f"{round(seconds) // 60}:{round(seconds) % 60:02d}"


@pytest.mark.both
def test_what_other_rules_would_have_done(
    reception: Reception, clock: FakeClock, nouba: Nouba, tmp_path: Path
) -> None:
    called = a_busy_hour(reception, clock)
    assert len(called) == 12
    file = tmp_path / "rules.toml"
    file.write_text(RULES, encoding="utf-8")
    clock.advance(hours=24)
    period = ("--from", "2026-11-25", "--to", "2026-11-25")
    asked = nouba("what-if", "--rules", str(file), *period, "--json")
    assert asked.exit_code == 0, asked.err
    answer = json.loads(asked.out)
    past = answer["replay_of_the_past"]
    assert (answer["days"], answer["visits"]) == (1, 12)
    assert past["mean_wait_s"] > 0
    assert past["mean_difference_s"] == 0
    assert past["error"] == {"wait_median_s": 0, "wait_p90_s": 0, "unserved": 0}
    elderly = next(
        one for one in answer["groups"] if (one["service"], one["priority"]) == (None, "elderly")
    )
    assert elderly["before"]["arrived"] == 3
    # Without their head start the elderly wait longer.
    assert elderly["after"]["wait_median_s"] > elderly["before"]["wait_median_s"]
    assert elderly["mean_change_s"] > 0
    one_less = nouba("what-if", "--without-counter", "2", *period, "--json")
    total = json.loads(one_less.out)["total"]
    assert total["after"]["called"] < total["before"]["called"] or total["later"] > 0
    at_these_hours = nouba("what-if", "--without-counter", "2@10:00-10:10", *period, "--json")
    assert json.loads(at_these_hours.out)["total"]["later"] <= total["later"]
    told = nouba("what-if", "--one-more-like", "2", *period)
    median = past["recorded"]["wait_median_s"]
    assert f"recorded -> replayed: median {clock_text(median)} -> {clock_text(median)};" in told.out
    assert "left unserved 0 -> 0;" in told.out
    assert "everybody (12)" in told.out


def test_an_answer_is_for_who_may_see_figures_and_may_be_stopped(
    reception: Reception, clock: FakeClock
) -> None:
    a_busy_hour(reception, clock)
    clock.advance(hours=24)
    unit, change = reception.hall.unit(), RuleChange(closed=(CounterHours(2),))
    with pytest.raises(NotAllowedError):
        reception.what_if.answer(change, asking=unit.person("clerk1"))
    with pytest.raises(AnswerStoppedError):
        reception.what_if.answer(change, asking=unit.person("manager"), watch=lambda _: False)
    told: list[float] = []

    def watch(done: float) -> bool:
        told.append(done)
        return True

    reception.what_if.answer(change, watch=watch)
    assert (told[0], told[-1]) == (0, 1)
    assert told == sorted(told)


def test_a_past_without_sessions_is_refused_in_a_sentence(
    reception: Reception, clock: FakeClock, nouba: Nouba
) -> None:
    a_busy_hour(reception, clock)
    clock.advance(hours=24)
    # As in visits that were brought in from another system.
    with database_of(reception).write() as run:
        run.change(Statement("DELETE FROM counter_session"))
    refused = nouba("what-if", "--without-counter", "2", "--from", "2026-11-25", "--json")
    refused.refuses_with("nobody is recorded as signed in at a counter")


def test_a_past_whose_waits_the_rule_does_not_explain_is_refused_in_a_sentence(
    reception: Reception, clock: FakeClock, nouba: Nouba
) -> None:
    desk, at = reception.desk, At(2, "clerk2")
    labels = [desk.issue("residence").ticket.label for _ in range(12)]
    for label in reversed(labels):
        clock.advance(seconds=40)
        desk.call_ticket(at, label, reason="came to the counter")
        desk.start(at)
        desk.finish(at)
    clock.advance(hours=24)
    refused = nouba("what-if", "--without-counter", "2", "--from", "2026-11-25", "--json")
    refused.refuses_with("too far for a replay to say anything")


def test_a_past_in_which_nobody_was_called_is_refused_in_a_sentence(
    reception: Reception, clock: FakeClock, nouba: Nouba
) -> None:
    reception.desk.open_counter(At(2, "clerk2"))
    clock.advance(seconds=40)
    reception.desk.close_counter(At(None, "clerk2"))
    reception.desk.issue("residence")
    clock.advance(hours=24)
    refused = nouba("what-if", "--without-counter", "2", "--from", "2026-11-25", "--json")
    refused.refuses_with("Nobody was called from 2026-11-25 to")


def test_what_makes_no_sense_is_said(nouba: Nouba, tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text("[calendar]\nday_starts = 4\n", encoding="utf-8")
    assert nouba("what-if").exit_code == 2
    strange = nouba("what-if", "--rules", str(file))
    assert (strange.exit_code, "rules.toml: calendar:" in strange.err) == (1, True)
    assert nouba("what-if", "--without-counter", "99").exit_code == 1
    for word in ("x", "2@", "2@9-10", "-1"):
        assert nouba("what-if", f"--without-counter={word}").exit_code == 2
    for hours in ("14:00-12:00", "03:00-05:00"):
        refused = nouba("what-if", "--without-counter", f"2@{hours}")
        refused.refuses_with(f"{hours} does not lie within one service day, which begins at 04:00")
    nobody = nouba("what-if", "--without-counter", "2")
    assert nobody.exit_code == 1
    assert "Nobody came" in nobody.err
