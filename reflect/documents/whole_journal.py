"""Writes a whole journal for its own writer: lossless JSON, or one Markdown file for each entry.

``docs/export-formats.md`` specifies both. Nothing here is for other eyes: private answers and
earlier wordings are in it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from reflect.documents.journal_shape import FORMAT, VERSION, EntryShape, RevisionShape
from reflect.documents.plain import front_matter
from reflect.domain.answers import Promise, is_empty, plain, to_plain_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reflect.domain.account import Account, Departure
    from reflect.domain.commitment import Commitment
    from reflect.domain.entry import Entry
    from reflect.domain.prompts import Prompt, PromptSet

_NAME_BYTES = 120
_UNFIT_FOR_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029]+')


def journal_json(
    *,
    entries: Iterable[tuple[Entry, ...]],
    accounts: Iterable[Account] = (),
    departures: Iterable[Departure] = (),
    commitments: Iterable[Commitment] = (),
) -> Iterator[bytes]:
    """One JSON object, piece by piece, so that no journal is too long for the memory.

    Each of ``entries`` is all revisions of one, the oldest first.
    """
    encode = msgspec.json.Encoder().encode
    yield b'{"format":%s,"version":%d' % (encode(FORMAT), VERSION)
    written: set[str] = set()
    yield from _array("entries", (encode(_entry(each, written)) for each in entries))
    yield from _array("accounts", map(encode, accounts))
    yield from _array("departures", map(encode, departures))
    yield from _array("commitments", map(encode, commitments))
    yield b"}\n"


def entry_markdown(entry: Entry) -> tuple[str, bytes]:
    """A file name, and the entry as Markdown with every answer exactly as it was typed.

    Names differ for any two entries, and are good on Windows, macOS and Linux.
    """
    content = entry.content
    facts: dict[str, str | int | list[str]] = {
        "title": content.title,
        "written": content.written.isoformat(),
        "happened": content.happened.isoformat() if content.happened else "",
        "tags": list(content.tags),
        "private": sorted(content.private),
        "prompt_set": entry.prompts.title,
        "pack": f"{entry.prompts.pack.id} {entry.prompts.pack.version}".strip(),
        "revision": entry.revision,
        "id": entry.id,
    }
    answered = [p for p in entry.prompts.prompts if not is_empty(content.answers.get(p.id))]
    parts = [front_matter(facts)]
    if content.title:
        parts.append(f"# {' '.join(content.title.split())}\n")
    parts += [_answered(prompt, entry) for prompt in answered]
    return _file_name(entry), "\n".join(parts).encode("utf-8", "replace")


def _array(name: str, lines: Iterator[bytes]) -> Iterator[bytes]:
    """An array with one element on a line, which a reader may take one by one."""
    yield b',\n"%s":[\n' % name.encode()
    for number, line in enumerate(lines):
        yield b",\n" + line if number else line
    yield b"\n]"


def _entry(revisions: tuple[Entry, ...], written: set[str]) -> EntryShape:
    """The entry, with the prompt sets that no earlier entry brought along."""
    sets = {_digest(each.prompts): each.prompts for each in revisions}
    new = {digest: prompts for digest, prompts in sets.items() if digest not in written}
    written.update(new)
    return EntryShape(
        id=revisions[-1].id,
        deleted=revisions[-1].deleted,
        prompt_sets=new,
        revisions=tuple(_revision(each) for each in revisions),
    )


def _revision(entry: Entry) -> RevisionShape:
    content = entry.content
    return RevisionShape(
        number=entry.revision,
        saved=entry.saved,
        written=content.written,
        title=content.title,
        happened=content.happened,
        tags=content.tags,
        private=tuple(sorted(content.private)),
        prompts=_digest(entry.prompts),
        answers={name: to_plain_data(answer) for name, answer in content.answers.items()},
    )


def _digest(prompts: PromptSet) -> str:
    return hashlib.sha256(msgspec.json.encode(prompts)).hexdigest()[:16]


def _answered(prompt: Prompt, entry: Entry) -> str:
    answer = entry.content.answers[prompt.id]
    heading = " ".join(prompt.heading.split())
    before = f"## {heading}\n\n" if heading else ""
    due = f"\n\nDue: {answer.due}" if isinstance(answer, Promise) and answer.due else ""
    return f"{before}{plain(prompt, answer)}{due}\n"


def _file_name(entry: Entry) -> str:
    """The day, the title and the id: two entries of one day may have one title."""
    called = unicodedata.normalize("NFC", entry.content.title or entry.prompts.title)
    words = " ".join(_UNFIT_FOR_NAMES.sub(" ", called).split())
    short = words.encode("utf-8", "replace")[:_NAME_BYTES].decode("utf-8", "ignore").strip(". ")
    parts = (entry.content.written.date().isoformat(), short, entry.id)
    return " ".join(part for part in parts if part) + ".md"
