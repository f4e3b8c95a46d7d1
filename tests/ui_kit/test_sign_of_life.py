from typing import cast

import pytest

from reception.domain.alerts import App
from reception.domain.errors import StorageFault
from reception.watch.watch import Stations
from tests.support.inline import Inline
from ui_kit.heartbeat import SignOfLife


class FakeLives:
    def __init__(self) -> None:
        self.said: list[str] = []
        self.fault: Exception | None = None

    def beat(self, station: str, app: App, *, part: str = "", starts: bool = False) -> None:
        if self.fault:
            raise self.fault
        self.said.append(f"{app} {part} {station} {'starts' if starts else 'runs'}")

    def leave(self, station: str, app: App, *, part: str = "") -> None:
        self.said.append(f"{app} {part} {station} leaves")


def sign_of(lives: FakeLives) -> SignOfLife:
    return SignOfLife(cast("Stations", lives), Inline(), station="wall", app=App.BOARD, part="hall")


@pytest.mark.usefixtures("qapp")
def test_it_says_that_it_starts_runs_and_leaves() -> None:
    lives = FakeLives()
    life = sign_of(lives)
    life.start()
    life.beat()
    life.close()
    assert lives.said == [f"board hall wall {said}" for said in ("starts", "runs", "leaves")]


@pytest.mark.usefixtures("qapp")
def test_a_database_that_is_away_is_told_again_that_it_starts() -> None:
    lives = FakeLives()
    lives.fault = StorageFault("The database is away", "look at the cable")
    life = sign_of(lives)
    life.start()
    life.close()
    lives.fault = None
    life.beat()
    assert lives.said == ["board hall wall starts"]
