"""Readers of printed tickets that Nouba did not make: tesseract, zbar, zxing.

A test that needs one which this computer lacks is skipped and says which.
"""

import io
import shutil
import subprocess
from ctypes.util import find_library
from functools import cache
from importlib.util import find_spec

import pytest
import zxingcpp
from PIL import Image

_TIMEOUT_S = 300


@cache
def _tesseract_languages() -> frozenset[str]:
    if shutil.which("tesseract") is None:
        return frozenset()
    listed = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, check=True, timeout=300
    )
    return frozenset(listed.stdout.split())


def read_text(image: Image.Image, language: str, *, page_mode: int) -> list[str]:
    """Return the lines that tesseract reads, those without a letter or figure left out."""
    if language not in _tesseract_languages():
        pytest.skip(f"tesseract for '{language}' is not installed (tesseract-ocr-{language})")
    written = io.BytesIO()
    image.convert("L").save(written, "PNG")
    read = subprocess.run(
        ["tesseract", "-", "-", "-l", language, "--psm", str(page_mode), "--dpi", "203"],
        input=written.getvalue(),
        capture_output=True,
        check=True,
        timeout=_TIMEOUT_S,
        # Several threads for one small picture only wait for each other.
        env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/usr/local/bin:/bin"},
    )
    lines = read.stdout.decode().replace("\u200e", "").replace("\u200f", "").splitlines()
    return [" ".join(line.split()) for line in lines if any(map(str.isalnum, line))]


def read_with_zxing(image: Image.Image) -> list[str]:
    """Return the texts of all codes."""
    return [found.text for found in zxingcpp.read_barcodes(image.convert("L"))]


def read_with_zbar(image: Image.Image) -> list[str]:
    """Return the texts of all codes."""
    if find_spec("pyzbar") is None or find_library("zbar") is None:
        pytest.skip("zbar is not installed (pyzbar with libzbar0t64)")
    from pyzbar.pyzbar import ZBarSymbol, decode  # noqa: PLC0415

    return [found.data.decode() for found in decode(image.convert("L"), [ZBarSymbol.QRCODE])]
