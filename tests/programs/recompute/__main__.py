"""Recompute every figure of a database: ``python -m tests.programs.recompute URL FROM TO``.

The rows of ``nouba visits export`` go through Python that knows nothing of Nouba's code
(``figures.py``), and every figure of ``nouba report waits`` is compared with it to the last digit.
"""

import sys
from datetime import date

from reception.app import open_reception
from reception.reports.question import Dimension
from tests.programs.recompute.comparing import differences

_ASKED: tuple[tuple[Dimension, ...], ...] = (
    (),
    *((one,) for one in Dimension),
    (Dimension.SERVICE, Dimension.HOUR),
    (Dimension.WEEKDAY, Dimension.HOUR),
)


def main() -> int:
    """Compare; return 1 when a figure differs."""
    url, first, last = sys.argv[1:]
    wrong = compared = 0
    with open_reception(url) as reception:
        for by in _ASKED:
            found = differences(reception, date.fromisoformat(first), date.fromisoformat(last), by)
            compared += found.compared
            wrong += len(found.wrong)
            told = "the same" if not found.wrong else f"{len(found.wrong)} differ"
            sys.stdout.write(f"by {', '.join(by) or 'nothing'}: {found.compared} figures, {told}\n")
            for line in found.wrong[:5]:
                sys.stdout.write(f"  {line}\n")
    sys.stdout.write(f"{compared} figures compared, {wrong} differ\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
