"""A station's own journal: every touch is in it before the server is asked, so that none is lost.

One file of SQLite a station, on its own disk; one process has it open at a time.
"""
