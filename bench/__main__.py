"""``./dev bench [NAME...]``: run the benchmarks, print the table; exit 1 when a limit is missed."""

import importlib
import os
import sys

from bench.table import Measured, show
from reception.system.settings import cache_folder

# A kiosk that is measured is not the one that stands here.
os.environ.setdefault("NOUBA_JOURNAL", str(cache_folder() / "bench"))

_ALL = (
    "issue_and_call",
    "long_queue",
    "key_to_call",
    "change_notice",
    "touch_to_print",
    "kiosk_outage",
    "ticket_bytes",
    "print_time",
    "next_screen",
    "app_start",
    "environments",
    "idle_apps",
    "board_at_work",
    "zone_calls",
    "estimate_cost",
    "live_view",
    "console_pages",
    "report_files",
    "report_scale",
    "network_cost",
    "what_if",
)


def main() -> int:
    """Run the named benchmarks, or all."""
    names = sys.argv[1:] or list(_ALL)
    unknown = [name for name in names if name not in _ALL]
    if unknown:
        print(f"There is no benchmark '{unknown[0]}'; choose among: {', '.join(_ALL)}")
        return 2
    rows: list[Measured] = []
    for name in names:
        print(f"measuring {name} ...", flush=True)
        rows += importlib.import_module(f"bench.{name}").measure()
    show(rows)
    return 0 if all(row.is_met for row in rows) else 1


sys.exit(main())
