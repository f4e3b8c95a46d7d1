import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from reception.system.csv_text import CsvWriter, harmless, unharmed

CHARACTERS = "=+-@\t\r\n\x00'＝＋－＠"
texts = st.text(st.one_of(st.sampled_from(CHARACTERS + 'aب1;,"'), st.characters(codec="utf-8")))


@given(texts)
def test_no_text_begins_like_a_formula_and_none_is_damaged(text: str) -> None:
    written = harmless(text)
    assert written[:1] not in set(CHARACTERS) - {"'"}
    assert unharmed(written) == text
    if not text.startswith(tuple(CHARACTERS)):
        assert written == text


def test_numbers_keep_their_sign() -> None:
    stream = io.StringIO(newline="")
    CsvWriter(stream, ("a", "b", "c")).write((-5, -0.5, "-5"))
    assert list(csv.reader(io.StringIO(stream.getvalue(), newline="")))[1] == ["-5", "-0.5", "'-5"]
