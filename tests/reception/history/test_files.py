"""Files of the past: what comes in, what is refused and why, whatever their bytes are."""

from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reception.domain.errors import NotAllowedError
from reception.domain.ticket import EventKind, TicketState
from reception.domain.unit import Role
from reception.history.columns import MappingRefusedError, load_mapping, mapping_of
from reception.history.lines import NotCsvError
from tests.support.databases import COMMUNE
from tests.support.every_case import every_case
from tests.support.history import GOOD, Desk, own_csv

REPOSITORY = Path(__file__).parents[3]
EXCHANGE = """
source = "exchange"
key = ["call", "date"]
time_format = "%H:%M:%S"
blank = ["0:00:00"]
slack_seconds = 5
skip = { outcome = ["PHANTOM"] }
[fields]
counter = { value = 1, when = { outcome = ["AGENT"] } }
service = { column = "type", codes = { PS = "signature" } }
priority = { column = "priority", codes = { 0 = "ordinary", 2 = "elderly" } }
clerk = { column = "server", value = "clerk2", lower = true, when = { outcome = ["AGENT"] } }
state = { column = "outcome", codes = { AGENT = "served", HANG = "cancelled" } }
waiting_since = { column = ["queue_start", "service_start", "entry"], date = "date" }
[fields.first_called_at]
column = ["queue_exit", "service_start"]
date = "date"
when = { outcome = ["AGENT"] }
[fields.started_at]
column = "service_start"
date = "date"
when = { outcome = ["AGENT"] }
[fields.ended_at]
column = ["service_exit", "queue_exit", "entry"]
date = "date"
"""
CALLS = """\
call,priority,type,date,entry,queue_start,queue_exit,outcome,service_start,service_exit,server
1,0,PS,2026-11-02,7:02:56,0:00:00,0:00:00,AGENT,7:02:55,7:05:41,CLERK1
2,2,PS,2026-11-02,23:58:00,23:58:00,0:01:10,AGENT,0:01:09,0:04:00,
3,0,PS,2026-11-02,8:09:22,8:09:22,8:09:27,HANG,0:00:00,0:00:00,
4,0,PS,2026-11-02,9:00:00,9:00:00,9:00:07,PHANTOM,0:00:00,0:00:00,
5,0,PS,2026-11-02,9:10:00,0:00:00,0:00:00,HANG,0:00:00,0:00:00,
6,0,PS,2026-11-02,9:10:00,9:10:00,9:11:00,AGENT,0:00:00,0:00:00,CLERK1
7,0,XX,2026-11-02,9:10:00,9:10:00,9:11:00,AGENT,9:11:00,9:12:00,CLERK1
8,0,PS,2026-11-02,9:10:00,9:10:00,9:11:00,AGENT,9:10:50,9:12:00,CLERK1
"""
NOT_A_LINE = {
    "ticket_id": ("x", "no identifier of a ticket"),
    "label": ("F-1", "no label of a ticket"),
    "unit": ("elsewhere", "it is of unit 'elsewhere'"),
    "service_day": ("2026-11-25", "its day 2026-11-25 is not over"),
    "service": ("abolished", "there is no service 'abolished' here"),
    "leg": ("2", "leg 1 of this visit is missing"),
    "language": ("de", "none of the languages"),
    "priority": ("royal", "there is no priority 'royal' here"),
    "waiting_since": ("2026-11-20 09:00", "no instant in UTC"),
    "first_called_at": ("", "one alone"),
    "started_at": ("", "when the service began"),
    "ended_at": ("", "when the visit ended"),
    "counter": ("99", "there is no counter 99 here"),
    "clerk": ("", "a counter or a clerk, and not both"),
    "outcome": ("\x07", "is no outcome"),
    "state": ("serving", "this visit is not over"),
}


