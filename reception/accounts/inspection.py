"""What the server itself says of stations: what each kind may do, and what is none of Nouba's."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from reception.accounts.guard import NAME, ROLES
from reception.accounts.limits import OPEN_FUNCTIONS
from reception.accounts.rights import StationKind, role_of
from reception.database.run import Run, Statement


class ServerObject(StrEnum):
    """What a right is a right to."""

    DATABASE = "database"
    SCHEMA = "schema"
    TABLE = "table"
    VIEW = "view"
    SEQUENCE = "sequence"
    FUNCTION = "function"


@dataclass(frozen=True, kw_only=True, slots=True)
class GrantedRights:
    """What a kind of station may do with one thing on the server, as the server has it."""

    kind: StationKind
    type: ServerObject
    name: str
    rights: Mapping[str, tuple[str, ...]]
    """Each right with the columns that it is for; none: for the whole. Empty: it may do nothing."""


@dataclass(frozen=True, slots=True)
class ForeignObject:
    """Something on the server that Nouba has not made."""

    owner: str
    says: str
    """What it is, in the server's words."""
    is_stations: bool
    """Whether the owner is a station, which makes nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Inspection:
    """By what a stolen station could still harm the server, and what one has left behind."""

    open_functions: int
    """How many of the server's own that write or wait everybody may call."""
    open_databases: tuple[str, ...]
    """The other ones of the server that a station may connect to."""
    is_guarded: bool | None
    """Whether a guard is connected; None to whom the server does not show it."""
    foreign: tuple[ForeignObject, ...]
    """What Nouba has not made, by its owner."""


_KIND = f"(SELECT oid, rolname FROM pg_roles WHERE rolname IN ({ROLES})) AS kind"
_OURS = "nspname !~ '^pg_' AND nspname <> 'information_schema'"
_WORDS: Final = {
    "SELECT": "read",
    "INSERT": "add",
    "UPDATE": "change",
    "DELETE": "remove",
    "USAGE": "use",
    "EXECUTE": "call",
}

_PLACES = {word: place for place, word in enumerate(_WORDS.values())}

_TABLES = Statement(f"""
    SELECT kind.rolname, CASE WHEN relkind IN ('v', 'm') THEN 'view' ELSE 'table' END,
        found.oid::regclass::text, verb,
        CASE WHEN verb IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') THEN ARRAY(
            SELECT attname::text FROM pg_attribute
            WHERE attrelid = found.oid AND attnum > 0 AND NOT attisdropped
                AND has_column_privilege(kind.oid, found.oid, attnum, verb)
            ORDER BY attnum
        ) ELSE '{{}}' END,
        has_table_privilege(kind.oid, found.oid, verb)
    FROM {_KIND}, pg_class AS found JOIN pg_namespace ON pg_namespace.oid = relnamespace,
        unnest('{{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}}'::text[]) AS verb
    WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND {_OURS}
""")
# What writes or waits of the server's own functions, and all that are not the server's.
_OTHERS = Statement(f"""
    SELECT kind.rolname, 'database', datname::text, verb,
        has_database_privilege(kind.oid, found.oid, verb)
    FROM {_KIND}, pg_database AS found, unnest('{{CONNECT,CREATE,TEMPORARY}}'::text[]) AS verb
    WHERE datallowconn
    UNION ALL
    SELECT kind.rolname, 'schema', nspname, verb, has_schema_privilege(kind.oid, found.oid, verb)
    FROM {_KIND}, pg_namespace AS found, unnest('{{USAGE,CREATE}}'::text[]) AS verb
    WHERE {_OURS}
    UNION ALL
    SELECT kind.rolname, 'sequence', found.oid::regclass::text, verb,
        has_sequence_privilege(kind.oid, found.oid, verb)
    FROM {_KIND}, pg_class AS found JOIN pg_namespace ON pg_namespace.oid = relnamespace,
        unnest('{{USAGE,SELECT,UPDATE}}'::text[]) AS verb
    WHERE relkind = 'S' AND {_OURS}
    UNION ALL
    SELECT kind.rolname, 'function', found.oid::regprocedure::text, 'EXECUTE',
        has_function_privilege(kind.oid, found.oid, 'EXECUTE')
    FROM {_KIND}, pg_proc AS found JOIN pg_namespace ON pg_namespace.oid = pronamespace
        JOIN pg_type AS answer ON answer.oid = prorettype
    WHERE nspname <> 'information_schema' AND ({_OURS} OR provolatile = 'v')
        AND answer.typname !~ '(trigger|_handler)$'
""")


