"""What a password must be: long enough, guessed by nobody first, and not from this house."""

import hmac
from base64 import b64decode, b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from argon2 import PasswordHasher, extract_parameters

from reception.domain import sign_in
from reception.domain.sign_in import SignInApp
from reception.domain.unit import Person, Role, Unit

# OWASP's second minimum for argon2id: 46 MiB, one pass (Password Storage Cheat Sheet).
PASSWORD_HASHER = PasswordHasher(time_cost=1, memory_cost=47104, parallelism=1)

_NO_HASH = "A" * 43
_FEWEST_CHARACTERS = 5
_COMMON = Path(__file__).with_name("common_passwords.txt")
_PRODUCT = "nouba"


def kept_of(hasher: PasswordHasher, password: str) -> str:
    """Return what is kept of a password: argon2id's own form, its hash hashed once more by SHA-256.

    Whoever reads it cannot tell the server what a station tells it that knows the password.
    """
    hint, _, made = hasher.hash(password).rpartition("$")
    return f"{hint}${_closed(_decoded(made))}"


def proof_of(hint: str, password: str) -> str:
    """Return what a station makes of a password by the salt and cost that a hint names.

    Raises:
        InvalidHashError: it is no hint.
        UnicodeError: the password cannot be written.
    """
    made = extract_parameters(f"{hint}{_NO_HASH}")
    salt = _decoded(hint.split("$")[-2])
    found = PasswordHasher.from_parameters(made).hash(password, salt=salt)
    return _decoded(found.rpartition("$")[2]).hex()


def is_proved(kept: str, proof: str) -> bool:
    """Return whether a proof is of the password that something is kept of."""
    return hmac.compare_digest(kept.rpartition("$")[2], _closed(bytes.fromhex(proof)))


def hint_of(kept: str) -> str:
    """Return salt and cost of what is kept."""
    return "".join(kept.rpartition("$")[:2])


def needs_new_hash(hasher: PasswordHasher, hint: str) -> bool:
    """Return whether a password was hashed by another rule than the present one."""
    return hasher.check_needs_rehash(f"{hint}{_NO_HASH}")


def _decoded(text: str) -> bytes:
    return b64decode(text + "=" * (-len(text) % 4))


def _closed(made: bytes) -> str:
    return b64encode(sha256(made).digest()).decode().rstrip("=")


def may_choose_password(person: Person, app: SignInApp) -> bool:
    """Return whether a person's password may be replaced through a window.

    A desk's account writes that of clerks alone: who takes a desk over must not become a manager.
    """
    return app is SignInApp.CONSOLE or person.role is Role.CLERK


def require_may_choose_password(person: Person, app: SignInApp) -> None:
    """Pass where a person may choose a password.

    Raises:
        PasswordAtConsoleError: she does more than serve, and this is a panel.
    """
    if not may_choose_password(person, app):
        raise sign_in.PasswordAtConsoleError


def shortest_for(person: Person, *, second_factor: bool) -> int:
    """Return how many characters a person's password has at least."""
    if person.role is Role.ADMINISTRATOR and not second_factor:
        return sign_in.SHORTEST_ADMINISTRATORS_PASSWORD
    return sign_in.SHORTEST_PASSWORD


def is_common(password: str) -> bool:
    """Return whether it is one of the 3,000 that are tried first, or one with a tail of digits."""
    word = password.lower()
    return word in _common_passwords() or word.rstrip("0123456789!.") in _common_passwords()


def require_good_password(
    password: str, person: Person, unit: Unit, *, second_factor: bool, old: str = ""
) -> None:
    """Refuse a password that is too easily guessed; which characters it has counts for nothing.

    Raises:
        WeakPasswordError: it is too short or too long, the old one, or all but one character.
        CommonPasswordError: many people have it, or it names the person, the unit or the product.
    """
    shortest = shortest_for(person, second_factor=second_factor)
    if (
        not shortest <= len(password) <= sign_in.LONGEST_PASSWORD
        or len(set(password)) < _FEWEST_CHARACTERS
        or password == old
    ):
        raise sign_in.WeakPasswordError(shortest)
    rest = password.lower()
    for own in (person.login, unit.code, _PRODUCT):
        rest = rest.replace(own, "")
    if is_common(password) or len(rest) < sign_in.SHORTEST_PASSWORD:
        raise sign_in.CommonPasswordError


@cache
def _common_passwords() -> frozenset[str]:
    return frozenset(_COMMON.read_text(encoding="utf-8").splitlines())
