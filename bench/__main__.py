"""``./dev bench [--against REF] [NAME...]``: run benchmarks, or compare them with another commit.

Exit code 1: a limit is missed; 2: what was asked for is not there; 3: a benchmark failed, or did
not come to its end in time.
"""

import argparse
import importlib
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from bench.against import ROUNDS, NotComparableError, compare
from bench.names import ALL, names_in
from bench.run import MEASURES_HERE, run
from bench.table import HEAD, Figure, line_of
from reception.system.settings import cache_folder

_ROOT = Path(__file__).parents[1]
_PATIENCE_S = 1800.0
_MISSED, _NOT_THERE, _FAULT = 1, 2, 3


def main() -> int:
    """Run the named benchmarks, or all."""
    asked = _asked()
    if MEASURES_HERE in os.environ:
        return _measure(asked.names)
    # What is stopped, by whichever hand, ends what it has started.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        if asked.against is None:
            return _run_all(asked.names or list(ALL), asked.patience)
        return _FAULT * compare(_ROOT, asked.against, asked.names, asked.rounds, asked.patience)
    except NotComparableError as error:
        print(error)
        return _NOT_THERE
    except KeyboardInterrupt:
        print("stopped")
        return 128 + signal.SIGINT


def _positive[Number: (int, float)](kind: Callable[[str], Number]) -> Callable[[str], Number]:
    def read(word: str) -> Number:
        number = kind(word)
        if number <= 0:
            raise ValueError(word)
        return number

    return read


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench", allow_abbrev=False)
    parser.add_argument("names", nargs="*", metavar="NAME", help="which ones; without any, all")
    parser.add_argument("--against", metavar="REF", help="print the ratios to another commit")
    parser.add_argument(
        "--rounds", type=_positive(int), default=ROUNDS, help="of each of the two, in turn"
    )
    parser.add_argument(
        "--patience", type=_positive(float), default=_PATIENCE_S, metavar="SECONDS",
        help="how long a benchmark may take",
    )  # fmt: skip
    return parser.parse_args()


def _run_all(names: list[str], patience_s: float) -> int:
    known = names_in(_ROOT)
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"There is no benchmark '{unknown[0]}'; choose among: {', '.join(ALL)}")
        return _NOT_THERE
    figures, faults = list[Figure](), list[str]()
    for name in names:
        print(f"measuring {name} ...", flush=True)
        one = run(_ROOT, name, patience_s)
        print(f"  {one.took_s:.1f} s, {one.processor_s:.1f} s of processor", flush=True)
        figures += one.figures
        if one.fault:
            faults.append(f"{name} {one.fault}")
            print("\n".join(f"  {line}" for line in one.last_words), flush=True)
    print("\n".join((HEAD, *(one.line for one in figures), *faults)), flush=True)
    if faults:
        return _FAULT
    return 0 if all(one.is_met for one in figures) else _MISSED


def _measure(names: list[str]) -> int:
    """Measure in this process, and print each figure as soon as it is there."""
    # A kiosk that is measured is not the one that stands here.
    os.environ.setdefault("NOUBA_JOURNAL", str(cache_folder() / "bench"))
    del os.environ[MEASURES_HERE]
    is_met = True
    print(HEAD, flush=True)
    for name in names:
        try:
            for row in importlib.import_module(f"bench.{name}").measure():
                print(line_of(row), flush=True)
                is_met = is_met and row.is_met
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told and is no missed limit
            traceback.print_exc()
            if last := _last_word(error):
                print(f"{type(error).__name__}, of a program that had last said: {last}")
            return _FAULT
    return 0 if is_met else _MISSED


def _last_word(error: Exception) -> str:
    """Return the last line of a program that failed, or did not end in its time."""
    said = getattr(error, "stdout", None) or b""
    lines = (
        (said if isinstance(said, bytes) else said.encode()).decode(errors="replace").split("\n")
    )
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


sys.exit(main())
