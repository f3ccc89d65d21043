"""Two wordings of an entry, prompt by prompt, and what changed from one to the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect.domain.answers import is_empty, plain, shown
from reflect.domain.prompts import FREE
from reflect.domain.wording_changes import wording_changes
from reflect.ui.browse.reading import heading_of
from reflect.ui.browse.row_words import long_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.domain.entry import Entry
    from reflect.domain.wording_changes import Change
    from reflect.services.jobs import JobContext

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Side:
    """One wording of one answer."""

    text: str
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """An answer in both wordings; a side is None where it was not answered."""

    heading: str
    old: Side | None
    new: Side | None
    changes: tuple[Change, ...]

    def spoken(self, index: int) -> str:
        """Taken out: a; put in: the."""
        change = self.changes[index]
        parts = []
        for words, side, (start, end) in (
            (translate("browse", "taken out: {text}"), self.old, change.old),
            (translate("browse", "put in: {text}"), self.new, change.new),
        ):
            if side and start < end:
                parts.append(words.format(text=side.text[start:end].strip()))
        return "; ".join(parts)


def compared(old: Entry, new: Entry, context: JobContext) -> tuple[Compared, ...]:
    """All that is in either wording, in the order it is asked; then what only the old one had."""
    found = []
    pairs = [*_facts(old, new), *_answers(old, new)]
    for done, (heading, before, after) in enumerate(pairs):
        context.step(done, len(pairs))
        changes = wording_changes(before.text if before else "", after.text if after else "")
        found.append(Compared(heading=heading, old=before, new=after, changes=changes))
    return tuple(found)


def _facts(old: Entry, new: Entry) -> Iterator[tuple[str, Side | None, Side | None]]:
    """What is not an answer, where it differs."""
    for heading, before, after in zip(_names(), _plain_facts(old), _plain_facts(new), strict=True):
        if before != after:
            yield heading, Side(before) if before else None, Side(after) if after else None


def _names() -> tuple[str, ...]:
    return (
        translate("browse", "Title"),
        translate("browse", "Date"),
        translate("browse", "Happened on"),
        translate("browse", "Tags"),
    )


def _plain_facts(entry: Entry) -> tuple[str, ...]:
    content = entry.content
    happened = long_day(content.happened) if content.happened else ""
    written = long_day(content.written.date())
    return (content.title, written, happened, ", ".join(content.tags))


def _answers(old: Entry, new: Entry) -> Iterator[tuple[str, Side | None, Side | None]]:
    before, after = _sides(old), _sides(new)
    headings = {**_headings(old), **_headings(new)}
    for prompt_id in dict.fromkeys((*after, *before)):
        yield headings[prompt_id], before.get(prompt_id), after.get(prompt_id)


def _headings(entry: Entry) -> dict[str, str]:
    return {prompt.id: heading_of(prompt) or FREE.title for prompt in entry.prompts.prompts}


def _sides(entry: Entry) -> dict[str, Side]:
    content = entry.content
    return {
        prompt.id: Side(plain(prompt, content.answers[prompt.id]), prompt.id in content.private)
        for prompt in shown(entry.prompts, content.answers)
        if not is_empty(content.answers.get(prompt.id))
    }
