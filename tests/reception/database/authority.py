"""A certification authority of the tests' own, by the program ``openssl``."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

OPENSSL = shutil.which("openssl")
_NEW_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


@dataclass(frozen=True, slots=True)
class Pair:
    """A certificate and its key."""

    certificate: Path
    key: Path


class Authority:
    """Signs certificates in a folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        own = Pair(folder / "ca.crt", folder / "ca.key")
        _openssl(own, "Tests", "-days", "2")
        self._own = own
        self.certificate = own.certificate

    def sign(self, name: str, *, host: str | None = None, days: int = 2) -> Pair:
        """Return a new certificate for a name, and for a host if it is a server's."""
        pair = Pair(self._folder / f"{name}.crt", self._folder / f"{name}.key")
        signed_by = ("-CA", str(self._own.certificate), "-CAkey", str(self._own.key))
        of_host = ("-addext", f"subjectAltName=DNS:{host}") if host else ()
        _openssl(pair, name, *signed_by, *of_host, "-days", str(days))
        pair.key.chmod(0o600)
        return pair


def _openssl(pair: Pair, name: str, *more: str) -> None:
    assert OPENSSL
    words = ("req", "-x509", *_NEW_KEY, "-subj", f"/CN={name}")
    files = ("-keyout", str(pair.key), "-out", str(pair.certificate))
    subprocess.run((OPENSSL, *words, *files, *more), check=True, capture_output=True)
