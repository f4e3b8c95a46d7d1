"""Carries bytes to a printer and back; no call waits without a deadline."""
