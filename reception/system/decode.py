"""Reading JSON and the like as values of our own types, in however many threads."""

import threading
from typing import Any

import msgspec

_one_at_a_time = threading.Lock()
_decoders: dict[object, msgspec.json.Decoder[Any]] = {}


def decoded[T](document: str | bytes, of: type[T]) -> T:
    """Return a JSON document as a value of a type.

    Raises:
        msgspec.DecodeError: it is none.
    """
    try:
        return _known(of).decode(document)
    except UnicodeDecodeError as error:
        raise msgspec.DecodeError(str(error)) from None


def converted[T](found: object, of: type[T]) -> T:
    """Return what another format was read as, as a value of a type.

    Raises:
        msgspec.ValidationError: it is none.
    """
    _known(of)
    return msgspec.convert(found, of)


def _known[T](of: type[T]) -> msgspec.json.Decoder[T]:
    decoder = _decoders.get(of)
    if decoder is None:
        # msgspec notes on a type what it knows of it before it knows all, and other threads go on
        # meanwhile: whoever reads the same type then reads by half a note, and the process dies.
        with _one_at_a_time:
            decoder = _decoders.setdefault(of, msgspec.json.Decoder(of))
    return decoder
