"""A site whose kiosk, line and relay are programs of their own, as an office has them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import zxingcpp
from PIL import Image

from reception.app import Reception, open_reception
from reception.system.clock import SystemClock
from tests.journeys.outage_child import OutageKiosk
from tests.support.databases import COMMUNE, SqliteDatabases, set_up
from tests.support.sockets import closed_port

_PATIENCE_S = 60


@dataclass(frozen=True, kw_only=True)
class PhonedSite:
    """What of it a visitor and a clerk have in hand."""

    reception: Reception
    kiosk: OutageKiosk
    paper: Path

    def take(self, language: str) -> tuple[str, str]:
        """Take a ticket at the kiosk; return its number, and what stands in its printed code."""
        before = {*self.paper.rglob("*.png")}
        taken = self.kiosk.take(language)
        assert taken["paper"] == "confirmed", taken
        (sheet,) = {*self.paper.rglob("*.png")} - before
        with Image.open(sheet) as printed:
            (code,) = zxingcpp.read_barcodes(printed.convert("L"))
        return taken["label"], code.text


@contextmanager
def open_site(databases: SqliteDatabases, folder: Path) -> Iterator[PhonedSite]:
    """Open a site whose tickets lead to a relay, which has let it in."""
    port = closed_port()
    origin = f"http://127.0.0.1:{port}"
    with databases.commune(folder) as url, ExitStack() as programs:
        set_up(url, replace(COMMUNE, ticket_page_url=origin), SystemClock())
        settings = {
            "NOUBA_DATABASE": url,
            "NOUBA_STATION": "line",
            "XDG_STATE_HOME": str(folder / "state"),
        }

        def start(*words: str) -> subprocess.Popen[str]:
            with (folder / f"{words[0]}.log").open("wb") as log:
                program = subprocess.Popen(
                    [sys.executable, "-m", "nouba", *words],
                    env=os.environ | settings,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    text=True,
                )
            programs.callback(program.communicate, timeout=_PATIENCE_S)
            programs.callback(program.terminate)
            return program

        def said(*words: str) -> str:
            program = start(*words)
            told, _ = program.communicate(timeout=_PATIENCE_S)
            assert program.returncode == 0, (words, told)
            return told

        relay = start("relay", "--port", str(port))
        assert relay.stdout
        assert origin in relay.stdout.readline()
        said("relay", "admit", json.loads(said("line", "join", origin, "--json"))["code"])
        start("line", "run")
        kiosk = OutageKiosk(url, folder)
        programs.callback(kiosk.kill)
        with open_reception(url, clock=SystemClock()) as reception:
            yield PhonedSite(reception=reception, kiosk=kiosk, paper=folder / "paper")
