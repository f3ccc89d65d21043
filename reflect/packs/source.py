"""Reads the source of a pack: a folder of TOML files, or the same files out of a built pack."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from reflect.domain.prompts import PackName
from reflect.errors import PackInvalid
from reflect.packs import limits
from reflect.packs.folder import NO_PACK_FILE, PACK_FILE, SETS_FOLDER, contents_of
from reflect.packs.form_source import read_form
from reflect.packs.framework_source import read_framework
from reflect.packs.pack import Pack
from reflect.packs.references import check_references
from reflect.packs.set_source import read_prompt_set
from reflect.packs.table import Table, check_ids, name_of
from reflect.packs.texts import quoted
from reflect.packs.toml_file import TomlFile, read_bytes, read_toml
from reflect.packs.translations import read_translations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reflect.packs.toml_lines import KeyPath

_REQUIRED = ("format", "id", "version", "title", "summary", "licence", "author", "languages")
_NEWER = "the format needs a newer Reflect; update it to read this pack"
_CALLED = {SETS_FOLDER: "prompt set", "standards": "framework", "forms": "form"}


@dataclass(frozen=True, slots=True)
class Source:
    """A pack, and the files that it was read from."""

    pack: Pack
    files: Mapping[str, bytes]
    """By their names from the pack's folder; lines end as on Unix."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file of a pack, and at which key."""

    file: str
    path: KeyPath
    what: str
    """One sentence that ends in the mend."""


def read_pack(folder: Path) -> Pack:
    """The pack whose source lies in the folder.

    Raises `PackInvalid` with every problem in it, each one line: file, line, what and the mend.
    """
    return read_source(folder).pack


def read_source(folder: Path) -> Source:
    """The pack in the folder with its files; raises `PackInvalid` as `read_pack` does."""
    folder = Path(os.path.abspath(folder))
    contents = contents_of(folder)
    problems = list(contents.problems)
    files = {}
    for name in contents.names:
        try:
            files[name] = read_bytes(folder / name, name)
        except PackInvalid as error:
            problems += error.problems
    return Source(read_files(files, folder.name, problems), files)


def look_over(tables: Sequence[TomlFile], folder_name: str) -> tuple[Pack, tuple[Fault, ...]]:
    """The pack in these tables as far as it goes, and all that is wrong with it.

    For a look at a pack in the making: where something is wrong, something stands in for it.
    """
    pack = Pack(id="", version="", title="", summary="", licence="", author="", languages=())
    with suppress(PackInvalid):  # the newer format, or too much: it stands in the tables as well
        pack = _pack(tables, folder_name)
    return pack, tuple(Fault(file.name, path, what) for file in tables for path, what in file.found)


def refuse_newer(tables: Sequence[TomlFile]) -> None:
    """Raise `PackInvalid` for a pack in a format that this program does not know."""
    for file in tables:
        if file.name == PACK_FILE:
            _check_format(Table(file, file.values))
            file.found.clear()


def read_built_files(files: Mapping[str, bytes]) -> Pack:
    """The pack in these files; raises `PackInvalid` with the first problem."""
    problems = [] if PACK_FILE in files else [NO_PACK_FILE]
    _refuse(problems)
    tables: list[TomlFile] = []
    for name in files:
        tables += _parsed(files, name, problems, enough=1)
        _refuse(problems)
    return _pack(tables)


def read_files(files: Mapping[str, bytes], folder_name: str, problems: Sequence[str]) -> Pack:
    """The pack in these files; raises `PackInvalid` with all problems, the earlier ones too."""
    found = list(problems)
    if sum(map(len, files.values())) > limits.MAX_PACK_BYTES:
        size = limits.MAX_PACK_BYTES // 1024
        _refuse([f"the pack: its files are larger than {size} KiB together; make two packs"])
    tables = [table for name in files for table in _parsed(files, name, found)]
    pack = _pack(tables, folder_name, whole=not found)
    for file in tables:
        found += file.problems()
    _refuse(found)
    return pack


def _refuse(problems: Sequence[str]) -> None:
    if problems:
        raise PackInvalid(tuple(problems))


def _parsed(
    files: Mapping[str, bytes], name: str, problems: list[str], enough: int = limits.MAX_PROBLEMS
) -> Iterator[TomlFile]:
    try:
        yield read_toml(files[name], name, enough)
    except PackInvalid as error:
        problems += error.problems


def _pack(files: Sequence[TomlFile], folder_name: str = "", *, whole: bool = True) -> Pack:
    """The pack; where problems are reported, something stands in for what is wrong."""
    missing = TomlFile(PACK_FILE, "", {})  # already a problem; what it lacks is not another
    first = next((file for file in files if file.name == PACK_FILE), missing)
    top = Table(first, first.values)
    _check_format(top)
    pack = _head(top, folder_name)
    sets = (*_sets_within(top), *_beside(files, SETS_FOLDER))
    frameworks, forms = _beside(files, "standards"), _beside(files, "forms")
    if not (sets or frameworks or forms) and top.is_sound("prompt_sets"):
        what = "the pack has no prompt set, framework or form; add one"
        top.report(what, "prompt_sets")
    name = PackName(id=pack.id, version=pack.version, title=pack.title)
    pack = replace(
        pack,
        prompt_sets=tuple(read_prompt_set(table, name) for table in sets),
        frameworks=tuple(map(read_framework, frameworks)),
        forms=tuple(map(read_form, forms)),
    )
    check_ids(sets)
    top.finish()
    if not whole or any(file.found for file in files):
        return pack  # what points to what is not known before the rest is mended
    check_references(pack, sets, forms)
    return replace(pack, translations=read_translations(pack, top, _in(files, "locale")))


def _check_format(top: Table) -> None:
    """Refuse a newer format at once: by the rules of this one, its problems would mislead."""
    found = top.values.get("format")
    if type(found) is int and found > limits.FORMATS[-1]:
        top.file.found.append((("format",), _NEWER))
        raise PackInvalid(top.file.problems(), newer=True)
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
        preface=top.text("preface", limits.PREFACE),
    )
    if folder_name and "id" in top and top.is_sound("id") and pack.id != folder_name:
        what = f"the id {quoted(pack.id)} is not the name of its folder, {quoted(folder_name)}"
        top.report(f"{what}; make them one", "id")
    return pack


def _sets_within(top: Table) -> tuple[Table, ...]:
    return top.tables("prompt_sets", "prompt set", limits.PROMPT_SETS)


def _in(files: Sequence[TomlFile], folder: str) -> tuple[TomlFile, ...]:
    return tuple(file for file in files if PurePosixPath(file.name).parent.name == folder)


def _beside(files: Sequence[TomlFile], folder: str) -> tuple[Table, ...]:
    """A table for each file of a folder, whose name must be the id in it."""
    return tuple(_named(file, _CALLED[folder]) for file in _in(files, folder))


def _named(file: TomlFile, called: str) -> Table:
    table = Table(file, file.values, called=name_of(called, file.values))
    name = PurePosixPath(file.name).stem
    if table.values.get("id", name) != name:
        table.report(f'the id is not the name of its file, "{name}"; make them one', "id")
    return table
