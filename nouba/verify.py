"""``nouba verify | repair``: whether a database is as it was, and what is corrected of it."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from nouba.databases import DAMAGED, ELSEWHERE, backup_folder, backup_meant
from nouba.options import AsJson, By, Day, Db
from nouba.output import show
from nouba.station import REFUSED, open_reception_of, open_station, settings_with
from reception.app import Reception
from reception.care.chains import LEADS_ON
from reception.care.folder import read_heads
from reception.care.invariants import Finding
from reception.care.proof import KeptProof, Proof, kept_proof, proven_name
from reception.care.verify import FILE_IS_WHOLE
from reception.database.heads import FoundHead
from reception.domain.rights import AuditEntry
from reception.reports.day_slip import NotOfThatDayError

_BROKEN = (
    "The database breaks its own rules: 'nouba repair' corrects what a station got wrong;"
    " for the rest put a backup back with 'nouba restore', and report it"
)


def verify(
    against: Annotated[
        str | None,
        typer.Option(
            metavar="MANIFEST|HEAD",
            help="Does the log lead on from a backup's .json, or from what a day's slip says?",
        ),
    ] = None,
    head: Annotated[
        str | None, typer.Option(metavar="HEX", help="The same of a head on a day's slip.")
    ] = None,
    day: Day = None,
    whole: Annotated[
        bool,
        typer.Option(
            "--whole", help="Also what came before the last proof of the whole that root keeps."
        ),
    ] = False,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Check every invariant of the database and every seal; exit code 1 when one is broken.

    Where root keeps when the whole was proven, it goes on from there, and says so: of what is older
    only that every log leads on from it.

    Without --against nobody who may write everything is found out: she seals all anew. Keep a
    backup's .json, or a day's slip, where she cannot reach it.
    """
    if against is not None and head is not None:
        raise typer.BadParameter("give --against or --head, not both")
    heads, kept_in = None, ""
    if against is not None:
        manifest = _manifest(against, db)
        if manifest is None:
            head = against
        else:
            heads, kept_in = read_heads(manifest), manifest.name
    if day is not None and head is None:
        raise typer.BadParameter("--day goes with the head of that day's slip")
    settings = settings_with(db)
    kept = kept_proof(settings)
    since = None if whole else kept.to_go_on_from
    with open_reception_of(settings) as reception:
        at, known = reception.clock.now(), kept.proof.heads if kept.proof else ()
        looked, repairs = reception.verified(known, whole=since is None), reception.repair.done()
        findings = looked.findings
        found, lost = _looked_for(reception, head, day)
        differs = reception.first_difference(heads, kept_in) if heads else None
    sound = not any(finding.broken for finding in findings)
    answer = {
        "sound": sound and not lost and not differs,
        "invariants": [asdict(finding) for finding in findings],
        "proof": (
            {"whole": False, "at": at, "since": since.at}
            if since
            else {
                "whole": True,
                **asdict(Proof(at=at, database=proven_name(settings), heads=looked.heads)),
            }
        ),
        "repaired": [_repair_json(one) for one in repairs],
        **({"head": _head_json(*found)} if found else {}),
        **({"head": {"day": lost.day, "lost": str(lost)}} if lost else {}),
        **({"since": {"manifest": kept_in, "lost": differs and str(differs)}} if heads else {}),
    }
    lines = [_finding_line(one) for one in findings]
    lines += [f"repaired {_repair_line(one)}" for one in repairs]
    lines += [_head_words(*found)] if found else []
    if heads and not differs:
        lines.append(f"ok      Since {kept_in} every log only went on: {len(heads)} heads lead on")
    lines.append(_how_much(kept, since, len(looked.heads)))
    show(answer, lines, as_json=as_json)
    if not sound:
        broken = {one.code for one in findings if one.broken}
        says = DAMAGED if FILE_IS_WHOLE in broken else _BROKEN
        if LEADS_ON in broken:
            says = f"The logs do not lead on from {kept.path}: {ELSEWHERE}"
        typer.echo(says, err=True)
        raise typer.Exit(REFUSED)
    if refused := lost or differs:
        raise refused


