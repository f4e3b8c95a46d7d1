"""Print every count of the house beside its goal; with a part of its name, what was counted.

``--write`` puts the figures into docs/ARCHITECTURE.md as well.
"""

import sys
from collections.abc import Mapping

from tests.house.counts import CEILINGS, FOUND, GOALS, counted
from tests.house.figures import write
from tests.house.trips import TRIPS


def main(*asked: str) -> int:
    """Print the table, or the places behind the counts that were asked for.

    Returns 1 where a count exceeds its ceiling.
    """
    if not asked or asked == ("--write",):
        counts = counted() | {name: len(trip()) for name, trip in TRIPS.items()}
        for name, count in counts.items():
            goal = f"<= {GOALS[name]:,}" if name in GOALS else ""
            missed = (
                f"  goal missed; ceiling {CEILINGS[name]:,}" if _above(count, name, GOALS) else ""
            )
            sys.stdout.write(f"{count:>8,}  {goal:<10}  {name}{missed}\n")
        if asked:
            write(counts)
        exceeded = [name for name, count in counts.items() if _above(count, name, CEILINGS)]
        sys.stdout.writelines(f"EXCEEDED: {name}\n" for name in exceeded)
        return bool(exceeded)
    for name, find in (FOUND | TRIPS).items():
        if all(word in name for word in asked):
            sys.stdout.writelines(f"{one}\n" for one in [f"# {name}", *sorted(find())])
    return 0


def _above(count: int, name: str, limits: Mapping[str, int]) -> bool:
    return name in limits and count > limits[name]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
