"""The way in: login and password, then whatever else is asked for, one after the other."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reception.domain.errors import Refusal
from reception.domain.sign_in import (
    CodeNeededError,
    CodeRefusedError,
    PasswordToChangeError,
    SignInApp,
    SignInPausedError,
    Where,
)
from reception.system.ids import pepper
from ui_kit.refusals import sentence
from ui_kit.sign_in.guard import Guard


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """What somebody typed so far."""

    login: str
    password: str
    code: str | None = None
    new_password: str | None = None


type RunInBackground[Found] = Callable[
    [Callable[[], Found], Callable[[Found], None], Callable[[Exception], None]], object
]
"""Carries out the first, and then one of the others in the GUI thread."""


class Entrance[Found](QObject):
    """Asks on until somebody is in, gives up, or is refused for good."""

    refused = Signal(object)
    """Why login and password let nobody in."""

    def __init__(
        self,
        guard: Guard,
        run: RunInBackground[Found],
        enter: Callable[[Typed], Found],
        let_in: Callable[[Found], None],
    ) -> None:
        """Call ``enter`` in the background, and ``let_in`` with what it found."""
        super().__init__(guard)
        self._guard, self._run, self._enter, self._let_in = guard, run, enter, let_in
        self._typed: Typed | None = None
        guard.code.answered.connect(self._take_code)
        guard.new_password.answered.connect(self._take_password)
        for sheet in (guard.code, guard.new_password):
            sheet.given_up.connect(self.give_up)

    def ask(self, login: str, password: str) -> None:
        """Try to let somebody in."""
        self._try(Typed(login=login, password=password))

    def give_up(self) -> None:
        """Forget what was typed, and show where one begins."""
        self._typed = None
        self._guard.uncover()

    def _take_code(self) -> None:
        (code,) = self._guard.code.typed
        if self._typed and code.strip():
            self._try(replace(self._typed, code=code))

    def _take_password(self) -> None:
        agreed = self._guard.new_password.agreed()
        if self._typed and agreed:
            self._try(replace(self._typed, new_password=agreed))

    def _try(self, typed: Typed) -> None:
        for sheet in (self._guard.code, self._guard.new_password):
            sheet.wait(waits=True)

        def done(found: Found) -> None:
            self._typed = None
            self._guard.uncover()
            self._let_in(found)
            self._guard.remember(typed.new_password or typed.password)

        self._run(lambda: self._enter(typed), done, lambda error: self._ask_on(typed, error))

    def _ask_on(self, typed: Typed, error: Exception) -> None:
        guard = self._guard
        for sheet in (guard.code, guard.new_password):
            sheet.wait(waits=False)
        match error:
            case CodeNeededError():
                self._typed = typed
                guard.code.say_refused("")
                guard.cover(guard.code)
            case CodeRefusedError():
                # Choosing a password took longer than its code lived: the next one is asked for.
                self._typed = replace(typed, code=None)
                guard.code.say_refused(sentence(error))
                guard.cover(guard.code)
            case PasswordToChangeError():
                self._typed = typed
                guard.new_password.ask(error)
                guard.cover(guard.new_password)
            case Refusal() if typed.new_password is not None and not isinstance(
                error, SignInPausedError
            ):
                self._typed = replace(typed, new_password=None)
                guard.new_password.say_refused(sentence(error))
            case _:
                self.give_up()
                self.refused.emit(error)


_NAME = "pin-pepper"


def where_at(app: SignInApp, station: str, folder: Path) -> Where:
    """Return the window that somebody comes in by; the file is made when it is first needed.

    Raises:
        OSError: the folder cannot be read or written.
    """
    return Where(app=app, station=station, pepper=_pepper_in(folder))


def _pepper_in(folder: Path) -> bytes:
    path = folder / _NAME
    try:
        return path.read_bytes()
    except FileNotFoundError:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = pepper()
    draft = folder / f".{_NAME}-{os.getpid()}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(made)
        file.flush()
        os.fsync(file.fileno())
    try:
        # Whole or not at all, and never over one that another window made in this moment.
        os.link(draft, path)
    except FileExistsError:
        return path.read_bytes()
    finally:
        draft.unlink()
    return made
