"""Changes of the unit as JSON and as lines."""

from collections.abc import Iterator, Mapping
from datetime import date, tzinfo
from typing import TYPE_CHECKING, Any

from reception.csv_text import rfc3339
from reception.domain.audit import Entry
from reception.unit_changes import Change, Kind
from reception.unit_wording import ITEMS

if TYPE_CHECKING:
    from reception.office import Step

_LONGEST_VALUE = 60


def change_json(change: Change) -> dict[str, Any]:
    """Return a change as scripts read it."""
    return {
        "kind": change.kind.value,
        "subject": list(change.subject),
        "key": change.key or None,
        "before": _plain(change.before),
        "after": _plain(change.after),
    }


def change_line(change: Change) -> str:
    """Return a change as a person reads it, in the words of the unit's file."""
    subject = " > ".join(_subject(change.subject)) or "unit"
    if change.kind is not Kind.CHANGED:
        return f"{subject}: {change.kind}"
    return f"{subject}: {change.key}: {_value(change.before)} -> {_value(change.after)}"


def step_json(step: "Step") -> dict[str, Any]:
    """Return a state and what it changed as scripts read it."""
    revision = step.revision
    return {
        "revision": revision.number,
        "at": rfc3339(revision.made_at),
        "by": revision.made_by,
        "reason": revision.why,
        "brings_back": revision.brings_back,
        "changes": [change_json(one) for one in step.changes],
    }


def step_lines(step: "Step", zone: tzinfo) -> Iterator[str]:
    """Yield a state and what it changed as lines."""
    revision = step.revision
    back = f", back to {revision.brings_back}" if revision.brings_back else ""
    why = f": {revision.why}" if revision.why else ""
    at = revision.made_at.astimezone(zone)
    yield f"{revision.number}  {at:%Y-%m-%d %H:%M}  {revision.made_by}{back}{why}"
    for one in step.changes:
        yield f"     {change_line(one)}"


def entry_json(entry: Entry) -> dict[str, Any]:
    """Return a line of the audit log as scripts read it."""
    return {
        "at": rfc3339(entry.at),
        "who": entry.who,
        "act": entry.act.value,
        "subject": entry.subject,
        "refused": entry.refused,
    }


def entry_line(entry: Entry, zone: tzinfo) -> str:
    """Return a line of the audit log as a person reads it."""
    at = entry.at.astimezone(zone)
    refused = " (refused)" if entry.refused else ""
    subject = f": {entry.subject}" if entry.subject else ""
    return f"{at:%Y-%m-%d %H:%M:%S}  {entry.who or '-'}  {entry.act}{refused}{subject}"


def _subject(steps: tuple[str, ...]) -> Iterator[str]:
    listed = ""
    for step in steps:
        if listed:
            yield f'{ITEMS[listed][0]} "{step}"'
            listed = ""
        elif step in ITEMS:
            listed = step
        else:
            yield step
    if listed:
        yield listed


def _value(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, Mapping) and "fr" in value:
        value = value["fr"]
    text = str(_plain(value))
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 3]}..."


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value
