"""The clock, identifiers, settings and files: what the core needs from the computer."""
