"""Listens to what Qt tells a screen reader, without a bus: by Qt's own public update handler."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

import shiboken6
from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

# ``QAccessible::installUpdateHandler``, which PySide does not offer.
_INSTALL = "_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"
_HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


@dataclass(frozen=True, slots=True)
class Heard:
    """One announcement."""

    text: str
    is_urgent: bool = False


@contextmanager
def listening() -> Iterator[list[Heard]]:
    """Keep what is announced meanwhile, in its order."""
    libraries = QLibraryInfo.path(QLibraryInfo.LibraryPath.LibrariesPath)
    install = getattr(ctypes.CDLL(f"{libraries}/libQt6Gui.so.6"), _INSTALL)
    install.restype, install.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    heard: list[Heard] = []

    def hear(pointer: int) -> None:
        event = cast("QAccessibleEvent", shiboken6.wrapInstance(pointer, QAccessibleEvent))
        if event.type() is QAccessible.Event.Announcement:
            told = cast(
                "QAccessibleAnnouncementEvent",
                shiboken6.wrapInstance(pointer, QAccessibleAnnouncementEvent),
            )
            urgent = told.politeness() is QAccessible.AnnouncementPoliteness.Assertive
            heard.append(Heard(told.message(), urgent))

    handler, was_active = _HANDLER(hear), QAccessible.isActive()
    former = install(ctypes.cast(handler, ctypes.c_void_p))
    QAccessible.setActive(True)
    try:
        yield heard
    finally:
        QAccessible.setActive(was_active)
        install(former)
