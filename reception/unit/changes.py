"""What one description of a unit changed in another; how two are joined, and what is retired."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any

from reception.domain.calling_rule import PriorityClass
from reception.domain.language import Texts
from reception.domain.unit import Counter, Outcome, Person, Retired, Service, Unit
from reception.unit.document import Tables, tables_of
from reception.unit.wording import ITEMS

type Subject = tuple[str, ...]
"""A list and what tells the item, such as ``("services", "passport")``; or a table of the unit."""


class ChangeKind(StrEnum):
    """What happened to a subject."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    RETIRED = "retired"
    RESTORED = "restored"
    REMOVED = "removed"


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitChange:
    """One thing that is otherwise than before."""

    kind: ChangeKind
    subject: Subject
    key: str = ""
    """The key that changed, as the unit's file has it; empty when the whole subject did."""
    names: Texts = field(default_factory=dict)
    """What the subject is called; empty for a part of the unit itself."""
    before: Any = None
    """As the unit's file writes it; None where nothing stood."""
    after: Any = None


def changes_between(before: Unit, after: Unit) -> tuple[UnitChange, ...]:
    """Return what changed from one description to another."""
    return next(changes_along((before, after)))


def changes_along(units: Iterable[Unit]) -> Iterator[tuple[UnitChange, ...]]:
    """Yield what changed from each description to the next; each is looked through once."""
    written = ((unit, tables_of(unit, whole=True)) for unit in units)
    for (before, was), (after, now) in pairwise(written):
        changes = [_named(one, after) for one in _in_table((), was, now)]
        if before.ticket.logo and after.ticket.logo and before.ticket.logo != after.ticket.logo:
            changes.append(UnitChange(kind=ChangeKind.CHANGED, subject=("ticket",), key="logo"))
        yield tuple(changes)


def _named(change: UnitChange, unit: Unit) -> UnitChange:
    """Call the alerts of a service as the service is called."""
    match change.subject:
        case ("alerts", "services", code):
            return replace(change, names=unit.service_names(code))
    return change


def _in_table(subject: Subject, was: Tables, now: Tables) -> Iterator[UnitChange]:
    for key in (*was, *(key for key in now if key not in was)):
        old, new = was.get(key), now.get(key)
        if old == new:
            continue
        if key in ITEMS and _is_items(old or []) and _is_items(new or []):
            yield from _in_list((*subject, key), key, old or [], new or [])
        elif not subject and _is_part(old or {}) and _is_part(new or {}):
            yield from _in_table((key,), old or {}, new or {})
        else:
            yield UnitChange(
                kind=ChangeKind.CHANGED, subject=subject, key=key, before=old, after=new
            )


def _in_list(
    subject: Subject, name: str, was: list[Tables], now: list[Tables]
) -> Iterator[UnitChange]:
    old, new = _by_key(name, was), _by_key(name, now)
    for key, item in new.items():
        at = (*subject, key)
        present = old.get(key)
        if present is None:
            yield UnitChange(kind=ChangeKind.ADDED, subject=at, names=_names(item), after=item)
        elif item != present:
            yield from _in_item(at, present, item)
    for key, item in old.items():
        if key not in new:
            at = (*subject, key)
            yield UnitChange(kind=ChangeKind.REMOVED, subject=at, names=_names(item), before=item)
    stayed = [key for key in old if key in new and _stands(old[key]) and _stands(new[key])]
    if stayed != [key for key in new if key in stayed]:
        yield UnitChange(kind=ChangeKind.MOVED, subject=subject)


def _in_item(subject: Subject, was: Tables, now: Tables) -> Iterator[UnitChange]:
    names = _names(now)
    if _stands(was) != _stands(now):
        kind = ChangeKind.RESTORED if _stands(now) else ChangeKind.RETIRED
        yield UnitChange(kind=kind, subject=subject, names=names)
    for key in (*was, *(key for key in now if key not in was)):
        if key != "retired" and was.get(key) != now.get(key):
            yield UnitChange(
                kind=ChangeKind.CHANGED,
                subject=subject,
                key=key,
                names=names,
                before=was.get(key),
                after=now.get(key),
            )


def joined(base: Tables, mine: Tables, theirs: Tables) -> tuple[Tables, tuple[Subject, ...]]:
    """Return what both changed from ``base``, and where both changed the same: there it is mine."""
    clashes: list[Subject] = []
    return _joined_tables(base, mine, theirs, (), clashes), tuple(clashes)


def _joined_tables(
    base: Tables, mine: Tables, theirs: Tables, at: Subject, clashes: list[Subject]
) -> Tables:
    made: Tables = {}
    for key in (*theirs, *(key for key in mine if key not in theirs)):
        value = _joined(
            key, base.get(key), mine.get(key), theirs.get(key), at=(*at, key), clashes=clashes
        )
        if value is not None:
            made[key] = value
    return made


def _joined(
    key: str, base: Any, mine: Any, theirs: Any, *, at: Subject, clashes: list[Subject]
) -> Any:
    if mine in (base, theirs):
        return deepcopy(theirs)
    if theirs == base:
        return deepcopy(mine)
    sides = (base, mine, theirs)
    if all(isinstance(one, Mapping) for one in sides):
        return _joined_tables(base, mine, theirs, at, clashes)
    if key in ITEMS and all(one is not None and _is_items(one) for one in sides):
        base, mine, theirs = (_by_key(key, one) for one in sides)
        tables = _joined_tables(base, mine, theirs, at, clashes)
        order = [one for one in (mine if [*theirs] == [*base] else theirs) if one in tables]
        return [tables[one] for one in (*order, *(one for one in tables if one not in order))]
    clashes.append(at)
    return deepcopy(mine)


def key_in(listed: str, item: Mapping[str, Any]) -> str:
    """Return what tells an item of a list from its neighbours."""
    kind, key = ITEMS[listed]
    value = item.get(key, item.get(kind))
    return str(value.get("fr", "")) if isinstance(value, Mapping) else str(value)


def _by_key(listed: str, items: list[Tables]) -> dict[str, Tables]:
    return {key_in(listed, item): item for item in items}


def _is_items(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, Mapping) for one in value)


def _is_part(value: Any) -> bool:
    """Return whether this is a table of settings, and not one text in several languages."""
    return isinstance(value, Mapping) and not {"ar", "fr"} & value.keys()


def _stands(item: Mapping[str, Any]) -> bool:
    return not item.get("retired", False)


def _names(item: Mapping[str, Any]) -> Texts:
    names = item.get("names")
    return names if isinstance(names, Mapping) else {}


type _Lasting = Service | Counter | PriorityClass | Outcome | Person


def _key_of(one: _Lasting) -> str:
    """Return what tells one from its neighbours: a code, a number or a login."""
    if isinstance(one, Counter):
        return str(one.number)
    return one.login if isinstance(one, Person) else one.code


def with_past(before: Unit, after: Unit) -> Unit:
    """Return ``after``, in which what ``before`` knew and ``after`` leaves out is retired."""
    retired: dict[str, tuple[Any, ...]] = {}
    for kind in (one.name for one in fields(Retired)):
        known = getattr(before, kind) + getattr(before.retired, kind)
        present = {_key_of(one) for one in getattr(after, kind) + getattr(after.retired, kind)}
        left_out = tuple(one for one in known if _key_of(one) not in present)
        retired[kind] = getattr(after.retired, kind) + left_out
    return replace(after, retired=Retired(**retired))
