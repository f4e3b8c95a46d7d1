"""Print every count of the house; with a part of its name, what was counted."""

import sys

from tests.house.counts import FOUND, counted
from tests.house.trips import TRIPS


def main(*asked: str) -> None:
    """Print the table, or the places behind the counts that were asked for."""
    if not asked:
        counts = counted() | {name: len(trip()) for name, trip in TRIPS.items()}
        sys.stdout.writelines(f"{count:>8,}  {name}\n" for name, count in counts.items())
        return
    for name, find in (FOUND | TRIPS).items():
        if all(word in name for word in asked):
            sys.stdout.writelines(f"{one}\n" for one in [f"# {name}", *sorted(find())])


if __name__ == "__main__":
    main(*sys.argv[1:])