class TestOwnExport:
    def test_a_good_line_is_a_visit_with_the_events_that_lead_to_it(self) -> None:
        desk = Desk()
        assert desk.bring_in(own_csv(GOOD)).visits == 1
        (past,) = desk.store.written
        assert [one.kind for one in past.events] == [
            EventKind.IMPORTED,
            EventKind.CALLED,
            EventKind.RECALLED,
            EventKind.STARTED,
            EventKind.FINISHED,
        ]
        assert past.events[0].note == "nouba"
        assert (past.visit.ticket.label, past.visit.ticket.series) == ("F001", "~F")

    @every_case("column", NOT_A_LINE)
    def test_every_line_that_cannot_be_brought_in_is_told_with_its_reason(
        self, column: str
    ) -> None:
        desk = Desk()
        value, reason = NOT_A_LINE[column]
        other = GOOD | {"ticket_id": GOOD["ticket_id"][:-1] + "2", "label": "F002"}
        done = desk.bring_in(own_csv(other, GOOD | {column: value}))
        assert (done.visits, done.refused) == (1, 1)
        (line,) = desk.bad
        assert line.line == 3
        assert reason in line.reason

    def test_strictly_nothing_comes_in_while_one_line_cannot(self) -> None:
        desk = Desk()
        other = GOOD | {"ticket_id": GOOD["ticket_id"][:-1] + "2", "label": "F002"}
        done = desk.bring_in(own_csv(other, GOOD | {"service": "abolished"}), strict=True)
        assert (done.visits, done.refused, desk.store.transactions) == (0, 1, 0)
        assert desk.bring_in(own_csv(other, GOOD), strict=True).visits == 2

    def test_the_lines_of_a_visit_come_in_together_or_not_at_all(self) -> None:
        leg = GOOD | {"ended_at": "2026-11-20T09:12:00Z", "outcome": "transferred"}
        first = leg | {"state": "continued"}
        second = GOOD | {"leg": "2", "waiting_since": first["ended_at"]}
        second |= dict.fromkeys(("first_called_at", "last_called_at", "started_at"), "")
        second |= {"counter": "", "clerk": "", "state": "unserved", "outcome": "unserved"}
        second["ended_at"] = "2026-11-20T16:00:00Z"
        desk = Desk()
        assert desk.bring_in(own_csv(first, second | {"language": "xx"})).refused == 2
        assert not desk.store.written
        assert desk.bring_in(own_csv(first, second)).legs == 2
        # Its second line alone, from a file that is not in order.
        apart = GOOD | {"ticket_id": GOOD["ticket_id"][:-1] + "2"}
        strayed = second | {"ticket_id": apart["ticket_id"]}
        assert desk.bring_in(own_csv(apart, first, strayed)).refused == 1
        assert "without this leg" in desk.bad[-1].reason
        assert desk.bring_in(own_csv(strayed, apart), strict=True).refused > 0

    def test_two_visits_with_one_number_both_stay(self) -> None:
        desk = Desk()
        twin = GOOD | {"ticket_id": GOOD["ticket_id"][:-1] + "2"}
        assert desk.bring_in(own_csv(GOOD, twin)).visits == 2
        tickets = [one.visit.ticket for one in desk.store.written]
        assert {(one.series, one.label) for one in tickets} == {("~F", "F001"), ("~~F", "F001")}

    def test_a_day_whose_visits_are_no_longer_told_apart_takes_no_more(self) -> None:
        desk = Desk()
        desk.store.gone = frozenset({date(2026, 11, 20)})
        assert desk.bring_in(own_csv(GOOD)).refused == 1
        assert "no longer kept" in desk.bad[0].reason