def granted_rights(run: Run) -> tuple[GrantedRights, ...]:
    """Return what every kind may do with everything there is, by kind, type and name."""
    found: dict[tuple[str, str, str], dict[str, tuple[str, ...]]] = {}
    for kind, type_, name, verb, columns, whole in run.rows(_TABLES):
        rights = found.setdefault((kind, type_, name), {})
        if whole or columns:
            rights[_word(verb)] = () if whole else tuple(columns)
    for kind, type_, name, verb, may in run.rows(_OTHERS):
        rights = found.setdefault((kind, type_, name), {})
        if may:
            rights[_word(verb)] = ()
    kinds = {role_of(kind): kind for kind in StationKind}
    types = tuple(ServerObject)
    return tuple(
        sorted(
            (
                GrantedRights(
                    kind=kinds[kind],
                    type=ServerObject(type_),
                    name=name,
                    rights=dict(sorted(rights.items(), key=lambda one: _PLACES.get(one[0], 9))),
                )
                for (kind, type_, name), rights in found.items()
            ),
            key=lambda one: (one.kind, types.index(one.type), one.name),
        )
    )


def _word(verb: str) -> str:
    return _WORDS.get(verb, verb.lower())


_STATIONS = f"""
    SELECT member.member FROM pg_auth_members AS member
        JOIN pg_roles AS kind ON kind.oid = member.roleid
    WHERE kind.rolname IN ({ROLES}) AND NOT member.admin_option
"""
# Names that begin with nouba_ are Nouba's own: no station can have one.
_FOREIGN = Statement(f"""
    SELECT owner.rolname, pg_describe_object(classid, objid, objsubid),
        owner.oid IN ({_STATIONS})
    FROM pg_shdepend JOIN pg_roles AS owner ON owner.oid = refobjid
    WHERE refclassid = 'pg_authid'::regclass AND deptype = 'o' AND owner.rolname !~ '^nouba_'
        AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND refobjid <> (SELECT relowner FROM pg_class WHERE oid = 'station_account'::regclass)
    UNION
    SELECT pg_get_userbyid(lomowner), 'large object ' || oid, lomowner IN ({_STATIONS})
    FROM pg_largeobject_metadata
    UNION
    SELECT owner.rolname, count(*) || ' objects in the database ' || datname, true
    FROM pg_shdepend JOIN pg_roles AS owner ON owner.oid = refobjid
        JOIN pg_database ON pg_database.oid = dbid
    WHERE refclassid = 'pg_authid'::regclass AND deptype = 'o'
        AND datname <> current_database() AND refobjid IN ({_STATIONS})
    GROUP BY owner.rolname, datname
    UNION
    SELECT 'somebody', 'replication slot ' || slot_name, false FROM pg_replication_slots
    WHERE slot_type = 'logical'
    ORDER BY 1, 2
""")
_OPEN_DATABASES = Statement(f"""
    SELECT datname FROM pg_database
    WHERE datallowconn AND datname <> current_database() AND EXISTS (
        SELECT 1 FROM {_KIND} WHERE has_database_privilege(kind.oid, pg_database.oid, 'CONNECT')
    )
    ORDER BY 1
""")
_GUARDED = Statement(f"""
    SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE application_name = '{NAME}')
    WHERE pg_has_role('pg_read_all_stats', 'USAGE')
""")


def inspected(run: Run) -> Inspection:
    """Return how the server stands to stations."""
    functions, guarded = run.row(OPEN_FUNCTIONS), run.row(_GUARDED)
    return Inspection(
        open_functions=functions[0] if functions else 0,
        open_databases=tuple(name for (name,) in run.rows(_OPEN_DATABASES)),
        is_guarded=guarded[0] if guarded else None,
        foreign=tuple(ForeignObject(*row) for row in run.rows(_FOREIGN)),
    )
