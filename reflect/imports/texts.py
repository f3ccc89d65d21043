"""Words from outside: strict UTF-8 in, text that can be seen out."""

from __future__ import annotations

import re

from reflect.errors import ImportFailed, ImportFault
from reflect.imports import limits

# C0 but tab and line feed, delete, C1, the byte order mark, and what a journal marks hits with.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ue000\ue001]")
_BREAKS = re.compile("\r\n?|\u2028|\u2029|\x85")
_NAME_ENDS = re.compile(r"[/\\]")


class LeftOut(Exception):
    """One entry, or a part of it, cannot be taken over; ``str()`` is the end of a sentence."""


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, with or without a byte order mark."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        why = "The file is not text in UTF-8. Save it as UTF-8 in the program it came from."
        raise ImportFailed(ImportFault.DAMAGED, why) from None


def clean(text: str) -> str:
    """The text with plain line ends and without what cannot be seen.

    Raises `LeftOut` when it is longer than an entry may be, or has half a character.
    """
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        what = "has half a character in it"
        raise LeftOut(what) from None
    if size > limits.ENTRY or len(text) > limits.ANSWER:
        what = "is longer than an entry can be"
        raise LeftOut(what)
    return _UNSEEN.sub("", _BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """The text in one line."""
    return " ".join(clean(text).split())


def shown(text: str) -> str:
    """The text as a sentence about it can have it: in one line, half characters as a sign."""
    return one_line(text[: limits.SENTENCE].encode("utf-8", "replace").decode())


def titled(title: str, text: str) -> tuple[str, str]:
    """Title and text as an entry has them.

    A title too long for one is the text's first line; one without a text is the text.
    """
    title, text = one_line(title), clean(text).strip("\n")
    if not text.strip():
        return "", title
    if len(title) > limits.TITLE:
        return "", clean(f"{title}\n\n{text}")
    return title, text


def tidy_tags(tags: list[str]) -> tuple[str, ...]:
    """The tags, each in one line and once, without the signs that mark a tag."""
    tidied = (one_line(tag).lstrip("#@").strip() for tag in tags)
    return tuple(dict.fromkeys(tag for tag in tidied if 0 < len(tag) <= limits.TAG))[: limits.TAGS]


def file_name(name: str, fallback: str) -> str:
    """What to call a file; never a path, whatever the name was."""
    last = one_line(_NAME_ENDS.split(name)[-1]).strip(". ")
    return last[-limits.FILE_NAME :].lstrip(". ") or fallback
