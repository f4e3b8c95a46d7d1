"""What is counted of the code: its size, and what should be rare in it."""

import ast
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeGuard

from tests.house.product import ROOT, lines_of, product_files, test_files, tree_of
from tests.house.protocols import all_protocols, lone_protocols

type Place = str
"""A file and a line, as editors open it, and what stands there."""


def twice_named() -> list[Place]:
    """Return the public classes and types whose name another file of the product has as well."""
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for path in product_files():
        for node in tree_of(path).body:
            match node:
                case ast.ClassDef(name=name) | ast.TypeAlias(name=ast.Name(id=name)):
                    if not name.startswith("_"):
                        places[name].append(_place(path, node, name))
    return [", ".join(found) for _, found in sorted(places.items()) if len(found) > 1]


def deferred_imports() -> list[Place]:
    """Return the imports that stand in a function; by a name in quotes, too.

    What looks a module up in a list of words or apps is no import of a known one.
    """
    return [
        _place(path, node, ast.unparse(node))
        for path in product_files()
        for function in _functions(tree_of(path))
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) or _imports_by_name(node)
    ]


def _imports_by_name(node: ast.AST) -> TypeGuard[ast.Call]:
    if not (isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module")):
        return False
    return bool(node.args) and isinstance(node.args[0], ast.Constant)


def untyped_properties() -> list[Place]:
    """Return the properties for QML whose getter is a lambda, which no type checker looks into."""
    return [
        _place(path, node, ast.unparse(node))
        for path in product_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"Property", "QtCore.Property"}
        and any(isinstance(one, ast.Lambda) for one in [*node.args, *_values(node)])
    ]


def lambda_methods() -> list[Place]:
    """Return the lambdas of class bodies that stand for a method."""
    return [
        _place(path, node, ast.unparse(node))
        for path in product_files()
        for owner in ast.walk(tree_of(path))
        if isinstance(owner, ast.ClassDef)
        for statement in owner.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        for node in ast.walk(statement)
        if isinstance(node, ast.Lambda) and "self" in [one.arg for one in node.args.args]
    ]


def lines_of_code(path: Path) -> int:
    """Return how many lines of a file are neither blank nor comment nor docstring."""
    texts = [
        range(node.lineno, (node.end_lineno or node.lineno) + 1)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    ]
    said = {number for one in texts for number in one}
    lines = enumerate(path.read_text("utf-8").splitlines(), start=1)
    return sum(
        number not in said and bool(line.strip()) and not line.strip().startswith("#")
        for number, line in lines
    )


def files_a_folder() -> dict[str, int]:
    """Return how many modules each folder of the product holds."""
    modules = (path for path in product_files() if not path.stem.startswith("__"))
    return Counter(str(path.parent.relative_to(ROOT)) for path in modules)


def retranslate_methods() -> list[Place]:
    """Return the methods that say everything of a window once more in another language."""
    return [
        _place(path, node, node.name)
        for path in product_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef) and node.name.strip("_") == "retranslate"
    ]


def lines_of_support() -> int:
    """Return how many lines serve several folders of tests."""
    return lines_of([one for one in test_files() if ROOT / "tests" / "support" in one.parents])


FOUND: dict[str, Callable[[], list[Place]]] = {
    "Protocols with fewer than two implementations, doubles counted": lone_protocols,
    "names of public classes defined twice": twice_named,
    "deferred imports": deferred_imports,
    "untyped properties": untyped_properties,
    "retranslate methods": retranslate_methods,
}
"""What should be rare, by its name."""

GOALS = {
    "product lines of Python": 94_000,
    "product files": 550,
    "Protocols": 30,
    "Protocols with fewer than two implementations, doubles counted": 5,
    "names of public classes defined twice": 0,
    "deferred imports": 25,
    "untyped properties": 0,
    "retranslate methods": 0,
    "lines in tests/support": 8_500,
    "files entered from touch to paper": 95,
    "files entered by a report as a workbook": 34,
    "files entered by a call of the next visitor": 20,
    "files entered by reading a board": 11,
}
"""What each count should be at most."""

CEILINGS = GOALS | {
    # 91,600 when the house stood; acts of the server, seals of states and what else keeps the
    # promises against who tries (0035 to 0043) came on top; then rows, a search that hears, what is
    # said to screen readers, given back and reviewed in Tamazight (0046 to 0052); then lines whose
    # length is kept, and what is proven in part (0053 to 0058); then how many counters are needed
    # (reception/staffing), of which eight more files are; then what leaves an office, and the page
    # of a ticket (outward, 0059 to 0061), of which thirty files are; then a centre at the end of
    # the same line (0062), which is fourteen files more than replication was.
    "product lines of Python": 115_520,
    "product files": 605,
    # 26 until past days were run by the engine of the waits, which loads NumPy.
    "deferred imports": 27,
    # 92 before rows of one scale, a number that can be given back and its announcement; the front
    # office, which commands of tickets load alone, is a file beside the rest of the core.
    # The rule says who is next.
    "files entered from touch to paper": 98,
    # 34 when the house stood: a reader of JSON that threads share, the spreads of many groups at
    # once and the front office are files of their own.
    "files entered by a report as a workbook": 37,
    # 20 until what sessions and pauses are read by was a file of its own.
    "files entered by a call of the next visitor": 22,
}
"""What no count may exceed; above its goal only where it says why."""


def counted() -> dict[str, int]:
    """Return every count by its name."""
    product = product_files()
    return {
        "product lines of Python": lines_of(product),
        "product files": len(product),
        "Protocols": len(all_protocols()),
        **{name: len(find()) for name, find in FOUND.items()},
        "lines in tests/support": lines_of_support(),
        "functions that test": sum(
            isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
            for path in test_files()
            for node in ast.walk(tree_of(path))
        ),
    }


def _functions(tree: ast.AST) -> Iterator[ast.AST]:
    """Give the outermost functions, so that what stands in an inner one is found once."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
        else:
            yield from _functions(node)


def _values(call: ast.Call) -> list[ast.expr]:
    return [one.value for one in call.keywords]


def _place(path: Path, node: ast.stmt | ast.expr, what: str) -> Place:
    return f"{path.relative_to(ROOT)}:{node.lineno} {what}"
