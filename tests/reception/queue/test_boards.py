"""The boards that a unit describes, and which calls belong to the zone of one."""

import json
import random
from datetime import timedelta
from importlib import resources
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.app import Reception
from reception.database.run import Statement
from reception.domain.board import EVERYWHERE, BoardTemplate, Zone
from reception.domain.errors import TemplateError, UnknownBoardError
from reception.domain.language import Language
from reception.domain.unit import Unit
from reception.queue.model import At, Call
from reception.queue.sql.hall import _CALLS, _ZONE_CALLS
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

DAY = 40
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
    assert board.zone.is_everywhere
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
    assert zone.has(service, counter) == ((service, counter) in set(zone.pairs(CODES, NUMBERS)))
    assert zone.has(service, counter) == (
        (not services or service in services) and (not counters or counter in counters)
    )


def busy_day(reception: Reception, clock: FakeClock) -> tuple[Call, ...]:
    """Let four counters call for a while, some visitors at two of them; return every call."""
    dice = random.Random(5)  # noqa: S311 - a day, not a secret
    clerks = dict(zip(NUMBERS, ("clerk1", "clerk2", "clerk3", "manager"), strict=True))
    served_at = {one.number: one.services for one in COMMUNE.counters}
    gone_on: list[str] = []
    new = 0
    while new < DAY:
        number = dice.choice(NUMBERS)
        clerk = clerks[number]
        if gone_on and dice.random() < 0.5:
            label = gone_on.pop()
        else:
            label = reception.desk.issue(dice.choice(served_at[number])).ticket.label
            new += 1
        called = reception.desk.call_ticket(At(number, clerk), label, reason="in turn")
        clock.advance(seconds=dice.randint(1, 30))
        if dice.random() < 0.2:
            reception.desk.recall(At(number, clerk))
        reception.desk.start(At(number, clerk))
        clock.advance(seconds=20)
        if dice.random() < 0.3:
            others = [code for code in CODES if code != called.leg.service]
            reception.desk.transfer(At(number, clerk), to_service=dice.choice(others))
            gone_on.append(label)
        else:
            reception.desk.finish(At(number, clerk))
    return reception.hall.calls(1000)


class TestCallsOfAZone:
    def test_are_those_of_the_day_that_belong_there(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        every = busy_day(reception, clock)
        assert len(every) == DAY
        for zone in ZONES:
            wanted = [one for one in every if zone.has(one.service, one.counter)]
            assert list(reception.hall.calls(13, zone)) == wanted[:13], zone

    def test_are_not_crowded_out_by_another_zone(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        for _ in range(3):
            reception.desk.issue("planning")
            reception.desk.call_next(At(4, "clerk1"))
            reception.desk.no_show(At(4, "clerk1"))
            clock.advance(seconds=5)
        for _ in range(30):
            reception.desk.issue("signature")
            reception.desk.call_next(At(3, "clerk2"))
            reception.desk.no_show(At(3, "clerk2"))
            clock.advance(seconds=5)
        shown = reception.hall.calls(6, Zone(counters=(4,)))
        assert [one.label for one in shown] == ["L003", "L002", "L001"]
        assert timedelta() < clock.now() - shown[0].called_at

    @pytest.mark.parametrize("zone", [EVERYWHERE, Zone(counters=(3, 4))])
    def test_who_is_still_called_is_among_them_however_many_were_called_since(
        self, reception: Reception, clock: FakeClock, zone: Zone
    ) -> None:
        reception.desk.issue("planning")
        awaited = reception.desk.call_next(At(4, "clerk1")).ticket.label
        for _ in range(5):
            clock.advance(seconds=5)
            reception.desk.issue("signature")
            reception.desk.call_next(At(3, "clerk2"))
            reception.desk.no_show(At(3, "clerk2"))
        shown = reception.hall.calls(3, zone)
        assert [one.label for one in shown] == ["F005", "F004", "F003", awaited]
        assert reception.hall.calls(3, Zone(counters=(3,))) == shown[:3]

    @pytest.mark.parametrize("statement", [_CALLS, _ZONE_CALLS])
    def test_are_found_by_an_index(
        self, reception: Reception, database_url: str, statement: Statement
    ) -> None:
        is_sqlite = database_url.startswith("sqlite")
        explain = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
        plan = Statement(
            f"{explain} {statement.sqlite}", postgresql=f"{explain} {statement._postgresql}"
        )
        pairs = json.dumps([("planning", 4)])
        with database_of(reception).read() as run:
            if not is_sqlite:
                # An empty table is read whole, whatever index there is.
                run.rows(Statement("SELECT set_config('enable_seqscan', 'off', true)"))
            zone = {"pairs": pairs} if statement is _ZONE_CALLS else {}
            rows = run.rows(plan, unit="commune", day="2026-11-25", limit=13, **zone)
            told = "\n".join(str(row[-1]) for row in rows)
        # Which of the table's indexes PostgreSQL takes depends on what is in the table.
        newest = "leg_called_zone" if zone else "leg_called "
        assert (newest if is_sqlite else "Index Scan") in told
        assert not is_sqlite or "USING INDEX leg_held_once" in told or "leg_at_counter" in told
        assert "SCAN leg" not in told
        assert "Seq Scan on leg" not in told
