"""How an address or a part of it stands in a sentence: short, and unable to steer a terminal."""

_MOST_SIGNS = 80
_HARMLESS = "\N{REPLACEMENT CHARACTER}"
_CUT_OFF = "\N{HORIZONTAL ELLIPSIS}"


def shown(text: str) -> str:
    """Return a text as a person can be shown it, whoever wrote it."""
    start = text if len(text) <= _MOST_SIGNS else f"{text[: _MOST_SIGNS - 1]}{_CUT_OFF}"
    return "".join(sign if sign.isprintable() else _HARMLESS for sign in start)
