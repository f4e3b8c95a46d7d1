"""Turns a picture into the bytes a printer understands."""

from printer_drivers.encode.job import CLEAR_BUFFERS, Chunk, encode_ticket, process_id, recovery
from printer_drivers.encode.profile import Confirm, Profile, load_profile

__all__ = [
    "CLEAR_BUFFERS",
    "Chunk",
    "Confirm",
    "Profile",
    "encode_ticket",
    "load_profile",
    "process_id",
    "recovery",
]
