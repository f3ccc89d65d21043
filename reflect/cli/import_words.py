"""What an import would do, and what it did, in words and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reflect.cli.rows import day, moment, shortened
from reflect.domain.entry import DAYS_IN_BIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.services.bring_in import Look
    from reflect.services.importing import TakenOut
    from reflect.services.imports import Brought

_WHY = {
    "source": "brought in before",
    "text": "the same words on the same day",
    "different": "has other words here; would come in as a copy",
    "deleted": "was deleted here for good",
}


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"


def look_value(look: Look, coming: int) -> dict[str, Any]:
    """What would come in, for programs."""
    return {
        "source": look.source,
        "entries": coming,
        "already": look.already,
        "first": look.first.isoformat() if look.first else None,
        "last": look.last.isoformat() if look.last else None,
        "tags": list(look.tags),
        "files": look.files,
        "duplicates": [
            {"title": each.title, "written_at": moment(each.written), "why": each.why.value}
            for each in look.doubtful
        ],
        "left_out": [{"what": what, "times": times} for what, times in look.left_out],
    }


def look_text(look: Look, coming: int) -> str:
    """What would come in, for people."""
    return "\n".join([*_facts(look, coming), *_doubts(look)])


def _facts(look: Look, coming: int) -> Iterator[str]:
    yield f"{counted(coming, 'entry', 'entries')} would come in ({look.source})."
    if look.first and look.last:
        yield f"From {day(look.first)} to {day(look.last)}."
    if look.tags:
        yield "Tags: " + " ".join(f"#{tag}" for tag in look.tags)
    if look.files:
        yield f"{counted(look.files, 'file comes', 'files come')} along as evidence."
    if look.others > look.files:
        number = counted(look.others - look.files, "other part comes", "other parts come")
        yield f"{number} in: accounts, drafts, packs."
    if look.already:
        yield f"{counted(look.already, 'entry is', 'entries are')} here to the last letter."


def _doubts(look: Look) -> Iterator[str]:
    if look.doubtful:
        yield "These seem to be here already:"
    for each in look.doubtful:
        yield f"  {day(each.written)}  {shortened(each.title)}  ({_WHY[each.why]})"
    if look.left_out:
        yield "This cannot come in:"
    for what, times in look.left_out:
        yield f"  {what}" if times == 1 else f"  {what} ({times} times)"


def brought_text(brought: Brought) -> str:
    """What an import did."""
    if not brought.entries and brought.others:
        parts = counted(brought.others, "other part", "other parts")
        return f"No entry was missing. Brought in {parts}."
    if not brought.import_id:
        return "There was nothing to bring in. Nothing has been changed."
    lines = [f"Brought in {counted(len(brought.entries), 'entry', 'entries')}."]
    if brought.files:
        lines.append(f"{counted(brought.files, 'file is', 'files are')} kept with them.")
    if brought.left_out:
        left = counted(brought.left_out, "entry stays", "entries stay")
        lines.append(f"{left} outside, because they seem to be here already.")
    lines.append(f"To take it out again: reflect import --undo {brought.import_id}")
    return "\n".join(lines)


def taken_out_text(taken_out: TakenOut) -> str:
    """What became of the entries of an import that was undone."""
    number = counted(len(taken_out.in_bin), "entry is", "entries are")
    lines = [f"{number} in the bin, and can be brought back for {DAYS_IN_BIN} days."]
    if taken_out.kept:
        kept = counted(len(taken_out.kept), "entry stays", "entries stay")
        lines.append(f"{kept}, because something was added since:")
        lines += [f"  {each}" for each in taken_out.kept]
    if taken_out.gone:
        lines.append(f"{counted(taken_out.gone, 'entry was', 'entries were')} deleted before.")
    return "\n".join(lines)
