"""Draws a whole ticket as one picture of black and white dots."""

from printer_drivers.bitmap import Bitmap
from printer_drivers.render.fonts import ensure_qt, load_fonts
from printer_drivers.render.slip import render_slip
from printer_drivers.render.text import SHORTEN, TextTooLongError
from printer_drivers.render.ticket import render_ticket

__all__ = [
    "SHORTEN",
    "Bitmap",
    "TextTooLongError",
    "ensure_qt",
    "load_fonts",
    "render_slip",
    "render_ticket",
]
