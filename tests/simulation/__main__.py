"""``python -m tests.simulation --seed N``: run seeds, print a history or what was found."""

import argparse
import sys
import time

from tests.simulation.runs import STEPS, Bench, FoundError


def main() -> int:
    """Run one seed and print its history, or many and print what they cost."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--seeds", type=int, default=1, help="so many, from --seed on")
    asked.add_argument("--steps", type=int, default=STEPS)
    told = asked.parse_args()
    bench = Bench()
    try:
        if told.seeds == 1:
            sys.stdout.write("\n".join(bench.run(told.seed, steps=told.steps)) + "\n")
            return 0
        began = time.process_time()
        bench.run_all(range(told.seed, told.seed + told.seeds), steps=told.steps)
        used = time.process_time() - began
        sys.stdout.write(f"{told.seeds} seeds, {used:.1f} s of processor: all is well\n")
    except FoundError as found:
        sys.stdout.write(f"{found}\n")
        return 1
    finally:
        bench.close()
    return 0


sys.exit(main())
