"""How many unknown keys an address may try; whoever has a good one is never limited."""

from collections import OrderedDict
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

AT_ONCE = 30.0
A_SECOND = 0.2
MOST_ADDRESSES = 20_000
_NETWORK_BITS = 64


@dataclass(slots=True)
class _Bucket:
    left: float
    at_s: float


class UnknownLimit:
    """A token bucket for each address, and no more of them than there is room for."""

    def __init__(
        self,
        at_once: float = AT_ONCE,
        a_second: float = A_SECOND,
        most_addresses: int = MOST_ADDRESSES,
    ) -> None:
        self._at_once, self._a_second, self._most = at_once, a_second, most_addresses
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def lets_pass(self, address: str, now_s: float) -> bool:
        """Return whether an address may try one more unknown key, and count it.

        Args:
            address: whose; of the sixth version a whole network is one.
            now_s: by a monotonic clock.
        """
        name = network_of(address)
        bucket = self._buckets.pop(name, None)
        if bucket is None:
            bucket = _Bucket(self._at_once, now_s)
            if len(self._buckets) >= self._most:
                self._buckets.popitem(last=False)  # who tried the longest ago
        gained = (now_s - bucket.at_s) * self._a_second
        bucket.left, bucket.at_s = min(self._at_once, bucket.left + gained), now_s
        self._buckets[name] = bucket
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True


def network_of(address: str) -> str:
    """Return whom an address belongs to: of the sixth version anybody has 2^64 of them."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address[:_NETWORK_BITS]
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(int(found) >> _NETWORK_BITS)
    return str(found)
