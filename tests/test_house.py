"""The rules that keep the house: each failure is one sentence with the file and the name."""

import ast
import re
from collections.abc import Callable

import pytest

from tests.house.counts import (
    counted,
    deferred_imports,
    files_a_folder,
    lambda_methods,
    lines_of_code,
    twice_named,
    untyped_properties,
)
from tests.house.figures import stale
from tests.house.product import ROOT, product_files, tree_of
from tests.house.protocols import lone_protocols

pytestmark = pytest.mark.deep

FEWEST_LINES, MOST_LINES, MOST_FILES, MOST_DEFERRED = 30, 500, 30, 27

SMALL = {
    "kiosk/timeouts.py": "how long each page waits, for pages, flow and tests",
    "lab/demo/board.py": "a program of its own: the demo's board",
    "lab/demo/console_robot.py": "a program of its own: the demo's console",
    "printer_drivers/bitmap.py": "what the renderer hands to the encoder; neither knows the other",
    "printer_drivers/deadline.py": "printers and displays are waited for by it",
    "printer_drivers/encode/status_commands.py": "job, driver and status ask by these bytes",
    "reception/database/damage.py": "a command that failed asks it, whatever driver it lacks",
    "outward/wire/signature.py": "a site signs, its receivers and who admits it judge by it",
    "reception/domain/page_key.py": "kiosk, paper, line and relay know a ticket's page by it",
    "reception/domain/take_in.py": "stations, acts of the server and who decides call it so",
    "reception/network/network.py": "the service that its subject's parts make up",
    "reception/queue/desk.py": "the service that its subject's parts make up",
    "reception/system/backoff.py": "whatever is tried again waits by it",
    "reception/system/decode.py": "the one place where a type is got to know, a thread at a time",
    "reception/system/progress.py": "whatever takes long tells how far it is",
    "reception/watch/model.py": "its rule and its statements speak of these",
    "ui_kit/announce.py": "panel and console have what changed said by it",
    "ui_kit/garbage.py": "every app and every test collects by it",
    "ui_kit/staff_window.py": "panel and console are such windows",
    "reception/waits/sql.py": "its statements are a file of their own, and few",
    "reception/people/model.py": "what the statements of sign-in and their callers tell each other",
}
"""Files that stay small, and why."""

LONE = {"OwnBook": "the kiosk has it, whom no printer may import"}
"""Protocols that one class implements, and why."""

MAY_DEFER = {
    "nouba": "only the typed word's app, database or printer is loaded",
    "lab": "an emulated printer is loaded by those only who have no printer",
    "reception/app.py": "a subject is loaded when it is first asked",
    "reception/unit/document.py": "no start of a station waits for what checks a file",
    "reception/database": "a driver is loaded for its own database",
    "reception/care": "a driver is loaded for its own database",
    "reception/front_office.py": "whoever tells no wait does not load NumPy",
    "reception/reports": "only one form of a report needs its library",
    "kiosk/main.py": "the first frame waits for nothing",
    "admin_console": "a page is loaded when it is opened",
    "counter_display/board/film.py": "where no film is shown no player is loaded",
    "ui_kit/voice/player.py": "a sound library may end the process that loads it",
}
"""Where an import may stand in a function, and why."""

REFUSED = {
    r"(\d|%1|\}|four|printable|other|which) signs": "characters",
    r"\b(lookout|outlook|foresight)\b": "snapshot, status, forecast",
    r"\bown_journal|\btaking_in\b|\bsettling\b": "offline, take_in, resolve, debounce",
    r"\b(stump|namesake|promptness)s?\b": "partial print, duplicate station, lateness",
    r"\b(orientation|your_say|errands?)\b": "find, feedback, request",
    r"\b(bad_lines|ended_like|acting)\b": "rejected lines, run_until_signal, base",
}
"""What no text and no name of the program says any more, and what it says instead."""


