"""Two commits side by side: the ratios, what is missing in one, what fails, and what is left over.

The benchmarks here are tiny: they say figures that the test wrote down.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest

_BENCH = Path(__file__).parents[2] / "bench"
# Ten times what a machine with much else to do needs.
_PATIENCE_S = 120
_SETTINGS = """
from pathlib import Path
def cache_folder(): return Path("nowhere")
"""
_FIGURES = """
from bench.table import Measured
def measure():
    for name, value in {figures}:
        yield Measured(name=name, value=value, unit="ms", baseline=2.0, limit=5.0, note="a note")
"""
_WITH_PROCESSOR = """
from bench.table import Measured
def measure():
    yield Measured(
        name="call", value=9.0, unit="ms", limit=9.0, processor_ms=3.0, baseline_processor_ms=2.0,
        note="a note",
    )
"""
_FAILS = """
from bench.table import Measured
def measure():
    yield Measured(name="half", value=1.0, unit="ms", limit=5.0)
    print("at the second visitor")
    raise RuntimeError("nobody is there")
"""
_WAITS_FOR_A_PROGRAM = """
import subprocess, sys
def measure():
    program = "import time; print('at the fourth visitor', flush=True); time.sleep(600)"
    subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, timeout=10)
    yield
"""
_HANGS = """
import subprocess, sys, time
def measure():
    print("at the third visitor")
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    open({told!r}, "w").write(str(child.pid))
    time.sleep(600)
    yield
"""
# As the first commits had it: one process, and a table at the end.
_OLD_MAIN = """
import importlib, sys
from bench.table import show
print(f"measuring {sys.argv[1]} ...", flush=True)
rows = list(importlib.import_module(f"bench.{sys.argv[1]}").measure())
show(rows)
sys.exit(0 if all(row.is_met for row in rows) else 1)
"""
_OLD_TABLE = """
from dataclasses import dataclass
@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    name: str
    value: float
    unit: str
    baseline: float | None = None
    limit: float
    note: str = ""
    @property
    def is_met(self):
        return self.value <= self.limit
def show(rows):
    line = "{:<46} {:>10} {:>5} {:>10} {:>7} {:>12}  {}"
    print(line.format("figure", "ours", "unit", "baseline", "ratio", "limit", ""), flush=True)
    for row in rows:
        print(
            line.format(
                row.name,
                f"{row.value:.3f}",
                row.unit,
                f"{row.baseline:.3f}" if row.baseline else "",
                f"{row.value / row.baseline:.2f}" if row.baseline else "",
                f"{row.limit:g}{' ' + row.unit}",
                "ok" if row.is_met else "MISSED",
            )
            + (f"  {row.note}" if row.note else ""),
            flush=True,
        )
