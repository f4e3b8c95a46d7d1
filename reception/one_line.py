"""Text from outside, made fit for one line: the one place that takes control signs out."""

import logging
import unicodedata

# Control signs, halves of signs, ends of lines, and what turns the order of other signs around.
_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_harmless(sign: str) -> bool:
    """Return whether a sign moves no printer, ends no line and hides nothing of it."""
    return unicodedata.category(sign) not in _CATEGORIES and sign not in _TURNING


def one_line(text: str) -> str:
    """Return the text with a space for each sign that no line may have."""
    return "".join(sign if is_harmless(sign) else " " for sign in text)


def escaped(text: str) -> str:
    """Return the text with each such sign written as Python writes it, so that it can be seen."""
    return "".join(
        sign
        if is_harmless(sign)
        else sign.encode("unicode_escape", "surrogatepass").decode("ascii")
        for sign in text
    )


class OneLineFormatter(logging.Formatter):
    """Writes each record on one line, its trace indented: no data passes for another record."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        """Return the record's own line."""
        return escaped(super().formatMessage(record))

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's name
        """Return the trace, each line indented."""
        return _indented(super().formatException(ei))  # type: ignore[arg-type]

    def formatStack(self, stack_info: str) -> str:  # noqa: N802 - logging's name
        """Return the stack, each line indented."""
        return _indented(super().formatStack(stack_info))


def _indented(trace: str) -> str:
    return "\n".join(f"    {escaped(line)}" for line in trace.split("\n"))
