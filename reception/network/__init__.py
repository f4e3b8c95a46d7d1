"""The network of units: a site publishes its visits, and a centre compares sites (decision 0032).

A site never depends on the centre: it knows of it nothing but what it keeps for it, within a limit.
"""

from reception.network.centre import Centre, Kept
from reception.network.publishing import Publishing

__all__ = ["Centre", "Kept", "Publishing"]
