"""Why a call box cannot be used; the panel goes on without it."""

from enum import StrEnum

from reception.domain.errors import EnvironmentFault


class Trouble(StrEnum):
    """What is wrong with the device that ``NOUBA_CALL_BOX`` names."""

    MISSING = "missing"
    """Unplugged, or another name."""
    FORBIDDEN = "forbidden"
    TAKEN = "taken"
    NO_PAD = "no-pad"
    """No input device, or one without the keys of a number pad."""
    UNSUPPORTED = "unsupported"
    """This system has no such devices."""


_SAYS: dict[Trouble, tuple[str, str]] = {
    Trouble.MISSING: (
        "There is no call box at {path}",
        "plug it in, or correct NOUBA_CALL_BOX: ls /dev/input/by-id",
    ),
    Trouble.FORBIDDEN: (
        "This user may not open the call box {path}",
        "let her by a udev rule, see docs/administrators.md",
    ),
    Trouble.TAKEN: (
        "Another program has the call box {path} to itself",
        "end that program; each panel needs a box of its own",
    ),
    Trouble.NO_PAD: (
        "{path} is not a number pad",
        "name one that ends in event-kbd: ls /dev/input/by-id",
    ),
    Trouble.UNSUPPORTED: (
        "This system cannot give a call box to one program",
        "unset NOUBA_CALL_BOX; a number pad works in the panel's window",
    ),
}


class CallBoxFault(EnvironmentFault):
    """The device or its name is at fault."""

    def __init__(self, trouble: Trouble, path: str) -> None:
        self.trouble = trouble
        what, hint = _SAYS[trouble]
        super().__init__(what.format(path=path), hint)
