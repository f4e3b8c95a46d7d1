"""Rules of our own, read from our own source: cheap, and with a bad example each."""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.product import ROOT, product_files, tree_of
from tests.support.every_case import every_case

pytestmark = pytest.mark.deep

RANDOMNESS = "reception/system/ids.py"
# Pauses of different lengths, names of files, and days that are made up, are no secrets.
FOR_PLAY = (
    "lab/", "reception/offline/link.py", "reception/reports/closed_days.py",
    "reception/system/backoff.py",
)  # fmt: skip

type Rule = Callable[[ast.AST], bool]


@cache
def looked_at() -> tuple[tuple[Path, ast.AST], ...]:
    """Return what the rules look at: calls and imports, of every file once."""
    return tuple(
        (file.relative_to(ROOT), node)
        for file in product_files()
        for node in ast.walk(tree_of(file))
        if isinstance(node, (ast.Call, ast.Import, ast.ImportFrom))
    )


def found(rule: Rule, *, but: Callable[[Path], bool] = lambda _: False) -> list[str]:
    return [
        f"{path}:{getattr(node, 'lineno', 0)}"
        for path, node in looked_at()
        if rule(node) and not but(path)
    ]


def called(node: ast.AST) -> str:
    """Return the dotted name of what a node calls; empty when it calls nothing by name."""
    if not isinstance(node, ast.Call):
        return ""
    name, part = [], node.func
    while isinstance(part, ast.Attribute):
        name.append(part.attr)
        part = part.value
    return ".".join([part.id, *reversed(name)]) if isinstance(part, ast.Name) else ""


def keywords(node: ast.AST) -> Iterator[tuple[str, object]]:
    if isinstance(node, ast.Call):
        for one in node.keywords:
            if one.arg and isinstance(one.value, ast.Constant):
                yield one.arg, one.value.value


def runs_data(node: ast.AST) -> bool:
    if called(node) in {"eval", "exec", "compile", "yaml.load", "marshal.loads", "shelve.open"}:
        return True
    if isinstance(node, ast.Import):
        return any(one.name in {"pickle", "marshal", "shelve", "dill"} for one in node.names)
    return isinstance(node, ast.ImportFrom) and node.module in {"pickle", "marshal", "shelve"}


def asks_a_shell(node: ast.AST) -> bool:
    return called(node) in {"os.system", "os.popen"} or ("shell", True) in keywords(node)


def makes_a_pattern_of_data(node: ast.AST) -> bool:
    if called(node) not in {"re.compile", "re.match", "re.search", "re.sub", "re.fullmatch"}:
        return False
    pattern = node.args[0] if isinstance(node, ast.Call) and node.args else None
    return isinstance(pattern, ast.JoinedStr) and any(
        isinstance(part, ast.FormattedValue)
        and not ast.unparse(part.value).removeprefix("_").isupper()
        for part in pattern.values
    )


def hashes_weakly(node: ast.AST) -> bool:
    return called(node) in {"hashlib.md5", "hashlib.sha1"}


def draws(node: ast.AST) -> bool:
    if called(node) in {"os.urandom", "uuid.uuid4", "random.SystemRandom"}:
        return True
    if isinstance(node, ast.ImportFrom):
        return node.module in {"random", "secrets"}
    return isinstance(node, ast.Import) and any(
        one.name in {"random", "secrets"} for one in node.names
    )


def puts_data_into_sql(node: ast.AST) -> bool:
    return called(node) == "Statement" and isinstance(node, ast.Call) and bool(node.args)


def test_nothing_is_run_that_was_data() -> None:
    assert found(runs_data) == []


def test_no_shell_is_asked() -> None:
    assert found(asks_a_shell) == []


def test_no_pattern_is_made_of_data() -> None:
    assert found(makes_a_pattern_of_data) == []


def test_no_weak_hash_is_made() -> None:
    assert found(hashes_weakly) == []


def test_randomness_comes_from_one_place() -> None:
    assert found(draws, but=lambda path: path.as_posix().startswith((RANDOMNESS, *FOR_PLAY))) == []


def is_for_sql(path: Path) -> bool:
    _, *folders, file = path.with_suffix("").parts
    # Stations' accounts and sheets of paper are services over their statements, and no more.
    alone = {"sql", "database", "care", "accounts", "paper"}
    return file.endswith("sql") or not alone.isdisjoint(folders)


def test_sql_text_is_made_where_sql_stands_alone() -> None:
    assert found(puts_data_into_sql, but=is_for_sql) == []


@every_case(
    ("rule", "bad"),
    [
        (runs_data, "import pickle"),
        (runs_data, "eval(text)"),
        (asks_a_shell, "subprocess.run(text, shell=True)"),
        (makes_a_pattern_of_data, 're.match(f"{typed}", line)'),
        (hashes_weakly, "hashlib.md5(b'')"),
        (draws, "import random"),
        (puts_data_into_sql, "Statement('SELECT 1')"),
    ],
)
def test_a_bad_example_is_found_out(rule: Rule, bad: str) -> None:
    assert any(rule(node) for node in ast.walk(ast.parse(bad)))
