"""Groups of decision trees as plain columns of numbers: a prediction needs no library but numpy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from reception.estimating.days import Flags, Floats, Whole


@dataclass(frozen=True, kw_only=True, slots=True)
class Trees:
    """Trees in groups: a group's answer is its start and the sum of its trees' leaves."""

    feature: Whole
    threshold: Floats
    unknown_left: Flags
    left: Whole
    right: Whole
    value: Floats
    roots: Whole
    groups: Whole
    """At which tree each group begins."""
    starts: Floats
    depth: Whole
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

    def columns(self) -> Mapping[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]]:
        """Return everything by name, to be stored."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def trees_of(
    groups: Sequence[tuple[float, Iterable[np.ndarray[tuple[int], np.dtype[np.void]]]]],
) -> Trees:
    """Return trees given as the node tables of scikit-learn's histogram gradient boosting.

    Args:
        groups: what each group starts with, and its trees.
    """
    nodes: list[tuple[Any, ...]] = []
    roots: list[int] = []
    begins: list[int] = []
    starts: list[float] = []
    depth = size = 0
    for start, trees in groups:
        begins.append(len(roots))
        starts.append(start)
        for tree in trees:
            leaf = tree["is_leaf"].astype(bool)
            itself = np.arange(len(tree))
            nodes.append(
                (
                    np.where(leaf, 0, tree["feature_idx"]),
                    np.where(leaf, 0.0, tree["num_threshold"]),
                    tree["missing_go_to_left"].astype(bool),
                    size + np.where(leaf, itself, tree["left"]),
                    size + np.where(leaf, itself, tree["right"]),
                    np.where(leaf, tree["value"], 0.0),
                )
            )
            roots.append(size)
            size += len(tree)
            depth = max(depth, int(tree["depth"].max()))
    feature, threshold, unknown_left, left, right, value = (
        np.concatenate(column) for column in zip(*nodes, strict=True)
    )
    return Trees(
        feature=feature.astype(np.int64),
        threshold=threshold.astype(np.float64),
        unknown_left=unknown_left,
        left=left.astype(np.int64),
        right=right.astype(np.int64),
        value=value.astype(np.float64),
        roots=np.array(roots, np.int64),
        groups=np.array(begins, np.int64),
        starts=np.array(starts, np.float64),
        depth=np.array(depth, np.int64),
    )
