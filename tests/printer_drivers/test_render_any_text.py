"""Whatever an administrator types comes out whole or is refused."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printer_drivers.render import TextTooLongError, render_ticket
from reception.domain.language import Language
from tests.support.papers import full_paper

pytestmark = pytest.mark.usefixtures("qapp")

_LETTERS = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي،ABCàéèçœ'’-«»…–12 ()ⵜⵉⵣⵏⵓⵇⵍ\n\t\u200f\u2028"
_TEXT = st.text(_LETTERS, max_size=80) | st.lists(
    st.sampled_from(["شهادة", "السكنى", "certificat", "de", "résidence", "ⵜⴰⵏⴰⴼⵓⵜ"]), max_size=9
).map(" ".join)


@settings(max_examples=60)
@given(
    names=st.dictionaries(st.sampled_from(list(Language)), _TEXT, max_size=3),
    documents=st.lists(_TEXT, max_size=6).map(tuple),
    language=st.sampled_from(list(Language)),
    width_px=st.sampled_from([384, 512, 576, 640]),
)
def test_nothing_is_ever_clipped_at_the_sides(
    names: dict[Language, str], documents: tuple[str, ...], language: Language, width_px: int
) -> None:
    paper = full_paper(
        language,
        unit_names=names,
        service_names=names,
        waiting_area=names,
        documents={Language.FRENCH: documents},
    )
    with contextlib.suppress(TextTooLongError):
        bitmap = render_ticket(paper, width_px)
        assert all(bitmap.row(y)[0] == bitmap.row(y)[-1] == 0 for y in range(bitmap.height_px))
        assert not any(bitmap.row(0))
        assert not any(bitmap.row(bitmap.height_px - 1))
