"""``python -m tests.programs.delays``: the table of docs/estimate.md."""

import argparse
import sys

from tests.programs.delays.lines import Line
from tests.programs.delays.table import errors_of

LINES = {
    "M/M/6, load 0.9": Line(counters=6, load=0.9),
    "M/M/100, load 0.95": Line(counters=100, load=0.95),
    "M/M/6+M, load 1.4": Line(counters=6, load=1.4, patience=1.0),
    "M/M/100+M, load 1.4": Line(counters=100, load=1.4, patience=1.0),
    "M/M/6, load 0.9, two classes": Line(
        counters=6, load=0.9, classes=((0.85, 0.0, 1.0), (0.15, 2.0, 1.5))
    ),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--arrivals", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    sys.stdout.write(
        "| line | waits | Nouba | 80 % range | QL | QLm | LES | HOL | no information |\n"
        "|---|---|---|---|---|---|---|---|---|\n"
    )
    for name, line in LINES.items():
        found = errors_of(line, arrivals=asked.arrivals, seed=asked.seed)
        sys.stdout.write(
            f"| {name} | {found.waits} | {found.ours:.5f} | {found.coverage_pct:.1f} %"
            f" | {found.ql:.5f} | {found.qlm:.5f} | {found.les:.5f} | {found.hol:.5f}"
            f" | {found.no_information:.5f} |\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
