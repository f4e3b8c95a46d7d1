"""What was learned of a unit, as one text that every station can read."""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass, fields
from zipfile import BadZipFile

import numpy as np

from reception.estimating.days import Codes, Floats, Numbering
from reception.estimating.house import House
from reception.estimating.trees import Trees

VERSION = 1
"""Of the features and of the text: a model of another version is not read."""
LEVELS = np.arange(1, 81) / 200
"""The parts of waits that may fall beyond a bound, for which a margin is kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """The trees, the house they were made for, and by how much their ranges missed."""

    codes: Codes
    house: House
    trees: Trees
    margins: Floats
    """By service, side (low, high) and level: how far a bound is moved outwards, in logarithms."""
    waits: Floats
    """Of how many waits of each service it knows."""

    def text(self) -> str:
        """Return it as text."""
        columns: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]] = {
            "services": np.array(self.codes.services.codes),
            "priorities": np.array(self.codes.priorities.codes),
            "desks": np.array(self.codes.desks.codes),
            "margins": self.margins.astype(np.float32),
            "waits": self.waits,
        }
        columns |= {f"house_{one.name}": getattr(self.house, one.name) for one in fields(House)}
        columns |= {f"trees_{name}": column for name, column in self.trees.columns().items()}
        packed = io.BytesIO()
        np.savez_compressed(packed, **columns)  # type: ignore[arg-type]
        return base64.b85encode(packed.getvalue()).decode("ascii")


def model_of(text: str) -> Model:
    """Return the model that a text holds.

    Raises:
        ValueError: it holds none.
    """
    try:
        with np.load(io.BytesIO(base64.b85decode(text)), allow_pickle=False) as packed:
            columns = dict(packed.items())
        codes = Codes(
            *(Numbering(columns[name].tolist()) for name in ("services", "priorities", "desks"))
        )
        return Model(
            codes=codes,
            house=House(**{one.name: columns[f"house_{one.name}"] for one in fields(House)}),
            trees=Trees(**{one.name: columns[f"trees_{one.name}"] for one in fields(Trees)}),
            margins=columns["margins"].astype(np.float64),
            waits=columns["waits"],
        )
    except (KeyError, OSError, ValueError, BadZipFile) as error:
        raise ValueError("this is no model") from error


def margins_of(misses: Sequence[tuple[int, float, float]], services: int, fewest: int) -> Floats:
    """Return the margins by service, side and level, of what unseen ranges missed.

    Args:
        misses: service, and by how much the low and the high bound were beyond the wait.
        services: how many there are.
        fewest: a service with fewer waits takes the margins of all.
    """
    table = np.array(misses, np.float64).reshape(-1, 3)
    everybody = np.quantile(table[:, 1:], 1 - LEVELS, axis=0).T
    margins = np.broadcast_to(everybody, (services, *everybody.shape)).copy()
    for service in range(services):
        own = table[table[:, 0] == service, 1:]
        if len(own) >= fewest:
            margins[service] = np.quantile(own, 1 - LEVELS, axis=0).T
    return margins
