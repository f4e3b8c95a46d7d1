"""What was learned of a unit, as one text that every station can read."""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass, fields
from zipfile import BadZipFile

import numpy as np

from reception.wait_learning.days import Codes, Flags, Floats, Numbering, WholeNumbers
from reception.wait_learning.formula import House

MEDIAN, MEAN, LOW, HIGH = range(4)
"""What the groups of trees answer, in this order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trees:
    """Trees in groups: a group's answer is its start and the sum of its trees' leaves."""

    feature: WholeNumbers
    threshold: Floats
    unknown_left: Flags
    left: WholeNumbers
    right: WholeNumbers
    value: Floats
    roots: WholeNumbers
    groups: WholeNumbers
    """At which tree each group begins."""
    starts: Floats
    depth: WholeNumbers
    """Of the deepest tree: one number."""

    def answers(self, table: Floats) -> Floats:
        """Return a row for each row of features: what each group answers."""
        rows = np.arange(len(table))[:, None]
        node = np.broadcast_to(self.roots, (len(table), len(self.roots)))
        for _ in range(int(self.depth)):
            found = table[rows, self.feature[node]]
            goes_left = (found <= self.threshold[node]) | (
                np.isnan(found) & self.unknown_left[node]
            )
            node = np.where(goes_left, self.left[node], self.right[node])
        sums: Floats = np.add.reduceat(self.value[node], self.groups, axis=1)
        return sums + self.starts


def trees_of(
    groups: Sequence[tuple[float, Sequence[np.ndarray[tuple[int], np.dtype[np.void]]]]],
) -> Trees:
    """Return trees given as the node tables of scikit-learn's histogram gradient boosting.

    Args:
        groups: what each group starts with, and its trees.
    """
    tables = [tree for _, trees in groups for tree in trees]
    nodes, sizes = np.concatenate(tables), np.array([len(one) for one in tables])
    roots = np.cumsum(sizes) - sizes
    counts = np.array([len(trees) for _, trees in groups])
    leaf = nodes["is_leaf"].astype(bool)
    itself, root = np.arange(len(nodes)), np.repeat(roots, sizes)
    return Trees(
        feature=np.where(leaf, 0, nodes["feature_idx"]).astype(np.int64),
        threshold=np.where(leaf, 0.0, nodes["num_threshold"]).astype(np.float64),
        unknown_left=nodes["missing_go_to_left"].astype(bool),
        left=np.where(leaf, itself, root + nodes["left"]).astype(np.int64),
        right=np.where(leaf, itself, root + nodes["right"]).astype(np.int64),
        value=np.where(leaf, nodes["value"], 0.0).astype(np.float64),
        roots=roots.astype(np.int64),
        groups=(np.cumsum(counts) - counts).astype(np.int64),
        starts=np.array([start for start, _ in groups], np.float64),
        depth=np.array(nodes["depth"].max(), np.int64),
    )


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
        columns |= {f"trees_{one.name}": getattr(self.trees, one.name) for one in fields(Trees)}
        packed = io.BytesIO()
        np.savez_compressed(packed, **columns)  # type: ignore[arg-type] # none is called allow_pickle
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


def margins_of(services: WholeNumbers, misses: Floats, count: int, fewest: int) -> Floats:
    """Return the margins by service, side and level, of what unseen ranges missed.

    Args:
        services: of each range.
        misses: by how much the low and the high bound of each were beyond the wait.
        count: how many services there are.
        fewest: a service with fewer waits takes the margins of all.
    """
    everybody = np.quantile(misses, 1 - LEVELS, axis=0).T
    margins = np.broadcast_to(everybody, (count, *everybody.shape)).copy()
    for service in range(count):
        own = misses[services == service]
        if len(own) >= fewest:
            margins[service] = np.quantile(own, 1 - LEVELS, axis=0).T
    return margins
