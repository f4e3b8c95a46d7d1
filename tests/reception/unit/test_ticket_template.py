"""The administrator's choices for the paper ticket, from the file to what is printed."""

import contextlib
import io
import struct
import zlib
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from reception.domain.errors import TemplateError
from reception.domain.language import Language
from reception.domain.paper import TicketLine, TicketTemplate
from reception.domain.unit import Unit
from reception.paper.model import ticket_paper
from reception.unit.file import load_template, load_unit
from reception.unit.logo import LogoRefusedError, logo_from
from tests.support.every_case import every_case

_TEXT = (Path(__file__).parents[3] / "reception/unit/templates/commune.toml").read_text("utf-8")
_BEFORE, _, _REST = _TEXT.partition("[ticket]\n")
_AFTER = _REST[_REST.index("# ====") :]


def _loaded(folder: Path, table: str) -> Unit:
    path = folder / "unit.toml"
    path.write_text(f"{_BEFORE}{table}\n{_AFTER}", "utf-8")
    return load_unit(path)


def _refusal(folder: Path, table: str) -> str:
    with pytest.raises(TemplateError) as refused:
        _loaded(folder, f"[ticket]\n{table}")
    return str(refused.value)


def _png(size: tuple[int, int] = (80, 40), ink: str | None = "black") -> bytes:
    """Return a white picture with a frame of ink inside it."""
    image = Image.new("L", size, "white")
    if ink:
        image.paste(ink, (10, 10, size[0] - 10, 14))
        image.paste(ink, (10, 10, 14, size[1] - 10))
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def test_the_commune_prints_the_whole_ticket() -> None:
    assert load_template("commune").ticket == TicketTemplate()
    assert TicketTemplate().lines == tuple(TicketLine)


def test_without_a_table_the_whole_ticket_is_printed(tmp_path: Path) -> None:
    assert _loaded(tmp_path, "").ticket == TicketTemplate()


def test_a_unit_that_was_stored_before_has_the_whole_ticket() -> None:
    unit = load_template("commune")
    stored = msgspec.json.decode(msgspec.json.encode(unit))
    del stored["ticket"]
    assert msgspec.json.decode(msgspec.json.encode(stored), type=Unit) == unit


