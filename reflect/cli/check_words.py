"""What the command line says of what a check found: a sentence for each, and what to do."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reflect.cli.rows import day, moment, shortened
from reflect.domain.check import CheckResult, Fault, Finding, Level

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reflect.domain.salvage import LostEntry, Salvaged

_SAVE = "Save what can be read into a new journal: reflect salvage"
_COPY = "Look into an older copy of the folder, and keep this one as it is."
_WORDS: Mapping[Fault, str] = MappingProxyType(
    {
        Fault.PROGRESS: (
            "Nobody can say whether this is the newest copy of the journal: the file that says how "
            "far it had got was missing or not whole. It is made anew, and nothing else was "
            "changed. See whether the last entry you remember is there."
        ),
        Fault.PAGES: f"{{pages}} damaged; everything else can be read. {_SAVE}",
        Fault.STRUCTURE: f"The parts of the file do not hang together. {_SAVE}",
        Fault.ENTRY: f"{{what}} is older than the rest of the journal. {_COPY}",
        Fault.UNREADABLE: f"{{what}} cannot be read; everything else can. {_COPY}",
        Fault.ROWS: (
            "Something is missing, or is from an earlier day than the rest: part of the file was "
            f"put back. What is there can be read. {_COPY}"
        ),
        Fault.REFERENCES: f"Something belongs to an entry that is not there. {_COPY}",
        Fault.INDEX: (
            f"Search or tags do not find all that was written. No entry is touched. {_SAVE}"
        ),
    }
)


def check_value(result: CheckResult) -> dict[str, Any]:
    """The result for programs."""
    counts = result.counts
    return {
        "level": result.level.value,
        "when": moment(result.when),
        "fine": result.fine,
        "pages": counts.pages,
        "entries": counts.entries,
        "revisions": counts.revisions,
        "accounts": counts.accounts,
        "departures": counts.departures,
        "evidence": counts.evidence,
        "findings": [_finding_value(finding) for finding in result.findings],
    }


def check_text(result: CheckResult) -> str:
    """The result for people."""
    read = [f"Read {result.counts.pages} pages."]
    if result.level is Level.FULL:
        counts = result.counts
        read = [
            f"Read {counts.pages} pages, {counts.entries} entries with {counts.revisions} "
            f"revisions, {counts.accounts} accounts, {counts.departures} rows of the ledger and "
            f"{counts.evidence} files."
        ]
    if result.fine:
        return "\n".join([*read, "Everything is whole and of today."])
    return "\n".join([*read, *map(finding_text, result.findings), "Nothing has been changed."])


def finding_text(finding: Finding) -> str:
    """What was found, what is untouched, what to do."""
    return _WORDS[finding.fault].format(
        pages=_pages(finding.count),
        what=_entry(finding) if finding.entry_id else "Something in the journal",
    )


def salvaged_text(path: str, salvaged: Salvaged) -> str:
    """What was saved, and what is missing."""
    lines = [
        f"Saved {salvaged.entries} entries with {salvaged.revisions} revisions, "
        f"{salvaged.drafts} unfinished ones, {salvaged.accounts} accounts, "
        f"{salvaged.departures} rows of the ledger and {salvaged.evidence} files.",
        f"They are in {path}, which opens with the same passphrase.",
        "The damaged journal has not been changed. Keep it: a later Reflect may read more of it.",
    ]
    if salvaged.bad_pages:
        lines.append(f"Pages that could not be read: {salvaged.bad_pages}.")
    lines += [f"Lost: {_lost(lost)}" for lost in salvaged.lost_entries]
    for count, what in (
        (salvaged.lost_revisions, "Earlier wordings that are lost"),
        (salvaged.lost_rows, "Other things of which only a part was there"),
        (salvaged.stand_ins, "Prompt sets whose questions are lost; their answers are there"),
    ):
        if count:
            lines.append(f"{what}: {count}.")
    return "\n".join(lines)


def salvaged_value(path: str, salvaged: Salvaged) -> dict[str, Any]:
    """The same for programs."""
    return {
        "path": path,
        "bad_pages": salvaged.bad_pages,
        "entries": salvaged.entries,
        "revisions": salvaged.revisions,
        "drafts": salvaged.drafts,
        "accounts": salvaged.accounts,
        "departures": salvaged.departures,
        "evidence": salvaged.evidence,
        "lost_entries": [
            {"title": lost.title, "day": lost.day.isoformat() if lost.day else None}
            for lost in salvaged.lost_entries
        ],
        "lost_revisions": salvaged.lost_revisions,
        "lost_rows": salvaged.lost_rows,
        "lost_wordings": salvaged.stand_ins,
    }


def _finding_value(finding: Finding) -> dict[str, Any]:
    value: dict[str, Any] = {
        "fault": finding.fault.value,
        "count": finding.count,
        "text": finding_text(finding),
    }
    if finding.entry_id:
        value |= {"entry": finding.entry_id, "title": finding.title}
    return value


def _pages(count: int) -> str:
    return "1 page of the journal is" if count == 1 else f"{count} pages of the journal are"


def _entry(finding: Finding) -> str:
    when = f" of {day(finding.day)}" if finding.day else ""
    return f'The entry "{shortened(finding.title)}"{when} ({finding.entry_id})'


def _lost(lost: LostEntry) -> str:
    called = f'the entry "{shortened(lost.title)}"' if lost.title else "an entry"
    return f"{called}, {day(lost.day)}" if lost.day else f"{called} of which no more is known"
