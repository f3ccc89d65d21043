"""Writes a whole journal for its own writer: lossless JSON, or one Markdown file for each entry.

``docs/export-formats.md`` specifies both. Nothing here is for other eyes: private answers and
earlier wordings are in it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from base64 import b64encode
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import msgspec

from reflect.documents.journal_shape import DraftShape, EntryShape, RevisionShape
from reflect.documents.plain import front_matter
from reflect.domain.answers import Promise, is_empty, plain, to_plain_data
from reflect.domain.entry import Draft
from reflect.domain.evidence_file import EvidenceFile
from reflect.domain.installed_pack import PackFile
from reflect.domain.whole_journal import FORMAT, VERSION, KeptAccountDraft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reflect.domain.entry import Content, Entry
    from reflect.domain.prompts import Prompt, PromptSet
    from reflect.domain.whole_journal import Part, Revisions, WholeJournal

_NAME_BYTES = 120
_UNFIT_FOR_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029]+')


_CHUNK = 3 * 64 * 1024
"""Bytes that are Base64 at once; a multiple of three, so that the pieces can be joined."""

_encode = msgspec.json.Encoder().encode


def journal_json(journal: WholeJournal) -> Iterator[bytes]:
    """One JSON object, piece by piece, so that no journal is too long for the memory."""
    yield b'{"format":%s,"version":%d' % (_encode(FORMAT), VERSION)
    written: set[str] = set()
    yield from _array("entries", ((_entry_line(each, written),) for each in journal.entries))
    yield from _array("tombstones", _lines(journal.tombstones))
    yield from _array("accounts", _lines(journal.accounts))
    yield from _array("departures", _lines(journal.departures))
    yield from _array("commitments", _lines(journal.commitments))
    yield from _array("evidence", (_with_content(e, e.content) for e in journal.evidence))
    yield from _array("drafts", ((_draft_line(each, written),) for each in journal.drafts))
    yield from _array("account_drafts", _lines(journal.account_drafts))
    yield from _array("wishes", _lines(journal.wishes))
    yield from _array("packs", (_with_content(each, each.content) for each in journal.packs))
    yield from _array("signers", _lines(journal.signers))
    yield b"}\n"


def part_line(part: Part) -> bytes:
    """The part as it stands in the file, with all its prompt sets but no file's content.

    Two parts of one line are the same to the last letter.
    """
    match part:
        case tuple():
            return _entry_line(part, set())
        case Draft():
            return _draft_line(part, set())
        case EvidenceFile(evidence=evidence):
            return _encode(evidence)
        case PackFile(content=content):
            facts = {name: getattr(part, name) for name in PackFile.__slots__ if name != "content"}
            return _encode({**facts, "sha256": hashlib.sha256(content).hexdigest()})
        case KeptAccountDraft(draft=draft, saved=saved):
            return _encode({**asdict(draft), "saved": saved})
        case _:
            return _encode(part)


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


def _lines(parts: Iterable[Part]) -> Iterator[tuple[bytes, ...]]:
    return ((part_line(each),) for each in parts)


def _array(name: str, elements: Iterable[Iterable[bytes]]) -> Iterator[bytes]:
    """An array with one element on a line, which a reader may take one by one."""
    yield b',\n"%s":[\n' % name.encode()
    for number, pieces in enumerate(elements):
        before = b",\n" if number else b""
        for piece in pieces:
            yield before + piece
            before = b""
    yield b"\n]"


def _entry_line(revisions: Revisions, written: set[str]) -> bytes:
    """The entry, with the prompt sets that no earlier element brought along."""
    newest = revisions[-1]
    return _encode(
        EntryShape(
            id=newest.id,
            deleted=newest.deleted,
            prompt_sets=_new_sets((each.prompts for each in revisions), written),
            revisions=tuple(
                RevisionShape(
                    number=each.revision, saved=each.saved, **_content(each.prompts, each.content)
                )
                for each in revisions
            ),
        )
    )


def _draft_line(draft: Draft, written: set[str]) -> bytes:
    return _encode(
        DraftShape(
            id=draft.id,
            base=draft.base,
            # One that was never kept is in no journal.
            saved=draft.saved or draft.content.written,
            prompt_sets=_new_sets((draft.prompts,), written),
            **_content(draft.prompts, draft.content),
        )
    )


def _with_content(file: EvidenceFile | PackFile, content: bytes) -> Iterator[bytes]:
    yield part_line(file).removesuffix(b"}") + b',"content":"'
    for start in range(0, len(content), _CHUNK):
        yield b64encode(content[start : start + _CHUNK])
    yield b'"}'


def _new_sets(used: Iterable[PromptSet], written: set[str]) -> dict[str, PromptSet]:
    sets = {_digest(each): each for each in used}
    new = {digest: prompts for digest, prompts in sets.items() if digest not in written}
    written.update(new)
    return new


def _content(prompts: PromptSet, content: Content) -> dict[str, Any]:
    return {
        "written": content.written.isoformat(),
        "title": content.title,
        "happened": content.happened,
        "tags": content.tags,
        "private": tuple(sorted(content.private)),
        "prompts": _digest(prompts),
        "answers": {name: to_plain_data(content.answers[name]) for name in sorted(content.answers)},
    }


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
