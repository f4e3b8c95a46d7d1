"""One act of the server: a function that stations may call, and the statement that calls it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from reception.database.run import Statement

ME = "me RECORD;"
"""Declared by every act that asks who calls it."""

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


# A text without end would fill the disk.
_LONGEST: Final = 10_000
DOCUMENT: Final = 4_000_000
"""How long a unit's description may be."""
# What a station has set for its session would else be believed.
_AS_ALWAYS = "SET timezone = 'UTC' SET datestyle = 'ISO' SET standard_conforming_strings = on"


@dataclass(kw_only=True, eq=False)
class Act(Statement):
    """A function of the server, run like any statement: a file does something by itself.

    Args:
        name: of the function.
        takes: its arguments and their types, as in ``unit TEXT, at BIGINT``; within the body each
            is called ``a_unit``, ``a_at``.
        gives: what it returns.
        does: gives its body in PL/pgSQL, which only those need who make it.
        declares: its variables; after ``ME`` it is known who calls, unless the act asks otherwise.
        is_inner: no station calls it, other functions do.
        longest: how many characters a text among its arguments has at most.
        on_file: what SQLite runs in its place.
    """

    name: str
    takes: str
    gives: str
    does: Callable[[], str]
    declares: str = ""
    is_inner: bool = False
    longest: int = _LONGEST
    on_file: str | Statement = "SELECT 1"

    @property
    def signature(self) -> str:
        """Return its name with the types of its arguments."""
        return f"{self.name}({', '.join(kind for _, kind in self._arguments())})"

    @property
    def call(self) -> str:
        """Return the statement that calls it, by parameters named like its arguments."""
        given = ", ".join(f"CAST(:{name} AS {kind})" for name, kind in self._arguments())
        return f"SELECT * FROM {self.name}({given})"

    def __post_init__(self) -> None:
        super().__init__(self.on_file, postgresql=self.call, is_act=self.gives == CHANGED)

    def on_server(self, on_file: str | Statement) -> Statement:
        """Return the statement that calls it on a server; on a file, what it does in this case."""
        return Statement(on_file, postgresql=self.call, is_act=self.is_act)

    def statements(self, schema: str) -> tuple[str, ...]:
        """Return what makes it, for nobody yet; to make it again replaces it."""
        arguments = ", ".join(f"a_{name} {kind}" for name, kind in self._arguments())
        made = (
            f"CREATE OR REPLACE FUNCTION {schema}.{self.name}({arguments}) RETURNS {self.gives}"
            f" LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp"
            f" {_AS_ALWAYS} AS $act$\n"
            f"#variable_conflict use_column\nDECLARE {self.declares}\n"
            f"BEGIN {self._bounded()}{self._body()}\n"
            "END $act$"
        )
        return (made, f"REVOKE ALL ON FUNCTION {schema}.{self.signature} FROM PUBLIC")

    def _bounded(self) -> str:
        """Return the refusal of longer texts than anybody writes."""
        texts = [f"length(a_{name})" for name, kind in self._arguments() if kind == "TEXT"]
        if self.is_inner or not texts:
            return ""
        refused = denied("nobody says so much")
        return f"IF greatest({', '.join(texts)}) > {self.longest} THEN {refused} END IF;"

    def _body(self) -> str:
        does = self.does()
        if not self.declares.startswith(ME) or "who_acts(" in does:
            return does
        unit = "a_unit" if self.takes.startswith("unit ") or ", unit " in self.takes else "NULL"
        return f"SELECT unit, login AS station, kind INTO me FROM who_acts({unit}, NULL);\n{does}"

    def _arguments(self) -> list[tuple[str, str]]:
        pairs = (one.split() for one in self.takes.split(",") if one.strip())
        return [(name, " ".join(kind)) for name, *kind in pairs]


CHANGED = "INTEGER"
"""What an act gives that tells how many rows it changed."""


def changing(
    name: str,
    takes: str,
    statement: Statement,
    *,
    unless: str = "",
    gives: str = CHANGED,
    longest: int = _LONGEST,
) -> Act:
    """Return the act that runs one statement in the name of who calls it.

    Args:
        name: of the act.
        takes: ``unit`` or none, ``station`` or none, ``now`` or none, and what else there is.
        statement: the same that a file runs.
        unless: what is refused before.
        gives: what the statement returns; by default it is told how many rows it changed.
        longest: how many characters a text among its arguments has at most.
    """
    named = {one.split()[0] for one in takes.split(",")}
    own = [f"a_{one} := me.{one};" for one in ("unit", "station") if one in named]
    asked = ", ".join(f"a_{one}" if one in named else "NULL" for one in ("unit", "station"))
    timed = "a_now := act_time(me.kind, a_now);" if "now" in named else ""
    told = "; GET DIAGNOSTICS answer = ROW_COUNT" if gives == CHANGED else " INTO answer"
    return Act(
        name=name,
        takes=takes,
        gives=gives,
        longest=longest,
        on_file=statement,
        declares=f"{ME} answer {gives};",
        does=lambda: (
            f"""
    SELECT unit, login AS station, kind INTO me FROM who_acts({asked});
    {" ".join(own)} {timed} {unless}
    {within(statement)}{told};
    RETURN answer;"""
        ),
    )


def within(statement: Statement, **own: str) -> str:
    """Return a statement as a function says it: each parameter is an argument, or said here."""

    def said(found: re.Match[str]) -> str:
        return f"({own[found[1]]})" if found[1] in own else f"a_{found[1]}"

    return _PLACEHOLDER.sub(said, statement.postgresql).replace("%%", "%").strip()


def denied(why: str) -> str:
    """Return the refusal of what a station may not do."""
    return f"RAISE EXCEPTION '{why}' USING ERRCODE = '42501';"


def overtaken(why: str) -> str:
    """Return the giving up of what another act came before: tried again, it finds how it is now."""
    return f"RAISE EXCEPTION '{why}' USING ERRCODE = '40001';"
