"""A generated year: ``python -m tests.programs.year --days 365 --a-day 300 --out year.csv``.

With ``--into URL`` the visits, sessions and breaks are brought into a database that holds the
year's unit, or nothing yet.
"""

import argparse
import sys
import time
from datetime import date
from pathlib import Path

from tests.programs.year.written import bring_into, write_csv


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=date.fromisoformat, default=date(2026, 1, 1))
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--a-day", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--into", metavar="URL")
    asked = parser.parse_args()
    began = time.perf_counter()
    done = 0
    if asked.out:
        with asked.out.open("w", encoding="utf-8", newline="") as stream:
            done = write_csv(stream, asked.seed, asked.first, asked.days, asked.a_day)
    if asked.into:
        done = bring_into(asked.into, asked.seed, asked.first, asked.days, asked.a_day)
    sys.stdout.write(f"{done} legs in {time.perf_counter() - began:.1f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
