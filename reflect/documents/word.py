"""Writes a document as a Word file: real headings and lists, and nothing that was not chosen.

It begins from a template of our own, the folder `word_template`, because the library's leaves its
name, a date of 2013 and a picture in every file. Its fonts are ones that come with Word: a file for
others should look the same on their desk, and cannot carry ours.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reflect.documents.printable import printable
from reflect.documents.tree import (
    Block,
    BulletList,
    Document,
    Heading,
    NumberedList,
    Paragraph,
    Part,
    Quote,
    Run,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run as WordRun

_TEMPLATE = Path(__file__).parent / "word_template"
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY = 255
_INDENT = 397 * 635
"""7 mm, as the template's lists have: 397 twentieths of a point, in Word's unit."""
_DEEPEST = 8
_BULLETS = 1
"""The template's bullets."""
_NUMBERED = 1
"""The template's scheme of numbers, which each numbered list counts anew."""
_VOICES = {Voice.WRITER: "WritersWords", Voice.PROGRAM: "ProgramsWords"}
_OUR_STYLES = frozenset({"Heading1", "Heading2", "Subtitle", "FormText"})
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def to_docx(document: Document) -> bytes:
    """The document as .docx; the same bytes each time."""
    # Delayed: with lxml it takes longer to load than to write a file.
    import docx
    import docx.text.paragraph

    ready = printable(document)
    word = docx.Document(io.BytesIO(_zipped(_template_parts())))
    _describe(word, ready)
    writer = _Writer(word, ready, docx.text.paragraph.Paragraph)
    for number, part in enumerate(ready.parts):
        writer.part(part, new_page=number > 0)
    writer.statement()
    made = io.BytesIO()
    word.save(made)
    return _zipped(_parts(made))


def _template_parts() -> dict[str, bytes]:
    files = sorted(p for p in _TEMPLATE.rglob("*") if p.name.endswith((".xml", ".rels")))
    return {path.relative_to(_TEMPLATE).as_posix(): path.read_bytes() for path in files}


def _parts(made: io.BytesIO) -> dict[str, bytes]:
    with zipfile.ZipFile(made) as archive:
        return {name: archive.read(name) for name in sorted(archive.namelist())}


def _zipped(parts: dict[str, bytes]) -> bytes:
    """An archive that tells no time and no system; the list of types is first, as Word likes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system = 0
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _describe(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title = document.title[:_LONGEST_PROPERTY]
    properties.language = document.language
    if document.author:
        properties.author = document.author[:_LONGEST_PROPERTY]
    for element in word.styles.element.xpath("w:docDefaults//w:lang"):
        element.set(_W + "val", document.language)


class _Writer:
    """Puts the parts of one document into Word's objects."""

    def __init__(
        self, word: WordDocument, document: Document, new: Callable[[Any, Any], WordParagraph]
    ) -> None:
        self._word = word
        self._document = document
        self._new = new
        self._end = word.element.body[-1]

    def part(self, part: Part, *, new_page: bool) -> None:
        title = self._paragraph("Heading1", (Run(part.title),), part.title_voice)
        if new_page:
            title.paragraph_format.page_break_before = True
        about = (part.subtitle, part.date_label, self._document.author)
        if any(about):
            lines = "\n".join(line for line in about if line)
            made = self._paragraph("Subtitle", (Run(lines),), Voice.PROGRAM)
            self._in_our_language(made.runs[0])
        self._blocks(part.blocks, "Normal", 0)

    def statement(self) -> None:
        """Put it at the foot of every page, above the number."""
        foot = self._word.sections[0].footer.paragraphs[0]
        self._in_our_language(foot.add_run(self._document.statement))

    def _blocks(self, blocks: tuple[Block, ...], style: str, depth: int) -> None:
        for block in blocks:
            self._block(block, style, depth)

    def _block(self, block: Block, style: str, depth: int) -> None:
        match block:
            case Heading():
                self._paragraph(f"Heading{block.level}", block.runs, block.voice)
            case Paragraph():
                self._text(block, style, depth)
            case Quote():
                self._blocks(block.blocks, "Quote", depth + 1)
            case BulletList():
                self._list(block.items, "ListBullet", _BULLETS, depth)
            case NumberedList():
                numbers = self._numbers(block.start, min(depth, _DEEPEST))
                self._list(block.items, "ListNumber", numbers, depth)

    def _list(
        self, items: tuple[tuple[Block, ...], ...], style: str, numbers: int, depth: int
    ) -> None:
        for item in items:
            match item:
                case (Paragraph(runs=runs, voice=voice), *rest):
                    first = self._paragraph(style, runs, voice)
                case rest:
                    first = self._paragraph(style, (), Voice.WRITER)
            _number(first, numbers, min(depth, _DEEPEST))
            self._blocks(tuple(rest), "ListContinue", depth + 1)

    def _numbers(self, start: int, level: int) -> int:
        """A numbering of its own, so that a list does not go on counting from the last."""
        made = self._word.part.numbering_part.element.add_num(_NUMBERED)
        made.add_lvlOverride(ilvl=level).add_startOverride(start)
        return int(made.numId)

    def _text(self, block: Paragraph, style: str, depth: int) -> None:
        if style == "Normal" and block.voice is Voice.PROGRAM:
            style = "FormText"
        made = self._paragraph(style, block.runs, block.voice)
        if depth:
            made.paragraph_format.left_indent = _INDENT * min(depth, _DEEPEST)

    def _paragraph(self, style: str, runs: tuple[Run, ...], voice: Voice) -> WordParagraph:
        # The library looks at all paragraphs before it adds one, which is slow in a long one.
        element = self._end.makeelement(_W + "p")
        self._end.addprevious(element)
        made = self._new(element, self._word)
        made.paragraph_format.element.style = style
        for run in runs:
            _style(made.add_run(run.text), run, "" if voice is _voice_of(style) else _VOICES[voice])
        return made

    def _in_our_language(self, run: WordRun) -> None:
        if self._document.program_language != self._document.language:
            properties = run.element.get_or_add_rPr()
            language = properties.makeelement(_W + "lang", {})
            language.set(_W + "val", self._document.program_language)
            properties.append(language)


def _voice_of(style: str) -> Voice:
    """Whose words a style of the template is for."""
    return Voice.PROGRAM if style in _OUR_STYLES else Voice.WRITER


def _style(made: WordRun, run: Run, style: str) -> None:
    if run.bold:
        made.bold = True
    if run.italic:
        made.italic = True
    character_style = "Missing" if run.mark else "Code" if run.code else style
    if character_style:
        made.element.style = character_style


def _number(paragraph: WordParagraph, numbers: int, level: int) -> None:
    properties = paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = numbers
