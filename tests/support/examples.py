"""How many examples a random search is given: more in a long one."""

from hypothesis import settings

_USUAL = 40
"""What a search that asks for no number of its own would be worth, compared with ``count``."""


def examples_of(count: int) -> int:
    """Return how many of ``count`` examples this run has time for."""
    return max(1, count * settings().max_examples // _USUAL)
