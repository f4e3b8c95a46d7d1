"""Turns a picture into the bytes a printer understands."""
