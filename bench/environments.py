"""How large the environments are: what the product needs, and what tests and benchmarks add."""

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from bench.table import Measured

_ROOT = Path(__file__).parents[1]
_MEGABYTE = 1_000_000
_NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", re.MULTILINE)


def measure() -> Iterator[Measured]:
    """Yield the megabytes of both locks, as the distributions that are installed record them."""
    product, missing = _megabytes("requirements.lock")
    whole, missing_too = _megabytes("requirements-dev.lock")
    yield Measured(
        name="what the product needs installed",
        value=product,
        baseline=whole,
        unit="MB",
        limit=900.0,
        note=f"against what tests need as well; not installed here: {missing}, {missing_too}",
    )


def _megabytes(lock: str) -> tuple[float, int]:
    """Return the size of what a lock names, and how much of it is not installed here."""
    sizes = [_size(name) for name in _NAME.findall((_ROOT / lock).read_text("utf-8"))]
    return sum(one or 0 for one in sizes) / _MEGABYTE, sizes.count(None)


def _size(name: str) -> int | None:
    try:
        files = metadata.files(name)
    except metadata.PackageNotFoundError:
        return None
    places = (Path(str(one.locate())) for one in files or ())
    return sum(place.stat().st_size for place in places if place.is_file())
