"""Two commits, interleaved: the same benchmarks of another commit and of this tree, in turn.

Whatever else the machine does hits both. What a round measured varies; the table says from where to
where, and whether the two sides lie apart.
"""

import io
import statistics
import subprocess
import tarfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.names import ALL, names_in
from bench.run import Run, compile_all, run

ROUNDS = 5
# Of fewer the ranges say nothing.
_LEAST_ROUNDS = 3
_LINE = "{:<46} {:>5} {:>10} {:>23} {:>10} {:>23} {:>7}  {}"
_WALL, _PROCESSOR = "the whole run", "the whole run, processor"

type Key = tuple[str, str, int]
"""A figure: its name, its unit, and which of those of the same name it is."""


class NotComparableError(Exception):
    """What was asked for cannot be compared, in one sentence."""


@dataclass(slots=True)
class _Side:
    """One of the two commits, and what its runs of one benchmark found."""

    told: str
    tree: Path
    names: frozenset[str]
    found: dict[Key, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def take(self, one: Run, turn: int) -> None:
        """Note what a run found, or why it came to no end."""
        seen: Counter[tuple[str, str]] = Counter()
        for figure in one.figures:
            told = [((figure.name, figure.unit), figure.value)]
            if figure.processor_ms is not None:
                told.append(((f"{figure.name}, processor", "ms"), figure.processor_ms))
            for same, value in told:
                self.found.setdefault((*same, seen[same]), []).append(value)
                seen[same] += 1
        if one.fault:
            self.faults.append(f"{self.told}, round {turn}: {one.fault}")
            return
        # What nobody waited for to the end is no cost of the benchmark.
        self.found.setdefault((_WALL, "s", 0), []).append(one.took_s)
        self.found.setdefault((_PROCESSOR, "s", 0), []).append(one.processor_s)


def compare(root: Path, ref: str, names: Sequence[str], rounds: int, patience_s: float) -> bool:
    """Print the ratios of this tree to another commit; return whether a run came to no end.

    Without names, all of both are compared.

    Raises:
        NotComparableError: there is no such commit, or no such benchmark, or no git.
    """
    with _tree_of(root, ref) as other:
        sides = (_Side(ref, other, names_in(other)), _Side("here", root, names_in(root)))
        everywhere = sides[0].names | sides[1].names
        if unknown := [name for name in names if name not in everywhere]:
            raise NotComparableError(
                f"There is no benchmark '{unknown[0]}', neither here nor in {ref};"
                f" choose among: {', '.join(sorted(everywhere))}"
            )
        for side in sides:
            compile_all(side.tree)
        asked = names or (*ALL, *sorted(everywhere.difference(ALL)))
        faults = [
            fault for name in asked for fault in _compare_one(sides, name, rounds, patience_s)
        ]
    for fault in faults:
        print(fault)
    return bool(faults)


def _compare_one(
    sides: tuple[_Side, _Side], name: str, rounds: int, patience_s: float
) -> list[str]:
    """Print what came of one benchmark; return what did not come to its end."""
    print(f"\n{name}", flush=True)
    if missing := [side.told for side in sides if name not in side.names]:
        print(f"  is not compared: it is missing in {missing[0]}")
        return []
    for side in sides:
        side.found, side.faults = {}, []
    for turn in range(1, rounds + 1):
        # Neither of the two is always the first.
        for side in sides if turn % 2 else reversed(sides):
            one = run(side.tree, name, patience_s)
            side.take(one, turn)
            print(
                f"  round {turn} of {rounds}, {side.told}: {one.took_s:.1f} s,"
                f" {one.processor_s:.1f} s of processor{'; ' + one.fault if one.fault else ''}",
                flush=True,
            )
    for line in _table(sides, rounds):
        print(line, flush=True)
    return [f"{name}, {fault}" for side in sides for fault in side.faults]


def _table(sides: tuple[_Side, _Side], rounds: int) -> Iterator[str]:
    there, here = sides
    shown = there.told if len(there.told) <= 10 else f"{there.told[:9]}…"
    yield _LINE.format("figure", "unit", shown, "from to", "here", "from to", "ratio", "")
    for key in dict.fromkeys((*there.found, *here.found)):
        theirs, ours = there.found.get(key, []), here.found.get(key, [])
        yield _LINE.format(
            key[0],
            key[1],
            *(*_shown(theirs), *_shown(ours)),
            _ratio(theirs, ours),
            _verdict(sides, theirs, ours, rounds),
        ).rstrip()


def _shown(values: Sequence[float]) -> tuple[str, str]:
    if not values:
        return "-", ""
    return f"{statistics.median(values):.3f}", f"{min(values):.3f} {max(values):.3f}"


def _ratio(theirs: Sequence[float], ours: Sequence[float]) -> str:
    before = statistics.median(theirs) if theirs else 0
    return f"{statistics.median(ours) / before:.2f}" if before and ours else ""


def _verdict(
    sides: tuple[_Side, _Side], theirs: Sequence[float], ours: Sequence[float], rounds: int
) -> str:
    """Return whether noise can be told from a difference, and what is missing."""
    for side, values in zip(sides, (theirs, ours), strict=True):
        if not values:
            return f"missing in {side.told}"
    fewest = min(len(theirs), len(ours))
    told = "overlap" if max(min(theirs), min(ours)) <= min(max(theirs), max(ours)) else "apart"
    if fewest < _LEAST_ROUNDS:
        told = "too few rounds"
    return told if fewest == rounds else f"{told}, {fewest} of {rounds}"


@contextmanager
def _tree_of(root: Path, ref: str) -> Iterator[Path]:
    """Give the files of a commit, in a folder that is removed whatever happens."""
    _git(root, f"{root} is no repository of git", "rev-parse", "--git-dir")
    commit = _git(
        root,
        f"There is no commit '{ref}' here",
        *("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"),
    )
    files = _git(root, f"The files of {ref} cannot be read", "archive", commit.decode().strip())
    with TemporaryDirectory(prefix="nouba-bench-") as name:
        with tarfile.open(fileobj=io.BytesIO(files)) as archive:
            archive.extractall(name, filter="data")
        if not names_in(Path(name)):
            raise NotComparableError(f"There is no benchmark in {ref}")
        yield Path(name)


def _git(root: Path, fault: str, *words: str) -> bytes:
    try:
        return subprocess.run(
            ["git", "-C", str(root), *words], check=True, capture_output=True
        ).stdout
    except FileNotFoundError as error:
        raise NotComparableError("git is not installed: it knows the other commit") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        raise NotComparableError(f"{fault}{': ' + said[-1] if said else ''}") from error
