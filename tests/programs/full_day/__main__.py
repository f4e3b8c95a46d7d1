"""``python -m tests.programs.full_day``: a day with 600 visitors and six clerks, and its judges.

Everybody works through the real programs: kiosks that are touched, clerks' panels by keys alone,
the board, emulated printers, one SQLite database; the clock runs faster than the real one.
"""

import argparse
import json
import os
import shutil
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import typer

from counter_display.clerk_panel.keys import USUAL_PACE
from lab.demo.processes import Morning, Processes
from lab.demo.run import _free_port as free_port
from lab.demo.run import _wait_for as wait_for
from reception.app import Reception, open_reception
from reception.database.upgrade import prepare_database
from reception.domain.ticket import TicketState
from reception.queue.model import At
from reception.system.clock import clock_named, scaled_from_now
from tests.programs.full_day.board import NOBODY
from tests.programs.full_day.judge import (
    acts_of,
    judge_board,
    judge_hands,
    judge_open_calls,
    judge_rows,
)
from tests.programs.full_day.plan import Plan, hall
from tests.support.databases import PASSWORD, set_up

_KIOSKS = 2
_LEAD_S = 14.0
_LOOK_EVERY_S = 1.0
_TELL_EVERY_S = 15.0
_QUIET_S = 6.0
_LENGTH = timedelta(hours=7)
# Longest time of the day's clock that the last visitors are served after it.
_DRAIN = timedelta(hours=3)
# Real time in which a call must be on the board, with all programs on one small computer.
_ANNOUNCED_WITHIN_S = 10.0
# As often, by the day's clock, the board looks whether somebody absent is to leave it.
_MINUTE = timedelta(minutes=1)
_LEFT = (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING)


def main() -> int:
    """Run the day, judge it, say what was found; 0 when everything holds."""
    words = argparse.ArgumentParser(prog="python -m tests.programs.full_day")
    words.add_argument("--visitors", type=int, default=600)
    words.add_argument("--clerks", type=int, default=6)
    words.add_argument("--speed", type=float, default=32.0, help="times real time")
    words.add_argument("--hours", type=float, default=_LENGTH / timedelta(hours=1))
    words.add_argument("--seed", type=int, default=7)
    words.add_argument("--out", type=Path, default=Path("full-day"))
    asked = words.parse_args()
    out: Path = asked.out.absolute()
    shutil.rmtree(out, ignore_errors=True)
    (out / "tickets").mkdir(parents=True)
    planned = Plan(visitors=asked.visitors, clerks=asked.clerks)
    starts_at = datetime.now(UTC).replace(hour=7, minute=30, second=0, microsecond=0)  # noqa: TID251 - a day like today
    day = Morning(starts_at=starts_at, length=timedelta(hours=asked.hours), seed=asked.seed)
    url = f"sqlite:///{out / 'nouba.db'}"
    clock = scaled_from_now(starts_at - timedelta(seconds=_LEAD_S * asked.speed), asked.speed)
    prepare_database(url)
    set_up(url, hall(planned.clerks), clock_named(clock))
    environment = {
        **day.environment(),
        **planned.environment(),
        "NOUBA_DATABASE": url,
        "NOUBA_CLOCK": clock,
        "XDG_STATE_HOME": str(out / "state"),
        "QT_QUICK_BACKEND": "software",
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "PYTHONUNBUFFERED": "1",
    }
    _say(
        f"{planned.visitors} visitors, {planned.clerks} clerks, {asked.hours:g} hours"
        f" at {asked.speed:g} times the speed, seed {asked.seed}"
    )
    begun_s = time.monotonic()
    processes = Processes(environment, out / "logs")
    with open_reception(url, clock=clock_named(clock)) as reception:
        try:
            _open_hall(processes, planned, out)
            _live_through(reception, processes, day, planned, out)
        finally:
            processes.stop()
        took_s = time.monotonic() - begun_s
        ended_at = reception.clock.now()
        left = _finish_held(reception)
        closed = reception.desk.close_day()
        findings = reception.verify()
    _say(f"the day took {took_s:.0f} s; by its own clock until {ended_at:%H:%M} UTC")
    _say(f"left at a counter when the programs ended: {left}; closed unserved: {closed.unserved}")
    wrong = [f"verify: {one.says}: {', '.join(one.examples)}" for one in findings if one.broken]
    _say(f"nouba verify: {len(findings)} invariants, broken {len(wrong)}")
    wrong += _judge(out, planned, asked.speed)
    wrong += _judge_rules(out, asked.speed, ended_at)
    for one in wrong[:40]:
        _say(f"WRONG: {one}")
    _say("everything holds" if not wrong else f"{len(wrong)} wrong")
    return 1 if wrong else 0