"""


class Repository:
    """A repository with nothing but benchmarks, whose first commit has the harness of old."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._git("init", "--quiet", "--initial-branch=main")
        self.write("bench/__init__.py", "")
        self.write("bench/__main__.py", _OLD_MAIN)
        self.write("bench/table.py", _OLD_TABLE)

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def say(self, bench: str, **figures: float) -> None:
        """Have a benchmark find these figures; an underscore stands for a space."""
        told = [(name.replace("_", " "), value) for name, value in figures.items()]
        self.write(f"bench/{bench}.py", _FIGURES.format(figures=told))

    def commit(self, tag: str) -> None:
        self._git("add", "--all")
        words = ("-c", "user.name=t", "-c", "user.email=t@example.org")
        self._git(*words, "commit", "--quiet", "--message", tag)
        self._git("tag", tag)

    def take_the_harness(self) -> None:
        """Have the harness of today, and a setting that it asks for."""
        for name in ("__main__", "table", "names", "run", "against"):
            shutil.copy(_BENCH / f"{name}.py", self.root / "bench")
        self.write("reception/system/settings.py", _SETTINGS)

    def environment(self, temporary: Path) -> dict[str, str]:
        return {**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": ""}

    def bench(self, *words: str, temporary: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bench", *words],
            cwd=self.root,
            env=self.environment(temporary),
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE_S,
        )

    def _git(self, *words: str) -> None:
        subprocess.run(["git", "-C", str(self.root), *words], check=True)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    root = tmp_path / "repository"
    root.mkdir()
    made = Repository(root)
    made.say("calls", call=4.0, only_before=1.0)
    made.say("gone", waits=1.0)
    made.commit("before")
    made.take_the_harness()
    made.say("calls", call=2.0, only_now=1.0)
    made.say("new", waits=1.0)
    (root / "bench" / "gone.py").unlink()
    return made


type Bench = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


@pytest.fixture
def bench(repository: Repository, temporary: Path) -> Bench:
    """Ask for benchmarks; whatever comes of it, nothing is left behind."""

    def ask(*words: str) -> subprocess.CompletedProcess[str]:
        ended = repository.bench(*words, temporary=temporary)
        assert not list(temporary.iterdir()), "the other commit's files were left behind"
        return ended

    return ask


def row(said: str, name: str) -> list[str]:
    """Return the one line of the table about a figure, in words."""
    (line,) = (one for one in said.splitlines() if one.startswith(f"{name} "))
    return line.removeprefix(name).split()


class TestTwoCommits:
    def test_the_ratio_of_medians_is_printed_with_the_spread(self, bench: Bench) -> None:
        ended = bench("--against", "before", "--rounds", "3", "calls")
        assert ended.returncode == 0, ended
        before, here = ["4.000", "4.000", "4.000"], ["2.000", "2.000", "2.000"]
        assert row(ended.stdout, "call") == ["ms", *before, *here, "0.50", "apart"]
        assert ended.stdout.count("round ") == 6

    def test_of_too_few_rounds_nothing_is_concluded(self, bench: Bench) -> None:
        said = bench("--against", "before", "--rounds", "1", "calls").stdout
        assert row(said, "call")[-4:] == ["0.50", "too", "few", "rounds"]

    def test_what_only_one_of_them_has_is_said(self, bench: Bench) -> None:
        said = bench("--against", "before", "--rounds", "1", "calls", "new", "gone").stdout
        assert row(said, "only before")[-3:] == ["missing", "in", "here"]
        assert row(said, "only now")[-3:] == ["missing", "in", "before"]
        assert "is not compared: it is missing in before" in said
        assert "is not compared: it is missing in here" in said

    def test_the_processor_time_of_each_run_is_a_figure(self, bench: Bench) -> None:
        said = bench("--against", "before", "--rounds", "1", "calls").stdout
        assert row(said, "the whole run, processor")[0] == "s"

    def test_the_processor_time_of_an_act_is_a_figure(
        self, bench: Bench, repository: Repository
    ) -> None:
        repository.write("bench/calls.py", _WITH_PROCESSOR)
        said = bench("--against", "before", "--rounds", "1", "calls").stdout
        assert row(said, "call, processor") == [
            *("ms", "-", "3.000", "3.000", "3.000"),
            *("missing", "in", "before"),
        ]
        alone = bench("calls").stdout
        assert " ".join(row(alone, "call")).endswith("ok processor 3.000 ms against 2.000 a note")

    def test_noise_shows_as_noise(self, bench: Bench, repository: Repository) -> None:
        """Each round says another figure, and both sides say the same ones."""
        varies = (
            "from bench.table import Measured\nimport pathlib\n"
            "def measure():\n"
            "    count = pathlib.Path({count!r} + pathlib.Path.cwd().name)\n"
            "    turn = int(count.read_text()) if count.exists() else 0\n"
            "    count.write_text(str(turn + 1))\n"
            "    yield Measured(name='call', value=1.0 + turn, unit='ms', limit=5.0)\n"
        )
        folder = repository.root.parent / "turns"
        folder.mkdir()
        repository.write("bench/calls.py", varies.format(count=f"{folder}/"))
        repository.commit("noise")
        said = bench("--against", "noise", "--rounds", "3", "calls").stdout
        three = ["2.000", "1.000", "3.000"]
        assert row(said, "call") == ["ms", *three, *three, "1.00", "overlap"]


class TestABenchThatDoesNotEndWell:
    def test_it_says_where_it_stood_and_the_others_go_on(
        self, bench: Bench, repository: Repository
    ) -> None:
        repository.write("bench/fails.py", _FAILS)
        ended = bench("fails", "calls")
        assert ended.returncode == 3
        assert "fails failed (exit code 3); it stood at: RuntimeError: nobody is there" in (
            ended.stdout
        )
        assert "at the second visitor" in ended.stdout
        assert row(ended.stdout, "half")
        assert row(ended.stdout, "call")

    def test_so_does_one_whose_program_hangs(self, bench: Bench, repository: Repository) -> None:
        repository.write("bench/waits.py", _WAITS_FOR_A_PROGRAM)
        ended = bench("waits")
        assert ended.returncode == 3
        assert "of a program that had last said: at the fourth visitor" in ended.stdout

    def test_so_it_is_against_another_commit(self, bench: Bench, repository: Repository) -> None:
        repository.write("bench/fails.py", _FAILS)
        repository.commit("failing")
        ended = bench("--against", "failing", "--rounds", "1", "fails", "calls")
        assert ended.returncode == 3
        assert "fails, failing, round 1: failed" in ended.stdout
        assert row(ended.stdout, "call")[-4:] == ["1.00", "too", "few", "rounds"]

    def test_one_that_hangs_is_ended_with_whom_it_started(
        self, bench: Bench, repository: Repository, tmp_path: Path
    ) -> None:
        told = tmp_path / "child"
        repository.write("bench/hangs.py", _HANGS.format(told=str(told)))
        ended = bench("--patience", "15", "hangs", "calls")
        assert ended.returncode == 3
        assert "did not finish within 15 s; it stood at: at the third visitor" in ended.stdout
        assert "time.sleep(600)" in ended.stdout, "in which line"
        assert row(ended.stdout, "call")
        assert is_gone(int(told.read_text()))

    def test_a_missed_limit_has_an_exit_code_of_its_own(
        self, bench: Bench, repository: Repository
    ) -> None:
        repository.say("calls", call=6.0)
        ended = bench("calls")
        assert ended.returncode == 1
        assert "MISSED" in row(ended.stdout, "call")


def is_gone(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return True
    return state == "Z"


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_whoever_stops_it_leaves_nothing_behind(
    repository: Repository, temporary: Path, tmp_path: Path, sign: signal.Signals
) -> None:
    told = tmp_path / "child"
    repository.write("bench/hangs.py", _HANGS.format(told=str(told)))
    repository.commit("hanging")
    asked = subprocess.Popen(
        [sys.executable, "-m", "bench", "--against", "hanging", "hangs"],
        cwd=repository.root,
        env=repository.environment(temporary),
        stdout=subprocess.DEVNULL,
    )
    until_s = monotonic() + _PATIENCE_S
    while not (told.exists() and told.read_text()):
        assert monotonic() < until_s
        sleep(0.05)
    assert list(temporary.iterdir())
    asked.send_signal(sign)
    assert asked.wait(_PATIENCE_S) == 128 + sign
    assert not list(temporary.iterdir())
    assert is_gone(int(told.read_text()))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--against", "nowhere", "calls"), "There is no commit 'nowhere' here"),
        (("--against", "--all", "calls"), "expected one argument"),
        (("--against", "before", "dance"), "There is no benchmark 'dance', neither here nor in"),
        (("dance",), "There is no benchmark 'dance'; choose among:"),
        (("--rounds", "0", "calls"), "invalid"),
        (("--patience", "soon", "calls"), "invalid"),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(
    bench: Bench, words: tuple[str, ...], sentence: str
) -> None:
    ended = bench(*words)
    assert ended.returncode == 2
    assert sentence in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_commit_without_benchmarks_is_told(bench: Bench, repository: Repository) -> None:
    shutil.move(repository.root / "bench", repository.root.parent / "kept")
    repository.commit("bare")
    shutil.move(repository.root.parent / "kept", repository.root / "bench")
    ended = bench("--against", "bare", "calls")
    assert (ended.returncode, ended.stdout.strip()) == (2, "There is no benchmark in bare")


def test_without_git_it_is_told(
    repository: Repository, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(temporary))
    ended = repository.bench("--against", "before", "calls", temporary=temporary)
    assert ended.returncode == 2
    assert ended.stdout == "git is not installed: it knows the other commit\n"


def test_without_a_repository_it_is_told(bench: Bench, repository: Repository) -> None:
    shutil.rmtree(repository.root / ".git")
    ended = bench("--against", "before", "calls")
    assert ended.returncode == 2
    assert "is no repository of git" in ended.stdout
