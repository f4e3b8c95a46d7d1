"""Every way by which something that others wrote comes into Nouba."""

import io
from collections.abc import Callable
from datetime import UTC, datetime, time
from importlib import resources
from pathlib import Path

import typer
from PIL import Image, ImageDraw

from counter_display.led.settings import EXAMPLE, led_settings
from lab.led.model import LedFaults, Signs
from lab.led.protocols import AlphaSigns, Am03127Signs
from lab.translators.po_file import po_text, read_po
from nouba.options import instant, time_today
from nouba.report_options import alone, dimensions, wait_range
from printer_drivers.status import AnswerParser
from printer_drivers.transport.open import check_address
from printer_drivers.transport.uri import PrinterUri
from reception.database.address import require_possible
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.language import Language
from reception.domain.ticket import remark
from reception.history.columns import mapping_of
from reception.history.lines import past_legs
from reception.system.clock import unit_zone
from reception.unit.file import load_rules, load_template, load_unit
from reception.unit.logo import logo_from
from reception.unit.search import SearchIndex
from reception.unit.spelling import folded_words
from tests.faults.hostile import Door
from ui_kit.voice.pack import read_pack
from ui_kit.voice.sound import read_sound

_COMMUNE = load_template("commune")
_INDEX = SearchIndex(_COMMUNE)
_TEXT = (resources.files("reception.unit") / "templates" / "commune.toml").read_bytes()
_MAPPING = (
    Path(__file__).parents[1] / "support" / "mappings" / "callcentre-1999.toml"
).read_bytes()
_ZONE = unit_zone("Africa/Casablanca")
_NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC).astimezone(_ZONE)
_LEG = (
    b"ticket_id,label,unit,service_day,service,leg,language,priority,waiting_since,first_called_at,"
    b"last_called_at,started_at,ended_at,counter,clerk,outcome,state\n"
    b"0197a5b2-7b6c-7c3e-8d13-2f4a6c1e9b01,A001,commune,2026-11-25,birth-extract,1,ar,ordinary,"
    b"2026-11-25T08:31:00.000000Z,2026-11-25T08:40:00.000000Z,2026-11-25T08:41:00.000000Z,"
    b"2026-11-25T08:41:30.000000Z,2026-11-25T08:47:00.000000Z,3,agent1,,served\n"
)
_CALLS = (
    b"call_id,priority,type,date,entry_exit,queue_start,queue_exit,queue_s,outcome,service_start,"
    b"service_exit,service_s,server\n"
    b"34536,0,PS,1999-02-01,7:02:56,0:00:00,0:00:00,0,AGENT,7:02:55,7:05:41,166,S01\n"
)


def _logo() -> bytes:
    image = Image.new("L", (60, 30), "white")
    ImageDraw.Draw(image).rectangle((10, 10, 50, 20), outline="black")
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def _in_a_file(read: Callable[[Path], object], path: Path) -> Callable[[bytes], object]:
    def put_and_read(content: bytes) -> object:
        path.write_bytes(content)
        return read(path)

    return put_and_read


