"""The tables of a station's journal; each version's changes, oldest first."""

VERSIONS: tuple[tuple[str, ...], ...] = (
    (
        # The file and its letters belong together: a new file is a new installation.
        """
        CREATE TABLE station (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            install TEXT NOT NULL,
            unit TEXT,
            letters TEXT,
            known BLOB,
            clock_ahead_us INTEGER
        )
        """,
        # A touch is *asked* before anybody is asked for a number; *answered* by the server, with a
        # number or a refusal, or *left* when the kiosk ended before. Or the station has *given* a
        # number of its own, which is *uploaded*, or *parked* where the server refused to take it
        # in: a person decides then, perhaps that it is *void*.
        """
        CREATE TABLE touch (
            ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
            operation TEXT NOT NULL UNIQUE,
            ticket TEXT NOT NULL UNIQUE,
            service TEXT NOT NULL,
            language TEXT NOT NULL,
            priority TEXT NOT NULL,
            touched_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (
                state IN ('asked', 'answered', 'left', 'given', 'uploaded', 'parked', 'void')),
            settled_at INTEGER,
            reason TEXT,
            unit TEXT,
            service_day TEXT,
            series TEXT,
            number INTEGER,
            given_at INTEGER,
            given_order INTEGER UNIQUE,
            own INTEGER NOT NULL DEFAULT 0,
            clock_ahead_us INTEGER,
            sheet TEXT,
            sheet_at INTEGER,
            sheet_answers INTEGER
        )
        """,
        # Of a server that was brought back from a copy a station may hear a number twice.
        """
        CREATE UNIQUE INDEX touch_number ON touch (unit, service_day, series, number)
            WHERE own = 1
        """,
        "CREATE INDEX touch_to_upload ON touch (given_order) WHERE state = 'given'",
        "CREATE INDEX touch_parked ON touch (given_order) WHERE state = 'parked'",
        "CREATE INDEX touch_asked ON touch (ordinal) WHERE state = 'asked'",
        "CREATE INDEX touch_settled ON touch (settled_at)",
        # A row that is pruned takes its number along; what was given never comes again.
        """
        CREATE TABLE counter (
            unit TEXT NOT NULL,
            service_day TEXT NOT NULL,
            series TEXT NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (unit, service_day, series)
        )
        """,
        """
        CREATE TABLE known (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            document BLOB NOT NULL
        )
        """,
        """
        CREATE TABLE outage (
            began_at INTEGER PRIMARY KEY,
            ended_at INTEGER,
            tickets INTEGER NOT NULL DEFAULT 0,
            told INTEGER NOT NULL DEFAULT 0
        )
        """,
    ),
    (
        # 1: the server has the ticket, and was not told yet how its sheet ended.
        "ALTER TABLE touch ADD COLUMN sheet_owed INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX touch_sheet_owed ON touch (given_order) WHERE sheet_owed = 1",
    ),
)
