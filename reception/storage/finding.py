"""What a check found: of one invariant, how many rows were looked at, and which break it."""

from dataclasses import dataclass

MOST_EXAMPLES = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One invariant: how many rows were looked at, and which break it."""

    code: str
    says: str
    checked: int
    broken: int
    examples: tuple[str, ...] = ()


class Count:
    """Counts what is looked at one by one, and keeps few of the broken."""

    def __init__(self, code: str, says: str) -> None:
        self._code = code
        self._says = says
        self._checked = 0
        self._broken = 0
        self._examples: list[str] = []

    def look(self, name: str, *, sound: bool) -> None:
        """Count one, which breaks the invariant or does not."""
        self._checked += 1
        if not sound:
            self._broken += 1
            if len(self._examples) < MOST_EXAMPLES:
                self._examples.append(name)

    def finding(self) -> Finding:
        """Return what was found."""
        return Finding(
            code=self._code,
            says=self._says,
            checked=self._checked,
            broken=self._broken,
            examples=tuple(self._examples),
        )
