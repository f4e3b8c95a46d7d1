"""The boards that a unit describes, and which calls belong to the zone of one."""

import json
from collections.abc import Callable
from datetime import timedelta
from importlib import resources
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.app import Reception
from reception.database.run import Statement
from reception.domain.board import EVERYWHERE, BoardTemplate, CallPlace, Zone
from reception.domain.errors import TemplateError, UnknownBoardError
from reception.domain.language import Language
from reception.domain.ticket import Visit
from reception.domain.unit import Unit
from reception.queue.desk import Desk
from reception.queue.model import At
from reception.queue.sql.hall import _CALLS
from reception.unit.file import load_unit
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, database_of
from tests.support.every_case import every_case

TEMPLATE = (resources.files("reception.unit") / "templates" / "commune.toml").read_text("utf-8")
HALL = """
[[boards]]
code = "hall"
template = "media"
services = ["signature", "certified-copy"]
counters = [3, 4]
waiting = true
[[boards.messages]]
ar = "نص"
fr = "Texte"
[[boards.messages]]
ar = "نص آخر"
fr = "Autre texte"
zgh = "ⴰⵏⵙⵓⴼ"
"""
CODES = tuple(service.code for service in COMMUNE.services)
NUMBERS = tuple(counter.number for counter in COMMUNE.counters)

ZONES = (
    EVERYWHERE,
    Zone(counters=(2,)),
    Zone(counters=(1, 4)),
    Zone(services=("signature", "residence")),
    Zone(services=("residence",), counters=(2, 3)),
    Zone(services=("planning",), counters=(1,)),
)


def with_boards(folder: Path, text: str) -> Unit:
    path = folder / "unit.toml"
    path.write_text(TEMPLATE + text, "utf-8")
    return load_unit(path)


def test_a_board_is_what_its_table_says(tmp_path: Path) -> None:
    board = with_boards(tmp_path, HALL).board("hall")
    assert board.template is BoardTemplate.MEDIA
    assert board.zone == Zone(services=("signature", "certified-copy"), counters=(3, 4))
    assert board.waiting
    assert [one[Language.FRENCH] for one in board.messages] == ["Texte", "Autre texte"]
    assert board.messages[1][Language.TAMAZIGHT] == "ⴰⵏⵙⵓⴼ"


def test_a_board_with_a_code_alone_shows_every_call(tmp_path: Path) -> None:
    board = with_boards(tmp_path, '[[boards]]\ncode = "all"\n').board("all")
    assert board.template is BoardTemplate.CALLS
    assert board.zone == Zone()
    assert not board.waiting
    assert not board.messages


def test_the_example_in_the_commune_is_a_board(tmp_path: Path) -> None:
    lines = TEMPLATE.splitlines()
    begin = lines.index("#  [[boards]]")
    end = next(at for at in range(begin, len(lines)) if lines[at].startswith("# ="))
    example = "\n".join(line.removeprefix("#  ") for line in lines[begin:end])
    assert with_boards(tmp_path, example).board("civil-status").waiting


def test_an_unknown_board_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(
        UnknownBoardError, match="There is no board 'hal' here; choose one of: hall"
    ):
        with_boards(tmp_path, HALL).board("hal")
    with pytest.raises(UnknownBoardError, match="describes none"):
        COMMUNE.board("hall")


