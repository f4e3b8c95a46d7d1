"""Input as nobody means it: good input spoiled by one seed, over and over."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_MOST_SPOILINGS = 4
_LONGEST_SLICE = 40
_MOST_REPEATS = 64

# What parsers have stumbled on elsewhere: ends of ranges, characters with a meaning, halves.
TOKENS: Sequence[bytes] = (
    b"\x00", b"\x04", b"\x10\x04\x01", b"\x1b", b"\x1d", b"\x7f", b"\xff", b"\xff\xfe",
    b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", "\u202e".encode(),
    "\u0661".encode(), "\u2d30".encode(), "\u00b2".encode(), "\u2028".encode(),
    "\U0001f600".encode(), b"\n", b"\r\n", b"\t", b" ", b"", b'"', b"'", b'"""', b"'''", b"\\",
    b"\\u0000", b"\\ud800", b"=", b"==", b"[", b"]", b"[[", b"]]", b"{", b"}", b"#", b",", b";",
    b":", b"/", b"//", b"?", b"&", b"@", b"%", b"%00", b"%ff", b"..", b"-", b"+", b"0", b"-0",
    b"-1", b"1e999", b"nan", b"inf", b"-inf", b"true", b"null", b"9" * 20, b"9" * 400,
    b"9" * 5000, b"2147483648", b"18446744073709551616", b"0x10", b"1_000", b"0.1", b"24:00",
    b"23:59:60", b"0000-00-00", b"9999-12-31T23:59:59Z", b"0001-01-01T00:00:00+14:00",
    b"2026-02-30", b"~", b"*", b"[" * 300, b"{a=" * 300, b"A" * 3000, b"=1+1", b"<E>", b"<ID01>",
    b"\x01", b"\x02",
)  # fmt: skip


@dataclass(frozen=True)
class Door:
    """A way in for what others wrote: good examples, who reads them, and how it may refuse."""

    name: str
    examples: Sequence[bytes]
    read: Callable[[bytes], object]
    refusals: tuple[type[Exception], ...] = ()
    share: int = 1
    """How many inputs it gets, against the other doors: the quick ones get most."""


def spoiled(examples: Sequence[bytes], seed: int) -> Iterator[bytes]:
    """Yield one example after the other, each spoiled in some ways; one seed is one row of them."""
    chance = random.Random(seed)  # noqa: S311 - it must be repeatable
    while True:
        text = bytearray(chance.choice(examples))
        for _ in range(chance.randint(1, _MOST_SPOILINGS)):
            chance.choice(_SPOILINGS)(text, chance)
        yield bytes(text)


def _place(text: bytearray, chance: random.Random) -> tuple[int, int]:
    first = chance.randint(0, len(text))
    return first, min(len(text), first + chance.randint(0, _LONGEST_SLICE))


def _flip(text: bytearray, chance: random.Random) -> None:
    if text:
        text[chance.randrange(len(text))] ^= 1 << chance.randrange(8)


def _cut_out(text: bytearray, chance: random.Random) -> None:
    first, last = _place(text, chance)
    del text[first:last]


def _cut_off(text: bytearray, chance: random.Random) -> None:
    del text[chance.randint(0, len(text)) :]


def _say_again(text: bytearray, chance: random.Random) -> None:
    first, last = _place(text, chance)
    text[last:last] = bytes(text[first:last]) * chance.randint(1, _MOST_REPEATS)


def _change_places(text: bytearray, chance: random.Random) -> None:
    first, last = _place(text, chance)
    piece = bytes(text[first:last])
    del text[first:last]
    at = chance.randint(0, len(text))
    text[at:at] = piece


def _put_in(text: bytearray, chance: random.Random) -> None:
    at = chance.randint(0, len(text))
    text[at:at] = chance.choice(TOKENS)


def _put_over(text: bytearray, chance: random.Random) -> None:
    first, last = _place(text, chance)
    text[first:last] = chance.choice(TOKENS)


def _noise(text: bytearray, chance: random.Random) -> None:
    first, last = _place(text, chance)
    text[first:last] = chance.randbytes(last - first)


_SPOILINGS = (
    _flip, _cut_out, _cut_off, _say_again, _change_places, _put_in, _put_over, _put_over, _noise,
)  # fmt: skip
