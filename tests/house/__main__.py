"""Print every count of the house beside its goal; with a part of its name, what was counted.

``--write`` puts the figures into docs/ARCHITECTURE.md as well.
"""

import sys

from tests.house.counts import FOUND, GOALS, counted
from tests.house.figures import write
from tests.house.trips import TRIPS


def main(*asked: str) -> None:
    """Print the table, or the places behind the counts that were asked for."""
    if not asked or asked == ("--write",):
        counts = counted() | {name: len(trip()) for name, trip in TRIPS.items()}
        for name, count in counts.items():
            goal = f"<= {GOALS[name]:,}" if name in GOALS else ""
            missed = "  MISSED" if count > GOALS.get(name, count) else ""
            sys.stdout.write(f"{count:>8,}  {goal:<10}  {name}{missed}\n")
        if asked:
            write(counts)
        return
    for name, find in (FOUND | TRIPS).items():
        if all(word in name for word in asked):
            sys.stdout.writelines(f"{one}\n" for one in [f"# {name}", *sorted(find())])


if __name__ == "__main__":
    main(*sys.argv[1:])