def test_choices_are_kept_and_reach_the_paper(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(_png())
    unit = _loaded(
        tmp_path,
        '[ticket]\nlines = ["number", "service", "qr"]\ndocuments_shown = 2\nlogo = "logo.png"\n'
        'footer.ar = ["شكرا"]\nfooter.fr = ["Merci", "Au revoir"]',
    )
    template = unit.ticket
    assert template.lines == (TicketLine.NUMBER, TicketLine.SERVICE, TicketLine.QR)
    assert template.documents_shown == 2
    assert template.footer[Language.FRENCH] == ("Merci", "Au revoir")
    assert msgspec.json.decode(msgspec.json.encode(unit), type=Unit) == unit
    paper = ticket_paper(
        unit,
        label="A042",
        language=Language.ARABIC,
        service="no-longer-offered",
        issued_at=datetime(2026, 11, 24, 9, 42, tzinfo=UTC),
        ahead=1,
        expected_wait=None,
    )
    assert paper.template == template
    assert paper.service_names[Language.ARABIC] == "no-longer-offered"
    with Image.open(io.BytesIO(template.logo)) as logo:
        # What is white around the drawing takes no paper.
        assert (logo.mode, logo.size) == ("L", (60, 20))


@every_case(
    ("table", "sentence"),
    [
        ('lines = ["service"]', 'ticket.lines: "number" is missing; no ticket can do without it'),
        ('lines = ["number"]', 'ticket.lines: "service" is missing'),
        ("lines = []", 'ticket.lines: "number" is missing'),
        ('lines = ["service", "number", "qr", "qr"]', 'ticket.lines: "qr" is written 2 times'),
        ('lines = ["nummer"]', 'ticket.lines[1]: "nummer" does not fit; write a list of lines ou'),
        ('lines = "number"', 'ticket.lines: "number" does not fit; write a list of lines out of'),
        ("documents_shown = 0", "ticket.documents_shown: 0 does not fit; write a whole number fr"),
        ("documents_shown = 13", "ticket.documents_shown: 13 does not fit"),
        ("logos = 'x.png'", 'ticket.logos: this key is not known here; did you mean "logo"?'),
        ("logo = 1", "ticket.logo: 1 does not fit; write the file name of a PNG picture"),
        ('logo = "none.png"', 'ticket.logo: there is no picture "none.png"; put it beside this'),
        ('logo = "."', "ticket.logo: there is no picture"),
        ('logo = "../logo.png"', 'ticket.logo: the picture "../logo.png" stands elsewhere; put it'),
        (
            'logo = "/dev/zero"',
            'ticket.logo: the picture "/dev/zero" stands elsewhere; put it besi',
        ),
        (f'logo = "{"x" * 190}/y"', "ticket.logo: there is no picture"),
        ('footer.fr = ["Merci"]', "ticket.footer.ar: this is missing; write a list of 1 to 3 li"),
        ('footer.ar = "شكرا"', 'ticket.footer.ar: "شكرا" does not fit; write a list of 1 to'),
        (
            f'footer.fr = ["{"x" * 81}"]',
            "does not fit; write a list of 1 to 3 lines, each up to 80 characters",
        ),
        ('footer.fr = ["1", "2", "3", "4"]', "ticket.footer.fr: a list does not fit"),
        ('footer = "Merci"', "ticket.footer: "),
    ],
)
def test_a_mistake_is_told_where_it_stands(tmp_path: Path, table: str, sentence: str) -> None:
    assert sentence in _refusal(tmp_path, table)


def _chunk(kind: bytes, content: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + crc


def _header(width_px: int, height_px: int, *, bits: int = 8) -> bytes:
    return _chunk(b"IHDR", struct.pack(">II5B", width_px, height_px, bits, 0, 0, 0, 0))


def _claiming(width_px: int, height_px: int, *, after: bytes = b"") -> bytes:
    """Return a small PNG that says it is huge, perhaps only after something harmless."""
    dots = _chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + after + _header(width_px, height_px) + dots


def _sixteen_bits(ink: int, paper: int, *, clear: int | None = None) -> bytes:
    """Return a picture like that of ``_png`` in 65,536 shades, one of which may be clear."""
    rows = b""
    for y in range(40):
        inked = (10 <= x < (70 if y < 14 else 14) and 10 <= y < 30 for x in range(80))
        rows += b"\0" + struct.pack(">80H", *(ink if one else paper for one in inked))
    transparency = b"" if clear is None else _chunk(b"tRNS", struct.pack(">H", clear))
    dots = _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + _header(80, 40, bits=16) + transparency + dots


@every_case(
    ("content", "sentence"),
    [
        (b"", "this is not a PNG picture"),
        (b"GIF89a", "this is not a PNG picture"),
        (_png()[:20], "this is not a PNG picture"),
        (_png()[:60], "the picture is damaged"),
        (_png().replace(b"IDAT", b"IDAX"), "the picture is damaged"),
        (_claiming(100_000, 100_000), "the picture is 100000 by 100000 dots; a logo has at most"),
        (_claiming(0, 10), "the picture is 0 by 10 dots"),
        (_claiming(30_000, 30_000), "the picture is 30000 by 30000 dots"),
        (
            _claiming(30_000, 30_000, after=_chunk(b"tEXt", struct.pack(">II", 9, 9) + b"a\0b")),
            "the picture is 30000 by 30000 dots",
        ),
        (_claiming(30_000, 30_000, after=_header(9, 9)), "the picture is 30000 by 30000 dots"),
        (_claiming(9_999, 9_999, after=_header(9, 9)), "the picture is 9999 by 9999 dots"),
        (_png() + b"x" * 500_000, "larger than 500 KB"),
        (_png(ink=None), "nothing on the picture is dark"),
        (_png((24, 24)), "black nearly everywhere"),
    ],
)
def test_a_picture_that_cannot_be_printed_is_refused(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    (tmp_path / "logo.png").write_bytes(content)
    told = _refusal(tmp_path, 'logo = "logo.png"')
    assert told.startswith("unit.toml: ticket.logo: ")
    assert sentence in told


def test_a_clear_background_is_white_and_large_logos_are_made_small() -> None:
    image = Image.new("RGBA", (3000, 900), (0, 0, 0, 0))
    image.paste((0, 60, 40, 255), (0, 0, 3000, 200))
    image.paste((0, 60, 40, 255), (0, 700, 3000, 900))
    written = io.BytesIO()
    image.save(written, "PNG")
    kept = logo_from(written.getvalue())
    with Image.open(io.BytesIO(kept)) as logo:
        assert logo.size == (720, 216)
        assert logo.getpixel((360, 108)) == 255
    assert logo_from(written.getvalue()) == kept


@every_case(
    ("mode", "clear", "ink", "options"),
    [
        ("RGBA", (0, 0, 0, 0), (0, 0, 0, 255), {}),
        ("LA", (0, 0), (0, 255), {}),
        ("RGB", (0, 0, 0), (9, 9, 9), {"transparency": (0, 0, 0)}),
        ("L", 0, 9, {"transparency": 0}),
        ("P", 0, 1, {"transparency": 0}),
    ],
)
def test_clear_dots_are_white_whatever_colour_they_hide(
    mode: str, clear: int | tuple[int, ...], ink: int | tuple[int, ...], options: dict[str, object]
) -> None:
    image = Image.new(mode, (80, 40), clear)
    if mode == "P":
        image.putpalette([0, 0, 0, 9, 9, 9])
    image.paste(ink, (10, 10, 70, 14))
    image.paste(ink, (10, 10, 14, 30))
    written = io.BytesIO()
    image.save(written, "PNG", **options)
    with Image.open(io.BytesIO(logo_from(written.getvalue()))) as logo:
        assert logo.size == (60, 20)
        assert logo.getextrema()[1] == 255


@pytest.mark.parametrize(
    "content",
    [_sixteen_bits(0x2000, 0xFFFF), _sixteen_bits(0x2000, 0x0080, clear=0x0080)],
    ids=["on white", "on a clear shade"],
)
def test_shades_of_sixteen_bits_are_seen_as_they_are(content: bytes) -> None:
    with Image.open(io.BytesIO(logo_from(content))) as logo:
        assert (logo.size, logo.getextrema()) == ((60, 20), (0x20, 255))


@given(st.binary(max_size=200), st.integers(0, 90))
def test_whatever_the_file_holds_the_answer_is_a_logo_or_a_sentence(
    noise: bytes, kept: int
) -> None:
    with contextlib.suppress(LogoRefusedError):
        assert logo_from(_png()[:kept] + noise).startswith(b"\x89PNG")
