"""What every reader of another journal works with: limits, progress, and what there is to tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reflect.domain.entry import Content
from reflect.domain.imported import ImportedEntry, ImportedFile
from reflect.domain.prompts import FREE
from reflect.errors import ImportFailed, ImportFault
from reflect.imports import limits
from reflect.imports.media import media_type, with_ending
from reflect.imports.texts import (
    LeftOut,
    decoded,
    file_name,
    one_line,
    shown,
    tidy_tags,
    titled,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, datetime

    from reflect.domain.csv_columns import CsvColumns
    from reflect.imports.places import Place

TOO_MANY = f"It has more than {limits.ENTRIES:,} entries. Export a part of it at a time."


@dataclass(slots=True)
class Problems:
    """Sentences about a source as a whole; beyond the limit they are counted."""

    said: list[str] = field(default_factory=list)
    more: int = 0

    def say(self, sentence: str) -> None:
        """Keep one plain sentence."""
        if len(self.said) < limits.PROBLEMS:
            self.said.append(shown(sentence))
        else:
            self.more += 1

    def all(self) -> tuple[str, ...]:
        """All that was said, and how much more there was to say."""
        rest = [f"The same kind of thing is true of {self.more:,} more."] if self.more else []
        return (*self.said, *rest)


@dataclass(slots=True, kw_only=True)
class Reading:
    """One source being read."""

    step: Callable[[int, int], None]
    """Says how many entries of how many are done."""
    password: str = ""
    columns: CsvColumns | None = None
    problems: Problems = field(default_factory=Problems)
    words_left: int = limits.WORDS
    files_left: int = limits.FILES

    def text(self, place: Place, name: str) -> bytes:
        """A file of words, which together may not be more than the limit."""
        data = place.read(name, self.words_left)
        self.words_left -= len(data)
        return data

    def only_file(self, place: Place) -> bytes:
        """The words of a journal that is one file."""
        if len(place.names) != 1:
            why = "This kind of journal is one file. Choose the file, not a folder."
            raise ImportFailed(ImportFault.UNKNOWN, why)
        return self.text(place, place.names[0])

    def words(self, place: Place, name: str) -> str:
        """One of many texts, with plain line ends; raises `LeftOut` when it alone is unfit."""
        try:
            return decoded(self.text(place, name)).replace("\r\n", "\n")
        except ImportFailed as error:
            if error.what is ImportFault.TOO_LARGE:
                raise
            what = "is not text in UTF-8" if error.what is ImportFault.DAMAGED else "cannot be read"
            raise LeftOut(what) from None

    def each(
        self, items: Iterable[tuple[str, Callable[[], ImportedEntry]]], total: int
    ) -> Iterator[ImportedEntry]:
        """The entries, each made when its turn comes; one that cannot be is said and left out."""
        if total > limits.ENTRIES:
            raise ImportFailed(ImportFault.TOO_LARGE, TOO_MANY)
        for number, (called, make) in enumerate(items):
            self.step(number, total)
            try:
                yield make()
            except LeftOut as reason:
                self.problems.say(f"{called} {reason}, so it was left out.")
        self.step(total, total)


@dataclass(slots=True)
class Files:
    """The files of one entry as they are found, and what is said of those that are not taken."""

    reading: Reading
    place: Place
    taken: list[ImportedFile] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    _seen: dict[str, str] = field(default_factory=dict)

    def take(self, name: str | None, called: str) -> str | None:
        """Take a file of the place; returns what it is called from now on, None if it is not taken.

        A file that an entry shows twice is kept once.
        """
        called = file_name(called, "file")
        if name is not None and name in self._seen:
            return self._seen[name]
        try:
            kept = self._read(name, called)
        except LeftOut as reason:
            self.left_out.append(f"“{called}” {reason}, so it was left out.")
            return None
        self.taken.append(kept)
        if name is not None:
            self._seen[name] = kept.name
        return kept.name

    def _read(self, name: str | None, called: str) -> ImportedFile:
        if name is None:
            what = "is not there"
            raise LeftOut(what)
        try:
            data = self.place.read(name, min(limits.FILE, self.reading.files_left))
        except ImportFailed as error:
            what = "is too large" if error.what is ImportFault.TOO_LARGE else "cannot be read"
            raise LeftOut(what) from None
        return self.kept(data, called)

    def kept(self, data: bytes, called: str) -> ImportedFile:
        """The file with its name and kind; raises `LeftOut` for what is no picture and no PDF."""
        kind = media_type(data)
        what = "" if kind else "is neither a picture nor a PDF"
        if len(data) > min(limits.FILE, self.reading.files_left):
            what = "is too large"
        elif len(self.taken) == limits.FILES_OF_AN_ENTRY:
            what = "is one file too many for an entry"
        if what:
            raise LeftOut(what)
        self.reading.files_left -= len(data)
        name = file_name(with_ending(called, kind), called)
        return ImportedFile(name=name, media_type=kind, data=data)


def free_entry(  # noqa: PLR0913 (the fields of an entry)
    *,
    source_id: str,
    written: datetime,
    title: str,
    text: str,
    tags: list[str],
    happened: date | None = None,
    private: bool = False,
    files: Files | None = None,
    left_out: Iterable[str] = (),
) -> ImportedEntry:
    """An entry of free writing; raises `LeftOut` when there is nothing in it."""
    title, text = titled(title, text)
    if not text.strip() and not (files and files.taken):
        what = "has no words in it"
        raise LeftOut(what)
    return ImportedEntry(
        source_id=one_line(source_id)[: limits.SOURCE_ID],
        prompts=FREE,
        content=Content(
            written=written,
            title=title,
            happened=happened,
            tags=tidy_tags(tags),
            answers={"text": text} if text.strip() else {},
            private=frozenset({"text"} if private else ()),
        ),
        files=tuple(files.taken) if files else (),
        left_out=tuple(shown(one) for one in (*left_out, *(files.left_out if files else ()))),
    )
