"""Turns a picture into the bytes a printer understands."""

from printer_drivers.encode.job import Chunk, encode_ticket, recovery
from printer_drivers.encode.profile import Confirm, Profile, load_profile
from printer_drivers.encode.questions import (
    ASK_PAPER,
    CLEAR_BUFFERS,
    REPORT_CHANGES,
    Ask,
    Identity,
    Recover,
    identity_question,
    printed_question,
    process_id,
    recover,
    status_question,
)

__all__ = [
    "ASK_PAPER",
    "CLEAR_BUFFERS",
    "REPORT_CHANGES",
    "Ask",
    "Chunk",
    "Confirm",
    "Identity",
    "Profile",
    "Recover",
    "encode_ticket",
    "identity_question",
    "load_profile",
    "printed_question",
    "process_id",
    "recover",
    "recovery",
    "status_question",
]