@every_case(
    ("old", "new", "sentence"),
    [
        (
            '"signature", ',
            '"signatur", ',
            'board "hall" > services: there is no service "signatur"',
        ),
        (
            "[3, 4]",
            "[3, 9]",
            'board "hall" > counters: there is no counter 9; choose one of: 1, 2, 3, 4',
        ),
        ("[3, 4]", "[3, 3]", 'board "hall" > counters: "3" is written 2 times'),
        ("[3, 4]", "[1]", 'board "hall": none of its counters gives one of its services'),
        (
            "[3, 4]",
            '["three"]',
            "does not fit; write a list of the counters' numbers such as [1, 2], or leave it out",
        ),
        (
            '"media"',
            '"split"',
            'board "hall" > template: "split" does not fit; write one of: calls, media',
        ),
        (
            "waiting = true",
            "waiting = 1",
            'board "hall" > waiting: 1 does not fit; write true or false',
        ),
        ('fr = "Texte"', "", 'board "hall" > messages[1] > fr: this is missing'),
        (
            'template = "media"',
            'tempalte = "media"',
            'board "hall" > tempalte: this key is not known here; did you mean "template"?',
        ),
        (
            "[[boards]]",
            '[[boards]]\ncode = "hall"\n[[boards]]',
            'boards > code: "hall" is written 2 times',
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    assert old in HALL
    with pytest.raises(TemplateError) as refused:
        with_boards(tmp_path, HALL.replace(old, new, 1))
    assert sentence in str(refused.value)


def test_a_unit_that_was_stored_before_there_were_boards_still_loads(tmp_path: Path) -> None:
    document = json.loads(msgspec.json.encode(with_boards(tmp_path, HALL)))
    del document["boards"]
    assert msgspec.json.decode(json.dumps(document), type=Unit).boards == ()


def test_boards_are_stored_whole(tmp_path: Path) -> None:
    unit = with_boards(tmp_path, HALL)
    assert msgspec.json.decode(msgspec.json.encode(unit), type=Unit).boards == unit.boards


@given(
    st.sets(st.sampled_from(CODES)),
    st.sets(st.sampled_from(NUMBERS)),
    st.sampled_from(CODES),
    st.sampled_from(NUMBERS),
)
def test_a_call_belongs_where_both_fit(
    services: set[str], counters: set[int], service: str, counter: int
) -> None:
    zone = Zone(services=tuple(services), counters=tuple(counters))
    assert zone.has(service, counter) == (
        (not services or service in services) and (not counters or counter in counters)
    )


AT = At(3, "clerk1")
SERVICE = "signature"
ENDS: dict[str, Callable[[Desk], Visit]] = {
    "served": lambda desk: desk.finish(AT),
    "parked": lambda desk: desk.park(AT),
    "sent on": lambda desk: desk.transfer(AT, to_service="residence"),
    "put back": lambda desk: desk.put_back(AT),
    "taken back": lambda desk: desk.undo(AT),
}


def shown(reception: Reception, zone: Zone = EVERYWHERE) -> list[tuple[str, int, CallPlace | None]]:
    return [(one.label, one.counter, one.place) for one in reception.hall.calls(zone)]


class TestTheCallsThatStand:
    """What screens, LED displays and the voice follow."""

    def test_who_is_called_is_awaited_and_who_is_served_is_at_the_counter(
        self, reception: Reception
    ) -> None:
        label = reception.desk.issue(SERVICE).ticket.label
        reception.desk.call_next(AT)
        assert shown(reception) == [(label, 3, CallPlace.AWAITED)]
        reception.desk.start(AT)
        assert shown(reception) == [(label, 3, CallPlace.AT_COUNTER)]
        reception.desk.follow(AT, "certified-copy")
        assert shown(reception) == [(label, 3, CallPlace.AT_COUNTER)]

    @pytest.mark.parametrize("how", ENDS)
    def test_whoever_is_no_longer_called_or_served_is_gone(
        self, reception: Reception, how: str
    ) -> None:
        reception.desk.issue(SERVICE)
        reception.desk.call_next(AT)
        if how in {"served", "parked", "sent on"}:
            reception.desk.start(AT)
        ENDS[how](reception.desk)
        assert shown(reception) == []

    def test_who_did_not_come_stands_apart_as_long_as_the_house_takes_her_up_again(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        gone, back = (reception.desk.issue(SERVICE).ticket.label for _ in range(2))
        for _ in range(2):
            reception.desk.call_next(AT)
            reception.desk.no_show(AT)
        tolerance = reception.hall.unit().calling.readmit_within
        assert tolerance == timedelta(minutes=20)
        clock.advance(seconds=tolerance.total_seconds())
        assert {(one, place) for one, _, place in shown(reception)} == {
            (gone, CallPlace.ABSENT),
            (back, CallPlace.ABSENT),
        }
        reception.desk.readmit(At(None, "clerk1"), back)
        assert [one for one, _, _ in shown(reception)] == [gone]
        clock.advance(seconds=1)
        assert shown(reception) == []

    def test_only_who_is_called_again_for_the_same_service_is_called_again(
        self, reception: Reception
    ) -> None:
        reception.desk.issue(SERVICE)
        reception.desk.call_next(AT)
        assert [one.is_recall for one in reception.hall.calls()] == [False]
        reception.desk.recall(AT)
        assert [one.is_recall for one in reception.hall.calls()] == [True]
        assert [one.held.is_recall for one in reception.hall.signs() if one.held] == [True]
        reception.desk.start(AT)
        reception.desk.transfer(AT, to_service="certified-copy")
        reception.desk.call_next(AT)
        # In the whole visit it is the third call; to where she is sent now it is the first.
        assert [(one.calls, one.is_recall) for one in reception.hall.calls()] == [(3, False)]

    def test_a_counter_has_one_line_however_often_it_has_called(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        labels = [reception.desk.issue(SERVICE).ticket.label for _ in range(5)]
        for _ in labels:
            clock.advance(seconds=30)
            reception.desk.call_next(AT, finish=True)
            reception.desk.start(AT)
        assert shown(reception) == [(labels[-1], 3, CallPlace.AT_COUNTER)]

    def test_whom_nobody_called_is_on_no_screen(self, reception: Reception) -> None:
        reception.desk.open_counter(AT)
        reception.desk.walk_in(AT, SERVICE)
        assert shown(reception) == []


class TestCallsOfAZone:
    @pytest.mark.parametrize("zone", ZONES)
    def test_are_those_that_belong_there(
        self, reception: Reception, clock: FakeClock, zone: Zone
    ) -> None:
        for number, clerk in zip(NUMBERS, ("clerk1", "clerk2", "clerk3", "manager"), strict=True):
            for service in reception.hall.unit().counter(number).services[:2]:
                clock.advance(seconds=5)
                reception.desk.issue(service)
                reception.desk.call_next(At(number, clerk))
                reception.desk.no_show(At(number, clerk))
        every = reception.hall.calls()
        assert len(every) == len({one.ticket for one in every}) > len(NUMBERS)
        assert [one.called_at for one in every] == sorted(
            (one.called_at for one in every), reverse=True
        )
        wanted = tuple(one for one in every if zone.has(one.service, one.counter))
        assert reception.hall.calls(zone) == wanted

    def test_are_found_by_an_index(self, reception: Reception, database_url: str) -> None:
        is_sqlite = database_url.startswith("sqlite")
        explain = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
        plan = Statement(f"{explain} {_CALLS.sqlite}", postgresql=f"{explain} {_CALLS._postgresql}")
        with database_of(reception).read() as run:
            if not is_sqlite:
                # An empty table is read whole, whatever index there is.
                run.rows(Statement("SELECT set_config('enable_seqscan', 'off', true)"))
            rows = run.rows(plan, unit="commune", day="2026-11-25", since=0)
            told = "\n".join(str(row[-1]) for row in rows)
        # Which of the table's indexes PostgreSQL takes depends on what is in the table; SQLite
        # takes either of the two that hold nobody but who is at a counter.
        at_counters = "leg_held_once" in told or "leg_at_counter_once" in told
        assert not is_sqlite or ("leg_missed" in told and at_counters)
        assert "SCAN leg" not in told
        assert "Seq Scan on leg" not in told
