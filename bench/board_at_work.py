"""What a board costs while it works, drawn without a GPU on a screen of 1920 x 1080."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from bench.processes import busy_s, end
from bench.stores import CLERK, COUNTER, SERVICE, sqlite_url
from bench.table import Measured
from reception.app import Reception, open_reception
from reception.domain.board import Board, BoardTemplate
from reception.domain.language import Language
from reception.queue.model import At
from reception.unit.file import load_template, with_always_open
from tests.support.media import film, picture

_SETTLE_S = 6.0
_CALLS = 5
# One call in ten seconds: eight counters that call whenever they are free, or more.
_PAUSE_S = 10.0
_LIMIT = 8.0
# A film costs its decoding: a hall that wants films has a core to spare beside the board's.
_FILM_LIMIT = 60.0
_MESSAGE = {
    Language.ARABIC: "تسلم عقود الازدياد في نفس اليوم، وتصحيح الإمضاء متاح يوم السبت صباحا.",
    Language.FRENCH: "Les extraits d’acte de naissance sont remis le jour même ; la légalisation"
    " des signatures est ouverte le samedi matin.",
}
_SCREEN = {
    "screens": [
        {
            "name": "wall", "x": 0, "y": 0, "width": 1920, "height": 1080,
            "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
        }
    ]
}  # fmt: skip


def measure() -> Iterator[Measured]:
    """Yield the processor time of each kind of board while visitors are called."""
    with sqlite_url() as url, TemporaryDirectory() as name, open_reception(url) as reception:
        folder = Path(name)
        (folder / "screen.json").write_text(json.dumps(_SCREEN))
        for media in ("pictures", "films"):
            (folder / media).mkdir()
        for number in range(3):
            picture(folder / "pictures" / f"{number}.jpg", (3840, 2160))
        film(folder / "films" / "film.avi", frames=500, rate=25, size=(1280, 720))
        messages = (_MESSAGE,) * 3
        boards = (
            Board(code="calls", waiting=True, messages=messages),
            Board(code="media", template=BoardTemplate.MEDIA, waiting=True, messages=messages),
        )
        commune = with_always_open(load_template("commune"))
        reception.office.set_up(replace(commune, boards=boards))
        for what, words, shown, limit in (
            ("ticker, waits, calls", ("calls",), None, _LIMIT),
            ("with pictures of 8 million points", ("media",), folder / "pictures", _LIMIT),
            ("with a film of 1280 x 720, decoder too", ("media",), folder / "films", _FILM_LIMIT),
            ("over one counter", ("--counter", str(COUNTER)), None, _LIMIT),
        ):
            with _hung_up(url, folder, words, shown) as board:
                yield Measured(
                    name=f"board, {what}",
                    value=_part_of_a_core(reception, board),
                    unit="%",
                    limit=limit,
                    note=f"{_CALLS} calls in {_CALLS * _PAUSE_S:.0f} s,"
                    f" {board.memory_info().rss / 1_048_576:.0f} MB",
                )


@contextmanager
def _hung_up(
    url: str, folder: Path, words: tuple[str, ...], media: Path | None
) -> Iterator[psutil.Process]:
    started = subprocess.Popen(
        [sys.executable, "-m", "nouba", "board", *words],
        env={
            **os.environ,
            "NOUBA_DATABASE": url,
            "NOUBA_MEDIA": str(media or ""),
            "QT_QPA_PLATFORM": f"offscreen:configfile={folder / 'screen.json'}",
            "QT_QUICK_BACKEND": "software",
        },
        stderr=subprocess.DEVNULL,
    )
    try:
        yield psutil.Process(started.pid)
    finally:
        end(started)


def _part_of_a_core(reception: Reception, board: psutil.Process) -> float:
    time.sleep(_SETTLE_S)
    began, before = time.monotonic(), busy_s(board)
    for _ in range(_CALLS):
        reception.desk.issue(SERVICE)
        reception.desk.call_next(At(COUNTER, CLERK))
        time.sleep(_PAUSE_S)
        reception.desk.start(At(COUNTER, CLERK))
        reception.desk.finish(At(COUNTER, CLERK))
    return (busy_s(board) - before) / (time.monotonic() - began) * 100
