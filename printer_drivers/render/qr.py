"""A QR code as modules."""

import qrcode
from qrcode.constants import ERROR_CORRECT_M

QUIET_ZONE = 4
"""Modules of white that the standard wants on each side."""


def qr_modules(text: str) -> list[list[bool]]:
    """Return the dark modules of a code that survives a crease (level M), quiet zone included."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]
