"""A setting that cannot be is told when a command or an app starts, in one sentence."""

from pathlib import Path

import pytest

from reception.database.address import require_possible
from tests.support.commands import Nouba
from tests.support.every_case import every_case

_SERVER = "postgresql+psycopg://me:secret@host/nouba"
_NOT_OURS = [
    ("sqlite:////tmp/not-made.db?timeout=abc", "'timeout'"),
    ("sqlite:////tmp/not-made.db?timeout=5", "'timeout'"),
    ("sqlite:////tmp/not-made.db?mode=ro", "'mode'"),
    ("sqlite:////tmp/not-made.db?mode", "'mode'"),
    ("sqlite:////tmp/not\0made.db", "zero character"),
    ("sqlite:////tmp/not%00made.db", "zero character"),
    (f"{_SERVER}?options=-c%20search_path=x", "'options'"),
    (f"{_SERVER}?colour=green", "'colour'"),
    (f"{_SERVER}?dbname=other", "'dbname'"),
    (f"{_SERVER}?sslmode", "'sslmode='"),
    (f"{_SERVER}?sslmode=maybe", "choose from: disable, allow"),
    (f"{_SERVER}?connect_timeout=soon", "give a number"),
    (f"{_SERVER}?sslmode=require&sslmode=disable", "stands twice"),
    (f"{_SERVER}%00x", "zero character"),
    ("postgresql+psycopg://one,two/nouba?timeout=1", "'timeout'"),
]
"""Addresses with a word that is none of Nouba's, and what is said of it."""


@every_case(("address", "said"), _NOT_OURS)
@every_case("words", [("queue",), ("init",), ("verify",), ("backup",)])
def test_an_option_that_is_not_ours_is_refused_by_its_name(
    nouba: Nouba, words: tuple[str, ...], address: str, said: str, tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    answer = nouba(*words, "--db", address.replace("////tmp", f"///{tmp_path}"))
    answer.refuses_with(said, exit_code=3)
    assert "secret" not in answer.err
    assert sorted(tmp_path.iterdir()) == before


@every_case("app", ["kiosk", "board", "clerk", "admin"])
@every_case(
    ("address", "said"),
    [
        ("x", "not the address of a database"),
        ("mysql://me:secret@x", "not a database Nouba can use"),
        ("sqlite://", "not a database Nouba can use"),
        ("sqlite:///:memory:", "not a database Nouba can use"),
        ("sqlite:////nowhere/at/all/nouba.db", "There is no folder"),
        ("sqlite:////tmp", "is a folder"),
        ("sqlite:////tmp/" + "x" * 300, "cannot be looked at"),
        ("postgresql+psycopg://me:secret@host:port/nouba", "names no port"),
        ("postgresql+psycopg://me:secret@one,two:port/nouba?password=secret", "names no port"),
        ("postgresql+psycopg://me:secret@one,,two/nouba", "names no port"),
        ("postgresql+psycopg://me:secret@host:" + "9" * 5000 + "/nouba", "names no port"),
        *_NOT_OURS,
    ],
)
def test_an_app_does_not_wait_for_a_database_that_cannot_be(
    nouba: Nouba, app: str, address: str, said: str
) -> None:
    answer = nouba(app, "--db", address)
    answer.refuses_with(said, exit_code=3)
    assert "secret" not in answer.err


@every_case(
    "address",
    [
        "sqlite:///not-made-yet.db",
        "postgresql+psycopg://nobody-home.invalid/nouba",
        "postgresql+psycopg://me:a/b:c@192.0.2.1:5432/nouba?connect_timeout=1",
        "postgresql+psycopg://me@[2001:db8::1]:5432/nouba",
        "postgresql+psycopg://me@[2001:db8::1]/nouba",
        "postgresql+psycopg:///nouba?host=/run/postgresql",
        "postgresql+psycopg://me@one,two:5433,[2001:db8::1]:5434/nouba?sslmode=verify-full",
    ],
)
def test_a_database_that_may_come_back_is_waited_for(address: str) -> None:
    require_possible(address)


@every_case("station", [" ", "k1\n", "two\nlines", " k1", "k" * 400, "k\x07"])
@every_case("words", [("queue",), ("kiosk",)])
def test_a_station_has_a_name_that_staff_can_read(
    nouba: Nouba, words: tuple[str, ...], station: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOUBA_STATION", station)
    nouba(*words).refuses_with("NOUBA_STATION", exit_code=3)


@every_case(
    "clock",
    [
        "nonsense",
        "2026-11-25T10:00:00+00:00/nan/1",
        "2026-11-25T10:00:00+00:00/0/inf",
        "9999-12-31T23:59:59+00:00/0/1",
    ],
)
@every_case("words", [("queue",), ("kiosk",)])
def test_a_clock_that_cannot_be_is_told(
    nouba: Nouba, words: tuple[str, ...], clock: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOUBA_CLOCK", clock)
    nouba(*words).refuses_with("NOUBA_CLOCK", exit_code=3)
