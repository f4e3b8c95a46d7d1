"""Memory that is given back to the system only to be asked for again with the next picture."""

import ctypes

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_KEPT_BYTES, _LARGEST_BYTES = 512 << 20, 32 << 20


def keep_freed_memory() -> None:
    """Let this process keep what it frees, where the C library can be asked for that.

    Otherwise every picture of a screen is mapped, cleared and unmapped anew: a tenth of the
    processor time of the tests that look at screens.
    """
    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option:
        set_option(_MMAP_THRESHOLD, _LARGEST_BYTES)
        set_option(_TRIM_THRESHOLD, _KEPT_BYTES)
