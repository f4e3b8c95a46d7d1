"""Tapes: every statement of a release's day, so that later schemas are tried by the old programs.

``tape_recorder.py`` makes them.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reception.storage.engine import Database, Run
from reception.storage.faults import ConstraintError
from reception.storage.statement import Statement

type Step = dict[str, Any]


class Tape:
    """Steps: a transaction begins or ends, or a statement is run in it."""

    def __init__(self, steps: list[Step], statements: list[str]) -> None:
        self.steps = steps
        self._statements = statements
        self._numbers = {text: number for number, text in enumerate(statements)}

    def add(self, **step: Any) -> None:
        self.steps.append(step)

    def number_of(self, text: str) -> int:
        if text not in self._numbers:
            self._numbers[text] = len(self._statements)
            self._statements.append(text)
        return self._numbers[text]

    def text_of(self, step: Step) -> str:
        return self._statements[step["run"]]

    def write(self, path: Path) -> None:
        lines = ",\n".join(json.dumps(step, ensure_ascii=False) for step in self.steps)
        texts = json.dumps(self._statements, ensure_ascii=False, indent=1)
        path.write_text(f'{{"statements": {texts},\n"steps": [\n{lines}\n]}}\n', encoding="utf-8")


def read_tape(path: Path) -> Tape:
    found = json.loads(path.read_text("utf-8"))
    return Tape(found["steps"], found["statements"])


class _UndoneError(Exception):
    """The transaction was not well when it was recorded."""


def play(tape: Tape, url: str, at_midday: Callable[[], None], *, exactly: bool) -> list[str]:
    """Run a tape on a database; return where the answers are others than they were.

    Args:
        tape: what to run.
        url: the database, in which nothing is but the schema.
        at_midday: is called in the middle, while the connections stay open.
        exactly: the answers are the same; else they are of the same shape.
    """
    wrong: list[str] = []
    database = Database(url)
    running: list[tuple[Any, Run]] = []
    try:
        for number, step in enumerate(tape.steps):
            if "midday" in step:
                at_midday()
            elif "begin" in step:
                opened = getattr(database, step["begin"])()
                running.append((opened, opened.__enter__()))
            elif "end" in step:
                opened, _ = running.pop()
                _end(opened, well=step["well"])
            else:
                told = _run(tape, step, running[-1][1], number)
                if not (_same if exactly else _alike)(told, step.get("answer")):
                    wrong.append(f"step {number}: {tape.text_of(step).split()[:6]}: {told!r}")
    finally:
        while running:
            _end(running.pop()[0], well=False)
        database.close()
    return wrong


def _run(tape: Tape, step: Step, run: Run, number: int) -> Any:
    statement = Statement(tape.text_of(step))
    values = step["values"]
    try:
        if step["how"] == "change_many":
            return run.change_many(statement, values)
        answer = getattr(run, step["how"])(statement, **values)
    except Exception as error:
        if "fails" in step:
            return None
        raise AssertionError(f"step {number}: {tape.text_of(step)} {values}: {error}") from error
    assert "fails" not in step, f"step {number} was refused before"
    if step["how"] in {"rows", "stream"}:
        return [list(one) for one in answer]
    return list(answer) if step["how"] == "row" and answer is not None else answer


def _end(opened: Any, *, well: bool) -> None:
    if well:
        opened.__exit__(None, None, None)
        return
    error = _UndoneError()
    try:
        opened.__exit__(_UndoneError, error, None)
    except (_UndoneError, ConstraintError):
        return


def _same(told: Any, recorded_answer: Any) -> bool:
    return bool(json.loads(json.dumps(told)) == recorded_answer)


def _alike(told: Any, recorded_answer: Any) -> bool:
    """Return whether both are of one shape: instants of the server are other ones each time."""
    if isinstance(told, list) and isinstance(recorded_answer, list):
        return len(told) == len(recorded_answer) and all(map(_alike, told, recorded_answer))
    return (told is None) == (recorded_answer is None)
