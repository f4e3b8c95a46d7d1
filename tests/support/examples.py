"""How many examples a random search is given: fewer in the run of every day."""

from hypothesis import settings

_CHECK = 40
"""The examples of a search in ``./dev check`` that asks for no number of its own."""


def examples_of(count: int) -> int:
    """Return how many of the ``count`` examples of ``./dev check`` this run has time for."""
    return max(1, count * settings().max_examples // _CHECK)