class TestMapping:
    def test_another_systems_lines_become_visits(self) -> None:
        desk = Desk()
        done = desk.bring_in(CALLS.encode(), EXCHANGE)
        served, night, left, hung_up = (one.visit.leg for one in desk.store.written)
        assert done.refused == 3
        assert {one.line: one.reason for one in desk.bad} == {
            7: "it does not say when the service began",
            8: "the mapping does not say which service 'XX' is",
            9: "started_at is before what happened earlier",
        }
        # Who did not queue was called when the service began.
        assert served.waiting_since == served.first_called_at == served.started_at
        assert (served.clerk, night.clerk, served.counter) == ("clerk1", "clerk2", 1)
        # After midnight it is the next day; the clocks are a second apart.
        assert (
            night.first_called_at == night.started_at == datetime(2026, 11, 3, 0, 1, 10, tzinfo=UTC)
        )
        assert night.priority == "elderly"
        assert (left.state, left.outcome) == (TicketState.CANCELLED, "cancelled")
        assert hung_up.waiting_since == hung_up.ended_at
        assert [one.visit.ticket.label for one in desk.store.written] == [
            "H001", "H002", "H003", "H004",
        ]  # fmt: skip

    def test_the_same_file_again_brings_nothing_in_twice(self) -> None:
        desk = Desk()
        desk.bring_in(CALLS.encode(), EXCHANGE)
        again = desk.bring_in(CALLS.encode(), EXCHANGE)
        assert (again.visits, again.present, again.refused) == (0, 4, 3)

    @every_case(
        ("written", "hour"),
        [
            # On 2026-02-15 the clock went from 3:00 back to 2:00; on 2026-03-22 from 2:00 to 3:00.
            ("2026-02-15 01:59:00", 0),
            ("2026-02-15 02:30:00", 1),
            ("2026-02-15 03:00:00", 3),
            ("2026-03-22 02:30:00", None),
            ("2026-09-20 03:30:00", 3),
        ],
    )
    def test_hours_that_came_twice_or_never(self, written: str, hour: int | None) -> None:
        desk = Desk()
        mapping = """
            source = "a"
            key = ["at"]
            time_format = "%Y-%m-%d %H:%M:%S"
            fields = { service = { value = "signature" }, waiting_since = "at", ended_at = "at" }
        """
        done = desk.bring_in(f"at\n{written}\n".encode(), mapping)
        if hour is None:
            assert done.refused == 1
            assert "there was no 2026-03-22 02:30" in desk.bad[0].reason
        else:
            assert desk.store.written[0].visit.leg.waiting_since.hour == hour

    @every_case(
        ("text", "reason"),
        [
            ("", "source is missing"),
            ("source = ", "well-formed"),
            ('source = "a"\nkey = ["x"]\nzone = "Mars"\nfields = {}', "zone does not fit"),
            ('source = "a"\nkey = ["x"]\nfields = { service = "s" }', "waiting_since is missing"),
            ('source = "a"\nkey = ["x"]\nfields.service.colum = "s"', "colum is not known here"),
        ],
    )
    def test_a_mapping_that_cannot_be_used_says_why(self, text: str, reason: str) -> None:
        with pytest.raises(MappingRefusedError, match=reason):
            mapping_of(text.encode())

    def test_the_mapping_that_administrators_start_from_can_be_used(self) -> None:
        guide = (REPOSITORY / "docs" / "history.md").read_text(encoding="utf-8")
        mapping = mapping_of(guide.partition("```toml\n")[2].partition("```")[0].encode())
        assert {"ticket_no", "called_at", "status"} <= mapping.columns
        calls = REPOSITORY / "tests" / "support" / "mappings" / "callcentre-1999.toml"
        assert load_mapping(calls).source == "callcentre-1999"


class TestAnyBytes:
    @given(st.binary(max_size=400), st.booleans(), st.sampled_from(["utf-8", "utf-16"]))
    @example(b'"' + b"x" * 300_000, False, "utf-8")
    @example(b"a,a\n", False, "utf-8")
    def test_end_in_a_sentence(self, content: bytes, headed: bool, encoding: str) -> None:
        desk = Desk()
        head = CALLS.partition("\n")[0].encode() + b"\n" if headed else b""
        for mapping in (None, EXCHANGE.replace("key =", f'encoding = "{encoding}"\nkey =', 1)):
            # The only exception that may come is a refusal of the file as a whole.
            with suppress(NotCsvError):
                done = desk.bring_in(head + content, mapping)
                assert done.refused == len(desk.bad)
                desk.bad.clear()

    @given(st.dictionaries(st.sampled_from([*GOOD]), st.text(max_size=30), min_size=1))
    def test_any_cells_end_in_a_visit_or_a_reason(self, cells: dict[str, str]) -> None:
        desk = Desk()
        done = desk.bring_in(own_csv(GOOD | cells))
        assert done.visits + done.refused >= 1

    @given(st.binary(max_size=200))
    def test_no_mapping_is_more_than_refused(self, content: bytes) -> None:
        with pytest.raises(MappingRefusedError):
            mapping_of(content)


def test_only_administrators_bring_the_past_in() -> None:
    desk = Desk()
    for person in COMMUNE.people:
        if person.role is Role.ADMINISTRATOR:
            assert desk.history.imports(asking=person) == ()
            continue
        with pytest.raises(NotAllowedError, match="bring in or forget past visits"):
            desk.bring_in(own_csv(GOOD), asking=person)
        with pytest.raises(NotAllowedError):
            desk.history.imports(asking=person)