def _as_text(read: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda content: read(content.decode("utf-8", "surrogateescape"))


def _hour(text: str) -> object:
    return time_today(text, _NOW)


def _hear(content: bytes) -> object:
    parser = AnswerParser()
    half = len(content) // 2
    return [*parser.feed(content[:half]), *parser.feed(content[half:]), *parser.settle()]


def _show_alpha(content: bytes) -> object:
    return AlphaSigns(Signs(["01"], lambda _: None)).take(content, 0.0, LedFaults())


def _show_am03127(content: bytes) -> object:
    return Am03127Signs(Signs(["01"], lambda _: None)).take(content, 0.0, LedFaults())


def _bring_in(content: bytes) -> object:
    return list(past_legs(io.BytesIO(content), None, zone=_ZONE, day_starts=time(0)))


def _bring_in_mapped(content: bytes) -> object:
    mapping = mapping_of(_MAPPING)
    return list(past_legs(io.BytesIO(content), mapping, zone=_ZONE, day_starts=time(0)))


def doors(folder: Path) -> tuple[Door, ...]:
    said, usage = (Refusal, EnvironmentFault), (typer.BadParameter,)
    assets = Path(__file__).parents[2] / "assets"
    pack = folder / "pack"
    pack.mkdir()
    rules = b'[calling]\npassed_over_at_most_minutes = 60\ntransferred = "arrival"\n'
    words = po_text(assets / "translations", Language.FRENCH, ["kiosk"])
    some = words[:6000].rpartition("\n\n")[0]  # whole texts
    sheet, clip = folder / "fr.po", folder / "clip.flac"
    return (
        Door(
            "answers of a printer",
            (b"\x12\x16", b"\x14\x00\x00\x0f", b"\x37\x220001\x00", b"_TM-T20II\0"),
            _hear,
            share=60,
        ),
        Door("display, Alpha", (b"\0\0\0\0\0\x01Z01\x02A0\x1b bB007\x04",), _show_alpha, share=60),
        Door(
            "display, AM03127",
            (b"<ID01><L1><PA><FE><MA><WC><FE>B0073A<E>",),
            _show_am03127,
            share=60,
        ),
        Door(
            "printer's address",
            (
                b"tcp://192.168.1.50:9100?profile=TM-T20II&width=576",
                b"serial:///dev/ttyS0?baud=9600&flow=rtscts",
                b"usb://04b8:0e15?serial=X",
                b"cups://Queue",
            ),
            _as_text(lambda text: check_address(PrinterUri.parse(text))),
            said,
            share=100,
        ),
        Door(
            "displays' address",
            (EXAMPLE.encode(), b"tcp://192.168.1.60:9520?protocol=am03127&displays=1:01"),
            _as_text(led_settings),
            said,
            share=60,
        ),
        Door(
            "database's address",
            (
                b"postgresql+psycopg://kiosk@db.example:5432/nouba?sslmode=verify-full",
                b"sqlite:////tmp/nouba.db",
            ),
            _as_text(require_possible),
            said,
            share=60,
        ),
        Door("an hour of today", (b"10:30", b"14:00+01:00"), _as_text(_hour), usage, share=40),
        Door(
            "a time",
            (b"10:30", b"2026-11-30T08:30"),
            _as_text(lambda text: instant(text, _NOW)),
            usage,
            share=60,
        ),
        Door("a range of waits", (b"10-15", b"10-"), _as_text(wait_range), usage, share=60),
        Door(
            "what counts alone",
            (b"service=passport,x", b"day=2026-10-03", b"counter=3,4", b"month=2026-10", b"hour=9"),
            _as_text(lambda text: alone([text])),
            usage,
            share=60,
        ),
        Door("dimensions", (b"service,hour,weekday",), _as_text(dimensions), usage, share=30),
        Door(
            "a remark",
            ("اجتماع الإثنين".encode(), "Panne du système".encode()),
            _as_text(remark),
            said,
            share=60,
        ),
        Door(
            "words to look up",
            ("شهادة السكنى".encode(), b"acte de naissance", "ⴰⵣⵓⵍ".encode()),
            _as_text(folded_words),
            share=60,
        ),
        Door(
            "a search at the kiosk",
            (b"acte", "رسم الولادة".encode()),
            _as_text(lambda text: _INDEX.find(text[:60])),
            share=5,
        ),
        Door("visits of an export", (_LEG,), _bring_in, said, share=60),
        Door("visits of another system", (_CALLS,), _bring_in_mapped, said, share=20),
        Door("a mapping", (_MAPPING,), mapping_of, said, share=20),
        Door("a unit's file", (_TEXT,), _in_a_file(load_unit, folder / "unit.toml"), said, share=5),
        Door(
            "house rules",
            (rules,),
            _in_a_file(lambda path: load_rules(path, _COMMUNE), folder / "rules.toml"),
            said,
            share=10,
        ),
        Door("a logo", (_logo(),), logo_from, said, share=20),
        Door("a translator's file", (some.encode(),), _in_a_file(read_po, sheet), said),
        Door(
            "a pack of clips",
            ((assets / "voice" / "fr" / "manifest.toml").read_bytes(),),
            _in_a_file(lambda path: read_pack(path.parent), pack / "manifest.toml"),
            said,
            share=20,
        ),
        Door(
            "a clip",
            ((assets / "voice" / "fr" / "1.flac").read_bytes(),),
            _in_a_file(read_sound, clip),
            said,
            share=5,
        ),
    )
