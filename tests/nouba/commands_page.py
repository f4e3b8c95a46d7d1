"""``python -m tests.nouba.commands_page``: write docs/commands.md from the words of the command."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from nouba.command_line import command_line

FILE = Path(__file__).parents[2] / "docs" / "commands.md"

_HEAD = """\
# The command line

<!-- Written by python -m tests.nouba.commands_page; a test compares. -->

A public contract: no word changes its meaning without a line in the changelog. The same stands in
`nouba --help`, and behind every word: `nouba call next --help`.

Exit codes: 0 done; 1 refused (one sentence); 2 wrong usage; 3 the environment failed (one sentence:
what, and what to do). `--json` prints one JSON value, times are in UTC. `--db URL` names another
database than `NOUBA_DATABASE`: `sqlite:///path/file.db` or `postgresql+psycopg://...`. Of
`--request-id UUID` the same id again changes nothing and gives the same answer.
"""
# Said once for all of them.
_COMMON = {"--db", "--json", "--request-id"}
_EXTRAS = re.compile(r"\s*\[(?:required|[^\]]*<=[^\]]*)\]$")


def commands_page() -> str:
    """Return the page: every word with its options, in the order of ``--help``."""
    parts = [_HEAD]
    group: Any = get_command(command_line(()))
    alone = {name: one for name, one in group.commands.items() if not hasattr(one, "commands")}
    parts.append("## Words that stand alone\n")
    for name, one in alone.items():
        parts.extend(_command(f"nouba {name}", one))
    for name, one in group.commands.items():
        if name not in alone:
            parts.append(f"## {name}\n")
            parts.append(f"{_sentence(one)}\n")
            for path, command in _walk(f"nouba {name}", one):
                parts.extend(_command(path, command))
    return "\n".join(parts)


def _walk(path: str, group: Any) -> Iterator[tuple[str, Any]]:
    for name, one in group.commands.items():
        if hasattr(one, "commands"):
            yield from _walk(f"{path} {name}", one)
        else:
            yield f"{path} {name}", one


def _command(path: str, command: Any) -> Iterator[str]:
    context = command.make_context(path, [], resilient_parsing=True)
    usage = [path]
    rows = []
    # What stands without a name is typed first.
    for one in sorted(command.params, key=lambda one: one.param_type_name != "argument"):
        record = one.get_help_record(context)
        if one.hidden or record is None or _COMMON.intersection(one.opts):
            continue
        left, said = record
        word = _word(one, left)
        usage.append(word if one.required else f"[{word}]")
        said = _EXTRAS.sub("", said)
        if said:
            rows.append(f"- `{word}`: {said}")
    usage += [f"[{one.opts[0]}]" for one in command.params if one.opts[0] == "--json"]
    yield f"**`{' '.join(usage)}`**  "
    yield f"{_sentence(command)}\n"
    if rows:
        yield "\n".join(rows) + "\n"


def _word(one: Any, left: str) -> str:
    """Return an option or argument as it is typed."""
    if one.param_type_name == "argument":
        word = one.metavar.strip("[].") if one.metavar else str(one.name).upper()
        return word if one.nargs == 1 else f"{word}..."
    typed = left.replace("<str>", "TEXT")
    typed = re.sub(r"<(?:int|float)(?: range)?>", "N", typed)
    typed = re.sub(r"<([^<>]*)>", r"\1", typed)
    return f"{typed} ..." if one.multiple else typed


def _sentence(command: Any) -> str:
    return " ".join(str(command.help or "").split("\f")[0].split())


if __name__ == "__main__":
    FILE.write_text(commands_page(), encoding="utf-8")
    sys.stdout.write(f"{FILE}\n")
