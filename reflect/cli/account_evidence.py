"""Evidence that goes with an account, as the command line chooses and tells it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from reflect.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reflect.domain.account import AccountDraft
    from reflect.domain.account_evidence import EvidenceCopy
    from reflect.domain.file_details import FileDetails
    from reflect.services.open_journal import OpenJournal

    Told = Sequence[tuple[EvidenceCopy, FileDetails]]

PICTURES = "No text in pictures is read, and no face is seen: look at each of them yourself."


def with_evidence(
    journal: OpenJournal, draft: AccountDraft, wanted: Sequence[str], *, as_it_is: bool
) -> AccountDraft:
    """The account with these files, each ``ID`` or ``ID=NAME``; raises `NotFound`."""
    copies = {each.evidence_id: replace(each, bare=not as_it_is) for each in draft.evidence}
    for each in wanted:
        name, equals, called = (part.strip() for part in each.partition("="))
        if equals and not called:
            what = f"--evidence {each}: write what a reader will see it called after the sign."
            raise click.UsageError(what)
        found = journal.evidence.called(name)
        if found not in copies:
            kind = "evidence of this entry"
            raise NotFound(kind, name)
        copy = copies[found]
        copies[found] = replace(copy, chosen=True, name=called or copy.name)
    return replace(draft, evidence=tuple(copies.values()))


def told(journal: OpenJournal, draft: AccountDraft) -> Told:
    """The files that would go with an account, and what each says besides."""
    chosen = [each for each in draft.evidence if each.chosen]
    return [(each, journal.accounts.details(each.evidence_id)) for each in chosen]


def evidence_lines(files: Told) -> Iterator[str]:
    """The files as a reader would see them called."""
    if files:
        yield from ("", "Evidence")
        yield from (f"- {copy.name}" for copy, _ in files)


def evidence_notes(files: Told) -> Iterator[str]:
    """What each says besides, what of it goes, and what nobody has looked at."""
    for copy, details in files:
        yield f"{copy.name}: {details.told}{_goes(copy, details)}"
    if any(details.picture for _, details in files):
        yield PICTURES


def evidence_values(files: Told) -> list[dict[str, Any]]:
    """The files as programs see them."""
    return [
        {
            "id": copy.evidence_id,
            "name": copy.name,
            "holds": list(details.holds),
            "left_out": bool(copy.bare and details.removable),
            "told": details.told,
        }
        for copy, details in files
    ]


def _goes(copy: EvidenceCopy, details: FileDetails) -> str:
    if not details.removable:
        return ""
    return " An account's copy leaves this out." if copy.bare else " This copy keeps it."
