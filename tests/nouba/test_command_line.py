"""The public contract of the command line: words, JSON, exit codes, one sentence."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from nouba.main import run
from tests.support.commands import Answer, Nouba
from tests.support.every_case import every_case

SERVICE = "signature"
TICKET_KEYS = {
    "id",
    "label",
    "service",
    "state",
    "language",
    "priority",
    "service_day",
    "issued_at",
    "ahead",
    "expected_wait_s",
    "counter",
    "clerk",
    "printed",
}
VISIT_COLUMNS = (
    "ticket_id,label,unit,service_day,service,leg,language,priority,waiting_since,"
    "first_called_at,last_called_at,started_at,ended_at,counter,clerk,outcome,state"
)
REQUEST = "01a21029-f3c1-7f49-b6a1-2c26db2647e8"


@pytest.mark.both
def test_a_visit_from_the_touch_to_the_report(nouba: Nouba) -> None:
    issued = nouba("issue", SERVICE, "--language", "fr", "--json").json
    assert set(issued) == TICKET_KEYS
    assert issued["state"] == "waiting"
    assert issued["language"] == "fr"
    assert issued["printed"] == "none"
    assert issued["ahead"] == 0
    assert UUID(issued["id"]).version == 7
    assert issued["issued_at"].endswith("Z")
    label = issued["label"]

    at_counter = ("--counter", "3", "--clerk", "clerk1", "--json")
    assert nouba("call", "next", *at_counter).json["label"] == label
    assert nouba("call", "recall", label, *at_counter).json["state"] == "called"
    assert nouba("call", "start", *at_counter).json["state"] == "serving"
    assert nouba("call", "note", "a copy is missing", *at_counter).json["state"] == "serving"
    finished = nouba("call", "finish", label, *at_counter).json
    assert finished["state"] == "served"
    assert (finished["counter"], finished["clerk"]) == (3, "clerk1")

    report = nouba("report", "waits").json
    assert report["total"]["arrived"] == 1
    assert report["total"]["served"] == 1
    rows = list(csv.DictReader(io.StringIO(nouba("visits", "export").out)))
    assert ",".join(rows[0]) == VISIT_COLUMNS
    assert rows[0]["label"] == label
    assert nouba("verify", "--json").json["sound"] is True


def test_the_queue_as_json(nouba: Nouba) -> None:
    first = nouba("issue", SERVICE, "--json").json["label"]
    second = nouba("issue", SERVICE, "--json").json["label"]
    queue = nouba("queue", "--json").json
    assert set(queue) == {"services", "tickets"}
    line = next(one for one in queue["services"] if one["code"] == SERVICE)
    assert set(line) == {"code", "name", "waiting", "longest_wait_s"}
    assert line["waiting"] == 2
    assert [one["label"] for one in queue["tickets"]] == [first, second]
    assert [one["ahead"] for one in queue["tickets"]] == [0, 1]
    only = nouba("queue", "--service", "planning", "--json").json
    assert [one["code"] for one in only["services"]] == ["planning"]
    assert only["tickets"] == []


def test_a_wait_is_told_when_a_counter_is_open(nouba: Nouba) -> None:
    for _ in range(4):
        nouba("issue", SERVICE)
    assert nouba("ticket", "F004", "--json").json["expected_wait_s"] is None
    nouba("call", "next", "--counter", "3", "--clerk", "clerk1")
    wait = nouba("ticket", "F004", "--json").json["expected_wait_s"]
    assert 0 <= wait["low"] < wait["high"]


def test_finish_and_call_in_one_step(nouba: Nouba) -> None:
    nouba("issue", SERVICE)
    nouba("issue", SERVICE)
    words = ("call", "next", "--counter", "3", "--clerk", "clerk1")
    nouba(*words)
    nouba(*words).refuses_with("F001", "finish it first")
    nouba(*words, "--finish").refuses_with("F001 is called")
    nouba("call", "start", "--counter", "3", "--clerk", "clerk1")
    assert nouba(*words, "--finish", "--outcome", "served", "--json").json["label"] == "F002"
    assert nouba("ticket", "F001", "--json").json["state"] == "served"


def test_no_show_cancel_and_the_end_of_the_day(nouba: Nouba) -> None:
    for _ in range(3):
        nouba("issue", SERVICE)
    nouba("call", "next", "--counter", "3", "--clerk", "clerk1")
    missed = nouba("call", "no-show", "--counter", "3", "--clerk", "clerk1", "--json").json
    assert missed["state"] == "no_show"
    assert nouba("cancel", "f 002", "--json").json["state"] == "cancelled"
    closing = nouba("day", "close", "--json").json
    assert closing["unserved"] == 1
    assert nouba("day", "close", "--json").json["unserved"] == 0
    assert nouba("ticket", "F003", "--json").json["state"] == "unserved"


def test_a_repeated_request_gives_the_same_ticket(nouba: Nouba) -> None:
    first = nouba("issue", SERVICE, "--request-id", REQUEST, "--json").json
    again = nouba("issue", SERVICE, "--request-id", REQUEST, "--json").json
    assert again == first
    nouba("issue", "planning", "--request-id", REQUEST).refuses_with(REQUEST)
    assert len(nouba("queue", "--json").json["tickets"]) == 1


@every_case(
    ("words", "said"),
    [
        (("issue", "nothing"), ("nothing", "signature")),
        (("issue", SERVICE, "--language", "xx"), ("xx", "zgh")),
        (("issue", SERVICE, "--priority", "king"), ("king", "ordinary")),
        (("call", "next", "--counter", "3", "--clerk", "clerk1"), ("Nobody is waiting",)),
        (("call", "next", "--counter", "99", "--clerk", "clerk1"), ("99",)),
        (("call", "next", "--counter", "3", "--clerk", "nobody"), ("nobody",)),
        (("call", "next", "--counter", "3", "--clerk", "admin"), ("admin", "not allowed")),
        (("call", "start", "--counter", "3", "--clerk", "clerk1"), ("holds no ticket",)),
        (("call", "start", "F900", "--counter", "3", "--clerk", "clerk1"), ("F900",)),
        (("cancel", "F001"), ("F001",)),
        (("cancel", "what?"), ("what?",)),
        (("ticket", "F001", "--day", "2020-02-02"), ("F001", "2020-02-02")),
        (("report", "waits", "--from", "2026-02-02", "--to", "2026-02-01"), ("2026-02-02",)),
        (("init", "--template", "castle"), ("castle", "commune")),
        (("printer", "reprint", "F001", "--printer", "tcp://127.0.0.1:9"), ("F001",)),
    ],
)
def test_a_refusal_is_one_sentence(
    nouba: Nouba, words: tuple[str, ...], said: tuple[str, ...]
) -> None:
    nouba(*words).refuses_with(*said)


@every_case(
    "words",
    [
        ("issue",),
        ("issue", SERVICE, "--request-id", "seven"),
        ("call", "next", "--counter", "three", "--clerk", "clerk1"),
        ("call", "next", "--clerk", "clerk1"),
        ("ticket", "F001", "--day", "yesterday"),
        ("report", "waits", "--by", "weather"),
        ("report", "waits", "--format", "wax"),
        ("printer", "emulate", "--listen", "somewhere"),
        ("dance",),
    ],
)
def test_wrong_usage_ends_with_two(nouba: Nouba, words: tuple[str, ...]) -> None:
    nouba(*words).refuses_with(exit_code=2)


@every_case(
    ("url", "said"),
    [
        ("sqlite:////no/such/folder/nouba.db", ("/no/such/folder", "create it")),
        ("mysql://host/name", ("mysql", "postgresql+psycopg://")),
        ("not an address", ("not an address", "sqlite:///")),
        ("postgresql+psycopg://nobody@127.0.0.1:9/none", ("cannot be reached",)),
    ],
)
def test_a_database_out_of_reach_ends_with_three(
    nouba: Nouba, url: str, said: tuple[str, ...]
) -> None:
    nouba("queue", "--db", url).refuses_with(*said, exit_code=3)


def test_without_a_database_the_usage_is_wrong(
    nouba: Nouba, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NOUBA_DATABASE")
    nouba("queue").refuses_with("NOUBA_DATABASE", exit_code=2)


def test_a_printer_out_of_reach_leaves_the_number(nouba: Nouba) -> None:
    answer = nouba("issue", SERVICE, "--printer", "tcp://127.0.0.1:9", "--json")
    assert answer.exit_code == 3
    assert json.loads(answer.out)["printed"] == "failed"
    assert json.loads(answer.out)["state"] == "waiting"
    assert "F001 is not printed" in answer.err
    assert nouba("ticket", "F001", "--json").json["printed"] == "failed"


def test_init_is_idempotent_and_shows_passwords_once(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NOUBA_DATABASE", empty_database_url)
    assert run(("init", "--template", "commune", "--always-open", "--json")) == 0
    first = json.loads(capsys.readouterr().out)
    assert set(first["first_passwords"]) == {"clerk1", "clerk2", "clerk3", "manager", "admin"}
    assert run(("init", "--template", "commune", "--always-open", "--json")) == 0
    again = json.loads(capsys.readouterr().out)
    assert again == {
        "schema_changed": False,
        "unit_changed": False,
        "first_passwords": {},
        "closed_to_others": [],
    }


def test_a_mistake_in_the_unit_file_leaves_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NOUBA_DATABASE", f"sqlite:///{tmp_path}/nouba.db")
    mine = tmp_path / "mine.toml"
    mine.write_text('code = "mine"\n[names\n', encoding="utf-8")
    assert run(("init", "--template", str(mine))) == 1
    assert "mine.toml" in capsys.readouterr().err
    assert not (tmp_path / "nouba.db").exists()


def test_a_report_file_is_whole_or_not_there(nouba: Nouba, tmp_path: Path) -> None:
    nouba("issue", SERVICE)
    out = tmp_path / "waits.csv"
    assert nouba("report", "waits", "--format", "csv", "--out", str(out)).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert rows[-1]["row"] == "total"
    said = csv.DictReader(io.StringIO((tmp_path / "waits-definitions.csv").read_text("utf-8-sig")))
    defined = {row["figure"]: row for row in said}
    assert set(rows[-1]) - {"row", "service"} <= set(defined), "every column is defined"
    assert all(row["ar"] and row["fr"] and row["en"] for row in defined.values())
    nouba("visits", "export", "--out", str(tmp_path / "no" / "v.csv")).refuses_with(
        "cannot be written", exit_code=3
    )
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []


def test_a_device_is_written_to_and_stays_a_device(nouba: Nouba, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert nouba("visits", "export", "--out", str(pipe)).exit_code == 0
        assert os.read(reader, 9) == b"ticket_id"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_the_demonstration_spares_a_folder_of_others(nouba: Nouba, tmp_path: Path) -> None:
    (tmp_path / "nouba.db").write_text("precious", encoding="utf-8")
    nouba("demo", "--out", str(tmp_path)).refuses_with("holds other files")
    assert (tmp_path / "nouba.db").read_text(encoding="utf-8") == "precious"


def test_a_bug_is_logged_and_told_in_one_sentence(
    nouba: Nouba, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("seven")

    monkeypatch.setattr("reception.queue.hall.Hall.queue", broken)
    nouba("queue").refuses_with("unexpectedly", "nouba.log", exit_code=3)
    assert "ZeroDivisionError: seven" in caplog.text
    caplog.clear()


@pytest.mark.parametrize("app", ["kiosk", "board", "clerk", "admin"])
def test_an_app_without_a_screen_says_so(
    nouba: Nouba, app: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    nouba(app).refuses_with("no screen", exit_code=3)


def test_an_app_needs_a_database(nouba: Nouba, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOUBA_DATABASE")
    nouba("kiosk").refuses_with("NOUBA_DATABASE", exit_code=2)


def test_what_was_typed_does_not_steer_the_terminal(nouba: Nouba) -> None:
    answer = nouba("issue", "sig\x1b[31m\nnature")
    answer.refuses_with("sig")
    assert "\x1b" not in answer.err


@every_case(
    "words",
    [("issue", "signature", "--request-id"), ("verify", "--day"), ("visits", "export", "--waited")],
)
def test_wrong_usage_does_not_steer_the_terminal(nouba: Nouba, words: tuple[str, ...]) -> None:
    answer = nouba(*words, "a\x1b[2J\u202eb")
    assert answer.exit_code == 2
    assert "a [2J b" in answer.err
    assert "\x1b" not in answer.err
    assert "\u202e" not in answer.err


@every_case("place", ["", ".", "/", "x" * 300])
@every_case("words", [("report", "waits"), ("visits", "export")])
def test_a_place_that_takes_no_file_is_told(
    nouba: Nouba,
    words: tuple[str, ...],
    place: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = nouba(*words, "--out", place)
    assert answer.exit_code in {2, 3}
    assert "unexpectedly" not in answer.err


def test_a_full_disk_under_the_answer_is_told(database_url: str) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "nouba", "queue", "--json"],
            env={**os.environ, "NOUBA_DATABASE": database_url, "PYTHONIOENCODING": "ascii"},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 3
    assert "Traceback" not in ended.stderr
    assert "unexpectedly" not in ended.stderr


@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_name_is_wrong_usage_and_not_this_folder(
    empty: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    # A variable of the shell that is not set, behind each of these.
    for words in (
        ("report", "monthly", "--folder"),
        ("report", "overview", "--out"),
        ("voice", "make", "fr", "--out"),
        ("voice", "check"),
        ("unit", "export"),
        ("visits", "import"),
        ("what-if", "--rules"),
        ("printer", "preview", "--out"),
        ("printer", "emulate", "--out"),
        ("led", "emulate", "--out"),
        ("translations", "export", "--folder"),
        ("backtest",),
        ("demo", "--out"),
        ("queue", "--db"),
        ("clerk", "--db"),
    ):
        answer = Answer(run((*words, empty)), *capsys.readouterr())
        answer.refuses_with("it is empty", exit_code=2)
    assert not [*tmp_path.iterdir()]


def test_it_says_its_version(nouba: Nouba) -> None:
    assert nouba("--version").out.startswith("Nouba ")


@every_case(
    ("words", "exit_code"),
    [
        (("restore", "/"), 1),
        (("alerts", "acknowledge", "--by", "manager", "--", str(-(2**63))), 2),
        (("unit", "log", "--who", "\udcff"), 2),
    ],
)
def test_a_hostile_word_is_no_bug(nouba: Nouba, words: tuple[str, ...], exit_code: int) -> None:
    assert nouba(*words).exit_code == exit_code
