"""The key of a site: who signs with it speaks for that site alone."""

import base64
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

# Letters and digits that nobody takes for another when a code is read out (Crockford's base 32).
_READ_OUT = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def key_for(key: Ed25519PrivateKey, address: str) -> Ed25519PrivateKey:
    """Return the key that a site signs with to one receiver: no other takes what it signs."""
    form = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=address.encode())
    return Ed25519PrivateKey.from_private_bytes(form.derive(key.private_bytes_raw()))


def public_text(key: Ed25519PrivateKey) -> str:
    """Return the public half of a site's key, as it is sent and kept (base64)."""
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def code_of(site: str, public_key: str) -> str:
    """Return the code that a site shows and its relay admits, such as ``7K2M-Q0XD-4F9A``."""
    digest = hashlib.sha256(site.encode() + b"\0" + base64.b64decode(public_key)).digest()
    letters = base64.b32encode(digest).decode().translate(_READ_OUT)
    return "-".join((letters[:4], letters[4:8], letters[8:12]))


def signed(body: bytes, key: Ed25519PrivateKey) -> str:
    """Return the signature of a body (base64)."""
    return base64.b64encode(key.sign(body)).decode()


def is_signed(body: bytes, signature: str, public_key: str) -> bool:
    """Return whether a body was signed with the key whose public half is this."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key, validate=True))
        key.verify(base64.b64decode(signature, validate=True), body)
    except (ValueError, InvalidSignature):
        return False
    return True
