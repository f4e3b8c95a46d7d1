"""One benchmark of one tree, in processes of its own: its figures, costs, and where it stood."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from threading import Thread
from time import monotonic

from bench.table import Figure, figure_in

MEASURES_HERE = "NOUBA_BENCH_HERE"
"""Set for the process that measures, and starts no other one for it."""
# Whoever is interrupted ends what it has started: databases, kiosks, printers.
_TIDIES_S = 20.0
_LAST_WORDS_S = 5.0
_LINES_OF_A_FAULT = 15
# Of a benchmark that ran to its end: a limit may be missed.
_ENDED_WELL = frozenset({0, 1})


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What came of one run."""

    figures: tuple[Figure, ...]
    took_s: float
    processor_s: float
    """Of the benchmark and of everybody it started and saw end."""
    fault: str
    """Why it did not come to its end, and where it stood; empty if it did."""
    last_words: tuple[str, ...]
    """What it said last, if it did not."""


def run(tree: Path, name: str, patience_s: float) -> Run:
    """Run a benchmark with the packages of this interpreter and the code of a tree."""
    begun_s, busy_s = monotonic(), _processor_s()
    process = subprocess.Popen(
        [sys.executable, "-m", "bench", name],
        cwd=tree,
        env=_environment(tree),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    said: list[str] = []
    listener = Thread(target=_listen, args=(process.stdout, said), daemon=True)
    listener.start()
    stood = None
    try:
        code = process.wait(patience_s)
        why = "" if code in _ENDED_WELL else f"failed ({_told(code)})"
    except subprocess.TimeoutExpired:
        why, stood = f"did not finish within {patience_s:g} s", len(said)
    finally:
        _end(process)
        listener.join(_LAST_WORDS_S)
    figures = tuple(one for line in said if (one := figure_in(line)))
    if not (why or figures):
        why = "gave no figure"
    # What it says after it was interrupted tells in which line of code.
    words = [line.strip() for line in said[:stood] if line.strip()]
    return Run(
        figures=figures,
        took_s=monotonic() - begun_s,
        processor_s=_processor_s() - busy_s,
        fault=f"{why}; it stood at: {words[-1] if words else 'nothing said'}" if why else "",
        last_words=tuple(said[-_LINES_OF_A_FAULT:]) if why else (),
    )


def compile_all(tree: Path) -> None:
    """Compile a tree to bytecode: no run of it pays for that."""
    subprocess.run(
        [sys.executable, "-m", "compileall", "-q", "."],
        cwd=tree,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )


def _environment(tree: Path) -> dict[str, str]:
    told = {"PYTHONPATH": str(tree), "PYTHONUNBUFFERED": "1", MEASURES_HERE: "1"}
    environment = {**os.environ, **told}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _listen(stream: Iterable[str], said: list[str]) -> None:
    for line in stream:
        said.append(line.rstrip("\n"))  # noqa: PERF401 - others look at it meanwhile


def _end(process: subprocess.Popen[str]) -> None:
    """Interrupt a benchmark that still runs, and end whom it leaves behind."""
    with suppress(subprocess.TimeoutExpired):
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(_TIDIES_S)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _processor_s() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _told(code: int) -> str:
    return f"exit code {code}" if code > 0 else f"ended by {signal.Signals(-code).name}"
