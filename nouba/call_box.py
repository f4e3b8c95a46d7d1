"""What ``nouba doctor`` looks at around a call box."""

from collections.abc import Iterator

from nouba.checked import Checked, Health
from reception.settings import Settings


def call_box_checks(settings: Settings) -> Iterator[Checked]:
    """Yield whether the number pad that calls can be opened; nothing where there is none."""
    if not settings.call_box:
        return
    from counter_display.call_box.device import opened  # noqa: PLC0415

    with opened(settings.call_box) as pad:
        says = f"the call box {settings.call_box} is a number pad ({pad.name})"
    yield Checked("call-box", Health.OK, says)
