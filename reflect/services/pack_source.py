"""The source of a pack, for whoever writes one: begun, and checked as often as it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.errors import Refused
from reflect.packs.limits import ID
from reflect.packs.source import Source, read_files, read_source
from reflect.services.toml_form import one_line
from reflect.storage.files import replace_file, storage_errors

if TYPE_CHECKING:
    from pathlib import Path

    from reflect.packs.pack import Pack

__all__ = ["Source", "begin_source", "check_source"]

_PACK = """# docs/FORMAT.md says what each key means.
format = 1
id = {id}
version = "0.1.0"
title = {title}
summary = "One sentence that says what this pack is for"
licence = {licence}
author = {author}
languages = [{language}]
"""
_SET = """id = "after-a-session"
title = "After a session"
summary = "What stayed with me, what I will do"
occasion = "After a session"
audience = ["anyone"]
for_whom = "For people who took part in a session."
minutes = 5
follow_up_days = [14]

[[prompts]]
id = "stayed"
heading = "What stayed with me"
help = "One thing. Enough to remind you; not enough to identify anyone."
kind = "long_text"

[[prompts]]
id = "next"
heading = "What I will do"
help = "Something that you can begin within a month."
kind = "commitment"
optional = true
"""


def check_source(folder: Path) -> Pack:
    """The pack in the folder; raises `PackInvalid` with every problem in it."""
    return read_source(folder).pack


def begin_source(
    folder: Path, *, title: str, author: str, licence: str = "CC-BY-4.0", language: str = "en-GB"
) -> tuple[str, ...]:
    """Write a small pack to go on from; the names of its files.

    Raises `Refused` when something is there already or the folder has no name for a pack, and
    `PackInvalid` when the words given fit no pack. Nothing is written then.
    """
    if not ID.pattern.fullmatch(folder.name):
        what = f"the folder's name is the pack's id: it must have {ID.described}"
        raise Refused(what)
    if folder.exists():
        what = f"there is already something called {folder.name}. Choose another name"
        raise Refused(what)
    given = {"id": folder.name, "title": title, "licence": licence, "author": author}
    words = {key: one_line(text) for key, text in (*given.items(), ("language", language))}
    files = {"pack.toml": _PACK.format(**words), "sets/after-a-session.toml": _SET}
    encoded = {name: text.encode("utf-8", "replace") for name, text in files.items()}
    read_files(encoded, folder.name, ())
    for name, data in encoded.items():
        with storage_errors():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
        replace_file(folder / name, data)
    return tuple(encoded)
