"""Reads the source of a pack: a folder of TOML files."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.domain.prompts import PackName
from reflect.errors import PackInvalid
from reflect.packs import limits
from reflect.packs.folder import PACK_FILE, SETS_FOLDER, Contents, contents_of
from reflect.packs.pack import Pack
from reflect.packs.set_source import read_prompt_set
from reflect.packs.table import Table, check_ids, name_of
from reflect.packs.texts import quoted
from reflect.packs.toml_file import TomlFile, read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_REQUIRED = ("format", "id", "version", "title", "summary", "licence", "author", "languages")


def read_pack(folder: Path) -> Pack:
    """The pack whose source lies in the folder.

    Raises `PackInvalid` with every problem in it, each one line: file, line, what and the mend.
    """
    folder = Path(os.path.abspath(folder))
    contents = contents_of(folder)
    problems = list(contents.problems)
    files = list(_opened(folder, contents, problems))
    pack = _pack(files, folder.name)
    for file in files:
        problems += file.problems()
    if problems:
        raise PackInvalid(tuple(problems))
    return pack


def _opened(folder: Path, contents: Contents, problems: list[str]) -> Iterator[TomlFile]:
    names = [PACK_FILE] if contents.has_pack_file else []
    names += [f"{SETS_FOLDER}/{name}" for name in contents.set_files]
    for name in names:
        try:
            yield read_toml(folder / name, name)
        except PackInvalid as error:
            problems += error.problems


def _pack(files: Sequence[TomlFile], folder_name: str) -> Pack:
    """The pack; where problems are reported, something stands in for what is wrong."""
    missing = TomlFile(PACK_FILE, "", {})  # already a problem; what it lacks is not another
    first = next((file for file in files if file.name == PACK_FILE), missing)
    top = Table(first, first.values)
    _check_format(top)
    pack = _head(top, folder_name)
    name = PackName(id=pack.id, version=pack.version, title=pack.title)
    tables = (*_sets_within(top), *(_set_beside(file) for file in files if file is not first))
    if not tables and top.is_sound("prompt_sets"):
        top.report("the pack has no prompt set; add one", "prompt_sets")
    sets = tuple(read_prompt_set(table, name) for table in tables)
    check_ids(tables)
    top.finish()
    return replace(pack, prompt_sets=sets)


def _check_format(top: Table) -> None:
    """Refuse a newer format at once: by the rules of this one, its problems would mislead."""
    found = top.values.get("format")
    if type(found) is int and found > limits.FORMATS[-1]:
        top.report("the format needs a newer Reflect; update it to read this pack", "format")
        raise PackInvalid(top.file.problems())
    top.number("format", limits.FORMATS, limits.FORMATS[-1])


def _head(top: Table, folder_name: str) -> Pack:
    top.need(*_REQUIRED)
    pack = Pack(
        id=top.text("id", limits.ID),
        version=top.text("version", limits.VERSION),
        title=top.text("title", limits.TITLE),
        summary=top.text("summary", limits.PACK_SUMMARY),
        licence=top.text("licence", limits.LICENCE),
        author=top.text("author", limits.AUTHOR),
        languages=top.texts("languages", limits.LANGUAGE, limits.LANGUAGES),
        based_on=top.texts("based_on", limits.CITATION, limits.CITATIONS),
    )
    if "id" in top and top.is_sound("id") and pack.id != folder_name:
        what = f"the id {quoted(pack.id)} is not the name of its folder, {quoted(folder_name)}"
        top.report(f"{what}; make them one", "id")
    return pack


def _sets_within(top: Table) -> tuple[Table, ...]:
    return top.tables("prompt_sets", "prompt set", limits.PROMPT_SETS)


def _set_beside(file: TomlFile) -> Table:
    table = Table(file, file.values, called=name_of("prompt set", file.values))
    name = Path(file.name).stem
    if table.values.get("id", name) != name:
        table.report(f'the id is not the name of its file, "{name}"; make them one', "id")
    return table
