"""When a database was proven as a whole, and how far its logs had come: kept out of reach.

``nouba verify --whole --json`` tells it, and the service manager keeps that answer in a file of
root's (docs/care.md). From there later looks go on. Whoever may write the database must not be able
to write this file: she would let them go on from behind what she changed (docs/decisions/0056).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from os import stat_result
from pathlib import Path

import msgspec

from reception.care.folder import ChainHead, last_check
from reception.database.address import shown
from reception.system.decode import decoded
from reception.system.settings import FILE, Settings, database_file, proof_file

_ROOT = 0
_OTHERS_WRITE = 0o022


@dataclass(frozen=True, kw_only=True, slots=True)
class Proof:
    """The whole was looked at, and nothing was found."""

    at: datetime
    database: str
    """Which, without what is secret in its address."""
    heads: tuple[ChainHead, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Answer:
    sound: bool
    proof: Proof


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptProof:
    """What is kept of the last proof of the whole, and whether a look may go on from there."""

    path: Path
    proof: Proof | None = None
    why_not: str = ""
    """Why the whole is looked at all the same."""

    @property
    def to_go_on_from(self) -> Proof | None:
        """Return the proof if what it covers need not be looked at again."""
        return None if self.why_not else self.proof


def proven_name(settings: Settings) -> str:
    """Return what a proof calls the database that settings name.

    Of a file it is the address, not what stands behind a link there: whoever may write beside the
    file would let a proof be of another one, and be found by none.
    """
    address = settings.database or ""
    if not address.startswith(FILE):
        return shown(address)
    return str(Path(address.removeprefix(FILE).partition("?")[0]).absolute())


def kept_proof(settings: Settings, status: Callable[[Path], stat_result] = Path.stat) -> KeptProof:
    """Return what is kept of the database that settings name; nothing where none was proven.

    Args:
        settings: this station's.
        status: tells to whom a file belongs, and who may write it.
    """
    path = proof_file(settings)
    try:
        file = database_file(settings)
        found = decoded(path.read_bytes(), _Answer)
        places = [status(path), status(path.parent)]
        for one in found.proof.heads:
            bytes.fromhex(one.seal)
    except (OSError, msgspec.DecodeError, ValueError):
        return KeptProof(path=path)
    if not found.sound or found.proof.database != proven_name(settings):
        return KeptProof(path=path)
    if any(one.st_uid != _ROOT or one.st_mode & _OTHERS_WRITE for one in places):
        return KeptProof(path=path, why_not="others than root may write it")
    last = last_check(file) if file else None
    # Which was first is not asked of a clock: a proof begins with a whole that was sound.
    broken = ", ".join(last.broken) if last else ""
    if path.with_name("broken.json").exists():
        broken = "by nouba-verify"
    why_not = f"the whole was found broken last ({broken})" if broken else ""
    return KeptProof(path=path, proof=found.proof, why_not=why_not)
