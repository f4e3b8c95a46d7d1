"""Which Protocols nothing implements twice: such a name describes one class a second time."""

import ast
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.house.product import ROOT, product_files, test_files, tree_of


@dataclass(slots=True)
class _Class:
    place: str
    bases: tuple[str, ...]
    members: set[str] = field(default_factory=set)


def all_protocols() -> list[str]:
    """Return every Protocol of the product."""
    found = _classes(product_files())
    return [f"{one.place} {name}" for name in found for one in found[name] if _is_protocol(one)]


@cache
def lone_protocols() -> list[str]:
    """Return the product's Protocols that fewer than two classes could stand for.

    A class stands for a Protocol when it has all its members by name and by how many arguments they
    take, inherited ones as well; one that a function can stand for is never lonely.
    """
    product = _classes(product_files())
    every = _classes([*product_files(), *test_files()])
    protocols = {name for name, found in every.items() if any(_is_protocol(one) for one in found)}
    built = [
        (one, _members(one, every))
        for name, found in every.items()
        if name not in protocols
        for one in found
    ]
    lone = []
    for name in sorted(protocols & set(product)):
        for protocol in filter(_is_protocol, product[name]):
            wanted = _members(protocol, every)
            if all(one.startswith("__call__/") for one in wanted):
                continue
            for_it = [one for one, members in built if wanted <= members]
            if len(for_it) < 2:
                lone.append(f"{protocol.place} {name}")
    return lone


def _classes(paths: list[Path]) -> dict[str, list[_Class]]:
    found: defaultdict[str, list[_Class]] = defaultdict(list)
    for path in paths:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                bases = tuple(_name(base) for base in node.bases)
                place = f"{path.relative_to(ROOT)}:{node.lineno}"
                found[node.name].append(_Class(place, bases, _own_members(node)))
    return found


def _is_protocol(one: _Class) -> bool:
    return "Protocol" in one.bases


def _name(base: ast.expr) -> str:
    if isinstance(base, ast.Subscript):
        base = base.value
    return ast.unparse(base).rpartition(".")[2]


def _own_members(node: ast.ClassDef) -> set[str]:
    members: set[str] = set()
    for statement in node.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            members.add(f"{statement.name}{_takes(statement)}")
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            members.add(statement.target.id)
        elif isinstance(statement, ast.Assign):
            members |= {one.id for one in statement.targets if isinstance(one, ast.Name)}
    for inner in ast.walk(node):
        if (
            isinstance(inner, ast.Attribute)
            and isinstance(inner.ctx, ast.Store)
            and isinstance(inner.value, ast.Name)
            and inner.value.id == "self"
        ):
            members.add(inner.attr)
    return {one for one in members if not one.startswith("__init__")}


def _takes(function: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """Return how many arguments a method takes; nothing for a property, as for a field."""
    if function.decorator_list:
        return ""
    args = function.args
    return f"/{len(args.posonlyargs) + len(args.args) + len(args.kwonlyargs)}"


def _members(one: _Class, every: dict[str, list[_Class]]) -> set[str]:
    """Return its own members and those of whatever class has the name of one of its bases."""
    members, asked, known = set(one.members), list(one.bases), set()
    while asked:
        name = asked.pop()
        if name not in known:
            known.add(name)
            for base in every.get(name, []):
                members |= base.members
                asked += base.bases
    return members
