"""``reflect evidence``: files that belong to an entry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reflect.cli.consent import refuse_without_consent
from reflect.cli.options import common_options
from reflect.cli.places import refuse_inside_a_journal
from reflect.cli.rows import moment, named

if TYPE_CHECKING:
    from reflect.cli.session import Session
    from reflect.domain.evidence import Evidence

_KIB, _MIB = 1024, 1024 * 1024


def evidence_value(each: Evidence) -> dict[str, Any]:
    """A file as programs see it."""
    return {
        "id": each.id,
        "name": each.name,
        "media_type": each.media_type,
        "size": each.size,
        "added_at": moment(each.added),
    }


def evidence_line(each: Evidence) -> str:
    """A file as a person sees it."""
    return f"{each.id}  {each.name} ({file_size(each.size)})"


def file_size(size: int) -> str:
    """The size in words."""
    if size < _KIB:
        return f"{size} bytes"
    if size < _MIB:
        return f"{size / _KIB:.0f} KiB"
    return f"{size / _MIB:.1f} MiB"


@click.group("evidence")
@common_options
def evidence() -> None:
    """Keep files with an entry, encrypted like the rest."""


@evidence.command("add")
@click.argument("entry_id", metavar="ENTRY")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@common_options
@click.pass_obj
def add(session: Session, entry_id: str, files: tuple[Path, ...]) -> None:
    """Keep a copy of each FILE with ENTRY. The files stay where they are."""
    with session.opened() as journal:
        called = named(journal, entry_id).id
        added = [journal.evidence.attach(called, path) for path in files]
    session.show(
        [evidence_value(each) for each in added],
        lambda: "\n".join(evidence_line(each) for each in added),
    )


@evidence.command("save")
@click.argument("evidence_id", metavar="ID")
@click.option("--output", required=True, type=click.Path(path_type=Path), help="Where to save it.")
@common_options
@click.pass_obj
def save(session: Session, evidence_id: str, output: Path) -> None:
    """Save a copy of a file, in the clear. `reflect show` tells the ID."""
    refuse_inside_a_journal(output)
    with session.opened() as journal:
        called = journal.evidence.called(evidence_id)
        saved = journal.evidence.file_of(called)
        path = output / saved.name if output.is_dir() else output
        journal.evidence.save_copy(called, path)
    session.show({"path": str(path)}, lambda: f"Saved {path}")


@evidence.command("remove")
@click.argument("evidence_id", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
@common_options
@click.pass_obj
def remove(session: Session, evidence_id: str, yes: bool) -> None:
    """Take a file out of the journal for good."""
    with session.opened() as journal:
        called = journal.evidence.called(evidence_id)
        name = journal.evidence.file_of(called).name
        if not yes:
            refuse_without_consent(f"Remove {name} for good?")
        journal.evidence.remove(called)
    session.show({"id": called}, lambda: f"Removed {name}.")
