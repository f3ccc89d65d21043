"""A document as values: what a reader will see, before it is PDF, Word, a web page or Markdown.

Two voices are kept apart: what a writer wrote, and what the program or a pack says. A writer of a
format may show them differently; it never mixes them.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

BRITISH = "en-GB"


class Voice(StrEnum):
    """Whose words they are."""

    WRITER = "writer"
    PROGRAM = "program"
    """The program's or a form's: labels, prompts, dates."""


class Run(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words in one style. A newline in ``text`` is a line break, as it was typed."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    mark: bool = False
    """Something is missing or waits for the writer; a preview points at it."""


class Heading(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="heading"):
    """The heading of what follows; a part's own title is level 1, so these begin at 2."""

    level: int
    runs: tuple[Run, ...]
    voice: Voice = Voice.PROGRAM


class Paragraph(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="paragraph"):
    """Some sentences."""

    runs: tuple[Run, ...]
    voice: Voice = Voice.WRITER


class BulletList(
    msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="bullet_list"
):
    """Items in no order; each item is some blocks."""

    items: tuple[tuple[Block, ...], ...]


class NumberedList(
    msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="numbered_list"
):
    """Items in order, counted from ``start``."""

    items: tuple[tuple[Block, ...], ...]
    start: int = 1


class Quote(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="quote"):
    """What somebody else said."""

    blocks: tuple[Block, ...]


Block = Heading | Paragraph | BulletList | NumberedList | Quote


class Part(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One account or filled form. In print each begins on a new page."""

    title: str
    blocks: tuple[Block, ...]
    title_voice: Voice = Voice.WRITER
    subtitle: str = ""
    date_label: str = ""
    """Such as "November 2026"; empty when the writer shows no date."""


class Document(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A whole file for other eyes."""

    title: str
    """What the file calls itself; the title on the page is that of a part."""
    parts: tuple[Part, ...]
    statement: str
    """Who wrote it, what it was made with, and that it is no official form; at the foot."""
    language: str = BRITISH
    """Of the writer's words, as BCP 47 names it."""
    program_language: str = BRITISH
    """Of subtitles, dates and the statement."""
    author: str = ""
    """Name and number as the writer chose to show them; empty when not chosen."""


def paragraph(text: str, voice: Voice = Voice.WRITER) -> Paragraph:
    """A paragraph in one style."""
    return Paragraph((Run(text),), voice)


def heading(level: int, text: str, voice: Voice = Voice.PROGRAM) -> Heading:
    """A heading in one style."""
    return Heading(level, (Run(text),), voice)
