"""``reflect show``: one entry, its prompts and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reflect.cli.evidence import evidence_line, evidence_value
from reflect.cli.options import common_options
from reflect.cli.rows import day, moment
from reflect.domain.answers import Promise, is_empty, plain, shown, to_plain_data
from reflect.domain.prompts import FREE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.cli.session import Session
    from reflect.domain.entry import Entry
    from reflect.domain.evidence import Evidence
    from reflect.domain.prompts import Prompt


@click.command("show")
@click.argument("entry_id", metavar="ID")
@common_options
@click.pass_obj
def show(session: Session, entry_id: str) -> None:
    """Print an entry. ID may be the first characters of one."""
    with session.opened() as journal:
        entry = journal.entries.entry(journal.entries.called(entry_id))
        files = journal.evidence.of_entry(entry.id)
    listed = [evidence_value(each) for each in files]
    session.show({**entry_value(entry), "evidence": listed}, lambda: entry_text(entry, files))


def entry_value(entry: Entry) -> dict[str, Any]:
    """An entry with its answers, for programs."""
    content = entry.content
    return {
        "id": entry.id,
        "title": content.title,
        "written_at": moment(content.written),
        "prompt_set": entry.prompts.id,
        "tags": list(content.tags),
        "happened": content.happened.isoformat() if content.happened else None,
        "revision": entry.revision,
        "saved_at": moment(entry.saved),
        "deleted_at": moment(entry.deleted) if entry.deleted else None,
        "private": sorted(content.private),
        "prompts": [{"id": p.id, "heading": p.heading} for p in entry.prompts.prompts],
        "answers": {name: to_plain_data(given) for name, given in content.answers.items()},
    }


def entry_text(entry: Entry, files: tuple[Evidence, ...] = ()) -> str:
    """An entry as a person reads it."""
    listed = ["", "Evidence:", *map(evidence_line, files)] if files else []
    return "\n".join([*_top(entry), *_answers(entry), *listed])


def _top(entry: Entry) -> Iterator[str]:
    content = entry.content
    if content.title:
        yield content.title
    yield f"{day(content.written)}, {content.written:%H:%M}, {entry.prompts.title or FREE.title}"
    if content.happened:
        yield f"It happened on {day(content.happened)}. No account shows this."
    if content.tags:
        yield " ".join(f"#{tag}" for tag in content.tags)
    if entry.deleted:
        yield f"In the bin since {day(entry.deleted)}."


def _answers(entry: Entry) -> Iterator[str]:
    for prompt in shown(entry.prompts, entry.content.answers):
        answer = entry.content.answers.get(prompt.id)
        if answer is None or is_empty(answer):
            continue
        yield ""
        if prompt.heading:
            yield _heading(prompt, entry)
        yield plain(prompt, answer)
        if isinstance(answer, Promise) and answer.due:
            yield f"(by {day(answer.due)})"


def _heading(prompt: Prompt, entry: Entry) -> str:
    return f"{prompt.heading} (private)" if prompt.id in entry.content.private else prompt.heading