def repair(
    by: By,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why, for the audit log; in one line.")
    ],
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Correct what a station got wrong, by adding to the log; exit code 1 when something is left.

    Numbers that nobody gave, places, false ends of visits, tickets that could not be called, and
    what was written past Nouba. What was altered behind the seals only a backup can bring back.
    """
    with open_station(db) as reception:
        person = reception.hall.unit().person(by)
        done = reception.repair.repair(asking=person, reason=reason)
        left = [one for one in reception.verify() if one.broken]
    answer = {"corrected": [asdict(one) for one in done], "left": [asdict(one) for one in left]}
    lines = [f"corrected {one.code}: {one.what}" for one in done] + [*map(_finding_line, left)]
    show(answer, lines, as_json=as_json, nothing="There is nothing to correct.")
    if left:
        typer.echo(
            "What is left cannot be corrected: put a backup back ('nouba restore'), and report it",
            err=True,
        )
        raise typer.Exit(REFUSED)


def _how_much(kept: KeptProof, since: Proof | None, logs: int) -> str:
    """Return whether it was the whole that was looked at, and if not, since when."""
    if since is None:
        why = f"; {kept.path} saves nothing of it: {kept.why_not}" if kept.why_not else ""
        return f"whole   All of it was looked at now, {logs} logs from their beginning on{why}"
    return (
        f"part    The whole was proven at {since.at:%Y-%m-%d %H:%M} UTC, and root keeps how far"
        f" every log had come ({kept.path}): looked at now is what came since, and that every log"
        " leads on from there. At what is older 'nouba verify --whole' looks again"
    )


def _manifest(named: str, db: str | None) -> Path | None:
    """Return the manifest that is meant, by its own name or its backup's; None: it is a head."""
    path = Path(named)
    if path.suffix not in {".json", ".db", ".dump"}:
        return None
    return backup_meant(path, backup_folder(settings_with(db)))


def _looked_for(
    reception: Reception, head: str | None, day: date | None
) -> tuple[tuple[date | None, FoundHead] | None, NotOfThatDayError | None]:
    if head is None:
        return None, None
    try:
        return reception.day_slips.find_head(head, day), None
    except NotOfThatDayError as lost:
        return None, lost


def _finding_line(finding: Finding) -> str:
    mark = "BROKEN" if finding.broken else "note" if finding.noted else "ok"
    seen = f" ({', '.join(finding.examples)})" if finding.examples else ""
    how = f"{finding.broken} of {finding.checked} broken"
    if finding.noted:
        how = f"{finding.noted} of {finding.checked} were not"
    return f"{mark:<7} {finding.says}: {how}{seen}"


def _repair_json(entry: AuditEntry) -> dict[str, object]:
    return {"at": entry.at, "by": entry.who, "what": entry.subject}


def _repair_line(entry: AuditEntry) -> str:
    return f"{entry.at:%Y-%m-%d %H:%M} UTC by {entry.who}: {entry.subject}"


def _head_words(day: date | None, found: FoundHead) -> str:
    if day is None:
        return (
            f"ok      The office's log leads on from the slip's head of {found.events} entries;"
            f" {found.later} more came later"
        )
    if found.is_reduced:
        return (
            f"ok      The slip of {day} was printed at its last event, number {found.events};"
            " its visits were since reduced to figures"
        )
    later = ", and nothing has happened since"
    if found.next_at:
        later = f"; {found.later} more happened later, from {found.next_at:%Y-%m-%d %H:%M} UTC on"
    return (
        f"ok      The slip of {day} was printed after {found.events} events, which are"
        f" unchanged{later}"
    )


def _head_json(day: date | None, found: FoundHead) -> dict[str, object]:
    return {
        "day": day,
        "events": found.events,
        "later": found.later,
        "next_at": found.next_at and found.next_at.isoformat(),
        "is_reduced": found.is_reduced,
    }
