"""Reads a PDF as other programs do: a screen reader by its tags, an eye by its pages."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from io import BytesIO

import pikepdf
import pypdfium2
from pypdfium2 import raw

BLOCKS = {"H1", "H2", "H3", "H4", "H5", "H6", "P", "Lbl"}


def opened(made):
    """The objects of the file, which live as long as it is held."""
    return pikepdf.open(BytesIO(made))


def pages(made):
    """The text of each page, white space as single spaces."""
    pdf = pypdfium2.PdfDocument(made)
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    pdf.close()
    return found


def tags(made):
    """The tags of the file in reading order."""
    with opened(made) as pdf:
        return [str(node.S).removeprefix("/") for node in _nodes(pdf.Root.StructTreeRoot.K)]


def spoken(made):
    """Tag and words of each heading, paragraph and mark of a list, in reading order."""
    pdf = opened(made)
    page_numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
    words = _words_by_mark(made)
    for node in _nodes(pdf.Root.StructTreeRoot.K):
        tag = str(node.S).removeprefix("/")
        if tag in BLOCKS:
            marks = _marks(node, None, page_numbers)
            yield tag, " ".join("".join(words[mark] for mark in marks).split())


def _nodes(node):
    """Every structure element under ``node``, in order."""
    if isinstance(node, pikepdf.Array):
        for part in node:
            yield from _nodes(part)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _nodes(node.get("/K", pikepdf.Array()))


def _marks(node, page, page_numbers):
    """Page and number of each marked content of an element."""
    page = page_numbers[node.Pg.objgen] if "/Pg" in node else page
    inside = node.get("/K", pikepdf.Array())
    for part in inside if isinstance(inside, pikepdf.Array) else [inside]:
        if isinstance(part, int):
            yield page, part
        elif "/MCID" in part:
            yield (page_numbers[part.Pg.objgen] if "/Pg" in part else page), int(part.MCID)
        else:
            yield from _marks(part, page, page_numbers)


def _words_by_mark(made):
    words: dict[tuple[int, int], str] = defaultdict(str)
    pdf = pypdfium2.PdfDocument(made)
    for number, page in enumerate(pdf):
        text_page = page.get_textpage()
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1):
            mark = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
            words[number, mark] += _text(thing, text_page) + " "
    pdf.close()
    return words


def _text(thing, text_page):
    size = raw.FPDFTextObj_GetText(thing.raw, text_page.raw, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFTextObj_GetText(thing.raw, text_page.raw, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")