def _open_hall(processes: Processes, planned: Plan, out: Path) -> None:
    processes.start("board", "tests.programs.full_day.board")
    for kiosk in range(_KIOSKS):
        address = f"127.0.0.1:{free_port()}"
        folder = str(out / "tickets" / f"kiosk-{kiosk + 1}")
        emulate = ("nouba", "printer", "emulate", "--listen", address, "--out", folder)
        processes.start(f"printer-{kiosk + 1}", *emulate)
        wait_for("emulated printer", address)
        processes.start(
            f"kiosk-{kiosk + 1}",
            "tests.programs.full_day.kiosk",
            NOUBA_PRINTER=f"tcp://{address}",
            NOUBA_STATION=f"kiosk-{kiosk + 1}",
            NOUBA_DEMO_PLACE=str(kiosk),
            NOUBA_DEMO_KIOSKS=str(_KIOSKS),
        )
    processes.start("host", "tests.programs.full_day.host", NOUBA_DEMO_PRINTING="kiosk-1")
    for clerk in range(1, planned.clerks + 1):
        processes.start(
            f"clerk-{clerk}",
            "tests.programs.full_day.clerk",
            NOUBA_DEMO_LOGIN=f"clerk{clerk}",
            NOUBA_DEMO_PASSWORD=PASSWORD,
            NOUBA_DEMO_COUNTER=str(clerk),
            NOUBA_DEMO_PLACE=str(clerk - 1),
        )


def _looking(out: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(f"file:{out / 'nouba.db'}?mode=ro", uri=True))


def _live_through(
    reception: Reception, processes: Processes, day: Morning, planned: Plan, out: Path
) -> None:
    """Wait until everybody has come and left, or it is too late."""
    told_s, quiet_since_s = 0.0, time.monotonic()
    while True:
        processes.require_alive()
        # By a look that writes no line of the log, which every window would hear of.
        with _looking(out) as rows:
            visits = dict(rows.execute("SELECT ticket, state FROM leg ORDER BY ticket, leg"))
            # Who came to a counter without a ticket was not planned.
            came = rows.execute("SELECT count(DISTINCT ticket) FROM print_job").fetchone()[0]
        states, now = Counter(visits.values()), reception.clock.now()
        if time.monotonic() - told_s >= _TELL_EVERY_S:
            told_s = time.monotonic()
            figures = "  ".join(f"{state} {count}" for state, count in sorted(states.items()))
            _say(f"  {now:%H:%M}  came {came} of {planned.visitors}  {figures}")
        over = came >= planned.visitors and not any(states[one] for one in _LEFT)
        if not over:
            quiet_since_s = time.monotonic()
        if time.monotonic() - quiet_since_s >= _QUIET_S or now >= day.ends_at + _DRAIN:
            return
        time.sleep(_LOOK_EVERY_S)


def _finish_held(reception: Reception) -> int:
    """Finish whom a program was ended with, as the clerk would when it is started again."""
    left = 0
    for place in reception.hall.counters():
        if place.held and place.clerk:
            left += 1
            if place.held.state is TicketState.CALLED:
                reception.desk.start(At(place.number, place.clerk))
            reception.desk.finish(At(place.number, place.clerk))
    return left


