"""LED displays at counters and in the hall, on a serial line: an app without a window."""
