"""Which benchmarks there are, in the order in which they are run."""

from pathlib import Path

ALL = (
    "issue_and_call",
    "long_queue",
    "growth",
    "key_to_call",
    "crowd",
    "change_notice",
    "touch_to_print",
    "trips",
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
    "relay",
    "what_if",
    "staffing",
    "line",
    "next_week",
)


def names_in(tree: Path) -> frozenset[str]:
    """Return the benchmarks of a tree, of whichever commit it is: the modules that measure."""
    modules = (tree / "bench").glob("*.py")
    return frozenset(one.stem for one in modules if "\ndef measure(" in one.read_text("utf-8"))
