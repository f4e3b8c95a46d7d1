"""``nouba``: what each failure means to who typed the command."""

import gc
import io
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from nouba.station import (
    APPS,
    DONE,
    ENVIRONMENT_FAILED,
    REFUSED,
    WRONG_USAGE,
    WrongUsageError,
    damage_met,
    start_app,
)
from reception.domain.errors import EnvironmentFault, Refusal, TemplateError
from reception.system.files import OneLineFormatter, private_folder
from reception.system.settings import state_folder

_HARMLESS = "\N{REPLACEMENT CHARACTER}"
# One older file of this size is kept beside the present one.
_LONGEST_BYTES = 1_000_000
# More than a command loads, which stays until it ends: searching that for garbage again and again
# takes half as long as all the rest. The apps search when it is due (``ui_kit.garbage``).
_OBJECTS_BEFORE_A_SEARCH = 200_000

_log = logging.getLogger("nouba")


def log_path() -> Path:
    """Return this user's log file (XDG state folder)."""
    return state_folder() / "nouba.log"


def open_log() -> None:
    """Write the log to the user's file as well; where that cannot be, do without it."""
    root = logging.getLogger()
    path = log_path()
    if any(getattr(handler, "baseFilename", None) == str(path) for handler in root.handlers):
        return
    try:
        private_folder(path.parent)
        if path.exists() and path.stat().st_size > _LONGEST_BYTES:
            path.replace(path.with_suffix(".log.1"))
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(OneLineFormatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    root.addHandler(handler)


def main() -> None:
    """Run the command, and end with the exit code of the contract."""
    words = sys.argv[1:]
    if words and words[0] in APPS:
        sys.exit(run(words))
    gc.set_threshold(_OBJECTS_BEFORE_A_SEARCH)
    code = run(words)
    # Python searches once more at the end, when all memory goes back in any case.
    gc.freeze()
    sys.exit(code)


def run(words: Sequence[str]) -> int:
    """Carry out one command line; return its exit code.

    0 done; 1 refused; 2 wrong usage; 3 the environment failed.
    """
    _make_streams_usable()
    open_log()
    try:
        return _carry_out(words)
    except Refusal as refusal:
        return _refuse(refusal)
    except EnvironmentFault as fault:
        return _say(str(fault), ENVIRONMENT_FAILED)
    except WrongUsageError as wrong:
        return _say(str(wrong), WRONG_USAGE)
    except KeyboardInterrupt:
        return _say("Stopped.", REFUSED)
    except BrokenPipeError:
        # Who read the answer has left; there is nobody to tell.
        _give_up_answer()
        return ENVIRONMENT_FAILED
    except OSError as error:
        # A full disk, a closed door: what was committed before is committed.
        _give_up_answer()
        return _say(
            f"This computer refused something ({error.strerror or error}):"
            " check the disk and the place you named, then look before you repeat",
            ENVIRONMENT_FAILED,
        )
    except Exception as error:  # noqa: BLE001 - the last resort, and it is logged with its trace
        damage = damage_met(words)
        _log.log(logging.INFO if damage else logging.ERROR, "the command failed", exc_info=error)
        unknown = f"Nouba failed unexpectedly; please report what stands in {log_path()}"
        return _say(damage or unknown, ENVIRONMENT_FAILED)


def _carry_out(words: Sequence[str]) -> int:
    match words:
        case [app] if app in APPS:
            return start_app(app)
        case [app, "--db", database] if app in APPS and database.strip():
            return start_app(app, database)
    # Its libraries are loaded here, so that an app's first frame does not wait for them.
    from nouba.command_line import read  # noqa: PLC0415

    try:
        read(words)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else DONE
    return DONE


def _make_streams_usable() -> None:
    """Write UTF-8 whatever the terminal claims, and nowhere when the stream is closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Kept open as long as the process: it is the process's own stream.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _give_up_answer() -> None:
    # What is still held back would be tried again at the end, and change the exit code.
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), sys.__stdout__.fileno() if sys.__stdout__ else 1)


def _refuse(refusal: Refusal) -> int:
    # A unit's file may have several mistakes, one a line; any other refusal is one sentence.
    several = isinstance(refusal, TemplateError)
    for sentence in str(refusal).splitlines() if several else [str(refusal)]:
        _say(sentence, REFUSED)
    return REFUSED


def _say(sentence: str, exit_code: int) -> int:
    # What somebody typed may stand in the sentence: it must not steer the terminal.
    shown = "".join(one if one.isprintable() else _HARMLESS for one in sentence)
    sys.stderr.write(f"{shown}\n")
    return exit_code
