"""What a command of nouba answered."""

import json
from collections.abc import Callable
from typing import Any


class Answer:
    """What a command answered."""

    def __init__(self, exit_code: int, out: str, err: str) -> None:
        self.exit_code = exit_code
        self.out = out
        self.err = err

    @property
    def json(self) -> Any:
        assert self.exit_code == 0, self.err
        assert len(self.out.splitlines()) == 1, "exactly one JSON value"
        return json.loads(self.out)

    def refuses_with(self, *words: str, exit_code: int = 1) -> None:
        assert self.exit_code == exit_code
        assert self.out == ""
        assert "Traceback" not in self.err
        if exit_code != 2:
            assert len(self.err.strip().splitlines()) == 1, "one sentence"
        for word in words:
            assert word in self.err


type Nouba = Callable[..., Answer]
"""Runs the command with some words on the test's database."""