def _judge(out: Path, planned: Plan, speed: float) -> list[str]:
    with _looking(out) as database:
        account = judge_rows(database)
    hours = {state: round(us / 3.6e9, 2) for state, us in sorted(account.by_state.items())}
    _say(f"accounted for to the microsecond: {account.visits} visits, {account.life_us} us in all")
    _say(f"  hours by state: {hours}")
    _say(f"  events: {dict(sorted(account.kinds.items()))}")
    _say(f"  how they ended: {dict(sorted(account.ends.items()))}")
    wrong = list(account.wrong)
    with _looking(out) as rows:
        asked = dict(
            rows.execute("SELECT state, count(*) FROM print_job GROUP BY state").fetchall()
        )
        calls = rows.execute(
            "SELECT label, at, until FROM (SELECT ticket.label, event.at, event.kind, event.seq,"
            " lead(event.at) OVER (PARTITION BY event.ticket ORDER BY event.seq) AS until"
            " FROM event JOIN ticket ON ticket.id = event.ticket)"
            " WHERE kind IN ('called', 'recalled') ORDER BY seq"
        ).fetchall()
    sheets = Counter(one.parent.name for one in (out / "tickets").rglob("*.png"))
    papers = sum(asked.values())
    _say(f"tickets asked for on paper {papers}: {asked}; sheets that came out: {dict(sheets)}")
    if papers != planned.visitors:
        wrong.append(f"{papers} tickets on paper, {planned.visitors} were to come")
    # Who waited too long for her sheet, by a clock faster than this computer, is shown as without.
    printed = papers - asked.get("expired", 0)
    if sum(sheets.values()) != printed:
        wrong.append(f"{sum(sheets.values())} sheets came out, {printed} tickets were printed")
    announced = [(label, _us(at)) for label, at in _told(out, "board", "announced")]
    missed = judge_board(calls, announced, round(_ANNOUNCED_WITHIN_S * speed * 1e6))
    _say(f"calls {len(calls)}, announced on the board {len(announced)}, missed {len(missed)}")
    wrong += [f"not announced: {one}" for one in missed]
    acts = Counter(act for (act,) in _told(out, "clerk-*", "done"))
    _say(f"  keys that were acts: {json.dumps(dict(sorted(acts.items())))}")
    return wrong


def _judge_rules(out: Path, speed: float, ended_at: datetime) -> list[str]:
    """Look at what keys and screens may do since the panel forgives a tired hand."""
    with _looking(out) as database:
        acts = [one for one in acts_of(database) if one.at <= _us(ended_at.isoformat())]
    rules, real_second_us = hall(1).calling, round(speed * 1e6)
    within_us = round(_ANNOUNCED_WITHIN_S * real_second_us)
    too_soon = judge_hands(
        acts,
        dead_us=USUAL_PACE.dead_ms * real_second_us // 1000,
        absent_us=rules.absent_after // timedelta(microseconds=1),
    )
    tired = len(list(_told(out, "clerk-*", "tired")))
    _say(f"keys pressed by a tired hand {tired}; acts that nobody can have read {len(too_soon)}")
    shown = [
        (_us(at), _labels(calls), _labels(absent))
        for at, calls, absent in _told(out, "board", "shows")
    ]
    # What stands there stands until it changes.
    stood = [(until, calls, absent) for (_, calls, absent), (until, *_) in pairwise(shown)]
    absent_us = (rules.readmit_within + _MINUTE) // timedelta(microseconds=1) + within_us
    closed = list(
        judge_open_calls(acts, [*shown, *stood], within_us=within_us, absent_us=absent_us)
    )
    _say(f"the board changed {len(shown)} times; calls on it that were over {len(closed)}")
    return [*(f"too soon: {one}" for one in too_soon), *(f"on the board: {one}" for one in closed)]


def _told(out: Path, programs: str, word: str) -> Iterator[list[str]]:
    """Yield what programs said in lines that begin with a word, without it."""
    for log in sorted((out / "logs").glob(f"{programs}.log")):
        for words in map(str.split, log.read_text().splitlines()):
            if words[:1] == [word]:
                yield words[1:]


def _labels(said: str) -> list[str]:
    return [] if said == NOBODY else said.split(",")


def _us(at: str) -> int:
    return round(datetime.fromisoformat(at).timestamp() * 1e6)


def _say(words: str) -> None:
    typer.echo(words)


if __name__ == "__main__":
    sys.exit(main())