def too_small_or_long() -> list[str]:
    places = {str(path.relative_to(ROOT)): path for path in product_files()}
    small = [
        f"{place} has {lines} lines of code: let it be part of what uses it, or say why in SMALL"
        for place, path in places.items()
        if not path.stem.startswith("__") and "/migrations/" not in place and place not in SMALL
        if (lines := lines_of_code(path)) < FEWEST_LINES
    ]
    long = [
        f"{place} has more than {MOST_LINES} lines: cut it where its subjects part"
        for place, path in places.items()
        if len(path.read_text("utf-8").splitlines()) > MOST_LINES
    ]
    excused = [
        f"{one} is excused in SMALL and is not small, or not there"
        for one in SMALL
        if one not in places or lines_of_code(places[one]) >= FEWEST_LINES
    ]
    return [*small, *long, *excused]


def deferred_elsewhere() -> list[str]:
    found = deferred_imports()
    many = [f"{len(found)} imports stand in functions: {MOST_DEFERRED} are the most"]
    return [
        *(many if len(found) > MOST_DEFERRED else []),
        *(one for one in found if not one.startswith(tuple(MAY_DEFER))),
        *(
            f"{place} is excused in MAY_DEFER and defers nothing"
            for place in MAY_DEFER
            if not any(one.startswith(place) for one in found)
        ),
    ]


def _said(node: ast.expr | ast.stmt) -> str:
    """Return the text that a node is, or the name that it gives, whole and in its words."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case (
            ast.FunctionDef(name=name)
            | ast.ClassDef(name=name)
            | ast.Name(id=name, ctx=ast.Store())
            | ast.Attribute(attr=name, ctx=ast.Store())
        ):
            return f"{name} {re.sub('(?<=[a-z])(?=[A-Z])|_', ' ', name)}"
        case _:
            return ""


def refused_words() -> list[str]:
    said = [(str(path.relative_to(ROOT)), path.stem) for path in product_files()]
    said += [
        (f"{path.relative_to(ROOT)}:{node.lineno}", _said(node))
        for path in product_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.expr | ast.stmt)
    ]
    return [
        f"{place} says '{word[0]}'; the word is: {better}"
        for place, text in said
        for refused, better in REFUSED.items()
        if (word := re.search(refused, text, re.IGNORECASE))
    ]


def known_elsewhere() -> list[str]:
    """Return where msgspec may get to know a type beside another thread."""
    return [
        f"{place}:{node.lineno} reads by msgspec itself: take decoded or converted"
        for path in product_files()
        if (place := str(path.relative_to(ROOT))) != "reception/system/decode.py"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        and re.fullmatch(
            r"msgspec\.(json|msgpack|toml|yaml)\.(decode|Decoder)|msgspec\.convert",
            ast.unparse(node),
        )
    ]


def parts_alone() -> list[str]:
    """Return where a widget without a parent may be shown as a window of its own."""
    return [
        f"{place}:{node.lineno} leaves a widget alone: let take_away do it"
        for path in product_files()
        if (place := str(path.relative_to(ROOT))) != "ui_kit/staff_window.py"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and ast.unparse(node).endswith(".setParent(None)")
    ]


RULES: dict[str, Callable[[], list[str]]] = {
    "a class has a name of its own": twice_named,
    "a Protocol has two implementations": lambda: [
        one for one in lone_protocols() if one.split()[1] not in LONE
    ],
    "a file is neither a snippet nor a book": too_small_or_long,
    "a folder can be looked over": lambda: [
        f"{folder} holds {count} files"
        for folder, count in files_a_folder().items()
        if count > MOST_FILES
    ],
    "imports stand at the top": deferred_elsewhere,
    "what QML reads has a type": lambda: untyped_properties() + lambda_methods(),
    "one idea has one word": refused_words,
    "one thread at a time gets to know a type": known_elsewhere,
    "what goes is no window of its own": parts_alone,
}


@pytest.mark.parametrize("rule", RULES)
def test_the_house_is_kept(rule: str) -> None:
    broken = RULES[rule]()
    assert not broken, "\n".join([f"{rule}:", *broken])


def test_the_figures_of_the_architecture_are_of_today() -> None:
    counts = counted()
    assert counts["product lines of Python"] > 50 * counts["product files"] > 5000
    broken = stale(counts)
    assert not broken, "\n".join([*broken, "run python -m tests.house --write"])
