"""Turns a picture into the bytes a printer understands."""

from printer_drivers.encode.job import Chunk, encode_ticket, recovery
from printer_drivers.encode.models import load_profile, profile_names
from printer_drivers.encode.profile import Confirm, Cut, Profile
from printer_drivers.encode.questions import (
    ASK_PAPER,
    CLEAR_BUFFERS,
    END_ERROR,
    INITIALISE,
    REPORT_CHANGES,
    Ask,
    Identity,
    identity_question,
    printed_question,
    process_id,
    status_question,
)

__all__ = [
    "ASK_PAPER",
    "CLEAR_BUFFERS",
    "END_ERROR",
    "INITIALISE",
    "REPORT_CHANGES",
    "Ask",
    "Chunk",
    "Confirm",
    "Cut",
    "Identity",
    "Profile",
    "encode_ticket",
    "identity_question",
    "load_profile",
    "printed_question",
    "process_id",
    "profile_names",
    "recovery",
    "status_question",
]
